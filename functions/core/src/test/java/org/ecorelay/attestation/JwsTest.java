package org.ecorelay.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwsTest {
    private static final Json.Obj CREDENTIAL = (Json.Obj) JsonEdit.json("{'b':1.50,'a':'é😀'}");
    private static final TestSigningKey KEY = new TestSigningKey();
    private static final TestSigningKey OTHER = new TestSigningKey();

    private static String decoded(Jws jws, int part) {
        return new String(Base64.getUrlDecoder().decode(jws.compact().split("\\.")[part]), StandardCharsets.UTF_8);
    }

    @Test
    void the_signature_is_one_of_the_key_and_of_no_other() {
        Jws jws = Jws.sign(CREDENTIAL, KEY);
        assertThat(KEY.verifies(jws)).isTrue();
        assertThat(OTHER.verifies(jws)).isFalse();
    }

    @Test
    void a_changed_letter_of_the_document_breaks_the_signature() {
        String[] parts = Jws.sign(CREDENTIAL, KEY).compact().split("\\.");
        String forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"a\":\"é😀\",\"b\":2.5}".getBytes(StandardCharsets.UTF_8));
        assertThat(KEY.verifies(new Jws(parts[0] + "." + forged + "." + parts[2])))
                .isFalse();
    }

    @Test
    void the_header_says_how_it_was_signed_and_by_which_key() {
        Jws jws = Jws.sign(CREDENTIAL, KEY);
        assertThat(decoded(jws, 0))
                .isEqualTo(
                        "{\"alg\":\"ES256\",\"cty\":\"vc\",\"kid\":\"%s\",\"typ\":\"vc+jwt\"}".formatted(KEY.keyId()));
    }

    @Test
    void the_payload_is_canonical_and_reads_back() {
        Jws jws = Jws.sign(CREDENTIAL, KEY);
        assertThat(decoded(jws, 1)).isEqualTo("{\"a\":\"é😀\",\"b\":1.5}");
        assertThat(CanonicalJson.text(jws.payload())).isEqualTo(CanonicalJson.text(CREDENTIAL));
    }

    @Test
    void the_identity_is_that_of_the_content_not_of_the_signature() {
        Jws one = Jws.sign(CREDENTIAL, KEY);
        Jws two = Jws.sign(CREDENTIAL, KEY);
        assertThat(one.compact()).isNotEqualTo(two.compact());
        assertThat(one.identity()).isEqualTo(two.identity());
        assertThat(one.identity()).isNotEqualTo(Jws.sign(CREDENTIAL, OTHER).identity());
    }

    @Test
    void a_document_never_prints_itself() {
        assertThat(Jws.sign(CREDENTIAL, KEY).toString()).startsWith("Jws[").hasSizeLessThan(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a.b.c.d"})
    void a_jws_has_three_parts(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Jws(text));
    }

    @Test
    void a_digest_matches_its_text_alone() {
        assertThat(Sha256.of("secret").matches("secret")).isTrue();
        assertThat(Sha256.of("secret").matches("Secret")).isFalse();
        assertThat(Sha256.of("").value()).isEqualTo("47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
        assertThatIllegalArgumentException().isThrownBy(() -> new Sha256("47DEQ"));
    }
}
