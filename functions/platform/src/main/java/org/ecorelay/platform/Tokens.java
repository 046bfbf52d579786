package org.ecorelay.platform;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.ecorelay.json.Json;
import org.ecorelay.submission.PlatformCredential;
import org.jspecify.annotations.Nullable;

/** OAuth2 client credentials (RFC 6749 4.4): one token for each credential, address and scope, until shortly before it expires. Thread-safe. */
final class Tokens {
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** A token is masked wherever the platform echoes it, so it must be long enough not to be part of anything else. */
    private static final String SHAPE = "[!-~]{16,4096}";

    private static final long MAX_LIFE_SECONDS = 86_400;

    private final Wire wire;
    private final InstantSource clock;
    private final ConcurrentMap<Key, Slot> slots = new ConcurrentHashMap<>();

    Tokens(Wire wire, InstantSource clock) {
        this.wire = wire;
        this.clock = clock;
    }

    /** Whom the token is for. The secret is part of the key: a rotated secret needs a new token. */
    record Key(URI base, PlatformCredential credential, String scope) {}

    /** What the token endpoint answered. */
    sealed interface Answer {
        /** A token that is good now. */
        record Granted(String token) implements Answer {}

        /**
         * No token, so nothing that needs one was sent.
         *
         * @param refused whether the platform does not accept the credential itself
         */
        record Denied(Duration retryAfter, String reason, boolean refused) implements Answer {}
    }

    /** The token at hand, or a new one. */
    Answer get(Key key, Deadline deadline) {
        return slots.computeIfAbsent(key, _ -> new Slot()).get(key, deadline);
    }

    /** Drops a token that the platform no longer accepts; a newer one stays. */
    void forget(Key key, String token) {
        slots.computeIfAbsent(key, _ -> new Slot()).forget(token);
    }

    /** One token; whoever comes while it is being fetched waits for it instead of asking again. */
    private final class Slot {
        private @Nullable String token;
        private Instant goodUntil = Instant.EPOCH;

        synchronized Answer get(Key key, Deadline deadline) {
            String cached = token;
            if (cached != null && clock.instant().isBefore(goodUntil)) {
                return new Answer.Granted(cached);
            }
            Instant asked = clock.instant();
            return switch (wire.send(request(key), deadline)) {
                case Reply.NeverArrived(Duration retryAfter, String reason, var _) ->
                    new Answer.Denied(retryAfter, "no access token: " + reason, false);
                case Reply.Lost(String reason) ->
                    new Answer.Denied(RetryAfter.DEFAULT, "no access token: " + reason, false);
                case Reply.Answered answer -> read(answer, asked);
            };
        }

        synchronized void forget(String refused) {
            if (refused.equals(token)) {
                token = null;
            }
        }

        private Answer read(Reply.Answered answer, Instant asked) {
            Optional<Json.Obj> body = answer.status() == 200 ? answer.object() : Optional.empty();
            Optional<String> granted = body.filter(object -> object.text("token_type")
                            .filter("Bearer"::equalsIgnoreCase)
                            .isPresent())
                    .flatMap(object -> object.text("access_token"))
                    .filter(text -> text.matches(SHAPE));
            if (granted.isEmpty()) {
                return denied(answer, asked);
            }
            token = granted.get();
            goodUntil = asked.plus(life(body.get()));
            return new Answer.Granted(granted.get());
        }
    }

    private static Answer denied(Reply.Answered answer, Instant now) {
        boolean refused = answer.status() == 400 || answer.status() == 401 || answer.status() == 403;
        Duration wait = RetryAfter.of(answer, now).orElse(RetryAfter.DEFAULT);
        return new Answer.Denied(wait, "no access token: the platform answered %d".formatted(answer.status()), refused);
    }

    private static Duration life(Json.Obj body) {
        long seconds = body.get("expires_in")
                .filter(Json.Num.class::isInstance)
                .map(number -> ((Json.Num) number).value().longValue())
                .map(value -> Math.clamp(value, 0, MAX_LIFE_SECONDS))
                .orElse(0L);
        Duration life = Duration.ofSeconds(seconds);
        Duration half = life.dividedBy(2);
        return life.minus(half.compareTo(MARGIN) < 0 ? half : MARGIN);
    }

    private static HttpRequest request(Key key) {
        String form = "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s"
                .formatted(
                        encoded(key.credential().clientId()),
                        encoded(key.credential().clientSecret()),
                        encoded(key.scope()));
        return HttpRequest.newBuilder(URI.create(key.base() + "/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
