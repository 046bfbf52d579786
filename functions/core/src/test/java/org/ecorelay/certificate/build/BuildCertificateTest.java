package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.ecorelay.fixture.JsonEdit.with;
import static org.ecorelay.fixture.JsonEdit.without;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.ecorelay.attestation.Jws;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of an accepted order. */
class BuildCertificateTest {
    private final Given given = new Given();

    private Certificate built(Json.Obj order) {
        Certificate row = given.accepted(order);
        assertThat(given.building.build(row.documentId())).isEqualTo(given.status(row.id()));
        return given.row(row.id());
    }

    private static State.NotRequired.Reason reason(Certificate row) {
        return ((State.NotRequired) row.state()).reason();
    }

    private List<String> findings(Certificate row) {
        String key = Ledger.findingsKey(row.event().rests().getFirst());
        Json.Obj asked = JsonReader.readOwn(
                given.ledger.find(row.id(), key).orElseThrow().body());
        return asked.list("findings").stream()
                .map(finding -> ((Json.Obj) finding).required("code"))
                .toList();
    }

    @Test
    void an_order_with_everything_known_is_signed_and_queued() {
        Certificate row = built(Orders.order("EC-1"));
        assertThat(row.status()).isEqualTo(Status.SIGNED);
        assertThat(given.submissions.receive()).containsExactly(row.documentId());
        var document = new Jws(
                given.ledger.find(row.id(), Ledger.documentKey(1)).orElseThrow().text());
        assertThat(given.key.verifies(document)).isTrue();
        assertThat(row.event().rests()).contains(document.identity()).hasSize(2);
        assertThat(row.due().orElseThrow().at()).isEqualTo(MovableClock.START.plus(Given.FIRST_DUE));
        Json.Obj subject = document.payload().object("credentialSubject").object("certificateOfOrigin");
        assertThat(subject.text("id")).contains(row.documentId().toString());
        assertThat(document.payload().text("validUntil")).contains("2027-09-01T08:00:00Z");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "USD, 200.00, NOT_REQUIRED",
        "USD, 200, NOT_REQUIRED",
        "USD, 0, NOT_REQUIRED",
        "USD, 200.01, SIGNED",
        "USD, 200.000001, SIGNED",
        "CNY, 200.00, SIGNED",
        "CNY, 1, SIGNED"
    })
    void no_proof_is_needed_up_to_200_us_dollars(String currency, String value, Status status) {
        Json.Obj order = with(Orders.order("EC-1"), "/currency", Json.text(currency));
        Certificate row = built(with(order, "/lines/0/value", Json.text(value)));
        assertThat(row.status()).isEqualTo(status);
        if (status == Status.NOT_REQUIRED) {
            assertThat(reason(row)).isEqualTo(State.NotRequired.Reason.CUSTOMS_VALUE_WAIVED);
            assertThat(row.due()).isEmpty();
            assertThat(row.noticeDue()).isFalse();
        }
    }

    @Test
    void the_waiver_counts_the_whole_order_and_not_one_line() {
        Json.Obj order = with(Orders.order("EC-1"), "/lines/0/value", "'150'");
        order = with(order, "/lines/1", order.list("lines").getFirst());
        assertThat(built(order).status()).isEqualTo(Status.SIGNED);
    }

    @ParameterizedTest
    @CsvSource({"DE", "US", "IN", "CN"})
    void an_order_that_goes_where_the_agreement_does_not_reach_needs_nothing(String destination) {
        Certificate row = built(with(Orders.order("EC-1"), "/destination", Json.text(destination)));
        assertThat(reason(row)).isEqualTo(State.NotRequired.Reason.DESTINATION_NOT_RCEP);
        assertThat(given.submissions.sent()).isEmpty();
    }

    @Test
    void a_document_that_the_platform_does_not_take_is_signed_and_not_sent() {
        given.profiles.submitFrom(null);
        Certificate row = built(Orders.order("EC-1"));
        assertThat(reason(row)).isEqualTo(State.NotRequired.Reason.PLATFORM_DOES_NOT_COVER);
        assertThat(given.ledger.find(row.id(), Ledger.documentKey(1))).isPresent();
        assertThat(given.submissions.sent()).isEmpty();
    }

    @Test
    void documents_are_sent_from_the_first_day_on() {
        given.profiles.submitFrom(LocalDate.of(2026, 9, 2));
        assertThat(built(Orders.order("EC-1")).status()).isEqualTo(Status.NOT_REQUIRED);
        given.clock.pass(Duration.ofDays(1));
        assertThat(built(Orders.order("EC-2")).status()).isEqualTo(Status.SIGNED);
    }

    @ParameterizedTest
    @CsvSource({"60.00, SIGNED", "60.01, NOT_QUALIFIED"})
    void sixty_per_cent_from_elsewhere_is_allowed_and_no_cent_more(String vnm, Status status) {
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", Orders.byValue(vnm));
        assertThat(built(Orders.order("EC-1")).status()).isEqualTo(status);
    }

    @Test
    void goods_that_do_not_originate_are_told_once_with_what_would_help() {
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", Orders.byValue("60.01"));
        Certificate row = built(Orders.order("EC-1"));
        assertThat(row.state()).isInstanceOfSatisfying(State.NotQualified.class, no -> {
            assertThat(no.reason()).isEqualTo("RVC is 39.99 %, needs 40 %.");
            assertThat(no.fix()).isEqualTo("Replace 0.01 USD of material legs by originating material.");
        });
        assertThat(row.noticeDue()).isTrue();
        assertThat(given.ledger.list(row.id(), "trace"))
                .singleElement()
                .satisfies(trace -> assertThat(row.event().rests()).containsExactly(trace.hash()));
        assertThat(given.ledger.find(row.id(), Ledger.documentKey(1))).isEmpty();
    }

    @Test
    void a_missing_profile_is_a_question_and_the_certificate_waits_for_the_answer() {
        Certificate row = built(with(Orders.order("EC-1"), "/lines/0/sku", "'CHAIR/01'"));
        assertThat(row.status()).isEqualTo(Status.NEEDS_DATA);
        assertThat(findings(row)).containsExactly("PRODUCT_PROFILE_MISSING");
        assertThat(given.waits.waiting(Given.ACCOUNT, "CHAIR/01")).containsExactly(row.id());
        assertThat(row.noticeDue()).isTrue();
        assertThat(row.due()).isPresent();
    }

    @Test
    void every_question_is_asked_at_once() {
        given.registry.put(Given.ACCOUNT, "exporter#maker", without(Orders.exporter(), "/approvedExporter"));
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", with(Orders.product(), "/hsCode", "'1'"));
        Json.Obj order = Orders.order("EC-1");
        order = with(order, "/lines/1", with((Json.Obj) order.list("lines").getFirst(), "/sku", "'CHAIR-01'"));
        assertThat(findings(built(order)))
                .containsExactlyInAnyOrder("EXPORTER_NOT_APPROVED", "HS_CODE_INVALID", "PRODUCT_PROFILE_MISSING");
    }

    @ParameterizedTest
    @CsvSource({"2026-08-31, NEEDS_DATA", "2026-09-01, SIGNED"})
    void the_last_day_of_an_authorisation_counts(String validUntil, Status status) {
        Json.Obj exporter = with(Orders.exporter(), "/approvedExporter/validUntil", Json.text(validUntil));
        given.registry.put(Given.ACCOUNT, "exporter#maker", exporter);
        assertThat(built(Orders.order("EC-1")).status()).isEqualTo(status);
    }

    @Test
    void a_field_that_the_authority_asks_for_is_a_question() {
        String port = "/certificateOfOrigin/supplyChainConsignment/unloadingBaseportLocation/name";
        given.profiles.require(port);
        assertThat(findings(built(Orders.order("EC-1")))).containsExactly("REQUIRED_FIELD_MISSING");
        Json.Obj order = with(Orders.order("EC-2"), "/transport", "{'mode':'SEA','portOfDischarge':'Da Nang'}");
        assertThat(built(order).status()).isEqualTo(Status.SIGNED);
    }

    @Test
    void as_many_lines_as_a_document_holds_are_one_part() {
        given.profiles.limitItems(3);
        Json line = Orders.order("EC-1").list("lines").getFirst();
        for (int count : new int[] {3, 4}) {
            Json.Obj order = with(
                    Orders.order("EC-" + count),
                    "/lines",
                    Json.array(IntStream.range(0, count).mapToObj(_ -> line)));
            Certificate row = built(order);
            assertThat(row.status()).isEqualTo(Status.SIGNED);
            assertThat(row.parts()).isEqualTo(count == 3 ? 1 : 2);
        }
    }

    @Test
    void a_certificate_of_nobody_or_of_another_version_is_left_alone() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        given.building.build(CertificateId.of("x", "y", "z", 1).version(1)));
        assertThat(given.building.build(row.id().version(2))).isEqualTo(Status.RECEIVED);
        assertThat(given.row(row.id())).isEqualTo(row);
    }

    @Test
    void an_exporter_that_is_not_in_the_registry_is_a_broken_deployment() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.registry.remove(Given.ACCOUNT, "exporter#maker");
        assertThatIllegalStateException().isThrownBy(() -> given.building.build(row.documentId()));
        assertThat(given.row(row.id())).isEqualTo(row);
    }
}
