package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Finding;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.fixture.Orders;
import org.ecorelay.fixture.Profiles;
import org.ecorelay.submission.SubmitCertificate.Settled;
import org.junit.jupiter.api.Test;

class SubmitCertificateTest {
    private static final Settled NOTHING = new Settled.NothingToDo();

    private final Given given = new Given();
    private final Certificate row = given.signed("EC-1");

    private Settled submit() {
        return given.submitting.submit(row.documentId());
    }

    private Certificate now() {
        return given.row(row.id());
    }

    private static Settled recorded(Status status) {
        return new Settled.Recorded(status);
    }

    @Test
    void a_filed_document_waits_for_its_verdict() {
        assertThat(submit()).isEqualTo(recorded(Status.PENDING));
        assertThat(now().state()).isInstanceOfSatisfying(State.Pending.class, pending -> {
            assertThat(pending.filing().reference()).isEqualTo("REF-1");
            assertThat(pending.filing().code()).isEqualTo("Pending");
        });
        assertThat(now().due().orElseThrow().lane()).isEqualTo("verdict#VN#0");
        assertThat(now().attempts()).isEqualTo(1);
        assertThat(now().event().rests()).hasSize(1);
    }

    @Test
    void what_is_sent_is_the_signed_document_under_its_own_id() {
        submit();
        assertThat(given.platform.sent()).singleElement().satisfies(sent -> {
            assertThat(sent.documentId()).isEqualTo(row.documentId());
            assertThat(sent.jws())
                    .isEqualTo(given.ledger
                            .find(row.id(), Ledger.documentKey(1))
                            .orElseThrow()
                            .text());
            assertThat(sent.account()).isEqualTo(Given.ACCOUNT);
            assertThat(sent.exporter()).isEqualTo("maker");
            assertThat(sent.sandbox()).isNull();
        });
    }

    @Test
    void the_script_of_a_test_order_goes_along_with_it() {
        given.registry.put(Given.ACCOUNT, "product#CHAIR-01", Orders.product());
        Certificate test = given.accepted(Orders.full("EC-2"));
        given.building.build(test.documentId());
        given.submitting.submit(test.documentId());
        assertThat(given.platform.sent().getLast().mode()).isEqualTo(KeyMode.TEST);
        assertThat(given.platform.sent().getLast().sandbox()).contains("Rejected-Field-Missing");
        assertThat(given.row(test.id()).due().orElseThrow().lane()).isEqualTo("verdict#VN.test#0");
    }

    @Test
    void a_verdict_given_at_once_is_taken_at_once() {
        given.platform.decideNext("Approved");
        assertThat(submit()).isEqualTo(recorded(Status.APPROVED));
        assertThat(now().noticeDue()).isTrue();
        assertThat(now().versionInForce()).isEqualTo(1);
    }

    @Test
    void a_rejection_given_at_once_keeps_the_platforms_own_word() {
        given.platform.decideNext("Rejected-Field-Missing");
        assertThat(submit()).isEqualTo(recorded(Status.REJECTED));
        assertThat(now().platformCode()).contains("Rejected-Field-Missing");
    }

    @Test
    void a_word_that_nobody_knows_is_never_an_approval() {
        for (String word : List.of("approved", "APPROVED", "Approved ", "Accepted", "Approved-Provisionally", "")) {
            var other = new Given();
            Certificate signed = other.signed("EC-1");
            other.platform.decideNext(word);
            assertThat(other.submitting.submit(signed.documentId())).isEqualTo(recorded(Status.MANUAL_REVIEW));
            assertThat(other.row(signed.id()).platformCode()).contains(word);
            assertThat(other.row(signed.id()).versionInForce()).isZero();
        }
    }

    @Test
    void a_refusal_is_a_rejection_with_what_to_do() {
        given.platform.refuseNext(new Finding("REQUIRED_FIELD_MISSING", "/a", "A field is missing.", "Add it."));
        assertThat(submit()).isEqualTo(recorded(Status.REJECTED));
        assertThat(now().state()).isInstanceOfSatisfying(State.Rejected.class, rejected -> {
            assertThat(rejected.fix()).isEqualTo("Add it.");
            assertThat(rejected.filing().reference()).isNull();
            assertThat(rejected.filing().reason()).contains("REQUIRED_FIELD_MISSING");
        });
        assertThat(submit()).isEqualTo(NOTHING);
        assertThat(given.platform.sent()).hasSize(1);
    }

    @Test
    void a_deferred_document_waits_at_least_as_long_as_the_platform_asked() {
        given.platform.deferNext(Duration.ofHours(2));
        assertThat(submit()).isEqualTo(recorded(Status.DEFERRED));
        assertThat(now().due().orElseThrow().at())
                .isAfterOrEqualTo(given.clock.instant().plus(Duration.ofHours(2)));
        given.submissions.receive();
        given.clock.pass(Duration.ofHours(1));
        given.poll();
        assertThat(given.submissions.receive()).isEmpty();
        given.wait(now());
        given.poll();
        assertThat(given.submissions.receive()).containsExactly(row.documentId());
        assertThat(submit()).isEqualTo(recorded(Status.PENDING));
        assertThat(now().attempts()).isEqualTo(2);
    }

    @Test
    void an_unknown_outcome_is_asked_about_and_not_sent_again() {
        given.platform.loseNextAnswer();
        assertThat(submit()).isEqualTo(recorded(Status.OUTCOME_UNKNOWN));
        assertThat(submit()).isEqualTo(NOTHING);
        given.poll();
        assertThat(now().status()).isEqualTo(Status.PENDING);
        assertThat(given.platform.sent()).hasSize(1);
    }

    @Test
    void the_timer_stays_away_until_lease_skew_and_the_slowest_request_are_over() {
        given.platform.steps().crashAt("submit");
        Given.dying(this::submit);
        assertThat(now().due().orElseThrow().at())
                .isAfterOrEqualTo(MovableClock.START
                        .plus(Given.LEASE)
                        .plus(Given.SKEW.multipliedBy(2))
                        .plus(Profiles.SETTLE));
    }

    @Test
    void an_expired_lease_is_not_claimable() {
        given.platform.steps().crashAt("submit");
        Given.dying(this::submit);
        given.clock.pass(Duration.ofDays(7));
        assertThat(submit()).isEqualTo(NOTHING);
        assertThat(given.platform.sent()).isEmpty();
    }

    @Test
    void a_claim_that_took_too_long_sends_nothing() {
        Duration window = Given.LEASE.minus(Given.REQUEST_TIMEOUT);
        given.certificates.steps().at("committed", () -> given.clock.pass(window));
        assertThat(submit()).isEqualTo(new Settled.TooLate());
        assertThat(given.platform.sent()).isEmpty();
        assertThat(now().status()).isEqualTo(Status.SUBMITTING);
    }

    @Test
    void a_claim_just_in_time_sends_and_no_adjusted_clock_changes_that() {
        Duration window = Given.LEASE.minus(Given.REQUEST_TIMEOUT).minusNanos(1);
        given.certificates.steps().at("committed", () -> {
            given.clock.pass(window);
            given.clock.adjust(Duration.ofHours(1));
        });
        assertThat(submit()).isEqualTo(recorded(Status.PENDING));
    }

    @Test
    void a_clock_set_back_does_not_stretch_the_lease() {
        given.certificates.steps().at("committed", () -> {
            given.clock.pass(Given.LEASE);
            given.clock.adjust(Given.LEASE.negated());
        });
        assertThat(submit()).isEqualTo(new Settled.TooLate());
    }

    @Test
    void a_worker_whose_move_loses_has_kept_what_the_platform_answered() {
        given.platform.steps().at("submitted", () -> {
            given.clock.pass(Duration.ofDays(1));
            given.poll();
        });
        assertThat(submit()).isEqualTo(NOTHING);
        assertThat(given.ledger.list(row.id(), "exchange"))
                .anyMatch(item -> item.text().contains("sent"));
        assertThat(given.platform.sent()).hasSize(1);
    }

    @Test
    void of_many_workers_who_claim_in_the_same_millisecond_one_sends() throws Exception {
        try (var workers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 100; i++) {
                Certificate signed = given.signed("EC-M" + i);
                List<Callable<Settled>> tries = IntStream.range(0, 8)
                        .<Callable<Settled>>mapToObj(_ -> () -> given.submitting.submit(signed.documentId()))
                        .toList();
                int before = given.platform.sent().size();
                for (var settled : workers.invokeAll(tries)) {
                    assertThat(settled.get()).isInstanceOf(Settled.class);
                }
                assertThat(given.platform.sent()).hasSize(before + 1);
            }
        }
    }

    @Test
    void a_worker_that_claims_while_another_commits_the_same_claim_sends_nothing() {
        given.certificates.steps().at("commit", () -> assertThat(submit()).isEqualTo(recorded(Status.PENDING)));
        assertThat(submit()).isEqualTo(NOTHING);
        assertThat(given.platform.sent()).hasSize(1);
    }

    @Test
    void what_is_not_there_not_signed_or_of_another_version_is_left_alone() {
        Certificate received = given.accepted(Orders.order("EC-9"));
        assertThat(given.submitting.submit(received.documentId())).isEqualTo(NOTHING);
        assertThat(given.submitting.submit(row.id().version(2))).isEqualTo(NOTHING);
        assertThat(given.platform.sent()).isEmpty();
    }

    @Test
    void a_test_document_without_a_sandbox_goes_nowhere() {
        given.registry.put(Given.ACCOUNT, "product#CHAIR-01", Orders.product());
        Certificate test = given.accepted(Orders.full("EC-2"));
        given.building.build(test.documentId());
        given.platform.acceptOnly(KeyMode.LIVE);
        assertThat(given.submitting.submit(test.documentId())).isEqualTo(recorded(Status.NOT_REQUIRED));
        assertThat(given.platform.sent()).isEmpty();
    }

    @Test
    void a_lease_must_be_longer_than_a_request() {
        assertThat(new Timing(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO).sendWindow())
                .isEqualTo(Duration.ofSeconds(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Timing(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO));
    }
}
