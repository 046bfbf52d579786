package org.ecorelay.account;

import java.util.Optional;
import org.ecorelay.json.Json;

/** What accounts have told us, by key: the registry as it is now, or what was read of it together. */
public interface Items {
    /** The item {@code kind#id} of an account, or empty. */
    Optional<Json.Obj> find(String account, String item);
}
