package org.ecorelay.account;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.json.Json;

/**
 * Some items of one account, read together and kept as they were then.
 *
 * @param asked what was read
 * @param found what of it was there
 */
public record ItemsTogether(String account, Set<String> asked, Map<String, Json.Obj> found) implements Items {
    public ItemsTogether {
        asked = Set.copyOf(asked);
        found = Map.copyOf(found);
    }

    /** Reads them. */
    public static ItemsTogether read(Registry registry, String account, Collection<String> items) {
        Set<String> asked = Set.copyOf(items);
        return new ItemsTogether(account, asked, registry.findAll(account, asked));
    }

    /** @throws IllegalArgumentException for an item that was not read: nobody knows whether it is there */
    @Override
    public Optional<Json.Obj> find(String of, String item) {
        if (!account.equals(of) || !asked.contains(item)) {
            throw new IllegalArgumentException("%s of %s was not read with the others".formatted(item, of));
        }
        return Optional.ofNullable(found.get(item));
    }
}
