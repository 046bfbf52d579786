package org.ecorelay.certificate;

import java.util.Optional;
import org.ecorelay.attestation.ServiceSecret;
import org.ecorelay.json.Json;

/**
 * What makes the hash of an item say nothing about the item: chain and document have hashes of items that speak of costs, and who knows
 * all of one but a cost could try costs. The same at every try, so that the same item is the same bytes; turning the service secret over
 * changes no item that is there, but a question that is asked again afterwards is asked once more.
 *
 * @param value 43 characters of base64url, or empty for what is kept nowhere
 */
public record Salt(Optional<String> value) {
    /** For what is only shown. */
    public static final Salt NONE = new Salt(Optional.empty());

    private static final String PURPOSE = "evidence-salt.v1";

    /** The salt of the items of one version. */
    public static Salt of(DocumentId document, ServiceSecret secret) {
        return new Salt(Optional.of(secret.authenticate(PURPOSE, document.toString())));
    }

    /** An item with its member {@code salt}. */
    public Json.Obj over(Json.Obj item) {
        return Json.object()
                .putAll(item)
                .putIfPresent("salt", value.map(Json::text))
                .build();
    }

    /** A salt is worth something only to who does not know it. */
    @Override
    public String toString() {
        return "Salt";
    }
}
