package org.ecorelay.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.submission.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnePerCauseTest {
    private final Given given = new Given();

    /** An order of a product that nothing is known about. */
    private Certificate question(String number, String sku) {
        Json.Obj order = JsonEdit.with(Orders.order(number), "/lines/0/sku", "'%s'".formatted(sku));
        Certificate row = given.accepted(order);
        given.building.build(row.documentId());
        return given.row(row.id());
    }

    private List<Notice> mails() {
        return given.email.delivered();
    }

    private void pollAfter(Duration time) {
        given.clock.pass(time);
        given.poll();
    }

    @Test
    void orders_with_one_cause_are_one_notice_that_counts_them() {
        List<Certificate> rows = Stream.of("EC-1", "EC-2", "EC-3")
                .map(n -> question(n, "LAMP-01"))
                .toList();
        given.poll();
        assertThat(mails()).hasSize(1).isEqualTo(given.sns.delivered());
        Notice notice = mails().getFirst();
        assertThat(notice.subject()).isEqualTo("[eCO Relay] Data needed: 3 orders");
        assertThat(notice.count()).isEqualTo(3);
        assertThat(notice.facts()).containsEntry("Orders", "3");
        assertThat(notice.facts().get("Order numbers")).contains("EC-1", "EC-2", "EC-3");
        assertThat(notice.facts()).containsEntry("What to do", "Send its origin profile: PUT /v1/products/LAMP-01");
        assertThat(rows).allSatisfy(row -> {
            assertThat(notice.tells(row.event().hash().value())).isTrue();
            assertThat(given.row(row.id()).noticeDue()).isFalse();
        });
    }

    @Test
    void two_causes_are_two_notices() {
        question("EC-1", "LAMP-01");
        question("EC-2", "CHAIR-01");
        given.poll();
        assertThat(mails()).extracting(Notice::count).containsExactly(1, 1);
    }

    @Test
    void the_line_that_a_product_stands_on_is_no_cause_of_its_own() {
        question("EC-1", "LAMP-01");
        Json.Obj second = JsonEdit.with(
                Orders.order("EC-2"),
                "/lines",
                "[{'sku':'TABLE-01','quantity':'1','unit':'PCS','value':'150.00'},"
                        + "{'sku':'LAMP-01','quantity':'1','unit':'PCS','value':'150.00'}]");
        given.building.build(given.accepted(second).documentId());
        given.poll();
        assertThat(mails()).extracting(Notice::count).containsExactly(2);
    }

    @Test
    void more_orders_of_an_open_cause_are_told_together_once_a_window() {
        question("EC-0", "LAMP-01");
        given.poll();
        for (int i = 1; i <= 10; i++) {
            question("EC-" + i, "LAMP-01");
            pollAfter(Duration.ofMinutes(5));
        }
        assertThat(mails()).hasSize(1);
        pollAfter(Duration.ofMinutes(10));
        assertThat(mails()).extracting(Notice::count).containsExactly(1, 10);
        assertThat(mails()).extracting(Notice::id).doesNotHaveDuplicates();
        pollAfter(Duration.ofHours(2));
        assertThat(mails()).hasSize(2);
    }

    @Test
    void a_quiet_cause_is_told_at_once_again() {
        question("EC-1", "LAMP-01");
        given.poll();
        given.clock.pass(Given.NOTICE_WINDOW.plusSeconds(1));
        question("EC-2", "LAMP-01");
        given.poll();
        assertThat(mails()).extracting(Notice::subject).allMatch(subject -> subject.contains("Data needed: order EC-"));
        assertThat(mails()).hasSize(2);
    }

    @Test
    void no_notice_lists_more_than_fifty_orders() {
        IntStream.range(0, 60).forEach(i -> question("EC-" + i, "LAMP-01"));
        given.poll();
        assertThat(mails()).singleElement().satisfies(notice -> {
            assertThat(notice.count()).isEqualTo(60);
            assertThat(notice.orders()).hasSize(50);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "opened", "add", "added", "rest", "rested"})
    void a_death_between_any_two_steps_loses_nothing_and_counts_nothing_twice(String step) {
        List<Certificate> rows = List.of(question("EC-1", "LAMP-01"), question("EC-2", "LAMP-01"));
        given.bundles.steps().crashAt(step);
        Given.dying(given::poll);
        restart();
        everybodyIsToldUnderOneId(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "sent"})
    void a_death_while_sending_tells_again_under_the_same_id(String step) {
        List<Certificate> rows = List.of(question("EC-1", "LAMP-01"), question("EC-2", "LAMP-01"));
        given.email.steps().crashAt(step);
        Given.dying(given::poll);
        restart();
        everybodyIsToldUnderOneId(rows);
    }

    @Test
    void a_death_before_a_row_is_marked_counts_it_once() {
        Certificate first = question("EC-1", "LAMP-01");
        Certificate second = question("EC-2", "LAMP-01");
        given.certificates.steps().crashAt("commit");
        Given.dying(() -> given.telling.tell(List.of(first, second), () -> true));
        given.telling.retry(() -> true);
        restart();
        everybodyIsToldUnderOneId(List.of(first));
        assertThat(mails())
                .anyMatch(notice -> notice.tells(second.event().hash().value()));
    }

    private void restart() {
        for (int i = 0; i < 48; i++) {
            pollAfter(Duration.ofMinutes(10));
        }
    }

    private void everybodyIsToldUnderOneId(List<Certificate> rows) {
        for (Certificate row : rows) {
            assertThat(mails().stream()
                            .filter(notice -> notice.tells(row.event().hash().value()))
                            .map(Notice::id)
                            .distinct())
                    .hasSize(1);
            assertThat(given.row(row.id()).noticeDue()).isFalse();
        }
        assertThat(given.bundles.open()).isEmpty();
    }

    @Test
    void one_order_reads_like_one_order() {
        tell(rejected("EC-1", "Rejected-Field-Missing", null));
        assertThat(mails()).singleElement().satisfies(notice -> {
            assertThat(notice.type()).isEqualTo("certificate.rejected.v1");
            assertThat(notice.subject()).isEqualTo("[eCO Relay] Rejected-Field-Missing: order EC-1");
        });
    }

    @Test
    void a_reason_that_looks_like_an_order_or_a_line_changes_no_count() {
        Certificate first = rejected("EC-1", "Rejected-Field-Missing", "x\r\nBcc: a: order EC-9 <b>");
        tell(first, rejected("EC-2", "Rejected-Field-Missing", "x\r\nBcc: a: order EC-9 <b>"));
        assertThat(mails()).singleElement().satisfies(notice -> {
            assertThat(notice.count()).isEqualTo(2);
            assertThat(notice.subject()).isEqualTo("[eCO Relay] Rejected-Field-Missing: 2 orders");
            assertThat(notice.tells(first.event().hash().value())).isTrue();
            assertThat(Notice.read(notice.json())).isEqualTo(notice);
        });
    }

    private void tell(Certificate... rows) {
        given.telling.tell(List.of(rows), () -> true);
        given.telling.retry(() -> true);
    }

    private Certificate rejected(String number, String word, @Nullable String reason) {
        Certificate row = given.filed(number);
        given.platform.verdict(row.documentId(), new Verdict(word, reason, null));
        given.clock.pass(Given.PACE);
        given.verdicts.collect(() -> true);
        return given.row(row.id());
    }
}
