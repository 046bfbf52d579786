package org.ecorelay.notice;

import java.time.Instant;
import java.util.List;

/** Port: notices that a channel has not taken yet. */
public interface FailedDeliveries {
    /** One notice for one channel; its key is (notice id, channel). */
    record FailedDelivery(Notice notice, String channel, int tries, Instant nextTry, String reason) {}

    /** Adds or replaces. */
    void put(FailedDelivery delivery);

    /** Those whose next try is not after {@code now}, at most {@code limit}. */
    List<FailedDelivery> due(Instant now, int limit);

    void remove(FailedDelivery delivery);
}
