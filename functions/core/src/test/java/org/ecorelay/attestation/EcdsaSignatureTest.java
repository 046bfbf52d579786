package org.ecorelay.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcdsaSignatureTest {
    private static final BigInteger TWO = BigInteger.TWO;

    private static byte[] der(BigInteger r, BigInteger s) {
        byte[] one = r.toByteArray();
        byte[] other = s.toByteArray();
        var der = new byte[6 + one.length + other.length];
        der[0] = 0x30;
        der[1] = (byte) (der.length - 2);
        der[2] = 2;
        der[3] = (byte) one.length;
        System.arraycopy(one, 0, der, 4, one.length);
        der[4 + one.length] = 2;
        der[5 + one.length] = (byte) other.length;
        System.arraycopy(other, 0, der, 6 + one.length, other.length);
        return der;
    }

    private static BigInteger half(byte[] raw, int from) {
        return new BigInteger(1, Arrays.copyOfRange(raw, from, from + 32));
    }

    @Test
    void every_length_of_r_and_s_becomes_32_bytes() {
        for (int bits = 1; bits <= 256; bits++) {
            for (BigInteger r : new BigInteger[] {TWO.pow(bits).subtract(BigInteger.ONE), TWO.pow(bits - 1)}) {
                byte[] raw = EcdsaSignature.concatenated(der(r, BigInteger.valueOf(bits)), 32);
                assertThat(raw).hasSize(64);
                assertThat(half(raw, 0)).isEqualTo(r);
                assertThat(half(raw, 32)).isEqualTo(BigInteger.valueOf(bits));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "30",
                "3000",
                "300602010102", // cut short
                "3106020101020101", // no sequence
                "3006030101020101", // r is no integer
                "3006020101040101", // s is no integer
                "3007020101020101", // sequence longer than it is
                "300602010102010100", // a byte after it
                "3005020101020101", // sequence shorter than it is
                "3006020081020101", // length 0x00, then rubbish
                "30060201ff020101", // r is negative
                "3006020101020180", // s is negative
                "308106020101020101", // long form of a length
                "30060202010102010100" // r eats into s
            })
    void what_is_no_sequence_of_two_positive_integers_is_refused(String hex) {
        byte[] der = HexFormat.of().parseHex(hex);
        assertThatIllegalArgumentException().isThrownBy(() -> EcdsaSignature.concatenated(der, 32));
    }

    @Test
    void an_integer_longer_than_the_curve_is_refused() {
        byte[] der = der(TWO.pow(256), BigInteger.ONE);
        assertThatIllegalArgumentException().isThrownBy(() -> EcdsaSignature.concatenated(der, 32));
    }

    @Test
    void noise_is_refused_or_read_and_never_anything_else() {
        var random = new Random(5);
        byte[] good = der(TWO.pow(255), TWO.pow(250));
        for (int i = 0; i < 50_000; i++) {
            byte[] der = Arrays.copyOf(good, good.length - random.nextInt(3));
            der[random.nextInt(8)] = (byte) random.nextInt(256);
            der[random.nextInt(der.length)] = (byte) random.nextInt(256);
            try {
                assertThat(EcdsaSignature.concatenated(der, 32)).hasSize(64);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageMatching(".{10,}");
            }
        }
    }

    @Test
    void the_jdk_verifies_two_hundred_converted_signatures() {
        var key = new TestSigningKey();
        for (int i = 0; i < 200; i++) {
            byte[] input = ("e30." + i).getBytes(StandardCharsets.US_ASCII);
            var jws = new Jws("e30." + i + "." + base64(key.sign(input)));
            assertThat(key.verifies(jws)).isTrue();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
