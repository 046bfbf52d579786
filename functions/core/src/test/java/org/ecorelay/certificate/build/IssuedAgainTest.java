package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.fixture.JsonEdit.json;
import static org.ecorelay.fixture.JsonEdit.with;

import java.util.stream.Stream;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.change.WithdrawCertificate.Ending;
import org.ecorelay.certificate.route.CoupleCertificate.Result;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

/** Certificates that are told again, replaced, withdrawn, for another order or by the wrong caller. */
class IssuedAgainTest {
    private final Issuing issuing = new Issuing();
    private final Given given = issuing.given;

    @Test
    void the_same_again_is_answered_the_same_and_changes_nothing() {
        Certificate row = issuing.waiting("EC-1");
        Result first = issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1"));
        issuing.work();
        Certificate signed = given.row(row.id());
        assertThat(issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1"))).isEqualTo(first);
        issuing.work();
        assertThat(given.row(row.id())).isEqualTo(signed);
    }

    @Test
    void a_number_with_another_order_is_a_conflict_and_couples_nothing() {
        Certificate other = issuing.waiting("EC-2");
        issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1"));
        assertThat(issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-2"))).isInstanceOf(Result.Conflict.class);
        issuing.work();
        assertThat(given.status(other.id())).isEqualTo(Status.AWAITING_ISSUER);
        assertThat(issuing.tell(with(Issuing.issued(Issuing.NUMBER, "EC-2"), "/body", "'CUSTOMS'")))
                .isInstanceOf(Result.Accepted.class);
    }

    @Test
    void a_replacement_takes_the_place_of_its_predecessor_while_the_platform_decides() {
        Certificate row = issuing.waiting("EC-1");
        issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1"));
        issuing.work();
        given.submissions.receive().forEach(given.submitting::submit);
        assertThat(given.status(row.id())).isEqualTo(Status.PENDING);
        Json.Obj second = with(Issuing.issued("R2", "EC-1"), "/replaces", Json.text(Issuing.NUMBER));
        assertThat(issuing.tell(second)).isInstanceOf(Result.Accepted.class);
        assertThat(given.row(row.id()).lineage().wanted()).isPresent();
        given.platform.verdict(row.documentId(), "Approved");
        given.settle(4);
        Certificate now = given.row(row.id());
        assertThat(now.version()).isEqualTo(2);
        assertThat(issuing.number(row.id(), 2)).isEqualTo("R2");
        assertThat(issuing.tell(with(Issuing.issued("R3", "EC-1"), "/replaces", Json.text(Issuing.NUMBER))))
                .isInstanceOf(Result.Conflict.class);
        assertThat(issuing.tell(second)).isInstanceOf(Result.Accepted.class);
        issuing.work();
        assertThat(given.row(row.id()).version()).isEqualTo(2);
    }

    @Test
    void a_withdrawn_certificate_makes_the_order_wait_again() {
        Certificate row = issuing.waiting("EC-1");
        issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1"));
        issuing.work();
        Json withdrawal = json("{'body':'CCPIT','number':'%s','withdrawnOn':'2026-09-02'}".formatted(Issuing.NUMBER));
        assertThat(issuing.tell(withdrawal)).isInstanceOf(Result.Accepted.class);
        issuing.work();
        assertThat(given.status(row.id())).isEqualTo(Status.AWAITING_ISSUER);
        assertThat(given.row(row.id()).version()).isEqualTo(2);
        assertThat(issuing.tell(withdrawal)).isInstanceOf(Result.Accepted.class);
        issuing.work();
        assertThat(given.row(row.id()).version()).isEqualTo(2);
        assertThat(issuing.tell(json("{'body':'CCPIT','number':'R9','withdrawnOn':'2026-09-02'}")))
                .isInstanceOf(Result.Unknown.class);
    }

    @Test
    void corrections_and_withdrawals_are_taken_while_it_waits() {
        Certificate row = issuing.waiting("EC-1");
        given.correct(row.id(), with(Orders.order("EC-1"), "/lines/0/quantity", "'3'"));
        Certificate corrected = given.row(row.id());
        assertThat(corrected.version()).isEqualTo(2);
        given.building.build(corrected.documentId());
        assertThat(given.status(row.id())).isEqualTo(Status.AWAITING_ISSUER);
        assertThat(given.ledger.list(row.id(), "application")).hasSize(2);
        assertThat(given.withdraw(row.id())).isInstanceOf(Ending.Accepted.class);
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
        issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1"));
        issuing.work();
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void a_line_that_the_certificate_does_not_cover_is_a_question() {
        Certificate row = issuing.waiting("EC-1");
        issuing.tell(with(Issuing.issued(Issuing.NUMBER, "EC-1"), "/items/0/sku", "'OTHER'"));
        issuing.work();
        assertThat(given.row(row.id()).state())
                .isInstanceOfSatisfying(
                        State.NeedsData.class,
                        asked -> assertThat(asked.first().code()).isEqualTo("ISSUED_CO_LACKS_LINE"));
        issuing.tell(with(Issuing.issued("R2", "EC-1"), "/replaces", Json.text(Issuing.NUMBER)));
        issuing.work();
        assertThat(given.status(row.id())).isEqualTo(Status.SIGNED);
    }

    @Test
    void each_part_of_an_order_has_a_certificate_of_its_own() {
        given.profiles.limitItems(1);
        Json line = Orders.order("EC-1").list("lines").getFirst();
        Certificate row = given.accepted(with(Orders.order("EC-1"), "/lines", Json.array(Stream.of(line, line))));
        given.building.build(row.documentId());
        given.poll();
        issuing.work();
        CertificateId second = given.row(row.id()).furtherParts().getFirst();
        assertThat(given.status(second)).isEqualTo(Status.AWAITING_ISSUER);
        issuing.tell(with(Issuing.issued("R2", "EC-1"), "/orders/0/part", "2"));
        issuing.work();
        assertThat(given.status(row.id())).isEqualTo(Status.AWAITING_ISSUER);
        assertThat(given.status(second)).isEqualTo(Status.SIGNED);
        issuing.tell(with(Issuing.issued("R1", "EC-1"), "/orders/0/part", "1"));
        issuing.work();
        assertThat(issuing.number(row.id(), 1)).isEqualTo("R1");
        assertThat(issuing.number(second, 1)).isEqualTo("R2");
    }

    @Test
    void a_test_key_couples_no_live_order_and_another_account_none_of_ours() {
        Certificate row = issuing.waiting("EC-1");
        issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1"), Given.caller(KeyMode.TEST));
        var stranger = new Caller(
                "other", "key1", KeyMode.LIVE, Given.caller(KeyMode.LIVE).scopes());
        assertThat(issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1"), stranger))
                .isInstanceOf(Result.Invalid.class);
        issuing.work();
        assertThat(given.status(row.id())).isEqualTo(Status.AWAITING_ISSUER);
    }

    @Test
    void the_wrong_body_and_the_wrong_route_are_refused() {
        given.registry.put(Given.ACCOUNT, "exporter#maker", with(Orders.applicant(), "/issuingBody", "'CUSTOMS'"));
        assertThat(Issuing.codes(issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1"))))
                .containsExactly("OTHER_ISSUING_BODY");
        given.registry.put(Given.ACCOUNT, "exporter#maker", Orders.exporter());
        assertThat(Issuing.codes(issuing.tell(Issuing.issued(Issuing.NUMBER, "EC-1"))))
                .containsExactly("EXPORTER_ROUTE");
    }
}
