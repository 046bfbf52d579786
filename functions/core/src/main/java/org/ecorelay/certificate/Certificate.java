package org.ecorelay.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Sha256;

/**
 * One row of the status table: a certificate at its current version.
 *
 * @param parts number of parts of the order, 1 until the builder has counted
 * @param version current version, from 1
 * @param versionInForce the approved version, 0 for none
 * @param orderHash hash of the order that the current version rests on
 * @param due when it is looked at next; empty only when final and everybody is told
 * @param noticeDue whether somebody still has to be told about the newest event
 * @param attempts how often it was sent to the platform, over all versions
 * @param tries how often the timer looked at it in vain; a move to another state than DEFERRED begins anew
 * @param event the newest event; older ones are in the ledger
 * @param revision counts every write; the condition of the next one
 */
public record Certificate(
        Subject subject,
        int parts,
        int version,
        int versionInForce,
        Sha256 orderHash,
        State state,
        Optional<Due> due,
        boolean noticeDue,
        int attempts,
        int tries,
        Event event,
        long revision,
        Instant updatedAt) {
    /** After so many vain looks a row is stuck: a human must see it. */
    public static final int STUCK_AFTER = 8;

    /** The row of an order just accepted. */
    public static Certificate received(Subject subject, Sha256 orderHash, Instant firstDue) {
        var event = Event.first("certificate.received.v1", subject.createdAt(), 1, List.of(orderHash));
        return new Certificate(
                subject,
                1,
                1,
                0,
                orderHash,
                new State.Received(),
                Optional.of(Due.work(subject.id(), firstDue)),
                false,
                0,
                0,
                event,
                1,
                subject.createdAt());
    }

    public CertificateId id() {
        return subject.id();
    }

    public DocumentId documentId() {
        return subject.id().version(version);
    }

    public Status status() {
        return state.status();
    }

    /** What a storefront shows: the platform's own word verbatim, "in preparation" before there is one. */
    public Optional<String> platformCode() {
        return switch (state) {
            case State.Pending(var filing) -> Optional.of(filing.code());
            case State.Approved(var filing, var _) -> Optional.of(filing.code());
            case State.Rejected(var filing, var _, var _) -> Optional.of(filing.code());
            case State.ManualReview(var filing) -> Optional.of(filing.code());
            case State.Received _,
                    State.NeedsData _,
                    State.AwaitingIssuer _,
                    State.Signed _,
                    State.Submitting _,
                    State.Deferred _,
                    State.OutcomeUnknown _,
                    State.NotQualified _,
                    State.NotRequired _,
                    State.Withdrawn _ -> Optional.empty();
        };
    }

    /**
     * This row after a move to another state, with its event.
     *
     * @throws IllegalArgumentException if the state does not lead there
     */
    public Certificate moved(State next, Optional<Due> nextDue, boolean tell, Event moveEvent) {
        if (!status().leadsTo(next.status())) {
            throw new IllegalArgumentException("%s does not lead to %s".formatted(status(), next.status()));
        }
        int inForce = next instanceof State.Approved ? version : versionInForce;
        return new Certificate(
                subject,
                parts,
                version,
                inForce,
                orderHash,
                next,
                nextDue,
                tell,
                attempts,
                next instanceof State.Deferred ? tries : 0,
                moveEvent,
                revision + 1,
                moveEvent.at());
    }

    /** This row claimed by a worker that is about to send; not an event. */
    public Certificate claimed(State.Submitting claim, Due nextDue, Instant now) {
        if (!status().leadsTo(Status.SUBMITTING)) {
            throw new IllegalArgumentException("%s is not submittable".formatted(status()));
        }
        return changed(claim, Optional.of(nextDue), noticeDue, attempts + 1, tries, now);
    }

    /** This row with the timer moved; not an event. */
    public Certificate postponed(Due nextDue, Instant now) {
        return changed(state, Optional.of(nextDue), noticeDue, attempts, tries + 1, now);
    }

    /** This row with a detail of its state changed; not an event. */
    public Certificate refined(State same, Due nextDue, Instant now) {
        if (same.status() != status()) {
            throw new IllegalArgumentException("%s is a move, not a detail of %s".formatted(same.status(), status()));
        }
        return changed(same, Optional.of(nextDue), noticeDue, attempts, tries, now);
    }

    /** This row when a human must see that it waits for too long; its timer stays; not an event. */
    public Certificate stuck(Instant now) {
        return changed(state, due, noticeDue, attempts, STUCK_AFTER, now);
    }

    /** This row made due by an operator, with its tries forgotten. */
    public Certificate redriven(Optional<Due> nextDue, Event order) {
        return new Certificate(
                subject,
                parts,
                version,
                versionInForce,
                orderHash,
                state,
                nextDue,
                noticeDue,
                attempts,
                0,
                order,
                revision + 1,
                order.at());
    }

    /** This row after everybody was told; not an event. */
    public Certificate told(Optional<Due> nextDue, Instant now) {
        return changed(state, nextDue, false, attempts, 0, now);
    }

    private Certificate changed(
            State next, Optional<Due> nextDue, boolean tell, int nextAttempts, int nextTries, Instant now) {
        return new Certificate(
                subject,
                parts,
                version,
                versionInForce,
                orderHash,
                next,
                nextDue,
                tell,
                nextAttempts,
                nextTries,
                event,
                revision + 1,
                now);
    }
}
