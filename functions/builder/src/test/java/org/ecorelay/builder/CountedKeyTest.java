package org.ecorelay.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ecorelay.attestation.SigningKey;
import org.ecorelay.attestation.TestSigningKey;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.pacing.Meter;
import org.junit.jupiter.api.Test;

class CountedKeyTest {
    private static final byte[] INPUT = "header.payload".getBytes(StandardCharsets.US_ASCII);

    private final List<String> counted = new ArrayList<>();
    private final Meter meter = (metric, lane, value) -> counted.add(metric + " " + lane + " " + value);

    /** As KMS when the key is disabled: it gives neither a signature nor the public half. */
    private static final class Disabled implements SigningKey {
        @Override
        public SignatureAlgorithm algorithm() {
            return SignatureAlgorithm.ES256;
        }

        @Override
        public String keyId() {
            throw new IllegalStateException("disabled");
        }

        @Override
        public byte[] sign(byte[] signingInput) {
            throw new IllegalStateException("disabled");
        }
    }

    @Test
    void what_a_key_refuses_is_counted_and_still_fails() {
        var key = new CountedKey(new Disabled(), meter);
        assertThat(key.algorithm()).isEqualTo(SignatureAlgorithm.ES256);
        assertThatIllegalStateException().isThrownBy(key::keyId).withMessage("disabled");
        assertThatIllegalStateException().isThrownBy(() -> key.sign(INPUT)).withMessage("disabled");
        assertThat(counted).containsExactly("not-signed builder 1", "not-signed builder 1");
    }

    @Test
    void a_key_that_signs_counts_nothing() {
        var own = new TestSigningKey();
        var key = new CountedKey(own, meter);
        assertThat(key.keyId()).isEqualTo(own.keyId());
        assertThat(key.sign(INPUT)).isNotEmpty();
        assertThat(counted).isEmpty();
    }
}
