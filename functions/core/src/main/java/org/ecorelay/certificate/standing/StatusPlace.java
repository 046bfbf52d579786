package org.ecorelay.certificate.standing;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;

/**
 * The two bits of one document, both in one list, so that they are set and published together.
 *
 * @param revocation set when the document does not count any more, whatever the reason
 * @param replacement set when the reason is a newer version
 */
record StatusPlace(StatusListId list, int revocation, int replacement) {
    static final String REVOCATION = "revocation";

    /** The purpose for what the specification has no word for: that a newer version stands in the document's place. */
    static final String MESSAGE = "message";

    private static final Pattern LIST = Pattern.compile(".*/v1/status-lists/([A-Za-z0-9_-]{43})/([0-9]{1,6})");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,6}");

    /**
     * The member {@code credentialStatus} of the document (2.1).
     *
     * @param base address of the HTTP API, without a slash at the end
     */
    Json json(String base) {
        return Json.array(Stream.of(
                entry(base, REVOCATION, revocation).build(),
                entry(base, MESSAGE, replacement)
                        .put("statusSize", 1)
                        .put("statusMessage", messages())
                        .build()));
    }

    private JsonObjectBuilder entry(String base, String purpose, int index) {
        return Json.object()
                .put("type", "BitstringStatusListEntry")
                .put("statusPurpose", purpose)
                .put("statusListIndex", Integer.toString(index))
                .put("statusListCredential", base + list.path());
    }

    /** What the values of a bit of purpose {@code message} mean. */
    static Json messages() {
        return Json.array(Stream.of(message("0x0", "not replaced"), message("0x1", "replaced")));
    }

    private static Json message(String status, String message) {
        return Json.object().put("status", status).put("message", message).build();
    }

    /** The place that a document of the account names, or empty: documents of earlier versions of this software name none. */
    static Optional<StatusPlace> of(String account, Json.Obj credential) {
        List<Json> entries = credential.list("credentialStatus");
        Optional<Json.Obj> revocation = named(entries, REVOCATION);
        Optional<Integer> bit = revocation.flatMap(StatusPlace::index);
        Optional<Integer> message = named(entries, MESSAGE).flatMap(StatusPlace::index);
        return bit.isEmpty() || message.isEmpty()
                ? Optional.empty()
                : list(account, revocation.orElseThrow()).map(list -> new StatusPlace(list, bit.get(), message.get()));
    }

    private static Optional<Json.Obj> named(List<Json> entries, String purpose) {
        return entries.stream()
                .filter(Json.Obj.class::isInstance)
                .map(Json.Obj.class::cast)
                .filter(entry -> entry.text("statusPurpose").equals(Optional.of(purpose)))
                .findFirst();
    }

    private static Optional<Integer> index(Json.Obj entry) {
        return entry.text("statusListIndex")
                .filter(text -> INDEX.matcher(text).matches())
                .map(Integer::valueOf)
                .filter(index -> index < Bitstring.SIZE);
    }

    private static Optional<StatusListId> list(String account, Json.Obj entry) {
        Matcher list = LIST.matcher(entry.text("statusListCredential").orElse(""));
        return list.matches() && list.group(1).equals(StatusListId.owner(account))
                ? Optional.of(new StatusListId(account, Integer.parseInt(list.group(2))))
                : Optional.empty();
    }
}
