package org.ecorelay.certificate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.fixture.MovableClock;

/** Certificates for tests that look at rows alone. */
public final class Certs {
    private Certs() {}

    /** A row just accepted, due 25 minutes later. */
    public static Certificate received(String orderNumber) {
        return received("acme", orderNumber, MovableClock.START);
    }

    public static Certificate received(String account, String orderNumber, Instant at) {
        var subject = Subject.ofOrder(account, "shop", "maker", orderNumber, "VN", KeyMode.LIVE, at);
        return received(subject, Sha256.of(orderNumber), at.plus(Duration.ofMinutes(25)));
    }

    public static Certificate received(Subject subject, Sha256 orderHash, Instant firstDue) {
        var basis = new Basis(orderHash, subject.destination(), 1, Optional.empty(), Optional.empty());
        return Certificate.received(subject, basis, firstDue);
    }

    /** The row after one more move; its lane and time stay. */
    public static Certificate moved(Certificate row, State next) {
        return moved(row, next, row.due().orElse(Due.work(row.id(), MovableClock.START)));
    }

    public static Certificate moved(Certificate row, State next, Due due) {
        Instant at = row.updatedAt().plusSeconds(1);
        var event = row.event().next(History.eventType(next.status()), at, row.version(), List.of());
        return row.moved(next, Optional.of(due), false, event);
    }

    /** The row after a move to a final state that everybody knows about: it leaves the timer. */
    public static Certificate ended(Certificate row) {
        var next = new State.NotRequired(State.NotRequired.Reason.CUSTOMS_VALUE_WAIVED);
        var event = row.event()
                .next(History.eventType(next.status()), row.updatedAt().plusSeconds(1), row.version(), List.of());
        return row.moved(next, Optional.empty(), false, event);
    }
}
