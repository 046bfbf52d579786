package org.ecorelay.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.ecorelay.attestation.TestSigningKey;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicKeyJwkTest {
    private static BigInteger coordinate(Json.Obj jwk, String name) {
        byte[] bytes = Base64.getUrlDecoder().decode(jwk.required(name));
        assertThat(bytes).hasSize(32);
        return new BigInteger(1, bytes);
    }

    private static void same(ECPublicKey key) {
        Json.Obj jwk = PublicKeyJwk.ofSpki(key.getEncoded()).json();
        assertThat(coordinate(jwk, "x")).isEqualTo(key.getW().getAffineX());
        assertThat(coordinate(jwk, "y")).isEqualTo(key.getW().getAffineY());
    }

    @Test
    void a_coordinate_that_begins_with_zeros_keeps_its_length() {
        // About one key in 64 has such a coordinate.
        ECPublicKey short_ = keyWith(31 * 8);
        same(short_);
        assertThat(PublicKeyJwk.ofSpki(short_.getEncoded()).json().required("x"))
                .hasSize(43);
    }

    @Test
    void a_coordinate_whose_first_bit_is_set_gains_no_byte() {
        same(keyWith(0));
    }

    /** A key with x of at most {@code bits} bits; 0 for one whose x fills all 256. */
    private static ECPublicKey keyWith(int bits) {
        for (int i = 0; i < 20_000; i++) {
            ECPublicKey key = new TestSigningKey().publicKey();
            int length = key.getW().getAffineX().bitLength();
            if (bits == 0 ? length == 256 : length <= bits) {
                return key;
            }
        }
        throw new AssertionError("no such key");
    }

    @Test
    void the_example_of_rfc_7517_appendix_a_has_its_known_thumbprint() throws Exception {
        assertThat(PublicKeyJwk.ofSpki(spki(
                                "MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",
                                "4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"))
                        .thumbprint())
                .isEqualTo("cn-I_WNMClehiVp51i_0VpOENW1upEerA8sEam5hn-s");
    }

    private static byte[] spki(String x, String y) {
        String header = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE";
        byte[] start = Base64.getDecoder().decode(header);
        var spki = new byte[start.length + 64];
        System.arraycopy(start, 0, spki, 0, start.length);
        System.arraycopy(Base64.getUrlDecoder().decode(x), 0, spki, start.length, 32);
        System.arraycopy(Base64.getUrlDecoder().decode(y), 0, spki, start.length + 32, 32);
        return spki;
    }

    @Test
    void the_thumbprint_is_the_key_id() {
        var key = new TestSigningKey();
        Json.Obj jwk = PublicKeyJwk.ofSpki(key.publicKey().getEncoded()).json();
        assertThat(jwk.required("kid")).isEqualTo(key.keyId());
        assertThat(jwk.members()).containsOnlyKeys("kty", "crv", "x", "y", "kid", "use", "alg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void a_key_on_another_curve_is_refused(String curve) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        byte[] spki = generator.generateKeyPair().getPublic().getEncoded();
        assertThatThrownBy(() -> PublicKeyJwk.ofSpki(spki))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("P-256");
    }

    @Test
    void a_key_of_another_kind_is_refused() throws Exception {
        byte[] spki = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        assertThatThrownBy(() -> PublicKeyJwk.ofSpki(spki)).isInstanceOf(IllegalStateException.class);
    }
}
