package org.ecorelay.account.store;

import java.util.ArrayList;
import java.util.Optional;
import org.ecorelay.account.Items;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;

/**
 * A storefront of an account.
 *
 * @param exporter the exporter that sells through it
 * @param modes what is done with its orders, by destination
 * @param terms how its orders are dealt with
 */
public record Store(String id, String exporter, StoreModes modes, StoreTerms terms) {
    /** The store {@code id} of an account, or empty. */
    public static Optional<Store> find(Items items, String account, String id) {
        return items.find(account, item(id)).map(Store::read);
    }

    /** Key of its item in the registry. */
    public static String item(String id) {
        return "store#" + id;
    }

    /**
     * Reads the registry item {@code store#<id>}.
     *
     * @throws IllegalStateException for modes or terms that are none: to guess would be to submit, or not to
     */
    public static Store read(Json.Obj body) {
        var problems = new ArrayList<FieldProblem>();
        StoreModes modes = body.get("modes")
                .map(value -> StoreModes.read(value, "/modes", problems))
                .orElse(StoreModes.UNSET);
        StoreTerms terms = StoreTerms.readPart(body, problems);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("store#%s is damaged: %s".formatted(body.required("id"), problems));
        }
        return new Store(body.required("id"), body.required("exporter"), modes, terms);
    }
}
