package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.ecorelay.fixture.JsonEdit.json;
import static org.ecorelay.fixture.JsonEdit.with;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.ecorelay.account.Registry;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.attestation.algorithm.TestKeys;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which key signs a document, what it says about itself, and how often it is signed. */
class SignDocumentTest {
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private final Given given = new Given();

    private Json entry(String name, TestKeys key, String state, String from) {
        given.openable.put(name, key);
        return Json.object()
                .put("key", name)
                .put("state", state)
                .put("jwk", key.jwk().json())
                .putIfPresent("from", from.isEmpty() ? null : from)
                .build();
    }

    private void enter(String scope, Json... keys) {
        given.registry.put(
                Registry.SYSTEM,
                "signing-keys#" + scope,
                Json.object()
                        .put("scope", scope)
                        .put("keys", Json.array(Stream.of(keys)))
                        .build());
        given.clock.pass(Duration.ofSeconds(61));
    }

    private Jws document(Certificate row, int version) {
        return new Jws(given.ledger
                .find(row.id(), Ledger.documentKey(version))
                .orElseThrow()
                .text());
    }

    private Jws signed(String number) {
        return document(given.signed(number), 1);
    }

    private static String header(Jws jws, String member) {
        String json = new String(Base64.getUrlDecoder().decode(jws.compact().split("\\.")[0]), StandardCharsets.UTF_8);
        return JsonReader.readOwn(json).required(member);
    }

    private static boolean verifies(TestKeys key, Jws jws) {
        int end = jws.compact().lastIndexOf('.');
        return key.jwk()
                .verifies(
                        jws.compact().substring(0, end).getBytes(StandardCharsets.US_ASCII),
                        Base64.getUrlDecoder().decode(jws.compact().substring(end + 1)));
    }

    @ParameterizedTest
    @EnumSource
    void a_document_is_signed_with_what_its_profile_asks_for(SignatureAlgorithm algorithm) {
        var key = TestKeys.of(algorithm);
        given.profiles.signWith(algorithm);
        enter("*", entry("k", key, "ACTIVE", ""));
        Jws jws = signed("EC-1");
        assertThat(header(jws, "alg")).isEqualTo(algorithm.name());
        assertThat(header(jws, "kid")).isEqualTo(key.keyId());
        assertThat(verifies(key, jws)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ES256")
    void without_a_key_for_it_nothing_is_signed_and_the_exporter_is_told(SignatureAlgorithm algorithm) {
        given.profiles.signWith(algorithm);
        Certificate row = given.accepted(Orders.order("EC-1"));
        int before = given.key.signatures();
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.NEEDS_DATA);
        assertThat(((State.NeedsData) given.row(row.id()).state()).first().code())
                .isEqualTo("ALGORITHM_WITHOUT_KEY");
        assertThat(given.ledger.find(row.id(), Ledger.documentKey(1))).isEmpty();
        assertThat(given.key.signatures()).isEqualTo(before);

        enter(Given.ACCOUNT, entry("k", TestKeys.of(algorithm), "ACTIVE", ""));
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.SIGNED);
        assertThat(header(document(row, 1), "alg")).isEqualTo(algorithm.name());
    }

    @Test
    void what_a_test_key_made_says_that_it_is_simulated_and_what_a_live_key_made_has_no_such_member() {
        Certificate test = given.accepted(JsonEdit.with(Orders.order("EC-1"), "/sandbox", "{'verdict':'Approved'}"));
        given.building.build(test.documentId());
        assertThat(document(test, 1).payload().get("simulated")).contains(Json.bool(true));
        assertThat(signed("EC-2").payload().get("simulated")).isEmpty();
    }

    @Test
    void the_narrowest_scope_decides_which_key_signs() {
        var everybody = TestKeys.of(SignatureAlgorithm.ES256);
        var account = TestKeys.of(SignatureAlgorithm.ES256);
        var exporter = TestKeys.of(SignatureAlgorithm.ES256);
        assertThat(header(signed("EC-0"), "kid")).isEqualTo(given.key.keyId());
        enter("*", entry("e", everybody, "ACTIVE", ""));
        assertThat(header(signed("EC-1"), "kid")).isEqualTo(everybody.keyId());
        enter("another", entry("x", TestKeys.of(SignatureAlgorithm.ES256), "ACTIVE", ""));
        assertThat(header(signed("EC-2"), "kid")).isEqualTo(everybody.keyId());
        enter(Given.ACCOUNT, entry("a", account, "ACTIVE", ""));
        assertThat(header(signed("EC-3"), "kid")).isEqualTo(account.keyId());
        enter(Given.ACCOUNT + ":maker", entry("m", exporter, "ACTIVE", ""));
        assertThat(header(signed("EC-4"), "kid")).isEqualTo(exporter.keyId());
    }

    @Test
    void a_rotation_overlaps_and_leaves_no_gap() {
        var old = TestKeys.of(SignatureAlgorithm.ES256);
        var next = TestKeys.of(SignatureAlgorithm.ES256);
        String begin = MovableClock.START.plus(Duration.ofHours(1)).toString();
        enter(Given.ACCOUNT, entry("old", old, "RETIRING", ""), entry("next", next, "ACTIVE", begin));
        Jws before = signed("EC-1");
        assertThat(header(before, "kid")).isEqualTo(old.keyId());
        given.clock.pass(Duration.ofHours(1));
        assertThat(header(signed("EC-2"), "kid")).isEqualTo(next.keyId());
        assertThat(verifies(old, before)).isTrue();
    }

    @Test
    void a_disabled_key_signs_nothing_and_no_other_steps_in() {
        var key = TestKeys.of(SignatureAlgorithm.ES256);
        enter(Given.ACCOUNT, entry("k", key, "ACTIVE", ""));
        Jws before = signed("EC-1");
        enter(Given.ACCOUNT, entry("k", key, "DISABLED", ""));
        Certificate row = given.accepted(Orders.order("EC-2"));
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.NEEDS_DATA);
        assertThat(verifies(key, before)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "'arn'",
                "{'key':'k','state':'ON'}",
                "{'key':'k','state':'ACTIVE'}",
                "{'key':'k','state':'ACTIVE','jwk':{'kty':'oct','k':'AAAA','alg':'HS256'}}"
            })
    void a_list_that_cannot_be_read_stops_its_own_scope_alone(String damaged) {
        enter("another", json(damaged));
        assertThat(given.signed("EC-1").status()).isEqualTo(Status.SIGNED);
        enter(Given.ACCOUNT, json(damaged));
        Certificate row = given.accepted(Orders.order("EC-2"));
        assertThatIllegalStateException()
                .isThrownBy(() -> given.building.build(row.documentId()))
                .withMessageContaining("signing-keys#" + Given.ACCOUNT + " is damaged");
    }

    @Test
    void a_document_names_what_it_rests_on_and_its_declarant() {
        Certificate row = given.signed("EC-1");
        Json.Obj payload = document(row, 1).payload();
        Json.Obj basis = payload.object("basis");
        assertThat(basis.text("order")).contains(row.orderHash().value());
        assertThat(basis.text("determination"))
                .contains(given.ledger.list(row.id(), "trace").getFirst().hash().value());
        assertThat(payload.text("replaces")).isEmpty();
        assertThat(payload.text("profile")).contains("VN-2026.1");
        assertThat(payload.object("issuer").text("id")).contains("urn:eco-relay:exporter:" + Given.ACCOUNT + ":maker");
        assertThat(payload.list("type")).doesNotContain(Json.text("CertificateOfOrigin"));
    }

    @Test
    void a_correction_names_the_version_that_it_replaces() {
        Certificate row = given.signed("EC-1");
        given.correct(row.id(), with(Orders.order("EC-1"), "/lines/0/quantity", Json.text("11")));
        Certificate corrected = given.row(row.id());
        assertThat(corrected.version()).isEqualTo(2);
        given.building.build(corrected.documentId());
        assertThat(document(row, 2).payload().text("replaces"))
                .contains(row.id().version(1).toString());
    }

    @Test
    void a_certificate_is_signed_once_and_once_more_for_each_death_between_signing_and_storing() {
        Certificate plain = given.accepted(Orders.order("EC-1"));
        int before = given.key.signatures();
        given.building.build(plain.documentId());
        given.building.build(plain.documentId());
        assertThat(given.key.signatures() - before).isEqualTo(1);
        for (int deaths = 1; deaths <= 3; deaths++) {
            Certificate row = given.accepted(Orders.order("EC-1" + deaths));
            int start = given.key.signatures();
            for (int i = 0; i < deaths; i++) {
                given.ledger.steps().crashAt("append document");
                Given.dying(() -> given.building.build(row.documentId()));
            }
            given.ledger.steps().crashAt("appended document");
            Given.dying(() -> given.building.build(row.documentId()));
            given.building.build(row.documentId());
            assertThat(given.key.signatures() - start).isEqualTo(1 + deaths);
        }
    }

    @Test
    void the_other_valid_form_of_a_signature_is_the_same_document_with_another_jws_hash() {
        Jws jws = signed("EC-1");
        int end = jws.compact().lastIndexOf('.');
        byte[] signature = Base64.getUrlDecoder().decode(jws.compact().substring(end + 1));
        var s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
        byte[] other = P256_ORDER.subtract(s).toByteArray();
        var malleated = new byte[64];
        System.arraycopy(signature, 0, malleated, 0, 32);
        int length = Math.min(other.length, 32);
        System.arraycopy(other, other.length - length, malleated, 64 - length, length);
        var twin = new Jws(jws.compact().substring(0, end + 1)
                + Base64.getUrlEncoder().withoutPadding().encodeToString(malleated));
        assertThat(twin.compact()).isNotEqualTo(jws.compact());
        assertThat(given.key.verifies(twin)).isTrue();
        assertThat(twin.identity()).isEqualTo(jws.identity());
        assertThat(Sha256.of(twin.compact())).isNotEqualTo(Sha256.of(jws.compact()));
    }

    @Test
    void the_chain_of_events_rests_on_the_identity_and_not_on_the_jws() {
        Certificate row = given.signed("EC-1");
        Jws jws = document(row, 1);
        assertThat(row.event().rests()).contains(jws.identity()).doesNotContain(Sha256.of(jws.compact()));
    }
}
