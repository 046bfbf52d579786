package org.ecorelay.origin.rule;

import java.time.Instant;
import java.util.Arrays;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;

/**
 * A file of reference data that an account has loaded, as a list shows it; the text itself is kept under its hash.
 *
 * @param name unique among the account's files of that kind
 * @param version as the file says; traces name it
 * @param hash of the text
 * @param parts how many items hold the text
 * @param about what is special to the kind: edition and validity of a rule pack
 */
public record DataFile(
        Kind kind, String name, String version, Sha256 hash, int parts, int rows, Instant storedAt, Json.Obj about) {
    /** What is in a file. */
    public enum Kind {
        /** Product-specific rules ({@link RulePackReader}). */
        RULES("rules"),
        /** Which older subheadings newer ones come from ({@link HsCorrespondence}). */
        CORRESPONDENCE("hs-correspondence"),
        /** Lines of a Party's appendix on tariff differentials ({@link AppendixLines}). */
        APPENDIX("appendix-lines"),
        /** Exchange rates ({@link org.ecorelay.origin.bill.ExchangeRates}). */
        RATES("exchange-rates");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** As items and addresses write it. */
        public String word() {
            return word;
        }

        static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no kind of data " + word));
        }
    }

    /** For people: without what only the store needs. */
    public Json.Obj json() {
        return Json.object()
                .put("name", name)
                .put("version", version)
                .putAll(about)
                .put("rows", rows)
                .put("hash", hash.value())
                .put("storedAt", storedAt.toString())
                .build();
    }

    Json.Obj item() {
        return Json.object()
                .put("kind", kind.word)
                .put("name", name)
                .put("version", version)
                .put("hash", hash.value())
                .put("parts", parts)
                .put("rows", rows)
                .put("storedAt", storedAt.toString())
                .put("about", about)
                .build();
    }

    static DataFile read(Json.Obj item) {
        return new DataFile(
                Kind.of(item.required("kind")),
                item.required("name"),
                item.required("version"),
                new Sha256(item.required("hash")),
                item.requiredInt("parts"),
                item.requiredInt("rows"),
                Instant.parse(item.required("storedAt")),
                item.object("about"));
    }
}
