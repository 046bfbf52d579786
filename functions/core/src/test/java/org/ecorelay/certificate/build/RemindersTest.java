package org.ecorelay.certificate.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.fixture.JsonEdit.with;
import static org.ecorelay.fixture.JsonEdit.without;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.MovableClock;
import org.ecorelay.fixture.Orders;
import org.ecorelay.notice.Notice;
import org.junit.jupiter.api.Test;

/** What happens to a question that nobody answers, or that is answered without telling us. */
class RemindersTest {
    private final Given given = new Given();

    private Certificate question(String number) {
        Certificate row = given.accepted(with(Orders.order(number), "/lines/0/sku", "'LAMP-01'"));
        given.building.build(row.documentId());
        return given.row(row.id());
    }

    private void days(int days) {
        for (int hour = 0; hour < days * 24; hour++) {
            given.clock.pass(Duration.ofHours(1));
            given.poll();
            given.orders.receive().forEach(given.building::build);
            given.submissions.receive().forEach(given.submitting::submit);
        }
    }

    private List<Notice> reminders() {
        return given.email.delivered().stream().filter(Notice::reminds).toList();
    }

    @Test
    void a_question_is_asked_again_after_3_7_14_and_28_days_and_then_no_more_but_looked_at_every_day() {
        Certificate asked = question("EC-1");
        var days = new ArrayList<Long>();
        for (int day = 1; day <= 60; day++) {
            int before = reminders().size();
            days(1);
            if (reminders().size() > before) {
                days.add(Duration.between(MovableClock.START, given.clock.instant())
                        .toDays());
            }
        }
        assertThat(days).hasSize(4);
        assertThat(days.get(0)).isBetween(3L, 5L);
        assertThat(days.get(1)).isBetween(7L, 9L);
        assertThat(days.get(2)).isBetween(14L, 17L);
        assertThat(days.get(3)).isBetween(28L, 31L);
        assertThat(reminders()).extracting(Notice::id).doesNotHaveDuplicates();
        Certificate row = given.row(asked.id());
        assertThat(row.due().orElseThrow().at()).isBefore(given.clock.instant().plus(Duration.ofHours(25)));
        given.registry.put(Given.ACCOUNT, "product#LAMP-01", Orders.product());
        days(2);
        assertThat(given.status(asked.id())).isEqualTo(Status.PENDING);
    }

    @Test
    void questions_of_one_cause_asked_at_all_hours_are_one_reminder_a_day() {
        for (int i = 0; i < 20; i++) {
            question("EC-" + i);
            given.clock.pass(Duration.ofHours(1));
            given.poll();
        }
        days(6);
        assertThat(reminders()).hasSizeLessThanOrEqualTo(2);
        assertThat(reminders().stream().mapToInt(Notice::count).sum()).isEqualTo(20);
        assertThat(reminders().getFirst()).satisfies(notice -> {
            assertThat(notice.type()).isEqualTo("certificate.reminded.v1");
            assertThat(notice.subject()).startsWith("[eCO Relay] Reminder: data needed: ");
            assertThat(notice.facts()).containsEntry("What to do", "Send its origin profile: PUT /v1/products/LAMP-01");
            assertThat(notice.urgent()).isTrue();
        });
    }

    @Test
    void another_question_begins_anew() {
        Certificate row = question("EC-1");
        days(2);
        given.registry.put(Given.ACCOUNT, "product#LAMP-01", with(Orders.product(), "/hsCode", "'1'"));
        days(2);
        assertThat(((State.NeedsData) given.row(row.id()).state()).first().code())
                .isEqualTo("HS_CODE_INVALID");
        assertThat(reminders()).isEmpty();
        days(4);
        assertThat(reminders()).hasSize(1);
    }

    @Test
    void a_reminder_that_a_crash_cut_off_is_sent_once() {
        Certificate asked = question("EC-1");
        given.poll();
        given.clock.pass(Duration.ofDays(4));
        given.certificates.steps().crashAt("committed");
        Given.dying(() -> given.building.build(asked.documentId()));
        given.building.build(asked.documentId());
        days(2);
        assertThat(reminders()).hasSize(1);
    }

    /** The exporter's authorisation is no product that a certificate waits for: nobody wakes it, the daily look finds it. */
    @Test
    void the_daily_look_finds_what_was_answered_outside_the_wait() {
        given.registry.put(Given.ACCOUNT, "exporter#maker", without(Orders.exporter(), "/approvedExporter"));
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.building.build(row.documentId());
        given.poll();
        assertThat(given.status(row.id())).isEqualTo(Status.NEEDS_DATA);
        given.registry.put(Given.ACCOUNT, "exporter#maker", Orders.exporter());
        days(1);
        days(1);
        assertThat(given.status(row.id())).isEqualTo(Status.PENDING);
    }

    @Test
    void nobody_is_reminded_before_the_time_nor_of_what_was_never_asked() {
        Certificate row = question("EC-1");
        Instant asked = row.event().at();
        var question = row.event().rests().getFirst();
        var history = List.of(row.event());
        assertThat(Reminders.due(
                        history, question, asked.plus(Duration.ofDays(3)).minusMillis(1)))
                .isFalse();
        assertThat(Reminders.due(history, question, asked.plus(Duration.ofDays(3))))
                .isTrue();
        assertThat(Reminders.due(history, row.orderHash(), asked.plus(Duration.ofDays(30))))
                .isFalse();
    }
}
