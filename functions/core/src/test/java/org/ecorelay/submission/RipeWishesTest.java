package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.submission.SubmitCertificate.Settled;
import org.junit.jupiter.api.Test;

/** What was wanted while the platform was deciding, once it has decided. */
class RipeWishesTest {
    private final Given given = new Given();
    private final Certificate row = given.pending("EC-1");

    private Settled submit() {
        return given.submitting.submit(row.documentId());
    }

    private Certificate now() {
        return given.row(row.id());
    }

    /** The platform decides, and everybody who wants to know is told. */
    private void decided() {
        given.platform.verdict(row.documentId(), "Approved");
        given.clock.pass(Given.PACE);
        given.poll();
        assertThat(now().ripe()).isPresent();
    }

    @Test
    void a_withdrawal_is_handed_to_the_submitter_and_its_end_is_recorded() {
        given.withdraw(row.id());
        decided();
        given.wait(now());
        given.poll();
        assertThat(given.submissions.receive()).contains(row.documentId());
        assertThat(submit()).isEqualTo(new Settled.Recorded(Status.WITHDRAWN));
        assertThat(given.platform.withdrawals()).containsExactly(row.documentId());
    }

    @Test
    void a_withdrawal_that_nobody_takes_waits_as_long_as_a_first_try() {
        given.withdraw(row.id());
        decided();
        given.platform.unreachable(true);
        assertThat(submit()).isEqualTo(new Settled.Recorded(Status.APPROVED));
        Instant at = now().due().orElseThrow().at();
        assertThat(at)
                .isBetween(
                        given.clock.instant().plusSeconds(30),
                        given.clock.instant().plus(Duration.ofMinutes(1)));
    }

    @Test
    void a_withdrawal_waits_as_long_as_the_platform_asks() {
        given.withdraw(row.id());
        decided();
        given.platform.busyWithdrawing(Duration.ofHours(2));
        submit();
        assertThat(now().due().orElseThrow().at())
                .isEqualTo(given.clock.instant().plus(Duration.ofHours(2)));
        given.platform.busyWithdrawing(Duration.ZERO);
        given.wait(now());
        assertThat(submit()).isEqualTo(new Settled.Recorded(Status.WITHDRAWN));
    }

    @Test
    void a_correction_is_queued_for_the_builder_in_the_same_pass_and_nothing_is_sent_for_it() {
        given.correct(row.id(), JsonEdit.with(Orders.order("EC-1"), "/lines/0/quantity", "'3'"));
        decided();
        assertThat(submit()).isEqualTo(new Settled.NothingToDo());
        given.orders.receive();
        given.wait(now());
        given.poll();
        assertThat(now().status()).isEqualTo(Status.RECEIVED);
        assertThat(given.orders.receive()).containsExactly(row.id().version(2));
        assertThat(given.platform.sent()).hasSize(1);
    }
}
