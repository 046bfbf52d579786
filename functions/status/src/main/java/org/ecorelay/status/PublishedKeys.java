package org.ecorelay.status;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ecorelay.account.signing.PublishedKey;
import org.ecorelay.account.signing.SigningKeyEntry;
import org.ecorelay.account.signing.SigningKeyRegister;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.algorithm.PublicJwk;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.json.Json;

/**
 * The key set (RFC 7517 5): every key that has signed or may sign a document, retiring and disabled ones among them, because what
 * they have signed stays verifiable. A key of one account or exporter says so: a document of another under it is refused offline.
 */
final class PublishedKeys {
    private final SigningKeyRegister register;
    private final Map<String, Supplier<PublicJwk>> deployed;

    /**
     * Publishes keys.
     *
     * @param deployed the deployment's own keys by their ARN; each is asked for at most once by its supplier
     */
    PublishedKeys(SigningKeyRegister register, Map<String, Supplier<PublicJwk>> deployed) {
        this.register = register;
        this.deployed = Map.copyOf(deployed);
    }

    HttpResponse show(HttpRequest request) {
        return HttpResponse.of(200, "application/json", text()).with("cache-control", "public, max-age=3600");
    }

    /** The key set as JSON. */
    String text() {
        var keys = new TreeMap<String, PublishedKey>();
        register.published(deployed.keySet()).forEach(key -> keys.put(key.jwk().kid(), key));
        var entered = register.all().stream().map(SigningKeyEntry::key).collect(Collectors.toUnmodifiableSet());
        // What is entered is not asked for: KMS does not give the public half of a key that it has disabled.
        deployed.forEach((arn, jwk) -> {
            if (!entered.contains(arn)) {
                keys.put(jwk.get().kid(), PublishedKey.ofEverybody(jwk.get()));
            }
        });
        Json set = Json.object()
                .put("keys", Json.array(keys.values().stream().map(PublishedKey::json)))
                .build();
        return CanonicalJson.text(set);
    }
}
