package org.ecorelay.account;

import java.util.Optional;
import org.ecorelay.json.Json;

/**
 * A storefront of an account.
 *
 * @param exporter the exporter that sells through it
 * @param partialCoverage whether a line whose data are missing is left off the certificate, so that it holds only itself;
 *     otherwise the whole order waits for it
 */
public record Store(String id, String exporter, boolean partialCoverage) {
    /** The store {@code id} of an account, or empty. */
    public static Optional<Store> find(Registry registry, String account, String id) {
        return registry.find(account, "store#" + id).map(Store::read);
    }

    /** Reads the registry item {@code store#<id>}. */
    public static Store read(Json.Obj body) {
        boolean partial =
                body.get("partialCoverage").filter(new Json.Bool(true)::equals).isPresent();
        return new Store(body.required("id"), body.required("exporter"), partial);
    }
}
