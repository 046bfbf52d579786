package org.ecorelay.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.ecorelay.pacing.Signal;
import org.junit.jupiter.api.Test;

/** What holding a row writes, and when its account's mark comes and goes. */
class HeldRowsTest {
    private static final String MARKS = "held#VN";

    private final Given given = new Given();
    private final Certificate row = given.signed("EC-1");
    private final HeldRows held = given.pace.held();

    private static Backoff aMinute() {
        return new Backoff(Duration.ofMinutes(1), new Random(1));
    }

    private Optional<Certificate> claim(Certificate due) {
        return Optional.of(due);
    }

    private List<DocumentId> give() {
        return held.start(List.of(), this::claim, () -> true);
    }

    private void isDown() {
        for (int i = 0; i < 5; i++) {
            given.pace.pacing().heard("VN", KeyMode.LIVE, Signal.troubled(Duration.ZERO));
        }
    }

    private List<String> marks() {
        return given.state.members(MARKS, 10);
    }

    @Test
    void a_row_is_held_with_one_write_and_its_account_is_marked_with_the_time() {
        assertThat(held.hold(row)).isEqualTo(new Commit.Committed(given.row(row.id())));
        assertThat(given.row(row.id()).due()).contains(Due.held(row.subject(), given.clock.instant()));
        assertThat(marks()).containsExactly(Given.ACCOUNT);
        assertThat(given.state.find(MARKS, Given.ACCOUNT).orElseThrow().required("at"))
                .startsWith("2026-09-01T08:00:00");
    }

    @Test
    void a_row_that_somebody_else_has_moved_meanwhile_is_not_held() {
        isDown();
        given.certificates.steps().at("commit", () -> given.withdraw(row.id()));
        assertThat(given.submitting.submit(row.documentId())).isEqualTo(new SubmitCertificate.Settled.NothingToDo());
        assertThat(given.status(row.id())).isEqualTo(Status.WITHDRAWN);
    }

    @Test
    void the_mark_of_an_account_is_renewed_once_a_minute_and_after_a_clock_was_put_back() {
        int before = given.state.writes();
        held.hold(row);
        held.hold(given.signed("EC-2"));
        given.clock.pass(Duration.ofMinutes(1).minusMillis(1));
        held.hold(given.signed("EC-3"));
        assertThat(given.state.writes()).isEqualTo(before + 1);
        given.clock.pass(Duration.ofMillis(1));
        held.hold(given.signed("EC-4"));
        assertThat(given.state.writes()).isEqualTo(before + 2);
        given.clock.adjust(Duration.ofHours(-1));
        held.hold(given.signed("EC-5"));
        assertThat(given.state.writes()).isEqualTo(before + 3);
    }

    @Test
    void the_mark_of_an_empty_lane_goes_half_an_hour_after_the_last_row_was_held() {
        held.hold(row);
        assertThat(give()).containsExactly(row.documentId());
        given.clock.pass(Duration.ofMinutes(30));
        assertThat(give()).isEmpty();
        assertThat(marks()).containsExactly(Given.ACCOUNT);
        given.clock.pass(Duration.ofMillis(1));
        assertThat(give()).isEmpty();
        assertThat(marks()).isEmpty();
    }

    @Test
    void the_mark_of_a_lane_with_rows_stays_however_old_it_is() {
        held.hold(row);
        given.clock.pass(Duration.ofHours(1));
        assertThat(give()).containsExactly(row.documentId());
        assertThat(marks()).containsExactly(Given.ACCOUNT);
    }

    @Test
    void a_row_given_back_waits_for_its_message_as_long_as_a_first_try() {
        held.hold(row);
        give();
        Due due = given.row(row.id()).due().orElseThrow();
        Instant now = given.clock.instant();
        assertThat(due.lane()).startsWith("work#");
        assertThat(due.at()).isBetween(now.plusSeconds(30), now.plusSeconds(60));
    }

    @Test
    void a_row_that_another_worker_gave_back_is_not_given_back_twice() {
        held.hold(row);
        var theirs = new ArrayList<DocumentId>();
        given.certificates.steps().at("find", () -> theirs.addAll(give()));
        assertThat(give()).isEmpty();
        assertThat(theirs).containsExactly(row.documentId());
    }

    @Test
    void what_cannot_be_sent_any_more_goes_back_to_the_timer_and_is_not_started() {
        Certificate unknown = given.signed("EC-U");
        given.platform.loseNextAnswer();
        given.submitting.submit(unknown.documentId());
        held.hold(given.row(unknown.id()));
        assertThat(give()).isEmpty();
        assertThat(given.row(unknown.id()).due().orElseThrow().lane()).startsWith("work#");
    }

    @Test
    void a_row_just_due_is_claimed_once() {
        var claimed = new ArrayList<Certificate>();
        List<DocumentId> started = held.start(
                List.of(row),
                due -> {
                    claimed.add(due);
                    return Optional.of(due);
                },
                () -> true);
        assertThat(started).containsExactly(row.documentId());
        assertThat(claimed).containsExactly(row);
    }

    @Test
    void each_authority_and_mode_has_marks_of_its_own() {
        given.registry.put(Given.ACCOUNT, "product#CHAIR-01", Orders.product());
        Certificate test = given.accepted(Orders.sandboxed("EC-2"));
        given.building.build(test.documentId());
        held.hold(given.row(test.id()));
        assertThat(marks()).isEmpty();
        assertThat(given.state.members(MARKS + ".test", 10)).containsExactly(Given.ACCOUNT);
    }

    @Test
    void an_authority_without_a_lane_postpones_a_row_and_starts_it_when_it_is_due() {
        HeldRows others = given.pace(1_000, List.of("JP"), aMinute()).held();
        Instant now = given.clock.instant();
        assertThat(others.hold(row)).isInstanceOf(Commit.Committed.class);
        Certificate later = given.row(row.id());
        assertThat(later.due().orElseThrow().lane()).startsWith("work#");
        assertThat(later.due().orElseThrow().at()).isBetween(now.plusSeconds(30), now.plusSeconds(60));
        assertThat(marks()).isEmpty();
        assertThat(others.start(List.of(later), this::claim, () -> true)).containsExactly(row.documentId());
    }
}
