package org.ecorelay.account;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.ecorelay.json.Json;

/**
 * Port: what an account has told us about itself (keys, exporters, stores, products), one JSON object per item.
 *
 * <p>Reads are strongly consistent: a wake-up may depend on them.
 */
public interface Registry extends Items {
    /** The account that holds profile overrides. No key belongs to it. */
    String SYSTEM = "system";

    @Override
    Optional<Json.Obj> find(String account, String item);

    /**
     * Items of an account by their keys, however many; what is not there is left out. Each is read strongly consistent; they are not
     * of one moment: an item may change between two of them.
     */
    Map<String, Json.Obj> findAll(String account, Set<String> items);

    /** Stores an item, replacing an older one. */
    void put(String account, String item, Json.Obj body);

    /** Stores an item unless there is one; false when there is. */
    boolean putIfAbsent(String account, String item, Json.Obj body);

    /**
     * Replaces an item that is still as it was read.
     *
     * @return false when it is not, or not there
     */
    boolean replace(String account, String item, Json.Obj seen, Json.Obj next);

    /** Hands over every item of one kind by its id, however many there are, in the order of their ids. */
    void each(String account, String kind, BiConsumer<String, Json.Obj> action);

    /** Every item of one kind, at most 1,000, in the order of their ids. */
    List<Json.Obj> list(String account, String kind);
}
