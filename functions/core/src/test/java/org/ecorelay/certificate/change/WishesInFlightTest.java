package org.ecorelay.certificate.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.fixture.JsonEdit.with;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecorelay.attestation.Event;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.certificate.change.WithdrawCertificate.Ending;
import org.ecorelay.finding.Finding;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.notice.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Corrections and withdrawals of what the platform may be deciding. */
class WishesInFlightTest {
    private final Given given = new Given();

    private static Json.Obj quantity(int amount) {
        return with(Orders.order("EC-1"), "/lines/0/quantity", Json.text(Integer.toString(amount)));
    }

    /** A certificate in that state. */
    private Certificate in(Status status) {
        return switch (status) {
            case SUBMITTING -> {
                Certificate row = given.signed("EC-1");
                given.platform.steps().crashAt("submitted");
                Given.dying(() -> given.submitting.submit(row.documentId()));
                yield given.row(row.id());
            }
            case OUTCOME_UNKNOWN -> {
                Certificate row = given.signed("EC-1");
                given.platform.loseNextAnswer();
                given.submitting.submit(row.documentId());
                yield given.row(row.id());
            }
            case PENDING -> given.pending("EC-1");
            default -> throw new IllegalArgumentException("not in flight: " + status);
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMITTING", "OUTCOME_UNKNOWN", "PENDING"})
    void a_correction_in_flight_waits_for_the_answer(Status status) {
        Certificate row = in(status);
        assertThat(row.status()).isEqualTo(status);
        given.correct(row.id(), quantity(3));
        assertThat(given.status(row.id())).isEqualTo(status);
        assertThat(given.row(row.id()).version()).isEqualTo(1);
        given.platform.verdict(row.documentId(), "Approved");
        given.settle(8);
        assertThat(given.row(row.id()).version()).isEqualTo(2);
        assertThat(given.row(row.id()).versionInForce()).isEqualTo(1);
        assertThat(given.status(row.id())).isEqualTo(Status.PENDING);
        assertThat(given.platform.registrations())
                .containsExactly(row.id().version(1), row.id().version(2));
        assertThat(given.platform.sent().getLast().replaces())
                .isEqualTo(row.id().version(1));
        assertWholeChain(row.id());
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMITTING", "OUTCOME_UNKNOWN", "PENDING"})
    void a_withdrawal_in_flight_waits_for_the_answer_and_is_then_carried_out_at_the_platform(Status status) {
        Certificate row = in(status);
        assertThat(given.withdraw(row.id())).isInstanceOf(Ending.Accepted.class);
        assertThat(given.status(row.id())).isEqualTo(status);
        assertThat(given.platform.withdrawals()).isEmpty();
        given.platform.verdict(row.documentId(), "Approved");
        given.settle(8);
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
        assertThat(given.row(row.id()).versionInForce()).isZero();
        assertThat(given.row(row.id()).due()).isEmpty();
        assertThat(given.platform.withdrawals()).containsExactly(row.documentId());
        assertThat(told()).hasSize(1);
        assertWholeChain(row.id());
    }

    @Test
    void what_never_arrived_is_corrected_before_it_is_sent_again() {
        Certificate row = given.signed("EC-1");
        given.platform.loseNextRequest();
        given.submitting.submit(row.documentId());
        given.correct(row.id(), quantity(3));
        given.settle(8);
        assertThat(given.platform.registrations()).containsExactly(row.id().version(2));
        assertThat(given.platform.sent().getLast().replaces()).isNull();
    }

    @Test
    void what_the_platform_has_not_taken_is_corrected_without_waiting_for_its_retry() {
        Certificate row = given.signed("EC-1");
        given.platform.steps().at("submit", () -> given.correct(row.id(), quantity(3)));
        given.platform.deferNext(Duration.ofDays(2));
        given.submitting.submit(row.documentId());
        assertThat(given.status(row.id())).isEqualTo(Status.DEFERRED);
        given.settle(3);
        // The correction is made at once; the authority's pace still honours its Retry-After before anything is sent.
        assertThat(given.row(row.id()).version()).isEqualTo(2);
        assertThat(given.status(row.id())).isIn(Status.SIGNED, Status.DEFERRED, Status.PENDING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submit", "submitted"})
    void a_wish_during_the_sending_does_not_take_the_answer_away(String step) {
        Certificate row = given.signed("EC-1");
        given.platform.steps().at(step, () -> given.correct(row.id(), quantity(3)));
        given.submitting.submit(row.documentId());
        assertThat(given.status(row.id())).isEqualTo(Status.PENDING);
        assertThat(given.row(row.id()).lineage().wanted()).isPresent();
        assertThat(given.platform.registrations()).hasSize(1);
    }

    @Test
    void the_last_correction_wins() {
        Certificate row = in(Status.PENDING);
        given.correct(row.id(), quantity(3));
        given.correct(row.id(), quantity(4));
        assertThat(given.correct(row.id(), quantity(4)))
                .isInstanceOfSatisfying(
                        Correction.Accepted.class,
                        again -> assertThat(again.version()).isEqualTo(2));
        given.platform.verdict(row.documentId(), "Approved");
        given.settle(6);
        assertThat(given.row(row.id()).version()).isEqualTo(2);
        assertThat(given.platform.withdrawals()).isEmpty();
        assertThat(new String(given.ledger
                        .find(row.id(), Ledger.orderKey(given.row(row.id()).orderHash()))
                        .orElseThrow()
                        .body()))
                .contains("\"quantity\":\"4\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"SUBMITTING", "OUTCOME_UNKNOWN", "PENDING"})
    void no_update_takes_back_a_withdrawal_be_it_late_repeated_or_new(Status status) {
        Certificate row = in(status);
        given.correct(row.id(), quantity(3));
        given.withdraw(row.id());
        assertThat(given.correct(row.id(), Orders.order("EC-1"))).isInstanceOf(Correction.Ended.class);
        assertThat(given.correct(row.id(), quantity(3))).isInstanceOf(Correction.Ended.class);
        assertThat(given.correct(row.id(), quantity(4))).isInstanceOf(Correction.Ended.class);
        assertThat(given.rebuild(row.id())).isInstanceOf(Correction.Ended.class);
        given.platform.verdict(row.documentId(), "Approved");
        given.settle(8);
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
        assertThat(given.platform.withdrawals()).containsExactly(row.documentId());
    }

    @Test
    void the_wish_for_what_is_there_already_ends_every_other_correction() {
        Certificate row = in(Status.PENDING);
        given.correct(row.id(), quantity(3));
        assertThat(given.correct(row.id(), Orders.order("EC-1"))).isInstanceOf(Correction.Unchanged.class);
        assertThat(given.row(row.id()).lineage().wanted()).isEmpty();
        given.platform.verdict(row.documentId(), "Approved");
        given.settle(4);
        assertThat(given.row(row.id()).version()).isEqualTo(1);
    }

    @Test
    void a_late_verdict_of_the_old_version_does_not_touch_the_new_one() {
        Certificate row = in(Status.PENDING);
        given.platform.verdict(row.documentId(), "Escalated");
        given.settle(1);
        assertThat(given.status(row.id())).isEqualTo(Status.MANUAL_REVIEW);
        given.platform.verdict(row.documentId(), "Approved");
        given.platform.steps().at("find", () -> given.correct(row.id(), quantity(3)));
        given.clock.pass(Given.PACE);
        given.poll();
        assertThat(given.row(row.id()).version()).isEqualTo(2);
        assertThat(given.status(row.id())).isEqualTo(Status.RECEIVED);
        assertThat(given.row(row.id()).versionInForce()).isZero();
    }

    @Test
    void a_verdict_that_races_a_withdrawal_is_recorded_told_and_then_withdrawn() {
        Certificate row = in(Status.PENDING);
        given.platform.verdict(row.documentId(), "Approved");
        given.certificates.steps().at("find", () -> {});
        given.platform.steps().at("find", () -> given.withdraw(row.id()));
        given.settle(6);
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
        assertThat(told()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdraw", "withdrawn"})
    void a_crash_while_withdrawing_is_made_good_by_the_timer(String step) {
        Certificate row = given.approved("EC-1");
        given.withdraw(row.id());
        given.poll();
        given.platform.steps().crashAt(step);
        Given.dying(() -> given.submissions.receive().forEach(given.submitting::submit));
        given.settle(4);
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
        assertWholeChain(row.id());
    }

    @Test
    void nothing_is_withdrawn_here_before_it_is_withdrawn_there() {
        Certificate row = given.approved("EC-1");
        given.withdraw(row.id());
        given.platform.unreachable(true);
        given.settle(30);
        assertThat(given.status(row.id())).isEqualTo(Status.APPROVED);
        assertThat(given.row(row.id()).due()).isPresent();
        given.platform.unreachable(false);
        given.settle(60);
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void a_refused_submission_was_never_filed() {
        Certificate row = given.signed("EC-1");
        given.platform.refuseNext(Finding.of("PLATFORM_REFUSED", null, "no"));
        given.submitting.submit(row.documentId());
        given.withdraw(row.id());
        given.settle(4);
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
        assertThat(given.platform.withdrawals()).isEmpty();
        assertThat(told()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"commit", "committed"})
    void a_crash_while_a_wish_is_carried_out_does_it_once(String step) {
        Certificate row = in(Status.PENDING);
        given.correct(row.id(), quantity(3));
        given.platform.verdict(row.documentId(), "Approved");
        given.settle(1);
        given.clock.pass(Duration.ofMinutes(30));
        // The timer's own move comes first, the correction second.
        given.certificates.steps().at(step, () -> {});
        given.certificates.steps().crashAt(step);
        try {
            given.poll();
        } catch (RuntimeException e) {
            assertThat(e).hasMessageContaining("died");
        }
        given.settle(6);
        assertThat(given.row(row.id()).version()).isEqualTo(2);
        assertThat(given.platform.registrations()).hasSize(2);
        assertWholeChain(row.id());
    }

    /** Ids of the notices: the same one may come twice. */
    private Set<String> told() {
        return given.email.delivered().stream().map(Notice::id).collect(Collectors.toSet());
    }

    private void assertWholeChain(CertificateId id) {
        List<Event> events = given.ledger.list(id, "event").stream()
                .map(item -> Event.parse(item.text()))
                .toList();
        Event newest = given.row(id).event();
        for (int i = 1; i < events.size(); i++) {
            assertThat(events.get(i).previous()).isEqualTo(events.get(i - 1).hash());
        }
        assertThat(newest.number()).isGreaterThanOrEqualTo(events.size());
        assertThat(newest.previous()).isEqualTo(events.get(newest.number() - 2).hash());
    }
}
