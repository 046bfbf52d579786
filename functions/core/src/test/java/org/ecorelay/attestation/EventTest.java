package org.ecorelay.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.ecorelay.certificate.History;
import org.ecorelay.certificate.Status;
import org.junit.jupiter.api.Test;

class EventTest {
    private static final Instant AT = Instant.parse("2026-09-01T08:00:00.123Z");
    private static final Sha256 ORDER = Sha256.of("order");
    private static final Event FIRST = Event.first("certificate.received.v1", AT, 1, List.of(ORDER));

    @Test
    void an_event_reads_back_with_the_same_bytes() {
        Event next = FIRST.next("certificate.signed.v1", AT, 1, List.of(ORDER, Sha256.of("trace")));
        for (Event event : List.of(FIRST, next)) {
            assertThat(Event.parse(event.text())).isEqualTo(event);
            assertThat(Event.parse(event.text()).hash()).isEqualTo(event.hash());
        }
    }

    @Test
    void the_longest_event_fits_into_the_small_row() {
        String longest = Arrays.stream(Status.values())
                .map(History::eventType)
                .max(Comparator.comparing(String::length))
                .orElseThrow();
        var event = new Event(999_999, longest, AT, 999, List.of(ORDER, ORDER), ORDER);
        assertThat(event.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(Event.MAX_BYTES);
    }

    @Test
    void what_an_operator_ordered_says_by_whom_and_under_which_id_and_fits_too() {
        var order = new Event.Order("k".repeat(16) + " (" + "n".repeat(24) + ")", "j".repeat(12));
        Event ordered = new Event(
                999_999,
                "certificate.redriven.v1",
                Instant.parse("2026-09-01T08:00:00.123456789Z"),
                999,
                List.of(ORDER),
                ORDER,
                order);
        assertThat(Event.parse(ordered.text())).isEqualTo(ordered);
        assertThat(ordered.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(Event.MAX_BYTES);
        assertThat(ordered.news()).isEqualTo(ORDER);
        assertThat(FIRST.news()).isEqualTo(FIRST.hash());
    }

    @Test
    void an_order_from_before_jobs_were_named_reads_back_with_the_same_bytes() {
        String text = FIRST.ordered("certificate.redriven.v1", AT, List.of(), new Event.Order("ops1", null))
                .text();
        assertThat(text).contains("\"by\":\"ops1\"").doesNotContain("job");
        assertThat(Event.parse(text).text()).isEqualTo(text);
    }

    @Test
    void each_event_holds_the_hash_of_the_one_before() {
        Event second = FIRST.next("certificate.signed.v1", AT, 1, List.of());
        Event third = second.next("certificate.pending.v1", AT, 1, List.of());
        assertThat(second.previous()).isEqualTo(FIRST.hash());
        assertThat(third.previous()).isEqualTo(second.hash());
        assertThat(third.number()).isEqualTo(3);
    }

    @Test
    void a_change_anywhere_in_an_event_breaks_the_chain() {
        Event second = FIRST.next("certificate.signed.v1", AT, 1, List.of());
        List<Event> forged = List.of(
                Event.first("certificate.approved.v1", AT, 1, List.of(ORDER)),
                Event.first("certificate.received.v1", AT.plusMillis(1), 1, List.of(ORDER)),
                Event.first("certificate.received.v1", AT, 2, List.of(ORDER)),
                Event.first("certificate.received.v1", AT, 1, List.of()));
        assertThat(forged).noneMatch(event -> event.hash().equals(second.previous()));
    }

    @Test
    void only_the_first_event_has_no_predecessor() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Event(2, "x", AT, 1, List.of(), null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Event(1, "x", AT, 1, List.of(), ORDER));
    }

    @Test
    void an_event_rests_on_two_items_at_most() {
        assertThatIllegalArgumentException().isThrownBy(() -> Event.first("x", AT, 1, List.of(ORDER, ORDER, ORDER)));
    }
}
