package org.ecorelay.certificate.standing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.SigningKey;
import org.ecorelay.attestation.SigningKeys;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.SharedState;

/** Signs a list as a credential of its own, when a bit was set or the last one grows old. Its {@code validFrom} only ever grows. */
public final class PublishStatusList {
    /** How long a list counts: an older one might hide what was withdrawn since. */
    static final Duration VALID = Duration.ofDays(7);

    /** A list is signed anew long before it ends. */
    static final Duration REFRESH = Duration.ofDays(3);

    private static final int TRIES = 20;
    private static final int TTL_MILLIS = 300_000;

    private final SharedState state;
    private final StatusLists lists;
    private final SigningKeys keys;
    private final InstantSource clock;
    private final String base;

    /**
     * Signs lists.
     *
     * @param base address of the HTTP API, without a slash at the end
     */
    public PublishStatusList(SharedState state, SigningKeys keys, InstantSource clock, String base) {
        this.state = state;
        this.lists = new StatusLists(state, clock);
        this.keys = keys;
        this.clock = clock;
        this.base = base;
    }

    /** Signs a list if there is anything new to say. Running it again, or at the same time, does no harm. */
    public void publish(StatusListId list) {
        for (int i = 0; i < TRIES; i++) {
            StatusLists.Stored stored = lists.find(list);
            Instant now = clock.instant();
            if (!fresh(stored, now)) {
                Instant from = after(stored, now);
                String signed = Jws.sign(credential(list, stored.bits(), from), key(list))
                        .compact();
                if (!lists.publish(list, stored, from, signed)) {
                    continue;
                }
                StatusPlaces.keep(state, list.account());
            }
            StatusLists.Stored left = lists.find(list);
            // Also after a death in between: the next time is known before this one is forgotten.
            lists.due(list, Optional.ofNullable(left.signedAt()).orElse(now).plus(REFRESH));
            lists.notDue(list, now);
            if (left.changes() == left.signedChanges() && lists.find(list).changes() == left.changes()) {
                return;
            }
        }
        throw new IllegalStateException("status list %s does not stop changing".formatted(list.path()));
    }

    private static boolean fresh(StatusLists.Stored stored, Instant now) {
        Instant signedAt = stored.signedAt();
        return signedAt != null && stored.signedChanges() == stored.changes() && now.isBefore(signedAt.plus(REFRESH));
    }

    private static Instant after(StatusLists.Stored stored, Instant now) {
        Instant signedAt = stored.signedAt();
        return signedAt == null || now.isAfter(signedAt) ? now : signedAt.plusMillis(1);
    }

    private SigningKey key(StatusListId list) {
        return Arrays.stream(SignatureAlgorithm.values())
                .flatMap(algorithm -> keys.find(list.account(), "", algorithm, clock.instant()).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "account %s has no key that signs; enter one, or remove its list".formatted(list.account())));
    }

    private Json.Obj credential(StatusListId list, Bitstring bits, Instant from) {
        String id = base + list.path();
        return Json.object()
                .put("@context", Json.array(Stream.of(Json.text("https://www.w3.org/ns/credentials/v2"))))
                .put(
                        "type",
                        Json.array(Stream.of(
                                Json.text("VerifiableCredential"), Json.text("BitstringStatusListCredential"))))
                .put("id", id)
                // Every exporter of the account: a document's issuer begins so.
                .put("issuer", "urn:eco-relay:exporter:" + list.account())
                .put("validFrom", from.toString())
                .put("validUntil", from.plus(VALID).toString())
                .put(
                        "credentialSubject",
                        Json.object()
                                .put("id", id + "#list")
                                .put("type", "BitstringStatusList")
                                .put("statusPurpose", "revocation")
                                .put("encodedList", bits.encoded())
                                .put("ttl", TTL_MILLIS)
                                .build())
                .build();
    }
}
