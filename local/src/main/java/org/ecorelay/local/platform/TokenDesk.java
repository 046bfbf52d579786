package org.ecorelay.local.platform;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;

/** Gives tokens for client credentials and knows whose they are. Tokens live in memory: after a restart everybody asks anew. */
final class TokenDesk {
    private final AtomicReference<List<PlatformClient>> clients;
    private final InstantSource clock;
    private final Duration life;
    private final SecureRandom random = new SecureRandom();
    private final ConcurrentMap<String, Grant> grants = new ConcurrentHashMap<>();

    TokenDesk(List<PlatformClient> clients, InstantSource clock, Duration life) {
        this.clients = new AtomicReference<>(clients);
        this.clock = clock;
        this.life = life;
    }

    /** Who may do what until when. */
    record Grant(String clientId, String scope, Instant until) {}

    /** From now on these may ask; what was given to others before stays good. */
    void admit(List<PlatformClient> others) {
        clients.set(List.copyOf(others));
    }

    /** No token that was given before is good any more. */
    void revoke() {
        grants.clear();
    }

    Answer issue(Call call) {
        Map<String, String> form = Form.fields(call.body());
        String scope = form.getOrDefault("scope", "");
        Optional<PlatformClient> client = clients.get().stream()
                .filter(known -> known.clientId().equals(form.get("client_id")))
                .filter(known -> same(known.clientSecret(), form.getOrDefault("client_secret", "")))
                .findFirst();
        if (client.isEmpty()) {
            return error(401, "invalid_client");
        }
        if (!client.get().scopes().contains(scope)) {
            return error(400, "invalid_scope");
        }
        String token = newToken();
        Instant now = clock.instant();
        grants.values().removeIf(grant -> !now.isBefore(grant.until()));
        grants.put(token, new Grant(client.get().clientId(), scope, now.plus(life)));
        return Answer.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("access_token", token)
                        .put("token_type", "Bearer")
                        .put("expires_in", life.toSeconds()));
    }

    /** The grant of the request's bearer token, while it is good. */
    Optional<Grant> grant(Call call) {
        String header = call.header("authorization");
        return header.startsWith("Bearer ")
                ? Optional.ofNullable(grants.get(header.substring("Bearer ".length())))
                        .filter(grant -> clock.instant().isBefore(grant.until()))
                : Optional.empty();
    }

    static Answer error(int status, String code) {
        return Answer.json(status, JsonNodeFactory.instance.objectNode().put("error", code));
    }

    private String newToken() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
