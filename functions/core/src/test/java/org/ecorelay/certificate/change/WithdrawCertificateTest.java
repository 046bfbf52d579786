package org.ecorelay.certificate.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.fixture.JsonEdit.with;

import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.certificate.change.WithdrawCertificate.Ending;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

/** Withdrawals of what the platform has answered, or never got. */
class WithdrawCertificateTest {
    private final Given given = new Given();

    private static Json.Obj quantity(int amount) {
        return with(Orders.order("EC-1"), "/lines/0/quantity", Json.text(Integer.toString(amount)));
    }

    @Test
    void after_the_answer_a_withdrawal_is_final() {
        Certificate row = given.approved("EC-1");
        given.withdraw(row.id());
        assertThat(given.correct(row.id(), quantity(3))).isInstanceOf(Correction.Ended.class);
        given.settle(4);
        assertThat(given.correct(row.id(), quantity(3))).isInstanceOf(Correction.Ended.class);
        assertThat(given.rebuild(row.id())).isInstanceOf(Correction.Ended.class);
        assertThat(given.withdraw(row.id())).isInstanceOf(Ending.Already.class);
        assertThat(given.row(row.id()).versionInForce()).isZero();
    }

    @Test
    void what_was_never_filed_is_withdrawn_at_once_and_never_sent() {
        Certificate row = given.signed("EC-1");
        assertThat(given.withdraw(row.id())).isInstanceOf(Ending.Accepted.class);
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
        given.submitting.submit(row.documentId());
        given.settle(3);
        assertThat(given.platform.sent()).isEmpty();
        assertThat(given.platform.withdrawals()).isEmpty();
    }

    @Test
    void the_approved_version_is_taken_back_also_while_its_correction_is_being_built() {
        Certificate row = given.approved("EC-1");
        given.correct(row.id(), quantity(3));
        given.withdraw(row.id());
        assertThat(given.status(row.id())).isEqualTo(Status.RECEIVED);
        given.settle(4);
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
        assertThat(given.platform.withdrawals()).containsExactly(row.id().version(1));
        assertThat(given.platform.registrations()).containsExactly(row.id().version(1));
    }

    @Test
    void every_version_that_the_platform_has_is_taken_back() {
        Certificate row = given.approved("EC-1");
        given.correct(row.id(), quantity(3));
        given.settle(3);
        given.withdraw(row.id());
        given.platform.verdict(row.id().version(2), "Rejected-Field-Missing");
        given.settle(6);
        assertThat(given.platform.withdrawals())
                .containsExactlyInAnyOrder(row.id().version(1), row.id().version(2));
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void withdrawals_that_nobody_answers_tell_the_breaker() {
        Certificate row = given.approved("EC-1");
        given.platform.unreachable(true);
        given.withdraw(row.id());
        for (int i = 0; i < 5; i++) {
            assertThat(given.counted).doesNotContain("breaker-opened VN");
            given.submitting.submit(row.documentId());
        }
        assertThat(given.counted).containsOnlyOnce("breaker-opened VN");
        assertThat(given.platform.withdrawals()).isEmpty();
    }
}
