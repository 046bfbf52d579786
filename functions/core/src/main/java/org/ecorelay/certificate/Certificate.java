package org.ecorelay.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Sha256;

/**
 * One row of the status table: a certificate at its current version.
 *
 * @param parts number of parts of the order, 1 until the builder has counted
 * @param version current version, from 1
 * @param versionInForce the approved version, 0 for none
 * @param orderHash hash of the order that the current version rests on
 * @param lineage what earlier versions left behind, and what is wanted next
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
        Lineage lineage,
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

    /** Keeps the timer: {@code due} may be missing only when it is final and told, else {@link IllegalArgumentException}. */
    public Certificate {
        if (due.isEmpty() && (noticeDue || !state.status().isFinal())) {
            throw new IllegalArgumentException("%s without a time at which it is looked at".formatted(state.status()));
        }
    }

    /** The row of an order just accepted. */
    public static Certificate received(Subject subject, Basis basis, Instant firstDue) {
        Sha256 orderHash = basis.orderHash();
        var event = Event.first("certificate.received.v1", subject.createdAt(), 1, List.of(orderHash));
        return new Certificate(
                subject,
                basis.parts(),
                1,
                0,
                orderHash,
                Lineage.begin(basis.sourceTime()).on(basis),
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
        return state.said().map(State.Filing::code);
    }

    /** What the current version rests on. */
    public Basis basis() {
        return new Basis(orderHash, subject.destination(), parts, lineage.sourceTime(), lineage.products());
    }

    /** Ids of the other parts of the order, if this is the first one. */
    public List<CertificateId> furtherParts() {
        return subject.part() > 1
                ? List.of()
                : IntStream.rangeClosed(2, parts)
                        .mapToObj(number -> subject.sibling(number).id())
                        .toList();
    }

    /** Which other version counts while the current one is not approved: "version 1 stays in force". */
    public Optional<String> inForceInstead() {
        return versionInForce == 0 || versionInForce == version
                ? Optional.empty()
                : Optional.of("version %d stays in force".formatted(versionInForce));
    }

    /** Whether a human must see that it was looked at too often in vain, or waits for too long. Who is asked is no such case, nor who follows another order. */
    public boolean isStuck() {
        boolean asks = status() == Status.NEEDS_DATA || status() == Status.AWAITING_ISSUER;
        return tries >= STUCK_AFTER && !asks && !(state instanceof State.Covered);
    }

    /** Whether a wish has to wait: the platform may be deciding, or has decided and nobody was told yet. */
    public boolean busy() {
        return status().inFlight() || (status().answered() && noticeDue);
    }

    /** Whether its end is decided, so that no correction is taken any more. */
    public boolean ending() {
        boolean wished =
                lineage.wanted().filter(Wanted.Withdrawal.class::isInstance).isPresent();
        return status() == Status.WITHDRAWN || (wished && !status().inFlight());
    }

    /** What is wanted and can be had now. */
    public Optional<Wanted> ripe() {
        return busy() ? Optional.empty() : lineage.wanted();
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
        int inForce = switch (next) {
            case State.Approved _ -> version;
            case State.Withdrawn _ -> 0;
            default -> versionInForce;
        };
        return new Certificate(
                subject,
                parts,
                version,
                inForce,
                orderHash,
                lineage.after(version, next),
                next,
                nextDue,
                tell,
                attempts,
                next instanceof State.Deferred ? tries : 0,
                moveEvent,
                revision + 1,
                moveEvent.at());
    }

    /**
     * This row at its next version, to be built from the beginning. The version in force stays.
     *
     * @throws IllegalArgumentException while the platform may be deciding; of a whole order also after its withdrawal
     */
    public Certificate corrected(Basis basis, Due nextDue, Event correction) {
        boolean comesBack = status() == Status.WITHDRAWN && subject.part() > 1;
        if (busy() || !(comesBack || status().leadsTo(Status.RECEIVED))) {
            throw new IllegalArgumentException("%s is not correctable now".formatted(status()));
        }
        return new Certificate(
                subject.to(basis.destination()),
                basis.parts(),
                version + 1,
                versionInForce,
                basis.orderHash(),
                lineage.on(basis),
                new State.Received(),
                Optional.of(nextDue),
                false,
                attempts,
                0,
                correction,
                revision + 1,
                correction.at());
    }

    /** This row as one of so many parts; not a write of its own. */
    public Certificate divided(int into) {
        return with(into, lineage, due, revision, updatedAt);
    }

    /** This row with a document that rests on an issued certificate, or on none; not a write of its own. */
    public Certificate coupled(Optional<String> reference) {
        return with(parts, lineage.coupled(reference), due, revision, updatedAt);
    }

    /** This row with another wish, or none; not an event. */
    public Certificate wanting(Optional<Wanted> wish, Optional<Due> nextDue, Instant now) {
        return with(parts, lineage.wanting(wish), nextDue, revision + 1, now);
    }

    /** This row after an update of the storefront that changes nothing else; not an event. */
    public Certificate changedAt(Instant sourceTime, Instant now) {
        return with(parts, lineage.changedAt(sourceTime), due, revision + 1, now);
    }

    private Certificate with(
            int nextParts, Lineage nextLineage, Optional<Due> nextDue, long nextRevision, Instant now) {
        return new Certificate(
                subject,
                nextParts,
                version,
                versionInForce,
                orderHash,
                nextLineage,
                state,
                nextDue,
                noticeDue,
                attempts,
                tries,
                event,
                nextRevision,
                now);
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

    /** This row made due by an operator, with its tries forgotten; what waits for a verdict stays to be seen until it is decided. */
    public Certificate redriven(Optional<Due> nextDue, Event order) {
        return new Certificate(
                subject,
                parts,
                version,
                versionInForce,
                orderHash,
                lineage,
                state,
                nextDue,
                noticeDue,
                attempts,
                nextDue.filter(Due::isVerdictLane).isPresent() ? tries : 0,
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
                lineage,
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
