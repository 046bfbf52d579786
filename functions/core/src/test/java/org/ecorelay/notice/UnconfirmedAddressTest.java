package org.ecorelay.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ecorelay.account.AlertAddress;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An address is told nothing before its owner has confirmed it, is asked seldom, and misses nothing that is still open. */
class UnconfirmedAddressTest {
    private static final String NEW = "new@example.com";
    private static final String MISSED = "notice.confirmed.v1";

    private final Given given = new Given();

    @BeforeEach
    void nobody_has_confirmed() {
        forget(Orders.ALERTS);
    }

    private void forget(String address) {
        given.registry.remove(Given.ACCOUNT, "confirmation#" + new AlertAddress(address).hash());
    }

    private void answers(String address, String answer) {
        given.registry.put(
                Given.ACCOUNT,
                "confirmation#" + new AlertAddress(address).hash(),
                Json.object()
                        .put("answer", answer)
                        .put("at", given.clock.instant().toString())
                        .build());
    }

    private void alertsTo(String addresses) {
        given.registry.put(Given.ACCOUNT, "exporter#maker", JsonEdit.with(Orders.exporter(), "/alerts", addresses));
    }

    /** An order with a question that nobody has answered. */
    private Certificate question(String number) {
        given.registry.remove(Given.ACCOUNT, "product#TABLE-01");
        Certificate row = given.accepted(Orders.order(number));
        given.building.build(row.documentId());
        return given.row(row.id());
    }

    private void pass(Duration time) {
        given.clock.pass(time);
        poll();
    }

    /** Two runs of the poller: what is kept in one is looked at in the next. */
    private void poll() {
        given.poll();
        given.poll();
    }

    private List<String> mailed() {
        return given.email.addressed();
    }

    private int asked() {
        return given.confirmationMails.sent().size();
    }

    @Test
    void an_address_that_has_not_answered_is_asked_and_told_nothing_and_the_topic_has_the_notice() {
        question("EC-1");
        poll();
        assertThat(mailed()).isEmpty();
        assertThat(given.sns.delivered()).hasSize(1);
        assertThat(given.confirmationMails.sent()).singleElement().satisfies(invitation -> {
            assertThat(invitation.to()).isEqualTo(new AlertAddress(Orders.ALERTS));
            assertThat(invitation.exporter()).isEqualTo("Acme Bamboo");
            assertThat(invitation.token().account()).isEqualTo(Given.ACCOUNT);
            assertThat(invitation.token().expires())
                    .isEqualTo(given.clock.instant().plus(Duration.ofDays(14)));
        });
        assertThat(given.failed.all()).isEmpty();
    }

    @Test
    void once_it_has_confirmed_it_is_told_what_is_still_open_once_and_then_like_everybody() {
        question("EC-1");
        question("EC-2");
        poll();
        answers(Orders.ALERTS, "CONFIRMED");
        pass(Duration.ofMinutes(10));
        assertThat(mailed()).containsExactly(Orders.ALERTS + " " + MISSED);
        assertThat(given.email.delivered().getFirst()).satisfies(notice -> {
            assertThat(notice.subject()).isEqualTo("[eCO Relay] Before this address was confirmed: 2 orders");
            assertThat(notice.count()).isEqualTo(2);
            assertThat(notice.facts())
                    .containsOnlyKeys("1. Data needed")
                    .containsEntry(
                            "1. Data needed",
                            "2 orders: EC-1, EC-2 – Send its origin profile: PUT /v1/products/TABLE-01");
        });
        assertThat(given.sns.delivered()).allMatch(notice -> !notice.type().equals(MISSED));
        pass(Duration.ofDays(2));
        assertThat(mailed()).hasSize(1);
        question("EC-3");
        pass(Duration.ofHours(1));
        assertThat(mailed()).hasSize(2).last().isEqualTo(Orders.ALERTS + " certificate.needs-data.v1");
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void what_has_changed_since_is_left_out_and_when_nothing_is_left_no_mail_is_sent() {
        Certificate solved = question("EC-1");
        poll();
        given.registry.put(Given.ACCOUNT, "product#TABLE-01", Orders.product());
        given.building.build(solved.documentId());
        assertThat(given.row(solved.id()).event()).isNotEqualTo(solved.event());
        answers(Orders.ALERTS, "CONFIRMED");
        pass(Duration.ofMinutes(10));
        assertThat(mailed()).isEmpty();
        assertThat(given.bundles.open()).noneMatch(bundle -> bundle.key().kind() == Bundle.Kind.UNCONFIRMED);
    }

    @Test
    void an_approval_that_it_has_missed_is_told_too() {
        given.approved("EC-1");
        assertThat(mailed()).isEmpty();
        answers(Orders.ALERTS, "CONFIRMED");
        pass(Duration.ofMinutes(10));
        assertThat(given.email.delivered())
                .singleElement()
                .satisfies(notice -> assertThat(notice.facts()).containsEntry("1. Approved", "1 order: EC-1"));
    }

    @Test
    void an_address_is_asked_five_times_in_growing_distance_and_then_let_go() {
        question("EC-1");
        Instant began = given.clock.instant();
        poll();
        List<Integer> days = new java.util.ArrayList<>(List.of(0));
        for (int hour = 1; hour <= 24 * 60; hour++) {
            int before = asked();
            pass(Duration.ofHours(1));
            if (asked() > before) {
                days.add((int) Duration.between(began, given.clock.instant()).toDays());
            }
        }
        assertThat(days).containsExactly(0, 1, 3, 7, 15);
        assertThat(given.bundles.open()).noneMatch(bundle -> bundle.key().kind() == Bundle.Kind.UNCONFIRMED);
        // Nothing is kept any more for an address that cannot be confirmed any more.
        question("EC-2");
        pass(Duration.ofHours(1));
        assertThat(given.bundles.open()).noneMatch(bundle -> bundle.key().kind() == Bundle.Kind.UNCONFIRMED);
        assertThat(asked()).isEqualTo(AskAddress.MAX_MAILS);
    }

    @Test
    void many_notices_ask_no_more_often_than_one() {
        for (int i = 0; i < 20; i++) {
            question("EC-" + i);
            given.approved("EC-1" + i);
            pass(Duration.ofMinutes(10));
        }
        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void a_refused_address_is_never_written_to_again() {
        question("EC-1");
        poll();
        answers(Orders.ALERTS, "REFUSED");
        pass(Duration.ofDays(2));
        question("EC-2");
        pass(Duration.ofDays(30));
        assertThat(asked()).isEqualTo(1);
        assertThat(mailed()).isEmpty();
        assertThat(given.bundles.open()).noneMatch(bundle -> bundle.key().kind() == Bundle.Kind.UNCONFIRMED);
        assertThat(given.sns.delivered()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void an_address_that_the_exporter_has_removed_is_let_go_and_its_successor_is_asked() {
        question("EC-1");
        poll();
        alertsTo("['%s']".formatted(NEW));
        pass(Duration.ofDays(1));
        assertThat(asked()).isEqualTo(1);
        question("EC-2");
        pass(Duration.ofHours(1));
        assertThat(given.confirmationMails.sent())
                .hasSize(2)
                .last()
                .satisfies(invitation -> assertThat(invitation.to()).isEqualTo(new AlertAddress(NEW)));
    }

    @Test
    void the_confirmed_addresses_are_told_at_once_and_the_others_what_they_missed() {
        alertsTo("['%s','%s','%s']".formatted(Orders.ALERTS, NEW, "EXPORT@example.com"));
        answers(Orders.ALERTS, "CONFIRMED");
        question("EC-1");
        poll();
        assertThat(mailed()).containsExactly(Orders.ALERTS + " certificate.needs-data.v1");
        answers(NEW, "CONFIRMED");
        pass(Duration.ofMinutes(10));
        assertThat(mailed()).containsExactly(Orders.ALERTS + " certificate.needs-data.v1", NEW + " " + MISSED);
    }

    @Test
    void what_is_no_address_is_never_written_to() {
        alertsTo("['nobody','a@example.com\\r\\nBcc: b@example.net','a@example.com,b@example.com']");
        question("EC-1");
        pass(Duration.ofHours(1));
        assertThat(asked()).isZero();
        assertThat(mailed()).isEmpty();
    }

    @Test
    void a_death_while_it_catches_up_repeats_it_under_the_same_id() {
        question("EC-1");
        poll();
        answers(Orders.ALERTS, "CONFIRMED");
        given.email.steps().crashAt("sent");
        Given.dying(() -> pass(Duration.ofMinutes(10)));
        poll();
        assertThat(given.email.delivered())
                .hasSize(2)
                .extracting(Notice::id)
                .containsOnly(given.email.delivered().getFirst().id());
    }

    @Test
    void what_it_has_missed_waits_while_mail_fails() {
        question("EC-1");
        poll();
        answers(Orders.ALERTS, "CONFIRMED");
        given.email.fail();
        pass(Duration.ofMinutes(10));
        given.email.recover();
        pass(Duration.ofMinutes(10));
        assertThat(mailed()).containsExactly(Orders.ALERTS + " " + MISSED);
    }

    @Test
    void asking_counts_as_a_mail_of_the_account() {
        given.registry.put(
                Given.ACCOUNT,
                "account#settings",
                Json.object().put("dailyMailCap", 1).build());
        alertsTo("['%s','%s']".formatted(Orders.ALERTS, NEW));
        question("EC-1");
        pass(Duration.ofHours(1));
        assertThat(asked()).isEqualTo(1);
        pass(Duration.ofDays(1));
        assertThat(asked()).isEqualTo(2);
    }

    @Test
    void an_unconfirmed_mail_address_takes_not_the_place_of_a_dead_topic() {
        given.sns.fail();
        question("EC-1");
        for (int hour = 0; hour < 72; hour++) {
            pass(Duration.ofHours(1));
        }
        assertThat(given.failed.all()).singleElement().satisfies(delivery -> {
            assertThat(delivery.channel()).isEqualTo("sns");
            assertThat(delivery.undeliverable()).isTrue();
        });
    }

    @Test
    void a_delivery_that_failed_is_kept_for_the_address_that_replaced_its_own() {
        answers(Orders.ALERTS, "CONFIRMED");
        given.email.fail();
        question("EC-1");
        poll();
        given.email.recover();
        alertsTo("['%s']".formatted(NEW));
        pass(Duration.ofHours(1));
        assertThat(mailed()).isEmpty();
        answers(NEW, "CONFIRMED");
        pass(Duration.ofHours(1));
        assertThat(mailed()).containsExactly(NEW + " " + MISSED);
    }
}
