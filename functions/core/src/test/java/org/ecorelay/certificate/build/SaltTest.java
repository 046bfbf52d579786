package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.TestServiceSecret;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Salt;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.api.Test;

class SaltTest {
    private final Given given = new Given();

    private List<String> salts(Certificate row, String kind) {
        return given.ledger.list(row.id(), kind).stream()
                .map(item -> JsonReader.readOwn(item.body()).text("salt").orElse("none"))
                .toList();
    }

    @Test
    void what_is_kept_of_costs_has_a_salt_of_the_version() {
        Certificate row = given.approved("EC-1");
        given.correct(row.id(), JsonEdit.with(Orders.order("EC-1"), "/lines/0/quantity", "'3'"));
        given.building.build(given.row(row.id()).documentId());
        Set<String> salts = new HashSet<>(salts(row, "trace"));
        assertThat(salts)
                .containsExactlyInAnyOrder(
                        TestServiceSecret.KNOWN.authenticate("evidence-salt.v1", row.id() + ".1"),
                        TestServiceSecret.KNOWN.authenticate("evidence-salt.v1", row.id() + ".2"));
        assertThat(salts(given.approved("EC-2"), "trace")).doesNotContainAnyElementsOf(salts);
    }

    @Test
    void questions_and_applications_have_one_too() {
        Certificate asked = given.accepted(JsonEdit.with(Orders.order("EC-1"), "/lines/0/sku", "'CHAIR-01'"));
        given.building.build(asked.documentId());
        assertThat(salts(asked, "findings")).singleElement().asString().hasSize(43);
        var issuing = new Issuing();
        Certificate waiting = issuing.waiting("EC-2");
        Json.Obj application = JsonReader.readOwn(issuing.given
                .ledger
                .list(waiting.id(), "application")
                .getFirst()
                .body());
        assertThat(application.required("salt")).hasSize(43);
    }

    @Test
    void building_again_keeps_the_same_items() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.ledger.steps().crashAt("append document");
        Given.dying(() -> given.building.build(row.documentId()));
        given.building.build(row.documentId());
        assertThat(given.ledger.list(row.id(), "trace")).hasSize(1);
    }

    @Test
    void no_salt_is_in_what_is_signed() {
        Certificate row = given.signed("EC-1");
        String salt = salts(row, "trace").getFirst();
        Jws document = new Jws(
                given.ledger.find(row.id(), Ledger.documentKey(1)).orElseThrow().text());
        assertThat(document.payload().toString()).doesNotContain(salt);
    }

    @Test
    void another_secret_is_another_salt_and_a_salt_is_not_printed() {
        DocumentId document = CertificateId.of("acme", "shop", "EC-1", 1).version(1);
        Salt mine = Salt.of(document, TestServiceSecret.KNOWN);
        assertThat(mine).isNotEqualTo(Salt.of(document, new TestServiceSecret("another secret")));
        assertThat(mine).hasToString("Salt");
        assertThat(Salt.NONE.over(Json.object().put("a", 1).build()).members()).containsOnlyKeys("a");
    }
}
