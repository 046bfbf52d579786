package org.ecorelay.certificate.standing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.SigningKey;
import org.ecorelay.attestation.SigningKeys;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.SharedState;

/** Signs a list as a credential of its own, when a bit was set or the last one grows old. Its {@code validFrom} only ever grows, unless a clock was ahead. */
public final class PublishStatusList {
    /** How long a list counts: an older one might hide what was withdrawn since. */
    static final Duration VALID = Duration.ofDays(7);

    private static final int TRIES = 20;
    private static final int TTL_MILLIS = 300_000;

    private final StatusLists lists;
    private final DueLists due;
    private final SigningKeys keys;
    private final InstantSource clock;
    private final String base;

    /**
     * Signs lists.
     *
     * @param base address of the HTTP API, without a slash at the end
     */
    public PublishStatusList(SharedState state, SigningKeys keys, InstantSource clock, String base) {
        this.lists = new StatusLists(state, clock);
        this.due = new DueLists(state, clock);
        this.keys = keys;
        this.clock = clock;
        this.base = base;
    }

    /** Signs a list if there is anything new to say. Running it again, or at the same time, does no harm. */
    public void publish(StatusListId list) {
        // Before the bits are read: each of these was set before, and what comes later stays due.
        List<DueLists.Entry> asked = due.of(list);
        for (int i = 0; i < TRIES; i++) {
            Optional<Instant> signedAt = signed(list, lists.find(list), clock.instant());
            if (signedAt.isPresent()) {
                var next = new DueLists.Entry(signedAt.get().plus(DueLists.REFRESH), list, "refresh", 0);
                due.add(next);
                asked.stream().filter(entry -> !entry.equals(next)).forEach(due::remove);
                return;
            }
        }
        throw StatusLists.changing(list);
    }

    /** Since when the newest list says everything; empty when somebody was first. */
    private Optional<Instant> signed(StatusListId list, StatusLists.Stored stored, Instant now) {
        Instant last = stored.follows(now);
        if (last != null && stored.isSigned() && now.isBefore(last.plus(DueLists.REFRESH))) {
            return Optional.of(last);
        }
        Instant from = last == null || now.isAfter(last) ? now : last.plusMillis(1);
        String signed =
                Jws.sign(credential(list, stored.bits(), from), key(list)).compact();
        return lists.publish(list, stored, from, signed) ? Optional.of(from) : Optional.empty();
    }

    private SigningKey key(StatusListId list) {
        return Arrays.stream(SignatureAlgorithm.values())
                .flatMap(algorithm -> keys.find(list.account(), "", algorithm, clock.instant()).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "account %s has no key that signs its status lists; enter one".formatted(list.account())));
    }

    private Json.Obj credential(StatusListId list, Bitstring bits, Instant from) {
        String id = base + list.path();
        return Json.object()
                .put("@context", Json.array(Stream.of(Json.text("https://www.w3.org/ns/credentials/v2"))))
                .put("type", texts("VerifiableCredential", "BitstringStatusListCredential"))
                .put("id", id)
                // Every exporter of the account: a document's issuer begins so.
                .put("issuer", "urn:eco-relay:exporter:" + list.account())
                .put("validFrom", from.toString())
                .put("validUntil", from.plus(VALID).toString())
                .put("credentialSubject", subject(id, bits))
                .build();
    }

    private static Json.Obj subject(String id, Bitstring bits) {
        return Json.object()
                .put("id", id + "#list")
                .put("type", "BitstringStatusList")
                .put("statusPurpose", texts(StatusPlace.REVOCATION, StatusPlace.MESSAGE))
                .put("statusSize", 1)
                .put("statusMessages", StatusPlace.messages())
                .put("encodedList", bits.encoded())
                .put("ttl", TTL_MILLIS)
                .build();
    }

    private static Json texts(String first, String second) {
        return Json.array(Stream.of(Json.text(first), Json.text(second)));
    }
}
