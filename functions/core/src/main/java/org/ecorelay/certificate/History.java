package org.ecorelay.certificate;

import java.time.InstantSource;
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
        if (due.isEmpty() && (tell || !next.status().isFinal())) {
            throw new IllegalArgumentException("%s without a due time would be forgotten".formatted(next.status()));
        }
        Event event = seen.event().next(eventType(next.status()), clock.instant(), seen.version(), rests);
        Certificate moved = seen.moved(next, due, tell, event);
        settle(seen);
        return certificates.commit(moved);
    }

    /** Commits the next version, on another basis. */
    Commit correct(Certificate seen, Basis basis, Due due) {
        Event event = seen.event()
                .next(eventType(Status.RECEIVED), clock.instant(), seen.version() + 1, List.of(basis.orderHash()));
        Certificate corrected = seen.corrected(basis, due, event);
        settle(seen);
        return certificates.commit(corrected);
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
