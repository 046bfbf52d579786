package org.ecorelay.certificate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Event;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.jspecify.annotations.Nullable;

/** Port: the append-only evidence of every certificate, kept at least three years (RCEP 3.27). */
public interface Ledger {
    /**
     * Appends an item unless one with its key exists.
     *
     * @return the item that is in the ledger now: this one, or the one that was there before
     */
    Item append(Item item);

    /** The item with this key, or empty. Strongly consistent. */
    Optional<Item> find(CertificateId id, String key);

    /** Every item of one kind, in order. Strongly consistent. */
    List<Item> list(CertificateId id, String kind);

    /**
     * One item.
     *
     * @param key {@code order#<hash>}, {@code document#<version>}, {@code trace#<version>.<hash>}, {@code findings#<hash>},
     *     {@code exchange#<revision>.<hash>}, {@code event#<number>}; numbers have six digits
     * @param body what the hash is of
     * @param extra a remark outside the hash, or null
     */
    @SuppressWarnings("ArrayRecordComponent") // equality is defined below
    record Item(
            CertificateId id,
            String key,
            byte[] body,
            @Nullable String extra) {
        public static Item order(CertificateId id, Sha256 hash, byte[] order) {
            return new Item(id, orderKey(hash), order, null);
        }

        public static Item event(CertificateId id, Event event) {
            return new Item(id, numbered("event", event.number()), event.text().getBytes(StandardCharsets.UTF_8), null);
        }

        /** What an exporter is asked. */
        public static Item findings(CertificateId id, List<Finding> findings, Salt salt) {
            Json.Obj all = Json.object()
                    .put("findings", Json.array(findings.stream().map(Finding::json)))
                    .build();
            byte[] body = CanonicalJson.bytes(salt.over(all));
            return new Item(id, findingsKey(Sha256.of(body)), body, null);
        }

        /** How the origin of every line was determined for one version. */
        public static Item trace(CertificateId id, int version, byte[] trace) {
            return new Item(id, traceKey(version, Sha256.of(trace)), trace, null);
        }

        /** An exchange with the platform; late and repeated ones have keys of their own. */
        public static Item exchange(CertificateId id, long revision, String text) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            String key = numbered("exchange", revision) + "."
                    + Sha256.of(body).value().substring(0, 8);
            return new Item(id, key, body, null);
        }

        /** Hash of the body. */
        public Sha256 hash() {
            return Sha256.of(body);
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Item item
                    && id.equals(item.id)
                    && key.equals(item.key)
                    && Arrays.equals(body, item.body);
        }

        @Override
        public int hashCode() {
            return 31 * key.hashCode() + Arrays.hashCode(body);
        }

        @Override
        public String toString() {
            return "Item[" + id + " " + key + "]";
        }
    }

    static String orderKey(Sha256 hash) {
        return "order#" + hash;
    }

    static String documentKey(int version) {
        return numbered("document", version);
    }

    /** A version may have been determined twice, with other product profiles; its document names one of the traces. */
    static String traceKey(int version, Sha256 hash) {
        return numbered("trace", version) + "." + hash.value().substring(0, 8);
    }

    /** What an exporter has to enter at the issuing body for one part. */
    static String applicationKey(Sha256 hash) {
        return "application#" + hash;
    }

    static String findingsKey(Sha256 hash) {
        return "findings#" + hash;
    }

    /** {@code kind#000042}: sorts by number. */
    static String numbered(String kind, long number) {
        return String.format(Locale.ROOT, "%s#%06d", kind, number);
    }
}
