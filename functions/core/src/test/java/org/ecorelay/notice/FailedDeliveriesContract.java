package org.ecorelay.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.ecorelay.notice.FailedDeliveries.FailedDelivery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every list of failed deliveries promises. Begins with an empty one. */
public abstract class FailedDeliveriesContract {
    /** The clock of the adapter may say this or earlier. */
    protected static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");

    private FailedDeliveries deliveries;

    /** An adapter on an empty list. */
    protected abstract FailedDeliveries deliveries() throws Exception;

    /** Asks again until the list shows it, within bounds; for adapters whose list lags. */
    protected List<FailedDelivery> eventually(FailedDeliveries list, Predicate<List<FailedDelivery>> shown) {
        Instant end = Instant.now().plusSeconds(10);
        List<FailedDelivery> last = list.due("acme", NOW, 100);
        while (!shown.test(last) && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
            last = list.due("acme", NOW, 100);
        }
        return last;
    }

    @BeforeEach
    final void open() throws Exception {
        deliveries = deliveries();
    }

    private static FailedDelivery delivery(String notice, String channel, int tries, Instant next) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Order", "EC-1");
        facts.put("Certificate", "…");
        facts.put("A later fact", "comes later");
        var about = new Notice(
                notice,
                "certificate.approved.v1",
                "acme",
                "maker",
                "VN",
                "[eCO Relay] Subject",
                "Headline 😀",
                facts,
                true,
                1,
                List.of(new Notice.Told("e1", "EC-1", "c.1", "VN")),
                "sns");
        return new FailedDelivery(about, channel, tries, next, "the service does not answer");
    }

    private List<FailedDelivery> due(int size) {
        return eventually(deliveries, list -> list.size() == size);
    }

    @Test
    void a_failed_delivery_comes_back_as_it_was_put() {
        FailedDelivery put = delivery("n1", "email", 3, NOW);
        deliveries.put(put);
        assertThat(due(1)).containsExactly(put);
    }

    @Test
    void the_facts_of_a_notice_keep_their_order() {
        deliveries.put(delivery("n1", "email", 1, NOW));
        assertThat(due(1).getFirst().notice().facts().keySet()).containsExactly("Order", "Certificate", "A later fact");
    }

    @Test
    void a_delivery_is_due_at_its_time_and_not_before() {
        deliveries.put(delivery("n1", "email", 1, NOW.plusMillis(1)));
        deliveries.put(delivery("n2", "email", 1, NOW));
        deliveries.put(delivery("n3", "email", 1, NOW.minusSeconds(3600)));
        assertThat(due(2)).extracting(found -> found.notice().id()).containsExactlyInAnyOrder("n2", "n3");
    }

    @Test
    void the_next_try_replaces_the_one_before() {
        FailedDelivery first = delivery("n1", "email", 1, NOW);
        deliveries.put(first);
        FailedDelivery second = delivery("n1", "email", 2, NOW.minusSeconds(1));
        deliveries.replace(first, second);
        assertThat(eventually(deliveries, list -> list.contains(second))).containsExactly(second);
        deliveries.replace(second, delivery("n1", "email", 3, NOW.plusSeconds(60)));
        assertThat(due(0)).isEmpty();
    }

    @Test
    void a_next_try_at_the_same_time_is_not_lost() {
        FailedDelivery first = delivery("n1", "email", 1, NOW);
        deliveries.put(first);
        deliveries.replace(first, delivery("n1", "email", 2, NOW));
        assertThat(due(1)).extracting(FailedDelivery::tries).containsExactly(2);
    }

    @Test
    void each_account_has_a_list_of_its_own() {
        deliveries.put(delivery("n1", "email", 1, NOW));
        assertThat(deliveries.accounts()).contains("acme");
        assertThat(deliveries.due("other", NOW, 100)).isEmpty();
    }

    @Test
    void those_that_wait_longest_come_first() {
        deliveries.put(delivery("n1", "email", 1, NOW));
        deliveries.put(delivery("n2", "email", 1, NOW.minusSeconds(2)));
        deliveries.put(delivery("n3", "email", 1, NOW.minusSeconds(1)));
        assertThat(due(3)).extracting(found -> found.notice().id()).containsExactly("n2", "n3", "n1");
    }

    @Test
    void each_channel_has_a_delivery_of_its_own() {
        deliveries.put(delivery("n1", "email", 1, NOW));
        deliveries.put(delivery("n1", "sns", 1, NOW));
        assertThat(due(2)).hasSize(2);
        deliveries.remove(delivery("n1", "email", 1, NOW));
        assertThat(due(1)).extracting(FailedDelivery::channel).containsExactly("sns");
    }

    @Test
    void what_is_removed_is_gone() {
        deliveries.put(delivery("n1", "email", 5, NOW));
        deliveries.remove(delivery("n1", "email", 5, NOW));
        assertThat(due(0)).isEmpty();
    }

    @Test
    void no_more_than_asked_for_are_given_and_those_that_are_not_due_take_no_place() {
        IntStream.range(0, 120).forEach(i -> deliveries.put(delivery("a" + i, "email", 1, NOW.plusSeconds(60))));
        IntStream.range(0, 5).forEach(i -> deliveries.put(delivery("b" + i, "email", 1, NOW)));
        assertThat(due(5)).hasSize(5);
        assertThat(deliveries.due("acme", NOW, 3)).hasSize(3);
    }
}
