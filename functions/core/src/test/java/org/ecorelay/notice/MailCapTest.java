package org.ecorelay.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.submission.Verdict;
import org.junit.jupiter.api.Test;

/** The daily limit of mails, and who still gets one. */
class MailCapTest {
    private final Given given = new Given();
    private final List<String> counted = new ArrayList<>();
    private final TellExporters telling = new TellExporters(
            given.records,
            given.registry,
            new NoticeState(given.failed, given.bundles, new InMemoryMailCounts()),
            List.of(given.email, given.sns),
            new AskAddress(given.confirmationMails, given.asked, Given.NOTICE_WINDOW),
            Given.NOTICE_WINDOW,
            (metric, lane, value) -> counted.add(metric + " " + lane));

    private void cap(int mails) {
        given.registry.put(
                Given.ACCOUNT,
                "account#settings",
                Json.object().put("dailyMailCap", mails).build());
    }

    private Certificate decided(String number, String word, String reason) {
        Certificate row = given.filed(number);
        given.platform.verdict(row.documentId(), new Verdict(word, reason, null));
        given.clock.pass(Given.PACE);
        given.verdicts.collect(() -> true);
        return given.row(row.id());
    }

    private void tell(Certificate row) {
        telling.tell(List.of(row), () -> true);
        telling.retry(() -> true);
    }

    private void at(String time) {
        given.clock.pass(Duration.between(given.clock.instant(), Instant.parse(time)));
        telling.retry(() -> true);
    }

    @Test
    void approvals_leave_the_last_quarter_to_what_asks_somebody_to_act() {
        cap(8);
        IntStream.range(0, 10).forEach(i -> tell(decided("EC-" + i, "Approved", "fine")));
        assertThat(given.email.delivered()).hasSize(6);
        tell(decided("EC-r", "Rejected-Field-Missing", "no port"));
        assertThat(given.email.delivered().getLast().subject())
                .isEqualTo("[eCO Relay] Rejected-Field-Missing: order EC-r");
        assertThat(counted).hasSize(4).containsOnly("mail-cap-reached acme");
    }

    @Test
    void a_rejection_beyond_the_limit_is_on_the_topic_at_once_and_in_the_mail_of_midnight() {
        cap(2);
        for (int i = 0; i < 4; i++) {
            tell(decided("EC-" + i, "Rejected-Field-Missing", "reason " + i));
        }
        assertThat(given.email.delivered()).hasSize(2);
        assertThat(given.sns.delivered()).hasSize(4);
        assertThat(counted).containsExactly("mail-cap-reached acme", "mail-cap-reached acme");
        at("2026-09-01T23:59:59.999Z");
        assertThat(given.email.delivered()).hasSize(2);
        at("2026-09-02T00:00:00Z");
        assertThat(given.email.delivered()).hasSize(3);
        Notice midnight = given.email.delivered().getLast();
        assertThat(midnight.count()).isEqualTo(2);
        assertThat(midnight.urgent()).isTrue();
        assertThat(midnight.facts()).containsEntry("Order numbers", "EC-2, EC-3");
        tell(decided("EC-next", "Rejected-Field-Missing", "of the new day"));
        assertThat(given.email.delivered()).hasSize(4);
    }

    @Test
    void what_is_held_back_in_the_last_moment_of_a_day_is_told_in_the_first_of_the_next() {
        cap(0);
        Certificate row = decided("EC-1", "Rejected-Field-Missing", "late");
        given.clock.pass(Duration.between(given.clock.instant(), Instant.parse("2026-09-01T23:59:59.999Z")));
        tell(row);
        assertThat(given.email.delivered()).isEmpty();
        at("2026-09-02T00:00:00Z");
        assertThat(given.email.delivered()).hasSize(1);
        at("2026-09-03T00:00:00Z");
        assertThat(given.email.delivered()).hasSize(1);
    }

    /** Two exporters are two firms, whoever reads their mail: neither's notice says the other's order numbers. */
    @Test
    void two_exporters_with_one_address_are_told_apart() {
        given.registry.put(Given.ACCOUNT, "exporter#other", Orders.exporter());
        given.registry.put(
                Given.ACCOUNT,
                "store#second",
                Json.object()
                        .put("id", "second")
                        .put("exporter", "other")
                        .put("modes", Json.object().put("*", "live").build())
                        .build());
        for (String store : List.of("shop", "second")) {
            Json.Obj order = JsonEdit.with(Orders.order("EC-" + store), "/lines/0/sku", "'LAMP-01'");
            Certificate row = given.accepted(JsonEdit.with(order, "/store", Json.text(store)));
            given.building.build(row.documentId());
        }
        given.poll();
        assertThat(given.email.delivered())
                .hasSize(2)
                .allSatisfy(notice -> assertThat(notice.count()).isEqualTo(1));
        assertThat(given.email.delivered()).extracting(Notice::exporter).containsExactlyInAnyOrder("maker", "other");
    }

    @Test
    void a_cause_that_is_answered_and_comes_back_is_told_again_as_news() {
        var ids = new ArrayList<String>();
        for (int round = 0; round < 3; round++) {
            given.registry.remove(Given.ACCOUNT, "product#TABLE-01");
            Certificate row = given.accepted(Orders.order("EC-" + round));
            given.building.build(row.documentId());
            given.poll();
            given.registry.put(Given.ACCOUNT, "product#TABLE-01", Orders.product());
            given.building.build(row.documentId());
            given.clock.pass(Duration.ofDays(round == 0 ? 0 : 40));
            given.poll();
        }
        given.clock.pass(Given.NOTICE_WINDOW.plusSeconds(1));
        given.poll();
        given.email.delivered().forEach(notice -> ids.add(notice.id()));
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
        assertThat(given.email.delivered().stream().mapToInt(Notice::count).sum())
                .isEqualTo(3);
    }

    @Test
    void a_dead_channel_and_a_notice_that_nobody_takes_are_counted_once() {
        given.email.fail();
        tell(decided("EC-1", "Rejected-Field-Missing", "no port"));
        for (int hour = 0; hour < 48; hour++) {
            given.clock.pass(Duration.ofHours(1));
            telling.retry(() -> true);
        }
        assertThat(counted).containsExactly("channel-dead acme");
        given.sns.fail();
        tell(decided("EC-2", "Rejected-Field-Missing", "no ship"));
        for (int hour = 0; hour < 24 * 30; hour++) {
            given.clock.pass(Duration.ofHours(1));
            telling.retry(() -> true);
        }
        assertThat(counted).contains("undeliverable acme");
        assertThat(counted.stream().filter("undeliverable acme"::equals).count())
                .isLessThanOrEqualTo(2);
    }
}
