package org.ecorelay.attestation.verify;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ecorelay.json.Json;

/**
 * Where a document says that its status is (Bitstring Status List 1.0, 2.1).
 *
 * @param list id of the status list
 * @param index place in it, from 0
 */
record StatusEntry(Purpose purpose, String list, long index) {
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,17}");

    /** What a bit that is set means. Others of the specification say nothing about whether a document counts. */
    enum Purpose {
        REVOCATION("revocation", AnswerCode.WITHDRAWN),
        SUSPENSION("suspension", AnswerCode.SUSPENDED);

        private final String word;
        private final AnswerCode set;

        Purpose(String word, AnswerCode set) {
            this.word = word;
            this.set = set;
        }

        String word() {
            return word;
        }

        AnswerCode set() {
            return set;
        }

        private static Optional<Purpose> named(String word) {
            return REVOCATION.word.equals(word)
                    ? Optional.of(REVOCATION)
                    : SUSPENSION.word.equals(word) ? Optional.of(SUSPENSION) : Optional.empty();
        }
    }

    /** Reads an entry, or nothing when it is not one that can be followed. */
    static Optional<StatusEntry> read(Json json) {
        if (!(json instanceof Json.Obj entry)
                || !entry.text("type").equals(Optional.of("BitstringStatusListEntry"))
                || entry.get("statusSize")
                        .filter(size -> !size.equals(Json.number(1)))
                        .isPresent()) {
            return Optional.empty();
        }
        Optional<Purpose> purpose = entry.text("statusPurpose").flatMap(Purpose::named);
        Optional<String> list = entry.text("statusListCredential").filter(id -> !id.isBlank());
        Optional<String> index =
                entry.text("statusListIndex").filter(text -> INDEX.matcher(text).matches());
        return purpose.isEmpty() || list.isEmpty() || index.isEmpty()
                ? Optional.empty()
                : Optional.of(new StatusEntry(purpose.get(), list.get(), Long.parseLong(index.get())));
    }
}
