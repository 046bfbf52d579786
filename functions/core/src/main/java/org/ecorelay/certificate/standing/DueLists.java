package org.ecorelay.certificate.standing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.SharedState;

/**
 * Which lists have to be signed, and when: members of {@code status-due} in the shared state, in the order of their times. Whoever
 * signs a list removes what was there <em>before</em> it read the list's bits: what comes later asks again. Thread-safe.
 */
final class DueLists {
    /** A list is signed anew long before it ends. */
    static final Duration REFRESH = Duration.ofDays(3);

    private static final String DUE = "status-due";
    private static final int MOST = 1_000;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 9;
    private static final Duration LONGEST_WAIT = Duration.ofHours(6);

    private final SharedState state;
    private final InstantSource clock;

    DueLists(SharedState state, InstantSource clock) {
        this.state = state;
        this.clock = clock;
    }

    /**
     * One reason to sign a list.
     *
     * @param reason makes two of the same instant differ: a bit, or a word
     * @param asked how often somebody was asked in vain
     */
    record Entry(Instant at, StatusListId list, String reason, int asked) {
        private String member() {
            return String.format(
                    Locale.ROOT, "%014d#%s#%d#%s#%d", at.toEpochMilli(), list.account(), list.number(), reason, asked);
        }

        private static Entry read(String member) {
            String[] parts = member.split("#", -1);
            return new Entry(
                    Instant.ofEpochMilli(Long.parseLong(parts[0])),
                    new StatusListId(parts[1], Integer.parseInt(parts[2])),
                    parts[3],
                    Integer.parseInt(parts[4]));
        }
    }

    /** Has a list signed now. */
    void add(StatusListId list, String reason) {
        add(new Entry(clock.instant(), list, reason, 0));
    }

    void add(Entry entry) {
        state.put(DUE, entry.member(), Json.Obj.EMPTY);
    }

    void remove(Entry entry) {
        state.remove(DUE, entry.member());
    }

    /** What there is about one list, due or not. */
    List<Entry> of(StatusListId list) {
        return all().stream().filter(entry -> entry.list().equals(list)).toList();
    }

    /** What is due now, the oldest first, and what a clock that has been put back since made due later than anything ever is. */
    List<Entry> now() {
        Instant now = clock.instant();
        Instant latest = now.plus(REFRESH).plus(SharedState.SKEW);
        return all().stream()
                .filter(entry -> !entry.at().isAfter(now) || entry.at().isAfter(latest))
                .toList();
    }

    private List<Entry> all() {
        return state.members(DUE, MOST).stream().map(Entry::read).toList();
    }

    /** Somebody was asked: again in a minute, then in two, after many times in six hours. */
    void asked(Entry entry) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(entry.asked(), MOST_DOUBLINGS));
        Duration wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        // First the later time, then this one is forgotten: a death in between asks once more.
        add(new Entry(clock.instant().plus(wait), entry.list(), entry.reason(), entry.asked() + 1));
        remove(entry);
    }
}
