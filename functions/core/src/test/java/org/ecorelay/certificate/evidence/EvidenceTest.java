package org.ecorelay.certificate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.attestation.evidence.Archive;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.evidence.EvidenceReport.Step;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.fixture.Turmoil;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EvidenceTest {
    private final Given given = new Given();
    private final Packing packing = new Packing(given);

    private void holds(Certificate row) {
        for (Audience audience : Audience.values()) {
            EvidenceReport report =
                    packing.examine(packing.pack(given.row(row.id()), audience).bytes());
            assertThat(report.broken()).isEmpty();
            assertThat(report.overall()).as(report.steps().toString()).isEqualTo(Verdict.VALID);
        }
    }

    private void product(Json.Obj product) {
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", product);
    }

    /** A table that qualifies by value, of a producer who wants to stay unknown. */
    private Certificate withSecrets() {
        product(JsonEdit.with(
                Orders.byValue("12.50"),
                "/producer",
                "{'name':'Hidden Maker','address':'9 Secret Road','country':'CN','confidential':true}"));
        return given.approved("EC-1");
    }

    @Test
    void the_evidence_of_an_order_just_accepted_holds() {
        holds(given.accepted(Orders.order("EC-1")));
    }

    @Test
    void the_evidence_of_an_approved_certificate_holds() {
        holds(given.approved("EC-1"));
    }

    @Test
    void the_evidence_of_a_rejected_certificate_holds() {
        Certificate row = given.pending("EC-1");
        given.platform.verdict(row.documentId(), "Rejected-Field-Missing");
        given.clock.pass(Given.PACE);
        given.poll();
        assertThat(given.status(row.id())).isEqualTo(Status.REJECTED);
        holds(row);
    }

    @Test
    void the_evidence_of_a_corrected_certificate_holds_at_every_step() {
        Certificate row = given.approved("EC-1");
        given.correct(row.id(), JsonEdit.with(Orders.order("EC-1"), "/lines/0/quantity", "'3'"));
        holds(row);
        given.building.build(given.row(row.id()).documentId());
        holds(row);
        given.submitting.submit(given.row(row.id()).documentId());
        given.platform.verdict(given.row(row.id()).documentId(), "Approved");
        given.clock.pass(Given.PACE);
        given.poll();
        assertThat(given.row(row.id()).versionInForce()).isEqualTo(2);
        holds(row);
    }

    @Test
    void the_evidence_of_a_simulation_holds() {
        Certificate row = given.accepted(JsonEdit.with(Orders.order("EC-1"), "/sandbox", "{'verdict':'Approved'}"));
        given.building.build(row.documentId());
        holds(row);
    }

    @Test
    void an_order_that_was_refused_is_kept_and_no_doubt() {
        Certificate row = given.approved("EC-1");
        given.accept(JsonEdit.with(Orders.order("EC-1"), "/lines/0/quantity", "'3'"));
        assertThat(packing.pack(row, Audience.EXPORTER).names())
                .filteredOn(name -> name.startsWith("orders/"))
                .hasSize(2);
        holds(row);
    }

    @Test
    void the_evidence_of_a_withdrawn_certificate_holds() {
        Certificate row = given.approved("EC-1");
        given.withdraw(row.id());
        given.settle(2);
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
        holds(row);
    }

    @Test
    void the_evidence_of_a_question_and_its_answer_holds() {
        product(JsonEdit.without(Orders.product(), "/statedRule"));
        Certificate row = given.signed("EC-1");
        assertThat(row.status()).isEqualTo(Status.NEEDS_DATA);
        holds(row);
        product(Orders.product());
        given.clock.pass(Duration.ofDays(1));
        given.settle(2);
        holds(row);
    }

    @Test
    void the_evidence_of_what_no_key_can_sign_holds() {
        given.profiles.signWith(SignatureAlgorithm.RS256);
        Certificate row = given.signed("EC-1");
        assertThat(row.status()).isEqualTo(Status.NEEDS_DATA);
        holds(row);
    }

    @Test
    void the_evidence_of_goods_that_do_not_originate_holds() {
        product(Orders.byValue("80.00"));
        Certificate row = given.signed("EC-1");
        assertThat(row.status()).isEqualTo(Status.NOT_QUALIFIED);
        holds(row);
    }

    @Test
    void the_evidence_of_an_unknown_outcome_holds() {
        Certificate row = given.expiredClaim("EC-1");
        assertThat(row.status()).isEqualTo(Status.SUBMITTING);
        holds(row);
        given.platform.unreachable(true);
        given.poll();
        assertThat(given.status(row.id())).isEqualTo(Status.OUTCOME_UNKNOWN);
        holds(row);
    }

    static LongStream badDays() {
        return LongStream.rangeClosed(1, Boolean.getBoolean("deep") ? 12 : 4);
    }

    @ParameterizedTest
    @MethodSource("badDays")
    void the_evidence_of_a_bad_day_is_broken_at_no_moment(long seed) {
        var turmoil = new Turmoil(seed);
        for (int moment = 0; moment < 3; moment++) {
            turmoil.rage(40);
            isNotBroken(turmoil);
        }
        turmoil.calm(3);
        isNotBroken(turmoil);
    }

    private static void isNotBroken(Turmoil turmoil) {
        var packed = new Packing(turmoil.given());
        for (Certificate row : turmoil.accepted()) {
            turmoil.given().certificates.find(row.id()).ifPresent(now -> {
                for (Audience audience : Audience.values()) {
                    EvidenceReport report =
                            packed.examine(packed.pack(now, audience).bytes());
                    assertThat(report.broken()).as("%s of %s", audience, now).isEmpty();
                    assertThat(report.doubts())
                            .as("what a dead or late worker has left, which only the exporter is shown")
                            .allSatisfy(doubt -> assertThat(doubt.code()).isEqualTo("NOT_ATTESTED"))
                            .hasSizeLessThanOrEqualTo(audience == Audience.EXPORTER ? 1 : 0);
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Audience.class)
    void the_same_certificate_gives_the_same_archive(Audience audience) {
        Certificate row = given.approved("EC-1");
        byte[] first = packing.pack(row, audience).bytes();
        given.clock.pass(Duration.ofDays(400));
        // Nothing of it is new, and no status list was signed since.
        Contents contents = packing.contents(row.id());
        assertThat(AssembleEvidence.of(contents, audience).orElseThrow().bytes())
                .isEqualTo(first);
    }

    @Test
    void evidence_outlives_the_validity_of_its_document() {
        Certificate row = given.approved("EC-1");
        given.clock.pass(Duration.ofDays(3 * 365));
        holds(row);
    }

    @Test
    void costs_materials_and_secret_producers_are_not_in_the_buyers_archive_and_are_in_the_exporters() {
        Certificate row = withSecrets();
        List<String> secrets = List.of("12.50", "Hidden Maker", "9 Secret Road", "\"legs\"", "\"board\"");
        String buyers = new String(packing.pack(row, Audience.BUYER).bytes(), StandardCharsets.UTF_8);
        String exporters = new String(packing.pack(row, Audience.EXPORTER).bytes(), StandardCharsets.UTF_8);
        assertThat(buyers).doesNotContain(secrets).contains("TABLE-01", "redacted");
        assertThat(exporters).contains("12.50", "\"legs\"", "\"board\"");
        holds(row);
    }

    @Test
    void the_buyer_is_shown_what_came_out_for_each_line() {
        Archive archive = packing.pack(withSecrets(), Audience.BUYER);
        String trace = archive.names().stream()
                .filter(name -> name.startsWith("traces/"))
                .findFirst()
                .flatMap(archive::text)
                .orElseThrow();
        assertThat(trace)
                .contains(
                        "\"criterion\":\"RVC\"",
                        "\"result\":\"COVERED\"",
                        "\"determination\":{\"redacted\":",
                        "\"salt\":{\"redacted\":");
    }

    @Test
    void what_the_exporter_sells_for_is_withheld_when_somebody_else_invoices_even_if_only_later() {
        Certificate row = given.approved("EC-1");
        Json.Obj corrected = JsonEdit.with(
                Orders.order("EC-1"), "/thirdPartyInvoice", "{'name':'Harbour Trading Ltd','country':'HK'}");
        given.correct(row.id(), corrected);
        given.settle(3);
        Archive archive = packing.pack(given.row(row.id()), Audience.BUYER);
        assertThat(archive.names()).noneMatch(name -> name.startsWith("orders/"));
        assertThat(new String(archive.bytes(), StandardCharsets.UTF_8)).doesNotContain("240.00");
        assertThat(packing.pack(row, Audience.EXPORTER).names()).anyMatch(name -> name.startsWith("orders/"));
        holds(row);
    }

    @Test
    void every_item_of_the_ledger_is_in_the_manifest_of_both() {
        Certificate row = withSecrets();
        for (Audience audience : Audience.values()) {
            Manifest manifest = Manifest.read(
                            packing.pack(row, audience).file(Manifest.NAME).orElseThrow())
                    .orElseThrow();
            Stream<String> keys = manifest.items().stream().flatMap(item -> item.key().stream());
            assertThat(keys).containsAll(given.ledger.keys(row.id()));
        }
    }

    @Test
    void without_a_trusted_key_set_nothing_is_valid_and_the_report_says_why() {
        byte[] archive = packing.pack(given.approved("EC-1"), Audience.EXPORTER).bytes();
        EvidenceReport report = VerifyEvidence.verify(archive, packing.trustingNobody());
        assertThat(report.overall()).isEqualTo(Verdict.UNKNOWN);
        assertThat(report.broken()).isEmpty();
        assertThat(report.steps().getLast())
                .extracting(Step::verdict, Step::sentence)
                .satisfies(last -> assertThat(last.toString()).contains("own claim"));
    }

    @Test
    void a_newer_event_that_is_known_from_elsewhere_is_missed() {
        Certificate row = given.pending("EC-1");
        byte[] before = packing.pack(row, Audience.EXPORTER).bytes();
        given.platform.verdict(row.documentId(), "Approved");
        given.clock.pass(Given.PACE);
        given.poll();
        Sha256 newest = given.row(row.id()).event().hash();
        var question = new VerifyEvidence.Question(
                KeySet.parse(Packing.keySet(given.key)), Optional.of(newest), given.clock.instant());
        assertThat(VerifyEvidence.verify(before, question)
                        .broken()
                        .orElseThrow()
                        .code())
                .isEqualTo("NEWEST_DIFFERS");
    }
}
