package org.ecorelay.notice;

import java.time.Instant;
import java.util.List;

/** Port: notices that a channel has not taken yet. */
public interface FailedDeliveries {
    /** One notice for one channel; its key is (notice id, channel, next try). */
    record FailedDelivery(Notice notice, String channel, int tries, Instant nextTry, String reason) {
        /** After so many tries nobody expects the channel to work; it is tried once a day. */
        public static final int MAX_TRIES = 12;

        /** Whether no channel takes it: a human must see it. */
        public boolean undeliverable() {
            return tries >= MAX_TRIES;
        }
    }

    /** Adds. */
    void put(FailedDelivery delivery);

    /** Replaces one by its next try. A crash in between leaves both: told twice, never lost. */
    default void replace(FailedDelivery before, FailedDelivery next) {
        put(next);
        if (!before.nextTry().equals(next.nextTry())) {
            remove(before);
        }
    }

    /** Accounts that have failed deliveries, perhaps more. */
    List<String> accounts();

    /** Those of an account whose next try is not after {@code now}, oldest first, at most {@code limit}. */
    List<FailedDelivery> due(String account, Instant now, int limit);

    void remove(FailedDelivery delivery);
}
