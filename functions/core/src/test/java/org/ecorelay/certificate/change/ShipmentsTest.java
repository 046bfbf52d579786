package org.ecorelay.certificate.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Scope;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Jws;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.change.AcceptOrder.Acceptance;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.fixture.Steps;
import org.ecorelay.json.Json;
import org.ecorelay.order.Shipment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders of six tables, worth 700 dollars, that are shipped in several goes. */
class ShipmentsTest {
    private static final Json.Obj ORDER = JsonEdit.with(
            JsonEdit.with(Orders.order("EC-1"), "/lines/0/quantity", "'6'"), "/lines/0/value", "'700.00'");

    private final Given given = new Given();
    private final CertificateId id = part(1);

    private static CertificateId part(int number) {
        return CertificateId.of(Given.ACCOUNT, "shop", "EC-1", number);
    }

    private static Json.Obj shipment(String invoice, String quantity) {
        return (Json.Obj) JsonEdit.json("""
                {'invoice':{'number':'%s','date':'2026-09-02'},
                 'transport':{'mode':'SEA','departureDate':'2026-09-03','vessel':'MV Hope 12E','portOfDischarge':'Da Nang'},
                 'lines':[{'sku':'TABLE-01','quantity':'%s'}]}
                """.formatted(invoice, quantity));
    }

    private Correction put(int number, Json.Obj body) {
        var read = (Shipment.Reading.Valid) Shipment.read(number, body);
        return given.correcting.ship(Given.caller(KeyMode.LIVE), id, read.shipment(), body);
    }

    private void ship(int number, String quantity) {
        assertThat(put(number, shipment("INV-" + number, quantity))).isInstanceOf(Correction.Accepted.class);
    }

    private void settle() {
        given.settle(8);
    }

    private Json.Obj signed(CertificateId part) {
        String key = Ledger.documentKey(given.row(part).version());
        return new Jws(given.ledger.find(part, key).orElseThrow().text()).payload();
    }

    private String document(CertificateId part) {
        return CanonicalJson.text(signed(part));
    }

    /** The quantity that all documents of the order together declare. */
    private BigDecimal declared() {
        return IntStream.rangeClosed(1, given.row(id).parts())
                .mapToObj(number -> signed(part(number)))
                .flatMap(credential -> credential
                        .object("credentialSubject")
                        .object("certificateOfOrigin")
                        .object("supplyChainConsignment")
                        .list("includedConsignmentItems")
                        .stream())
                .flatMap(item -> ((Json.Obj) item).list("tradeLineItems").stream())
                .map(line -> new BigDecimal(((Json.Obj) line).object("quantity").required("value")))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void a_shipment_becomes_a_part_with_its_own_invoice_and_the_rest_stays_without() {
        given.accepted(ORDER);
        ship(1, "2");
        settle();
        assertThat(given.row(id).parts()).isEqualTo(2);
        assertThat(given.status(id)).isEqualTo(Status.PENDING);
        assertThat(given.status(part(2))).isEqualTo(Status.PENDING);
        assertThat(document(part(2))).contains("INV-1", "MV Hope 12E", "Da Nang", "2026-09-03");
        assertThat(document(id)).doesNotContain("INV-1", "MV Hope");
        assertThat(declared()).isEqualByComparingTo("6");
    }

    @Test
    void a_later_shipment_changes_no_document_of_an_earlier_one() {
        given.accepted(ORDER);
        ship(1, "2");
        settle();
        Certificate earlier = given.row(part(2));
        given.platform.verdict(earlier.documentId(), "Approved");
        settle();
        assertThat(given.status(part(2))).isEqualTo(Status.APPROVED);
        given.platform.verdict(given.row(id).documentId(), "Approved");
        settle();
        ship(2, "4");
        settle();
        assertThat(given.row(part(2)).version()).isEqualTo(earlier.version());
        assertThat(given.status(part(2))).isEqualTo(Status.APPROVED);
        assertThat(document(id)).contains("INV-2");
        assertThat(given.row(id).parts()).isEqualTo(2);
        assertThat(declared()).isEqualByComparingTo("6");
    }

    @Test
    void the_same_shipment_again_is_the_same_answer_and_no_new_version() {
        given.accepted(ORDER);
        ship(1, "2");
        int version = given.row(id).version();
        for (int i = 0; i < 3; i++) {
            assertThat(put(1, shipment("INV-1", "2")))
                    .isEqualTo(new Correction.Accepted(given.row(id), version, false));
            settle();
        }
        assertThat(given.row(id).version()).isEqualTo(version);
    }

    @Test
    void a_changed_shipment_is_a_new_version_of_its_part() {
        given.accepted(ORDER);
        ship(1, "2");
        settle();
        given.platform.verdict(given.row(id).documentId(), "Approved");
        given.platform.verdict(given.row(part(2)).documentId(), "Approved");
        settle();
        int before = given.row(part(2)).version();
        assertThat(put(1, shipment("INV-1B", "3"))).isInstanceOf(Correction.Accepted.class);
        settle();
        assertThat(given.row(part(2)).version()).isEqualTo(before + 1);
        assertThat(document(part(2))).contains("INV-1B");
        assertThat(declared()).isEqualByComparingTo("6");
    }

    @Test
    void an_update_that_is_older_than_what_is_known_changes_nothing() {
        given.accepted(ORDER);
        Json.Obj newer = JsonEdit.with(shipment("INV-2", "2"), "/updatedAt", "'2026-09-01T10:00:00Z'");
        Json.Obj older = JsonEdit.with(shipment("INV-1", "1"), "/updatedAt", "'2026-09-01T09:00:00Z'");
        assertThat(put(1, newer)).isInstanceOf(Correction.Accepted.class);
        Certificate row = given.row(id);
        assertThat(put(1, older)).isEqualTo(new Correction.Outdated(row));
        assertThat(given.row(id)).isEqualTo(row);
    }

    @Test
    void a_shipment_that_comes_while_the_platform_is_deciding_waits_for_its_answer_and_is_not_lost() {
        given.accepted(ORDER);
        settle();
        assertThat(given.status(id)).isEqualTo(Status.PENDING);
        int version = given.row(id).version();
        ship(1, "2");
        assertThat(given.row(id).version()).isEqualTo(version);
        // The storefront repeats its order meanwhile, as it is: that takes nothing back.
        assertThat(given.correct(id, JsonEdit.with(ORDER, "/updatedAt", "'2026-09-01T11:00:00Z'")))
                .isInstanceOf(Correction.Unchanged.class);
        ship(2, "4");
        given.platform.verdict(given.row(id).documentId(), "Approved");
        settle();
        assertThat(given.row(id).version()).isEqualTo(version + 1);
        assertThat(given.row(id).parts()).isEqualTo(2);
        assertThat(document(part(2))).contains("INV-1");
        assertThat(document(id)).contains("INV-2");
        assertThat(declared()).isEqualByComparingTo("6");
    }

    @Test
    void the_order_sent_again_after_its_shipment_is_still_the_same_order() {
        given.accepted(ORDER);
        ship(1, "2");
        assertThat(given.accept(ORDER)).isInstanceOf(Acceptance.Accepted.class);
        assertThat(given.accept(JsonEdit.with(ORDER, "/lines/0/value", "'701'")))
                .isInstanceOf(Acceptance.Conflict.class);
    }

    @Test
    void a_correction_keeps_the_shipments_and_may_not_order_less_than_was_shipped() {
        given.accepted(ORDER);
        ship(1, "4");
        Json.Obj less = JsonEdit.with(ORDER, "/lines/0/quantity", "'3'");
        assertThat(given.correct(id, less)).isInstanceOf(Correction.Invalid.class);
        assertThat(given.correct(id, JsonEdit.with(ORDER, "/lines/0/quantity", "'9'")))
                .isInstanceOf(Correction.Accepted.class);
        settle();
        assertThat(declared()).isEqualByComparingTo("9");
        assertThat(document(part(2))).contains("INV-1");
    }

    @Test
    void more_than_was_ordered_is_refused_and_nothing_is_kept() {
        Certificate row = given.accepted(ORDER);
        assertThat(put(1, shipment("INV-1", "7"))).isInstanceOf(Correction.Invalid.class);
        assertThat(given.row(id)).isEqualTo(row);
        assertThat(given.ledger.list(id, "order")).hasSize(1);
    }

    @Test
    void a_shipment_of_another_account_or_of_nobody_is_not_found() {
        given.accepted(ORDER);
        var beta = new Caller("beta", "key1", KeyMode.LIVE, Set.of(Scope.ORDERS_WRITE));
        Json.Obj body = shipment("INV-1", "2");
        var shipment = ((Shipment.Reading.Valid) Shipment.read(1, body)).shipment();
        var nowhere = new Correction.Refused(new Addressed.Nowhere());
        assertThat(given.correcting.ship(beta, id, shipment, body)).isEqualTo(nowhere);
        assertThat(given.correcting.ship(Given.caller(KeyMode.LIVE), part(9), shipment, body))
                .isEqualTo(nowhere);
    }

    @Test
    void a_withdrawn_order_ships_nothing_more() {
        given.accepted(ORDER);
        given.withdraw(id);
        assertThat(put(1, shipment("INV-1", "2"))).isInstanceOf(Correction.Ended.class);
    }

    @Test
    void an_observed_order_is_divided_too_and_nothing_is_submitted() {
        given.mode("observe");
        given.accepted(ORDER);
        ship(1, "2");
        settle();
        assertThat(given.row(id).state()).isEqualTo(new State.Observed(List.of()));
        assertThat(given.row(part(2)).state()).isEqualTo(new State.Observed(List.of()));
        assertThat(given.platform.sent()).isEmpty();
    }

    @Test
    void an_order_that_needs_no_document_needs_no_parts() {
        given.mode("off");
        given.accepted(ORDER);
        ship(1, "2");
        settle();
        assertThat(given.row(id).state()).isEqualTo(new State.NotRequired(State.NotRequired.Reason.STORE_OFF));
        assertThat(given.certificates.find(part(2))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "append order, 1",
        "append order, 2",
        "appended order, 1",
        "appended order, 2",
        "append event, 1",
        "append event, 2",
        "appended event, 1",
        "appended event, 2",
        "append trace, 1",
        "append document, 1",
        "appended document, 1",
        "create, 1",
        "commit, 1",
        "commit, 2",
        "committed, 1",
        "committed, 2"
    })
    void a_crash_between_any_two_effects_loses_and_doubles_nothing(String step, int nth) {
        given.accepted(ORDER);
        for (Steps steps : List.of(given.certificates.steps(), given.ledger.steps())) {
            IntStream.range(1, nth).forEach(_ -> steps.at(step, () -> {}));
            steps.crashAt(step);
        }
        Given.dying(() -> {
            ship(1, "2");
            given.building.build(given.row(id).documentId());
        });
        given.certificates.steps().calm();
        given.ledger.steps().calm();
        ship(1, "2");
        settle();
        assertThat(given.row(id).parts()).isEqualTo(2);
        assertThat(given.status(id)).isEqualTo(Status.PENDING);
        assertThat(given.status(part(2))).isEqualTo(Status.PENDING);
        assertThat(declared()).isEqualByComparingTo("6");
        assertThat(given.platform.registrations()).hasSize(2).doesNotHaveDuplicates();
    }
}
