package org.ecorelay.certificate;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificates.Commit;

/**
 * Moves certificates from state to state. The row is the only commit point: the newest event is embedded in it, and whoever
 * commits the next event first puts this one into the ledger. A crash between the two leaves an identical item behind,
 * which the next try finds and accepts.
 */
public final class History {
    /** Type of an event that asks again what was asked before. */
    public static final String REMINDED = "certificate.reminded.v1";

    private final Certificates certificates;
    private final Ledger ledger;
    private final InstantSource clock;

    public History(Certificates certificates, Ledger ledger, InstantSource clock) {
        this.certificates = certificates;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Commits one move.
     *
     * @param due when the row is looked at next; empty only for a final state that nobody has to be told about
     * @param tell whether somebody has to be told
     * @param rests hashes of the ledger items that the move rests on
     */
    public Commit move(Certificate seen, State next, Optional<Due> due, boolean tell, List<Sha256> rests) {
        Commit commit = moveUntouched(seen, next, due, tell, rests);
        // The first part of an order says with its move how many there are: the row does not know it yet.
        return commit instanceof Commit.Lost(var now) && now != null && onlyTimed(seen, now)
                ? move(now.divided(seen.parts()), next, due, tell, rests)
                : commit;
    }

    /** The same, but it gives way to any other write: what was decided may rest on what that write brought news of. */
    public Commit moveUntouched(Certificate seen, State next, Optional<Due> due, boolean tell, List<Sha256> rests) {
        if (due.isEmpty() && (tell || !next.status().isFinal())) {
            throw new IllegalArgumentException("%s without a due time would be forgotten".formatted(next.status()));
        }
        Event event = seen.event().next(eventType(next.status()), clock.instant(), seen.version(), rests);
        Certificate moved = seen.moved(next, due, tell, event);
        settle(seen);
        return certificates.commit(moved);
    }

    /**
     * Whether a row was only looked at or told about since it was seen. Such a write raises the revision and decides nothing:
     * a move that gave way to it would be forgotten until the timer's next look, a day later for a question just answered.
     */
    private static boolean onlyTimed(Certificate seen, Certificate now) {
        return now.event().equals(seen.event())
                && now.state().equals(seen.state())
                && now.lineage().equals(seen.lineage())
                && now.version() == seen.version();
    }

    /** Asks again what was asked before: an event of its own, which somebody is told of. */
    public Commit remind(Certificate seen, Due due) {
        Event event = seen.event()
                .next(REMINDED, clock.instant(), seen.version(), seen.event().rests());
        Certificate reminded = seen.moved(seen.state(), Optional.of(due), true, event);
        settle(seen);
        return certificates.commit(reminded);
    }

    /** Everything that happened, oldest first; the newest event may still be in the row alone. */
    public List<Event> events(Certificate row) {
        var events = new ArrayList<Event>();
        ledger.list(row.id(), "event").stream()
                .map(item -> Event.parse(item.text()))
                .filter(event -> event.number() < row.event().number())
                .forEach(events::add);
        events.add(row.event());
        return List.copyOf(events);
    }

    /** Commits the next version, on another basis. */
    public Commit correct(Certificate seen, Basis basis, Due due) {
        Event event = seen.event()
                .next(eventType(Status.RECEIVED), clock.instant(), seen.version() + 1, List.of(basis.orderHash()));
        Certificate corrected = seen.corrected(basis, due, event);
        settle(seen);
        return certificates.commit(corrected);
    }

    /**
     * Makes a row due on an operator's order. The state stays; the order is an event of its own, which still names what is asked.
     *
     * @param order who ordered it, and under which id
     */
    public Commit redrive(Certificate seen, String type, Optional<Due> due, Event.Order order) {
        List<Sha256> asked = seen.state() instanceof State.NeedsData || seen.state() instanceof State.AwaitingIssuer
                ? seen.event().rests()
                : List.of();
        Certificate redriven = seen.redriven(due, seen.event().ordered(type, clock.instant(), asked, order));
        settle(seen);
        return certificates.commit(redriven);
    }

    private void settle(Certificate seen) {
        var item = Ledger.Item.event(seen.id(), seen.event());
        if (!ledger.append(item).equals(item)) {
            throw new IllegalStateException("event %d of %s is in the ledger with other bytes"
                    .formatted(seen.event().number(), seen.id()));
        }
    }

    /** {@code certificate.needs-data.v1} */
    public static String eventType(Status status) {
        return "certificate." + status.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".v1";
    }
}
