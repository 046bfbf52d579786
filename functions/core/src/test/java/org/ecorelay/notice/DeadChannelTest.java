package org.ecorelay.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.notice.FailedDeliveries.FailedDelivery;
import org.junit.jupiter.api.Test;

class DeadChannelTest {
    private final Given given = new Given();

    private static FailedDelivery failed(String account, String id, Instant nextTry) {
        var notice = new Notice(
                id,
                "certificate.approved.v1",
                account,
                "maker",
                "VN",
                "s",
                "h",
                Map.of("Order", "EC-" + id),
                false,
                1,
                List.of(new Notice.Told("e" + id, "EC-" + id, "c.1", "VN")),
                null);
        return new FailedDelivery(notice, "email", 1, nextTry, "the service does not answer");
    }

    private void passHours(int hours) {
        for (int i = 0; i < hours * 4; i++) {
            given.clock.pass(Duration.ofMinutes(15));
            given.telling.retry(() -> true);
        }
    }

    @Test
    void what_a_dead_channel_does_not_take_is_handed_to_the_other_one_and_says_so() {
        given.email.fail();
        given.failed.put(failed(Given.ACCOUNT, "1", given.clock.instant()));
        given.failed.put(failed(Given.ACCOUNT, "2", given.clock.instant()));
        passHours(3);
        assertThat(given.failed.all()).isEmpty();
        assertThat(given.sns.delivered()).singleElement().satisfies(notice -> {
            assertThat(notice.insteadOf()).isEqualTo("email");
            assertThat(notice.type()).isEqualTo("notice.redirected.v1");
            assertThat(notice.count()).isEqualTo(2);
            assertThat(notice.tells("e1")).isTrue();
            assertThat(notice.subject()).isEqualTo("[eCO Relay] Not delivered by email: 2 orders");
        });
    }

    @Test
    void when_no_channel_is_left_it_stays_and_is_marked_undeliverable() {
        given.email.fail();
        given.sns.fail();
        given.failed.put(failed(Given.ACCOUNT, "1", given.clock.instant()));
        passHours(72);
        assertThat(given.failed.all()).singleElement().satisfies(delivery -> {
            assertThat(delivery.undeliverable()).isTrue();
            assertThat(delivery.channel()).isEqualTo("sns");
            assertThat(delivery.notice().insteadOf()).isEqualTo("email");
        });
    }

    @Test
    void a_channel_without_an_address_takes_nobodys_place() {
        given.registry.put(Given.ACCOUNT, "exporter#maker", JsonEdit.without(Orders.exporter(), "/alerts"));
        given.sns.fail();
        given.failed.put(new FailedDelivery(
                failed(Given.ACCOUNT, "1", given.clock.instant()).notice(), "sns", 1, given.clock.instant(), "r"));
        passHours(72);
        assertThat(given.failed.all()).singleElement().satisfies(delivery -> {
            assertThat(delivery.channel()).isEqualTo("sns");
            assertThat(delivery.undeliverable()).isTrue();
        });
    }

    @Test
    void a_large_backlog_of_one_account_does_not_delay_another() {
        given.registry.put("small", "exporter#maker", Orders.exporter());
        given.confirmed("small", Orders.ALERTS);
        IntStream.range(0, 300).forEach(i -> given.failed.put(failed(Given.ACCOUNT, "a" + i, given.clock.instant())));
        given.failed.put(failed("small", "b", given.clock.instant()));
        given.telling.retry(() -> true);
        assertThat(given.email.delivered()).extracting(Notice::account).contains("small");
        assertThat(given.email.delivered()).hasSize(Shares.MAX_SENDS + 1);
    }

    @Test
    void a_slow_channel_takes_no_more_than_the_accounts_share_of_time() {
        given.registry.put("small", "exporter#maker", Orders.exporter());
        given.confirmed("small", Orders.ALERTS);
        IntStream.range(0, 20).forEach(i -> {
            given.failed.put(failed(Given.ACCOUNT, "a" + i, given.clock.instant()));
            given.email.steps().at("send", () -> given.clock.pass(Duration.ofSeconds(4)));
        });
        given.failed.put(failed("small", "b", given.clock.instant()));
        given.telling.retry(() -> true);
        assertThat(given.email.delivered())
                .extracting(Notice::account)
                .containsExactly(Given.ACCOUNT, Given.ACCOUNT, "small");
    }

    @Test
    void another_account_begins_in_every_pass() {
        given.registry.put("small", "exporter#maker", Orders.exporter());
        given.confirmed("small", Orders.ALERTS);
        IntStream.range(0, 100).forEach(i -> given.failed.put(failed(Given.ACCOUNT, "a" + i, given.clock.instant())));
        given.failed.put(failed("small", "b", given.clock.instant()));
        for (int pass = 0; pass < 2; pass++) {
            int before = given.email.delivered().size();
            given.telling.retry(() -> given.email.delivered().size() <= before);
        }
        assertThat(given.email.delivered()).extracting(Notice::account).contains("small");
    }
}
