package org.ecorelay.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.State;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
    private static final String EXPORTER = "exporter#maker";

    private final Given given = new Given();

    private List<Certificate> approved(String... numbers) {
        List<Certificate> rows = Stream.of(numbers).map(given::filed).toList();
        rows.forEach(row -> given.platform.verdict(row.documentId(), "Approved"));
        given.clock.pass(Given.PACE);
        given.verdicts.collect(() -> true);
        return rows.stream().map(row -> given.row(row.id())).toList();
    }

    private void digestAt(int hour) {
        Json.Obj exporter = JsonEdit.without(Orders.exporter(), "/approvals");
        given.registry.put(Given.ACCOUNT, EXPORTER, JsonEdit.with(exporter, "/digestHour", Integer.toString(hour)));
    }

    private void pollUntil(String time) {
        given.clock.pass(Duration.between(given.clock.instant(), Instant.parse(time)));
        given.poll();
    }

    private void cap(int mails) {
        given.registry.put(
                Given.ACCOUNT,
                "account#settings",
                Json.object().put("dailyMailCap", mails).build());
    }

    @Test
    void approvals_of_a_day_are_one_notice_at_the_exporters_hour() {
        digestAt(17);
        given.telling.tell(approved("EC-1", "EC-2"), () -> true);
        given.telling.tell(approved("EC-3"), () -> true);
        pollUntil("2026-09-01T16:59:59Z");
        assertThat(given.email.delivered()).isEmpty();
        pollUntil("2026-09-01T17:00:00Z");
        assertThat(given.email.delivered()).singleElement().satisfies(notice -> {
            assertThat(notice.subject()).isEqualTo("[eCO Relay] Approved: 3 orders");
            assertThat(notice.headline()).contains("Customs decides");
            assertThat(notice.urgent()).isFalse();
            assertThat(notice.orders())
                    .extracting(Notice.Told::orderNumber)
                    .containsExactlyInAnyOrder("EC-1", "EC-2", "EC-3");
        });
        pollUntil("2026-09-03T00:00:00Z");
        assertThat(given.email.delivered()).hasSize(1);
    }

    @Test
    void without_a_setting_the_digest_comes_at_six() {
        given.registry.put(Given.ACCOUNT, EXPORTER, JsonEdit.without(Orders.exporter(), "/approvals"));
        given.telling.tell(approved("EC-1"), () -> true);
        pollUntil("2026-09-02T05:59:59Z");
        assertThat(given.email.delivered()).isEmpty();
        pollUntil("2026-09-02T06:00:00Z");
        assertThat(given.email.delivered()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "send", "sent"})
    void a_death_while_a_digest_is_sent_repeats_it_under_the_same_id(String step) {
        digestAt(17);
        given.telling.tell(approved("EC-1", "EC-2"), () -> true);
        var steps = step.equals("rest") ? given.bundles.steps() : given.email.steps();
        steps.crashAt(step);
        Given.dying(() -> pollUntil("2026-09-01T17:00:00Z"));
        pollUntil("2026-09-01T17:01:00Z");
        assertThat(given.email.delivered()).isNotEmpty();
        assertThat(given.email.delivered())
                .extracting(Notice::id)
                .containsOnly(given.email.delivered().getFirst().id());
        assertThat(given.email.delivered().getLast().count()).isEqualTo(2);
    }

    @Test
    void nothing_is_told_of_what_needs_no_document() {
        Certificate row = given.accepted(Orders.order("EC-1"));
        given.records
                .history()
                .move(
                        row,
                        new State.NotRequired(State.NotRequired.Reason.CUSTOMS_VALUE_WAIVED),
                        row.due(),
                        true,
                        List.of());
        given.telling.tell(List.of(given.row(row.id())), () -> true);
        assertThat(given.bundles.open()).isEmpty();
        assertThat(given.sns.delivered()).isEmpty();
        assertThat(given.row(row.id()).noticeDue()).isFalse();
    }

    @Test
    void mails_beyond_the_days_cap_are_counted_in_one_and_the_topic_has_them_all() {
        cap(2);
        given.telling.tell(approved("EC-1", "EC-2", "EC-3", "EC-4", "EC-5"), () -> true);
        assertThat(given.email.delivered()).hasSize(2);
        assertThat(given.sns.delivered()).hasSize(5);
        pollUntil("2026-09-02T00:00:00Z");
        assertThat(given.email.delivered()).hasSize(3);
        assertThat(given.email.delivered().getLast()).satisfies(notice -> {
            assertThat(notice.subject()).isEqualTo("[eCO Relay] 3 more");
            assertThat(notice.type()).isEqualTo("notice.held-back.v1");
        });
        assertThat(given.sns.delivered()).hasSize(5);
    }

    @Test
    void the_next_day_has_mails_of_its_own() {
        cap(1);
        given.telling.tell(approved("EC-1"), () -> true);
        given.clock.pass(Duration.ofDays(1));
        given.telling.tell(approved("EC-2"), () -> true);
        assertThat(given.email.delivered()).hasSize(2);
    }

    @Test
    void more_approvals_than_an_accounts_share_of_a_pass_are_told_together() {
        String[] numbers =
                Stream.iterate(0, n -> n + 1).limit(40).map(n -> "EC-" + n).toArray(String[]::new);
        given.telling.tell(approved(numbers), () -> true);
        given.telling.retry(() -> true);
        assertThat(given.email.delivered()).hasSize(Shares.MAX_SENDS + 1);
        assertThat(given.email.delivered().getLast().count()).isEqualTo(40 - Shares.MAX_SENDS);
    }
}
