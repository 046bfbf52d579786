package org.ecorelay.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ecorelay.fixture.Given;
import org.ecorelay.notice.FailedDeliveries.FailedDelivery;
import org.junit.jupiter.api.Test;

class RefusedForGoodTest {
    private final Given given = new Given();

    private void failedOnce(String id) {
        var told = List.of(new Notice.Told("e" + id, "EC-" + id, "c.1", "VN"));
        var facts = Map.of("Order", "EC-" + id);
        var notice = new Notice(
                id, "certificate.approved.v1", Given.ACCOUNT, "maker", "VN", "s", "h", facts, false, 1, told, null);
        given.failed.put(new FailedDelivery(notice, "email", 1, given.clock.instant(), "the service does not answer"));
    }

    private void pass(Duration time) {
        given.clock.pass(time);
        given.telling.retry(() -> true);
    }

    @Test
    void what_is_refused_for_good_goes_to_the_other_channel_without_four_more_tries() {
        given.email.refuse();
        failedOnce("1");
        pass(Duration.ZERO);
        assertThat(given.failed.all()).isEmpty();
        pass(Duration.ofHours(2));
        assertThat(given.sns.delivered()).singleElement().satisfies(notice -> {
            assertThat(notice.type()).isEqualTo("notice.redirected.v1");
            assertThat(notice.insteadOf()).isEqualTo("email");
            assertThat(notice.tells("e1")).isTrue();
        });
    }

    @Test
    void what_both_refuse_is_for_a_human_at_once_and_tried_once_a_day() {
        given.email.refuse();
        given.sns.refuse();
        failedOnce("1");
        pass(Duration.ZERO);
        pass(Duration.ofHours(2));
        assertThat(given.failed.all()).singleElement().satisfies(delivery -> {
            assertThat(delivery.channel()).isEqualTo("sns");
            assertThat(delivery.undeliverable()).isTrue();
            assertThat(Duration.between(given.clock.instant(), delivery.nextTry()))
                    .isEqualTo(Duration.ofDays(1));
        });
        given.sns.recover();
        pass(Duration.ofDays(1));
        assertThat(given.failed.all()).isEmpty();
        assertThat(given.sns.delivered()).hasSize(1);
    }
}
