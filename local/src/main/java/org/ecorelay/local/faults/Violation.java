package org.ecorelay.local.faults;

/** Something that must never be. */
record Violation(Rule rule, String what) {
    /** What the relay promises. */
    enum Rule {
        /** An accepted order is neither final nor waits for its time. */
        LOST,
        /** A document is registered at the platform more than once. */
        DOUBLE,
        /** Somebody had to be told and was not, or under several ids. */
        SILENT,
        /** A row that is not final is never due. */
        INVISIBLE,
        /** A final verdict has changed without a new version. */
        REWRITTEN,
        /** The event chain of a certificate is not whole. */
        BROKEN,
        /** The row says something else than the platform. */
        CONTRADICTED,
        /** A published status list says otherwise than the row. */
        MISLEADING,
        /** An alert went to an address that has not confirmed it wants any. */
        UNASKED,
        /** A secret or a personal value is in a log line. */
        LEAKED
    }

    @Override
    public String toString() {
        return rule + ": " + what;
    }
}
