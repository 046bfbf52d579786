package org.ecorelay.pacing;

import java.util.List;
import java.util.Optional;
import org.ecorelay.json.Json;
import org.jspecify.annotations.Nullable;

/** Port: small operational state that all workers share: items with members. Losing it costs time, never a certificate. */
public interface SharedState {
    /** A member as it is now (strongly consistent), or empty. */
    Optional<Json.Obj> find(String item, String member);

    /** Writes a member, whatever was there. */
    void put(String item, String member, Json.Obj next);

    /**
     * Writes a member if it still is what the caller has seen.
     *
     * @param seen what the caller has seen, or null if there was none
     * @return whether {@code next} is there now; false: somebody else was first. Two who write the same may both be told true: whoever
     *     must be the only one puts something of his own into it
     */
    boolean swap(String item, String member, Json.@Nullable Obj seen, Json.Obj next);

    /** Up to {@code limit} members of an item, in the order of their names. */
    List<String> members(String item, int limit);

    /** Removes a member, if it is there. */
    void remove(String item, String member);
}
