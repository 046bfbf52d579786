package org.ecorelay.attestation.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Sha256;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a history whose numbers do not follow each other; the forgeries of AttacksTest are each of one kind. */
class EventChainTest {
    private static final Sha256 ORDER = Sha256.of("order");

    /** A history of five events, all resting on the order. */
    private static List<String> history() {
        var events = new ArrayList<Event>();
        events.add(Event.first("certificate.received.v1", Instant.parse("2026-09-01T08:00:00Z"), 1, List.of(ORDER)));
        IntStream.range(1, 5)
                .forEach(i -> events.add(events.getLast()
                        .next("certificate.pending.v1", Instant.parse("2026-09-01T08:00:00Z"), 1, List.of(ORDER))));
        return events.stream().map(Event::text).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "1345, 2, EVENT_MISSING",
        "145, 2, EVENT_MISSING",
        "1235, 4, EVENT_MISSING",
        "2345, 1, EVENT_MISSING",
        "13245, 2, EVENT_OUT_OF_ORDER",
        "13452, 2, EVENT_OUT_OF_ORDER",
        "12325, 4, EVENT_OUT_OF_ORDER",
        "21345, 1, EVENT_OUT_OF_ORDER"
    })
    void what_is_left_out_is_told_from_what_stands_elsewhere(String order, int place, ChainCode code) {
        List<String> all = history();
        List<String> handed =
                order.chars().mapToObj(digit -> all.get(digit - '1')).toList();
        var chain = new EventChain("c", handed, Map.of(), Set.of(ORDER), Optional.empty());
        assertThat(chain.examine()).isEqualTo(new EventChain.Outcome.Broken(place, code));
    }
}
