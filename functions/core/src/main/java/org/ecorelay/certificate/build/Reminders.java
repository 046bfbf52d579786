package org.ecorelay.certificate.build;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.History;

/**
 * When an exporter is reminded of a question that it has not answered: after 3, 7, 14 and 28 days, and then no more – the
 * certificate stays in the list of what somebody must see, and is looked at every day.
 */
final class Reminders {
    static final List<Duration> AFTER =
            List.of(Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(14), Duration.ofDays(28));

    private Reminders() {}

    /**
     * Whether it is time for the next one.
     *
     * @param history all events, oldest first
     * @param question hash of what is asked
     */
    static boolean due(List<Event> history, Sha256 question, Instant now) {
        List<Event> asked = history.reversed().stream()
                .takeWhile(event -> event.rests().contains(question))
                .toList();
        int reminded = (int) asked.stream()
                .filter(event -> event.type().equals(History.REMINDED))
                .count();
        return !asked.isEmpty()
                && reminded < AFTER.size()
                && !now.isBefore(asked.getLast().at().plus(AFTER.get(reminded)));
    }
}
