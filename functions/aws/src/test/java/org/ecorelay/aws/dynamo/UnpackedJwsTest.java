package org.ecorelay.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackedJwsTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void what_was_signed_comes_back_byte_for_byte_whatever_the_signature() {
        var random = new Random(5);
        for (int i = 0; i < 1_000; i++) {
            byte[] signature = new byte[64];
            random.nextBytes(signature);
            // Line feeds in the signature are none of the separators.
            signature[i % 64] = '\n';
            byte[] compact = bytes(base64(bytes("{\"alg\":\"ES256\"}")) + "."
                    + base64(bytes("{\"name\":\"\u6df1\u5733 " + "x".repeat(i % 7) + "\"}")) + "." + base64(signature));
            assertThat(UnpackedJws.unpack(compact).map(UnpackedJws::pack))
                    .hasValueSatisfying(back -> assertThat(back).isEqualTo(compact));
        }
    }

    /** Other base64 of the same bytes, a raw line feed in the content, no JWS: all of them are stored as they are. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.b",
                "e30.e30.AAAA.AAAA",
                "{\"a\":1}",
                "e30=.e30.AAAA",
                "e31.e30.AAAA",
                "e30.Cg.AAAA",
                "e30.e30.*"
            })
    void what_would_come_back_otherwise_is_left_alone(String text) {
        assertThat(UnpackedJws.unpack(bytes(text))).isEmpty();
    }

    @Test
    void a_damaged_form_is_noticed() {
        assertThatIllegalStateException().isThrownBy(() -> UnpackedJws.pack(bytes("{}")));
    }
}
