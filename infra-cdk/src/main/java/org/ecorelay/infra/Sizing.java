package org.ecorelay.infra;

import org.jspecify.annotations.Nullable;

/**
 * How long and how often at once a function may run.
 *
 * @param timeoutSeconds after which Lambda stops it
 * @param reservedConcurrency instances that are kept for it and never exceeded; null: as many as the account allows
 */
record Sizing(int timeoutSeconds, @Nullable Integer reservedConcurrency) {
    Sizing(int timeoutSeconds) {
        this(timeoutSeconds, null);
    }
}
