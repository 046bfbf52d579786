package org.ecorelay.certificate;

import java.util.Map;
import java.util.Set;

/** Names of the {@link State}s, as the status table shows them, and every move between them. */
public enum Status {
    RECEIVED,
    NEEDS_DATA,
    AWAITING_ISSUER,
    SIGNED,
    SUBMITTING,
    DEFERRED,
    OUTCOME_UNKNOWN,
    PENDING,
    MANUAL_REVIEW,
    APPROVED,
    REJECTED,
    NOT_QUALIFIED,
    NOT_REQUIRED,
    WITHDRAWN;

    private static final Set<Status> BUILT =
            Set.of(RECEIVED, NEEDS_DATA, AWAITING_ISSUER, SIGNED, NOT_QUALIFIED, NOT_REQUIRED, WITHDRAWN);
    private static final Set<Status> ANSWERED = Set.of(PENDING, APPROVED, REJECTED, MANUAL_REVIEW);

    private static final Map<Status, Set<Status>> MOVES = Map.ofEntries(
            Map.entry(RECEIVED, BUILT),
            Map.entry(NEEDS_DATA, BUILT),
            Map.entry(AWAITING_ISSUER, BUILT),
            Map.entry(SIGNED, Set.of(SUBMITTING, NOT_REQUIRED, RECEIVED, WITHDRAWN)),
            Map.entry(DEFERRED, Set.of(SUBMITTING, RECEIVED, WITHDRAWN)),
            Map.entry(SUBMITTING, Set.of(PENDING, APPROVED, REJECTED, MANUAL_REVIEW, DEFERRED, OUTCOME_UNKNOWN)),
            Map.entry(OUTCOME_UNKNOWN, Set.of(PENDING, APPROVED, REJECTED, MANUAL_REVIEW, SIGNED)),
            Map.entry(PENDING, Set.of(APPROVED, REJECTED, MANUAL_REVIEW, RECEIVED, WITHDRAWN)),
            Map.entry(MANUAL_REVIEW, Set.of(PENDING, APPROVED, REJECTED, MANUAL_REVIEW, RECEIVED, WITHDRAWN)),
            Map.entry(APPROVED, Set.of(RECEIVED, WITHDRAWN)),
            Map.entry(REJECTED, Set.of(RECEIVED, WITHDRAWN)),
            Map.entry(NOT_QUALIFIED, Set.of(RECEIVED, WITHDRAWN)),
            Map.entry(NOT_REQUIRED, Set.of(RECEIVED, WITHDRAWN)),
            Map.entry(WITHDRAWN, Set.of()));

    /** Whether a certificate in this state may move to {@code next}. */
    public boolean leadsTo(Status next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether the platform may have this version, so that only its answer moves it on. */
    public boolean inFlight() {
        return this == SUBMITTING || this == OUTCOME_UNKNOWN || this == PENDING;
    }

    /** Whether this is one of the answers of the platform. */
    public boolean answered() {
        return ANSWERED.contains(this);
    }

    /** Whether its document is not decided yet: the builder looks at it again. */
    public boolean isOpen() {
        return this == RECEIVED || this == NEEDS_DATA || this == AWAITING_ISSUER;
    }

    /** Whether nothing more happens by itself. */
    public boolean isFinal() {
        return switch (this) {
            case APPROVED, REJECTED, NOT_QUALIFIED, NOT_REQUIRED, WITHDRAWN -> true;
            case RECEIVED,
                    NEEDS_DATA,
                    AWAITING_ISSUER,
                    SIGNED,
                    SUBMITTING,
                    DEFERRED,
                    OUTCOME_UNKNOWN,
                    PENDING,
                    MANUAL_REVIEW -> false;
        };
    }

    /** Whether a human must see it (the {@code attention} index). */
    public boolean needsAttention() {
        return this == NEEDS_DATA || this == REJECTED || this == MANUAL_REVIEW;
    }
}
