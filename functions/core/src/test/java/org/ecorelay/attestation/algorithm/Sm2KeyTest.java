package org.ecorelay.attestation.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.ecorelay.attestation.algorithm.SignatureAlgorithm.SM2SM3;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

class Sm2KeyTest {
    private static final String N = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
    private static final byte[] MESSAGE = "message digest".getBytes(StandardCharsets.US_ASCII);

    /** The key and signature of the example in GM/T 0003.5-2012 (GB/T 32918.5), appendix A.2. */
    private static final VerificationKey EXAMPLE = key(
            "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020",
            "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");

    private static final String R = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3";
    private static final String S = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";

    private static VerificationKey key(String x, String y) {
        return VerificationKey.ofJwk(Json.object()
                .put("kty", "EC")
                .put("crv", "SM2")
                .put("x", base64(x))
                .put("y", base64(y))
                .build());
    }

    private static String base64(String hex) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(HexFormat.of().parseHex(hex));
    }

    private static boolean verifies(String r, String s) {
        return EXAMPLE.verifies(SM2SM3, MESSAGE, HexFormat.of().parseHex(r + s));
    }

    @Test
    void the_example_of_gm_t_0003_5_has_its_digest_and_verifies() {
        assertThat(HexFormat.of().formatHex(EXAMPLE.digest(MESSAGE)))
                .isEqualTo("f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640");
        assertThat(verifies(R, S)).isTrue();
    }

    @Test
    void r_and_s_that_are_zero_out_of_range_or_of_sum_zero_are_refused() {
        String zero = "0".repeat(64);
        BigInteger n = new BigInteger(N, 16);
        String opposite = "%064x".formatted(n.subtract(new BigInteger(R, 16)));
        assertThat(verifies(zero, S)).isFalse();
        assertThat(verifies(R, zero)).isFalse();
        assertThat(verifies(N, S)).isFalse();
        assertThat(verifies(R, N)).isFalse();
        assertThat(verifies("f".repeat(64), S)).isFalse();
        assertThat(verifies(R, opposite)).isFalse();
        assertThat(verifies(S, R)).isFalse();
    }

    @Test
    void a_signature_of_another_length_is_refused() {
        byte[] good = HexFormat.of().parseHex(R + S);
        for (int length : new int[] {0, 1, 63, 65, 72, 128}) {
            assertThat(EXAMPLE.verifies(SM2SM3, MESSAGE, java.util.Arrays.copyOf(good, length)))
                    .isFalse();
        }
    }

    @Test
    void fifty_signatures_of_another_implementation_verify_and_none_of_them_after_a_flipped_bit() {
        var random = new Random(2012);
        for (int i = 0; i < 50; i++) {
            var key = TestKeys.of(SM2SM3);
            var message = new byte[random.nextInt(300)];
            random.nextBytes(message);
            byte[] signature = key.sign(message);
            assertThat(key.publicKey().verifies(SM2SM3, message, signature)).isTrue();
            int bit = random.nextInt(512);
            signature[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(key.publicKey().verifies(SM2SM3, message, signature)).isFalse();
        }
    }

    @Test
    void a_point_off_the_curve_is_no_key() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> key(
                        "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35021",
                        "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"))
                .withMessageContaining("not a point");
        assertThatIllegalArgumentException().isThrownBy(() -> key("f".repeat(64), "f".repeat(64)));
    }
}
