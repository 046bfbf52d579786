package org.ecorelay.attestation;

import java.time.Instant;
import java.util.List;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a certificate's history. Events chain over hashes of bodies, so that an erased body leaves the chain
 * verifiable.
 *
 * @param number from 1, without gaps
 * @param type {@code certificate.approved.v1}
 * @param at when it was decided
 * @param version version of the certificate that it is about
 * @param rests hashes of the ledger items that it rests on, at most {@value #MAX_RESTS}
 * @param previous hash of the event before, null for the first
 * @param order what an operator ordered, or null for what the relay does by itself
 */
public record Event(
        int number,
        String type,
        Instant at,
        int version,
        List<Sha256> rests,
        @Nullable Sha256 previous,
        @Nullable Order order) {
    /** Canonical size, so that the newest event fits into the small row. */
    public static final int MAX_BYTES = 300;

    static final int MAX_RESTS = 2;

    /**
     * An operator's order.
     *
     * @param by id of the operator's key, and its name if it has one: {@code ops1 (night shift)}
     * @param job id of the order, the same for all certificates that it is about; null in the oldest events
     */
    public record Order(String by, @Nullable String job) {}

    public Event {
        rests = List.copyOf(rests);
        if (rests.size() > MAX_RESTS) {
            throw new IllegalArgumentException("an event rests on at most %d items".formatted(MAX_RESTS));
        }
        if ((number == 1) != (previous == null)) {
            throw new IllegalArgumentException("event %d: only the first has no predecessor".formatted(number));
        }
    }

    /** An event that no operator ordered. */
    public Event(int number, String type, Instant at, int version, List<Sha256> rests, @Nullable Sha256 previous) {
        this(number, type, at, version, rests, previous, null);
    }

    /** The event after this one that an operator ordered. */
    public Event ordered(String nextType, Instant nextAt, List<Sha256> nextRests, Order byOperator) {
        return new Event(number + 1, nextType, nextAt, version, nextRests, hash(), byOperator);
    }

    /** Hash of what there is to tell: an operator's order tells nobody anything, what was to be told before it still is. */
    public Sha256 news() {
        return order != null && previous != null ? previous : hash();
    }

    /** The first event of a history. */
    public static Event first(String type, Instant at, int version, List<Sha256> rests) {
        return new Event(1, type, at, version, rests, null);
    }

    /** The event after this one. */
    public Event next(String type, Instant at, int version, List<Sha256> rests) {
        return new Event(number + 1, type, at, version, rests, hash());
    }

    /** Canonical text; what is stored and hashed. */
    public String text() {
        return CanonicalJson.text(json());
    }

    public Sha256 hash() {
        return Sha256.of(text());
    }

    /** {@code n, type, at, v, on, prev, by, job}. */
    public Json.Obj json() {
        return Json.object()
                .put("n", number)
                .put("type", type)
                .put("at", at.toString())
                .put("v", version)
                .put("on", Json.array(rests.stream().map(hash -> Json.text(hash.value()))))
                .putIfPresent("prev", previous == null ? null : previous.value())
                .putIfPresent("by", order == null ? null : order.by())
                .putIfPresent("job", order == null ? null : order.job())
                .build();
    }

    /** Reads what {@link #text()} wrote. */
    public static Event parse(String text) {
        Json.Obj event = JsonReader.readOwn(text);
        return new Event(
                event.requiredInt("n"),
                event.required("type"),
                Instant.parse(event.required("at")),
                event.requiredInt("v"),
                event.list("on").stream()
                        .map(hash -> new Sha256(hash.asText().orElseThrow()))
                        .toList(),
                event.text("prev").map(Sha256::new).orElse(null),
                event.text("by")
                        .map(by -> new Order(by, event.text("job").orElse(null)))
                        .orElse(null));
    }
}
