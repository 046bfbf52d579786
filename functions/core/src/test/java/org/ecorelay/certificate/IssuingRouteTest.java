package org.ecorelay.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.fixture.JsonEdit.json;
import static org.ecorelay.fixture.JsonEdit.with;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Jws;
import org.ecorelay.certificate.WithdrawCertificate.Ending;
import org.ecorelay.certificate.route.Announcement;
import org.ecorelay.certificate.route.CoupleCertificate;
import org.ecorelay.certificate.route.CoupleCertificate.Result;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.notice.Notice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an order whose exporter applies at an issuing body to a document that carries the issued certificate. */
class IssuingRouteTest {
    private static final String NUMBER = "R262600000010001";

    private final Given given = new Given();
    private final CoupleCertificate coupling =
            new CoupleCertificate(given.registry, given.records, given.correcting, given.orders);

    @BeforeEach
    void applies() {
        given.registry.put(Given.ACCOUNT, "exporter#maker", Orders.applicant());
    }

    private static Json.Obj issued(String number, String order) {
        return (Json.Obj) json("""
                {'number':'%s','body':'CCPIT','date':'2026-09-01','orders':[{'store':'shop','orderNumber':'%s'}],
                 'items':[{'sku':'TABLE-01','criterion':'CTC','originCountry':'CN'}]}
                """.formatted(number, order));
    }

    private Result tell(Json body) {
        return tell(body, Given.caller(KeyMode.LIVE));
    }

    private Result tell(Json body, Caller caller) {
        return switch (Announcement.read(body, LocalDate.parse("2026-09-02"))) {
            case Announcement.Reading.Valid(var announcement) -> coupling.accept(caller, announcement);
            case Announcement.Reading.Invalid(var problems) -> throw new IllegalArgumentException(problems.toString());
        };
    }

    private void work() {
        for (int i = 0; i < 4; i++) {
            given.orders.receive().forEach(given.building::build);
        }
    }

    private Certificate waiting(String number) {
        Certificate row = given.accepted(Orders.order(number));
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.AWAITING_ISSUER);
        return given.row(row.id());
    }

    private Json.Obj document(CertificateId id, int version) {
        return new Jws(given.ledger
                        .find(id, Ledger.documentKey(version))
                        .orElseThrow()
                        .text())
                .payload();
    }

    private String number(CertificateId id, int version) {
        return document(id, version)
                .object("credentialSubject")
                .object("certificateOfOrigin")
                .object("issuedCertificate")
                .text("id")
                .orElse("none");
    }

    private static Stream<String> types(Json.Obj document) {
        return document.list("type").stream().flatMap(type -> type.asText().stream());
    }

    @Test
    void an_order_waits_for_the_issuing_body_and_is_no_error() {
        Certificate row = waiting("EC-1");
        assertThat(row.noticeDue()).isTrue();
        assertThat(row.status().needsAttention()).isFalse();
        assertThat(given.ledger.list(row.id(), "application")).hasSize(1);
        assertThat(given.ledger.list(row.id(), "document")).isEmpty();
        given.poll();
        assertThat(given.row(row.id()).due().orElseThrow().at())
                .isEqualTo(given.clock.instant().plus(Duration.ofDays(1)));
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.AWAITING_ISSUER);
        assertThat(given.row(row.id()).event()).isEqualTo(row.event());
    }

    @Test
    void many_orders_are_told_together_as_certificates_to_apply_for() {
        IntStream.range(0, 5).forEach(i -> waiting("EC-" + i));
        given.poll();
        assertThat(given.email.delivered()).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).isEqualTo("[eCO Relay] Apply for the CO: 5 orders");
            assertThat(notice.headline()).doesNotContain("helps one");
            assertThat(notice.facts().get("What to do")).contains("/application", "POST /v1/issued-certificates");
        });
    }

    @Test
    void the_exporter_is_reminded_after_three_days() {
        Certificate row = waiting("EC-1");
        for (int hour = 0; hour < 24 * 6; hour++) {
            given.clock.pass(Duration.ofHours(1));
            given.poll();
            work();
        }
        assertThat(given.email.delivered())
                .filteredOn(Notice::reminds)
                .singleElement()
                .satisfies(
                        notice -> assertThat(notice.subject()).startsWith("[eCO Relay] Reminder: apply for the CO: "));
        assertThat(given.status(row.id())).isEqualTo(Status.AWAITING_ISSUER);
        assertThat(given.row(row.id()).isStuck()).isFalse();
    }

    @Test
    void an_issued_certificate_brings_its_order_on_by_itself() {
        Certificate row = waiting("EC-1");
        assertThat(tell(issued(NUMBER, "EC-1"))).isInstanceOf(Result.Accepted.class);
        work();
        Certificate signed = given.row(row.id());
        assertThat(signed.status()).isEqualTo(Status.SIGNED);
        assertThat(signed.version()).isEqualTo(1);
        assertThat(signed.lineage().issued()).contains("CCPIT " + NUMBER);
        assertThat(types(document(row.id(), 1))).contains("CertificateOfOrigin").doesNotContain("DeclarationOfOrigin");
        assertThat(number(row.id(), 1)).isEqualTo(NUMBER);
        assertThat(document(row.id(), 1).text("validFrom")).contains("2026-09-01T00:00:00Z");
        assertThat(CertificateRow.read(CertificateRow.write(signed))).isEqualTo(signed);
        assertThat(given.submissions.receive()).containsExactly(row.documentId());
    }

    @Test
    void a_certificate_that_comes_before_its_order_waits_for_it() {
        tell(issued(NUMBER, "EC-1"));
        assertThat(given.orders.receive()).isEmpty();
        Certificate row = given.accepted(Orders.order("EC-1"));
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.SIGNED);
        assertThat(number(row.id(), 1)).isEqualTo(NUMBER);
    }

    @Test
    void one_that_comes_while_the_builder_is_about_to_wait_wakes_it() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.certificates.steps().at("commit", () -> tell(issued(NUMBER, "EC-1")));
        given.building.build(row.documentId());
        work();
        assertThat(given.status(row.id())).isEqualTo(Status.SIGNED);
    }

    @Test
    void a_lost_message_costs_a_minute_and_not_a_day() {
        Certificate row = waiting("EC-1");
        given.poll();
        given.orders.lose();
        tell(issued(NUMBER, "EC-1"));
        given.orders.keep();
        given.poll();
        work();
        assertThat(given.status(row.id())).isEqualTo(Status.SIGNED);
    }

    @Test
    void one_that_comes_while_the_builder_finds_that_nothing_originates_wins() {
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", Orders.byValue("60.01"));
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.certificates.steps().at("commit", () -> tell(issued(NUMBER, "EC-1")));
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.SIGNED);
        assertThat(number(row.id(), 1)).isEqualTo(NUMBER);
    }

    @Test
    void goods_that_do_not_originate_by_our_rules_stand_as_issued_with_a_warning() {
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", Orders.byValue("60.01"));
        Certificate row = given.accepted(Orders.order("EC-1"));
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.NOT_QUALIFIED);
        given.poll();
        tell(issued(NUMBER, "EC-1"));
        work();
        Certificate now = given.row(row.id());
        assertThat(now.status()).isEqualTo(Status.SIGNED);
        assertThat(now.version()).isEqualTo(2);
        Json.Obj trace = given.ledger.list(row.id(), "trace").stream()
                .map(item -> JsonReader.readOwn(item.body()))
                .filter(body -> body.get("issued").isPresent())
                .findFirst()
                .orElseThrow();
        Json.Obj line = ((Json.Obj) trace.list("lines").getFirst()).object("determination");
        assertThat(line.object("basis").text("kind")).contains("ISSUED");
        assertThat(line.list("warnings").toString()).contains("ISSUED_ORIGIN_DOUBTED");
    }

    @Test
    void the_same_again_is_answered_the_same_and_changes_nothing() {
        Certificate row = waiting("EC-1");
        Result first = tell(issued(NUMBER, "EC-1"));
        work();
        Certificate signed = given.row(row.id());
        assertThat(tell(issued(NUMBER, "EC-1"))).isEqualTo(first);
        work();
        assertThat(given.row(row.id())).isEqualTo(signed);
    }

    @Test
    void a_number_with_another_order_is_a_conflict_and_couples_nothing() {
        Certificate other = waiting("EC-2");
        tell(issued(NUMBER, "EC-1"));
        assertThat(tell(issued(NUMBER, "EC-2"))).isInstanceOf(Result.Conflict.class);
        work();
        assertThat(given.status(other.id())).isEqualTo(Status.AWAITING_ISSUER);
        assertThat(tell(with(issued(NUMBER, "EC-2"), "/body", "'CUSTOMS'"))).isInstanceOf(Result.Accepted.class);
    }

    @Test
    void a_replacement_takes_the_place_of_its_predecessor_while_the_platform_decides() {
        Certificate row = waiting("EC-1");
        tell(issued(NUMBER, "EC-1"));
        work();
        given.submissions.receive().forEach(given.submitting::submit);
        assertThat(given.status(row.id())).isEqualTo(Status.PENDING);
        Json.Obj second = with(issued("R2", "EC-1"), "/replaces", Json.text(NUMBER));
        assertThat(tell(second)).isInstanceOf(Result.Accepted.class);
        assertThat(given.row(row.id()).lineage().wanted()).isPresent();
        given.platform.verdict(row.documentId(), "Approved");
        given.settle(4);
        Certificate now = given.row(row.id());
        assertThat(now.version()).isEqualTo(2);
        assertThat(number(row.id(), 2)).isEqualTo("R2");
        assertThat(tell(with(issued("R3", "EC-1"), "/replaces", Json.text(NUMBER))))
                .isInstanceOf(Result.Conflict.class);
        assertThat(tell(second)).isInstanceOf(Result.Accepted.class);
        work();
        assertThat(given.row(row.id()).version()).isEqualTo(2);
    }

    @Test
    void a_withdrawn_certificate_makes_the_order_wait_again() {
        Certificate row = waiting("EC-1");
        tell(issued(NUMBER, "EC-1"));
        work();
        Json withdrawal = json("{'body':'CCPIT','number':'%s','withdrawnOn':'2026-09-02'}".formatted(NUMBER));
        assertThat(tell(withdrawal)).isInstanceOf(Result.Accepted.class);
        work();
        assertThat(given.status(row.id())).isEqualTo(Status.AWAITING_ISSUER);
        assertThat(given.row(row.id()).version()).isEqualTo(2);
        assertThat(tell(withdrawal)).isInstanceOf(Result.Accepted.class);
        work();
        assertThat(given.row(row.id()).version()).isEqualTo(2);
        assertThat(tell(json("{'body':'CCPIT','number':'R9','withdrawnOn':'2026-09-02'}")))
                .isInstanceOf(Result.Unknown.class);
    }

    @Test
    void where_the_platform_decides_before_the_number_the_number_is_the_next_version() {
        given.profiles.sendBeforeNumber();
        Certificate row = given.accepted(Orders.order("EC-1"));
        assertThat(given.building.build(row.documentId())).isEqualTo(Status.SIGNED);
        assertThat(types(document(row.id(), 1))).doesNotContain("CertificateOfOrigin", "DeclarationOfOrigin");
        tell(issued(NUMBER, "EC-1"));
        work();
        assertThat(given.row(row.id()).version()).isEqualTo(2);
        assertThat(given.status(row.id())).isEqualTo(Status.SIGNED);
        assertThat(number(row.id(), 2)).isEqualTo(NUMBER);
    }

    @Test
    void one_that_comes_while_a_document_without_number_is_committed_is_not_lost() {
        given.profiles.sendBeforeNumber();
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.certificates.steps().at("commit", () -> tell(issued(NUMBER, "EC-1")));
        given.building.build(row.documentId());
        given.poll();
        work();
        Certificate now = given.row(row.id());
        assertThat(now.status()).isEqualTo(Status.SIGNED);
        assertThat(number(row.id(), now.version())).isEqualTo(NUMBER);
    }

    @Test
    void corrections_and_withdrawals_are_taken_while_it_waits() {
        Certificate row = waiting("EC-1");
        given.correct(row.id(), with(Orders.order("EC-1"), "/lines/0/quantity", "'3'"));
        Certificate corrected = given.row(row.id());
        assertThat(corrected.version()).isEqualTo(2);
        given.building.build(corrected.documentId());
        assertThat(given.status(row.id())).isEqualTo(Status.AWAITING_ISSUER);
        assertThat(given.ledger.list(row.id(), "application")).hasSize(2);
        assertThat(given.withdraw(row.id())).isInstanceOf(Ending.Accepted.class);
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
        tell(issued(NUMBER, "EC-1"));
        work();
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void a_line_that_the_certificate_does_not_cover_is_a_question() {
        Certificate row = waiting("EC-1");
        tell(with(issued(NUMBER, "EC-1"), "/items/0/sku", "'OTHER'"));
        work();
        assertThat(given.row(row.id()).state())
                .isInstanceOfSatisfying(
                        State.NeedsData.class,
                        asked -> assertThat(asked.first().code()).isEqualTo("ISSUED_CO_LACKS_LINE"));
        tell(with(issued("R2", "EC-1"), "/replaces", Json.text(NUMBER)));
        work();
        assertThat(given.status(row.id())).isEqualTo(Status.SIGNED);
    }

    @Test
    void each_part_of_an_order_has_a_certificate_of_its_own() {
        given.profiles.limitItems(1);
        Json line = Orders.order("EC-1").list("lines").getFirst();
        Certificate row = given.accepted(with(Orders.order("EC-1"), "/lines", Json.array(Stream.of(line, line))));
        given.building.build(row.documentId());
        given.poll();
        work();
        CertificateId second = given.row(row.id()).furtherParts().getFirst();
        assertThat(given.status(second)).isEqualTo(Status.AWAITING_ISSUER);
        tell(with(issued("R2", "EC-1"), "/orders/0/part", "2"));
        work();
        assertThat(given.status(row.id())).isEqualTo(Status.AWAITING_ISSUER);
        assertThat(given.status(second)).isEqualTo(Status.SIGNED);
        tell(with(issued("R1", "EC-1"), "/orders/0/part", "1"));
        work();
        assertThat(number(row.id(), 1)).isEqualTo("R1");
        assertThat(number(second, 1)).isEqualTo("R2");
    }

    @Test
    void a_test_key_couples_no_live_order_and_another_account_none_of_ours() {
        Certificate row = waiting("EC-1");
        tell(issued(NUMBER, "EC-1"), Given.caller(KeyMode.TEST));
        var stranger = new Caller(
                "other", "key1", KeyMode.LIVE, Given.caller(KeyMode.LIVE).scopes());
        assertThat(tell(issued(NUMBER, "EC-1"), stranger)).isInstanceOf(Result.Invalid.class);
        work();
        assertThat(given.status(row.id())).isEqualTo(Status.AWAITING_ISSUER);
    }

    @Test
    void the_wrong_body_and_the_wrong_route_are_refused() {
        given.registry.put(Given.ACCOUNT, "exporter#maker", with(Orders.applicant(), "/issuingBody", "'CUSTOMS'"));
        assertThat(codes(tell(issued(NUMBER, "EC-1")))).containsExactly("OTHER_ISSUING_BODY");
        given.registry.put(Given.ACCOUNT, "exporter#maker", Orders.exporter());
        assertThat(codes(tell(issued(NUMBER, "EC-1")))).containsExactly("EXPORTER_ROUTE");
    }

    private static List<String> codes(Result result) {
        return switch (result) {
            case Result.Invalid(var problems) ->
                problems.stream().map(problem -> problem.code().name()).toList();
            case Result.Accepted _, Result.Conflict _, Result.Unknown _ -> List.of();
        };
    }
}
