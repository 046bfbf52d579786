package org.ecorelay.platform;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.ecorelay.submission.PlatformCredential;

/** Requests with a bearer token. After a 401, which says that nothing was taken, the request goes out once more with a new token. */
final class AuthorizedCalls {
    /** The wait after an answer that only a person can change: no credential, or one without rights. */
    static final Duration CREDENTIAL_DELAY = Duration.ofHours(1);

    /** How long to wait for a source of credentials that fails. */
    private static final Duration SOURCE_DELAY = Duration.ofSeconds(30);

    private final Wire wire;
    private final Tokens tokens;
    private final PlatformCredential.Source credentials;

    AuthorizedCalls(Wire wire, Tokens tokens, PlatformCredential.Source credentials) {
        this.wire = wire;
        this.tokens = tokens;
        this.credentials = credentials;
    }

    Reply send(
            URI base,
            String scope,
            Supplier<Optional<PlatformCredential>> credential,
            HttpRequest request,
            Deadline deadline) {
        Optional<PlatformCredential> found;
        try {
            found = credential.get();
        } catch (RuntimeException e) {
            // Nothing has been sent: a claim that is held now is given back, instead of being asked about later.
            return new Reply.NeverArrived(
                    SOURCE_DELAY,
                    "the platform credential cannot be read: " + e.getClass().getSimpleName(),
                    true);
        }
        if (found.isEmpty()) {
            return new Reply.NeverArrived(
                    CREDENTIAL_DELAY, "there is no platform credential with scope " + scope, true);
        }
        var key = new Tokens.Key(base, found.get(), scope);
        Reply reply = attempt(key, request, deadline);
        return reply instanceof Reply.Answered answer && answer.status() == 401
                ? attempt(key, request, deadline)
                : reply;
    }

    private Reply attempt(Tokens.Key key, HttpRequest request, Deadline deadline) {
        return switch (tokens.get(key, deadline)) {
            case Tokens.Answer.Granted(String token) -> send(key, token, request, deadline);
            case Tokens.Answer.Denied(Duration retryAfter, String reason, boolean refused) -> {
                if (refused) {
                    credentials.refresh();
                }
                yield new Reply.NeverArrived(retryAfter, reason, refused);
            }
        };
    }

    private Reply send(Tokens.Key key, String token, HttpRequest request, Deadline deadline) {
        HttpRequest authorized = HttpRequest.newBuilder(request, (_, _) -> true)
                .setHeader("Authorization", "Bearer " + token)
                .build();
        Reply reply = wire.send(authorized, deadline);
        if (!(reply instanceof Reply.Answered answer)) {
            return reply;
        }
        if (answer.status() == 401) {
            tokens.forget(key, token);
        }
        return answer.without(new Secret(token))
                .without(new Secret(key.credential().clientSecret()));
    }
}
