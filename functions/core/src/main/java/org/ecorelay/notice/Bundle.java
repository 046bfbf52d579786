package org.ecorelay.notice;

import java.time.Instant;
import java.util.Optional;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;

/** What is told together instead of one by one: being collected, or just told and quiet for a while. */
public sealed interface Bundle {
    Key key();

    /**
     * Collects until it is due.
     *
     * @param id of the notice that it becomes; stable however often that is sent
     * @param sample the notice of the entry that it was opened for
     * @param due when it is told
     * @param before id of the bundle told before, or empty
     */
    record Open(Key key, String id, Notice sample, Instant due, Optional<String> before) implements Bundle {}

    /**
     * Was told; the next one of the same key is not told before {@code until}.
     *
     * @param told id of the notice
     */
    record Resting(Key key, String told, Instant until) implements Bundle {}

    /** Why notices are collected. */
    enum Kind {
        /** They have one cause: somebody acts once for all of them. */
        CAUSE,
        /** Nobody has to act: they come once a day. */
        DIGEST,
        /** The account has had its mails of the day. */
        HELD_BACK,
        /** The channel that they were for does not reach the exporter. */
        REDIRECTED,
        /** The owner of the address has not confirmed it. */
        UNCONFIRMED
    }

    /**
     * What belongs together.
     *
     * @param simulated test and live orders are never told together
     * @param about the cause; for {@code REDIRECTED} the dead channel, for {@code UNCONFIRMED} the address's hash
     */
    record Key(Kind kind, String account, String exporter, boolean simulated, String about) {
        static Key of(Kind kind, Notice notice, String about) {
            return new Key(kind, notice.account(), notice.exporter(), notice.simulated(), about);
        }

        /** Name of the bundle within its account. */
        public String hash() {
            return CanonicalJson.hash(json()).value();
        }

        public Json.Obj json() {
            return Json.object()
                    .put("kind", kind.name())
                    .put("account", account)
                    .put("exporter", exporter)
                    .put("simulated", simulated)
                    .put("about", about)
                    .build();
        }

        /** Reads what {@link #json()} wrote. */
        public static Key read(Json.Obj body) {
            return new Key(
                    Kind.valueOf(body.required("kind")),
                    body.required("account"),
                    body.required("exporter"),
                    body.get("simulated").equals(Optional.of(Json.bool(true))),
                    body.required("about"));
        }

        /** Id of the notice of a bundle that was opened for {@code event}. */
        String noticeId(String event) {
            return switch (kind) {
                case CAUSE -> event;
                // They repeat what was sent under that id elsewhere.
                case DIGEST, HELD_BACK, REDIRECTED -> Sha256.of(hash() + event).value();
                // Whoever opens it, the entries are in one place: an operator may invite while the poller collects.
                case UNCONFIRMED -> Sha256.of(hash()).value();
            };
        }
    }

    /**
     * One order in a bundle.
     *
     * @param count more than 1 when it stands for others that were not listed
     */
    record Entry(Instant at, Notice.Told told, int count) {}
}
