package org.ecorelay.attestation.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecorelay.json.Json;

/**
 * Where a document says that its status is (Bitstring Status List 1.0, 2.1).
 *
 * @param list id of the status list
 * @param index place in it, from 0
 */
record StatusEntry(Purpose purpose, String list, long index) {
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,17}");

    /** Far more purposes than there are. */
    private static final int MAX_ENTRIES = 8;

    /** The only message that is understood: what a bit of it means is in the signed document itself. */
    private static final Json REPLACEMENT =
            Json.array(Stream.of(message("0x0", "not replaced"), message("0x1", "replaced")));

    private static Json message(String status, String message) {
        return Json.object().put("status", status).put("message", message).build();
    }

    /** What a bit means. Others of the specification say nothing about whether a document counts. */
    enum Purpose {
        REVOCATION("revocation", AnswerCode.WITHDRAWN, AnswerCode.NOT_WITHDRAWN),
        SUSPENSION("suspension", AnswerCode.SUSPENDED, AnswerCode.NOT_WITHDRAWN),
        /** Why it was revoked: a newer version stands in its place. The specification has no word of its own for it. */
        REPLACEMENT("message", AnswerCode.REPLACED, AnswerCode.NOT_REPLACED);

        private final String word;
        private final AnswerCode set;
        private final AnswerCode clear;

        Purpose(String word, AnswerCode set, AnswerCode clear) {
            this.word = word;
            this.set = set;
            this.clear = clear;
        }

        String word() {
            return word;
        }

        AnswerCode set() {
            return set;
        }

        AnswerCode clear() {
            return clear;
        }

        private static Optional<Purpose> of(Json.Obj entry) {
            String named = entry.text("statusPurpose").orElse("");
            return Arrays.stream(values())
                    .filter(purpose -> purpose.word.equals(named))
                    .filter(purpose -> purpose != REPLACEMENT
                            || entry.get("statusMessage").equals(Optional.of(StatusEntry.REPLACEMENT)))
                    .findFirst();
        }
    }

    /** The entries of a credential, each empty when it is not one that can be followed; none when it names no status. */
    static List<Optional<StatusEntry>> all(Json.Obj credential) {
        Optional<Json> status = credential.get("credentialStatus");
        if (status.isEmpty()) {
            return List.of();
        }
        List<Json> entries = status.get() instanceof Json.Arr(var several) ? several : List.of(status.get());
        return entries.isEmpty() || entries.size() > MAX_ENTRIES
                ? List.of(Optional.empty())
                : entries.stream().map(StatusEntry::read).toList();
    }

    /** Reads an entry, or nothing when it is not one that can be followed. */
    private static Optional<StatusEntry> read(Json json) {
        if (!(json instanceof Json.Obj entry)
                || !entry.text("type").equals(Optional.of("BitstringStatusListEntry"))
                || entry.get("statusSize")
                        .filter(size -> !size.equals(Json.number(1)))
                        .isPresent()) {
            return Optional.empty();
        }
        Optional<Purpose> purpose = Purpose.of(entry);
        Optional<String> list = entry.text("statusListCredential").filter(id -> !id.isBlank());
        Optional<String> index =
                entry.text("statusListIndex").filter(text -> INDEX.matcher(text).matches());
        return purpose.isEmpty() || list.isEmpty() || index.isEmpty()
                ? Optional.empty()
                : Optional.of(new StatusEntry(purpose.get(), list.get(), Long.parseLong(index.get())));
    }
}
