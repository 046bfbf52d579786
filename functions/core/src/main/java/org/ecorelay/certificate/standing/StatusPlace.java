package org.ecorelay.certificate.standing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecorelay.json.Json;

/** The bit of one document. */
public record StatusPlace(StatusListId list, int index) {
    private static final Pattern LIST = Pattern.compile(".*/v1/status-lists/([A-Za-z0-9_-]{43})/([0-9]{1,9})");

    /**
     * The member {@code credentialStatus} of the document (2.1).
     *
     * @param base address of the HTTP API, without a slash at the end
     */
    Json.Obj json(String base) {
        String credential = base + list.path();
        return Json.object()
                .put("id", credential + "#" + index)
                .put("type", "BitstringStatusListEntry")
                .put("statusPurpose", "revocation")
                .put("statusListIndex", Integer.toString(index))
                .put("statusListCredential", credential)
                .build();
    }

    /** The place that a document of the account names, or empty: documents of earlier versions of this software name none. */
    static Optional<StatusPlace> of(String account, Json.Obj credential) {
        Json.Obj status = credential.object("credentialStatus");
        Matcher list = LIST.matcher(status.text("statusListCredential").orElse(""));
        String index = status.text("statusListIndex").orElse("");
        if (!list.matches() || !index.matches("[0-9]{1,6}") || !list.group(1).equals(StatusListId.owner(account))) {
            return Optional.empty();
        }
        return Optional.of(
                new StatusPlace(new StatusListId(account, Integer.parseInt(list.group(2))), Integer.parseInt(index)));
    }
}
