package org.ecorelay.platform;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;

/** What came of one request. */
sealed interface Reply {
    /**
     * A complete answer, within the limits.
     *
     * @param text the body, decoded as UTF-8
     * @param hash SHA-256 of the body's bytes
     */
    record Answered(int status, HttpHeaders headers, String text, Sha256 hash) implements Reply {
        /** The body as a JSON object; empty when it is something else, is malformed or has another media type. */
        Optional<Json.Obj> object() {
            String type = headers.firstValue("Content-Type").orElse("");
            if (!type.matches("(?i)application/([a-z.-]+\\+)?json\\s*(;.*)?")) {
                return Optional.empty();
            }
            try {
                return JsonReader.read(text) instanceof Json.Obj object ? Optional.of(object) : Optional.empty();
            } catch (MalformedJson e) {
                return Optional.empty();
            }
        }

        /** Whether it is a problem (RFC 9457) as the platform makes them: with a title, and with the status that it came with. */
        boolean isProblem() {
            Json.Obj body = object().orElse(Json.Obj.EMPTY);
            return body.text("title").isPresent() && body.get("status").equals(Optional.of(Json.number(status)));
        }

        /** The same without a secret that the other side may have echoed. */
        Answered without(Secret secret) {
            return new Answered(status, headers, secret.masked(text), hash);
        }
    }

    /**
     * The request certainly did not arrive.
     *
     * @param ours whether our side is the reason: a credential that is missing or not accepted
     */
    record NeverArrived(Duration retryAfter, String reason, boolean ours) implements Reply {}

    /** It may have arrived: no complete answer came, or one beyond the limits. */
    record Lost(String reason) implements Reply {}
}
