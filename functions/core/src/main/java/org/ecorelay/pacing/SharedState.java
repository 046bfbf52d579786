package org.ecorelay.pacing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ecorelay.json.Json;
import org.jspecify.annotations.Nullable;

/** Port: small operational state that all workers share: items with members. Losing it costs time, never a certificate. */
public interface SharedState {
    /**
     * The clocks of two workers may be so far apart. A time that is further ahead than this and than it was ever set was written by a
     * clock that has been put back since, and has passed.
     */
    Duration SKEW = Duration.ofMinutes(10);

    /** A member as it is now (strongly consistent), or empty. */
    Optional<Json.Obj> find(String item, String member);

    /** Writes a member, whatever was there. */
    void put(String item, String member, Json.Obj next);

    /**
     * Writes a member if it still is what the caller has seen.
     *
     * @param seen what the caller has seen, or null if there was none
     * @return whether this write took place; false: somebody else was first, even with the same content
     */
    boolean swap(String item, String member, Json.@Nullable Obj seen, Json.Obj next);

    /** Up to {@code limit} members of an item, in the order of their names. */
    List<String> members(String item, int limit);

    /** Removes a member, if it is there. */
    void remove(String item, String member);
}
