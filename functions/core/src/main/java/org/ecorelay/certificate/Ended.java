package org.ecorelay.certificate;

import java.util.Optional;

/** Why a signed version does not count any more: the one rule that the status lists, the register and its answers go by. */
public enum Ended {
    /** Its exporter has withdrawn the certificate, with all its versions. */
    WITHDRAWN,
    /** A newer version stands in its place, or the certificate of the order that covers this one. */
    REPLACED;

    /**
     * Whether a version still counts, its own dates aside; empty: it does.
     *
     * @param version one of the row's versions, from 1
     */
    public static Optional<Ended> of(Certificate row, int version) {
        if (row.state() instanceof State.Withdrawn) {
            return Optional.of(WITHDRAWN);
        }
        if (row.state() instanceof State.Covered) {
            return Optional.of(REPLACED);
        }
        // The approved version counts until a newer one is approved itself.
        boolean replaced = version < row.version() && version != row.versionInForce();
        return replaced ? Optional.of(REPLACED) : Optional.empty();
    }
}
