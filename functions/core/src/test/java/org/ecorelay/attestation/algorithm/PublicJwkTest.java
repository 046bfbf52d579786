package org.ecorelay.attestation.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.ecorelay.attestation.TestSigningKey;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicJwkTest {
    private static BigInteger coordinate(Json.Obj jwk, String name) {
        byte[] bytes = Base64.getUrlDecoder().decode(jwk.required(name));
        assertThat(bytes).hasSize(32);
        return new BigInteger(1, bytes);
    }

    private static PublicJwk jwk(byte[] spki) {
        return new PublicJwk(SignatureAlgorithm.ES256, VerificationKey.ofSpki(spki));
    }

    private static void same(ECPublicKey key) {
        Json.Obj jwk = jwk(key.getEncoded()).json();
        assertThat(coordinate(jwk, "x")).isEqualTo(key.getW().getAffineX());
        assertThat(coordinate(jwk, "y")).isEqualTo(key.getW().getAffineY());
    }

    @Test
    void a_coordinate_that_begins_with_zeros_keeps_its_length() {
        // About one key in 64 has such a coordinate.
        ECPublicKey short_ = keyWith(31 * 8);
        same(short_);
        assertThat(jwk(short_.getEncoded()).json().required("x")).hasSize(43);
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
        assertThat(VerificationKey.ofSpki(spki(
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
        Json.Obj jwk = jwk(key.publicKey().getEncoded()).json();
        assertThat(jwk.required("kid")).isEqualTo(key.keyId());
        assertThat(jwk.members()).containsOnlyKeys("kty", "crv", "x", "y", "kid", "use", "alg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp384r1", "secp521r1"})
    void a_key_on_another_curve_is_refused(String curve) throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        byte[] spki = generator.generateKeyPair().getPublic().getEncoded();
        assertThatThrownBy(() -> VerificationKey.ofSpki(spki))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("P-256");
    }

    @Test
    void a_key_of_another_kind_is_refused() throws Exception {
        byte[] spki = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        assertThatThrownBy(() -> VerificationKey.ofSpki(spki)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_published_reads_back(SignatureAlgorithm algorithm) {
        PublicJwk jwk = TestKeys.of(algorithm).jwk();
        PublicJwk read = PublicJwk.parse(jwk.json());
        assertThat(read.json()).isEqualTo(jwk.json());
        assertThat(read.kid()).isEqualTo(jwk.kid());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "ES256 | alg | none | algorithm",
                "ES256 | alg | HS256 | algorithm",
                "ES256 | alg | RS256 | does not sign",
                "ES256 | use | enc | signatures",
                "ES256 | kid | mine | thumbprint",
                "ES256 | kid | ../../keys/1 | thumbprint",
                "ES256 | crv | P-384 | curve",
                "ES256 | crv | SM2 | not a point",
                "ES256 | kty | oct | type",
                "ES256 | kty | RSA | member n",
                "ES256 | x | AAAA | 32",
                "ES256 | x | !!!! | member x",
                "ES256 | x | AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA | not a point",
                "ES256 | d | AAAA | private",
                "ES256 | k | AAAA | private",
                "PS256 | n | AQAB | modulus",
                "PS256 | e | AQ | exponent",
                "PS256 | e | Aw | exponent",
                "PS256 | e | AQAA | exponent",
                "PS256 | e | AQABAQAB | member e"
            })
    void a_key_that_is_none_of_ours_is_refused(SignatureAlgorithm algorithm, String member, String value, String why) {
        Json.Obj good = TestKeys.of(algorithm).jwk().json();
        var altered = Json.object();
        good.members().forEach(altered::put);
        Json.Obj bad = altered.put(member, value).build();
        assertThatThrownBy(() -> PublicJwk.parse(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why)
                .hasMessageNotContaining(good.text("x").or(() -> good.text("n")).orElseThrow());
    }

    @Test
    void a_point_that_is_not_on_the_curve_is_refused() {
        byte[] spki = new TestSigningKey().publicKey().getEncoded();
        spki[spki.length - 1] ^= 1;
        assertThatThrownBy(() -> VerificationKey.ofSpki(spki))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a point");
    }

    @Test
    void noise_is_no_key() {
        var random = new Random(7517);
        byte[] good = TestKeys.of(SignatureAlgorithm.PS256).pair().getPublic().getEncoded();
        for (int i = 0; i < 3_000; i++) {
            byte[] spki = Arrays.copyOf(good, random.nextInt(good.length));
            assertThatThrownBy(() -> VerificationKey.ofSpki(spki)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
