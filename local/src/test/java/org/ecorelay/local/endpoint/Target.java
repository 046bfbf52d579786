package org.ecorelay.local.endpoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Which AWS the suite asks, and as whom.
 *
 * @param environment the variables with which the product's clients come there, by the SDK's own names
 */
record Target(Map<String, String> environment) {
    static final String URL = "AWS_ENDPOINT_URL";
    static final String REGION = "AWS_REGION";
    static final String KEY_ID = "AWS_ACCESS_KEY_ID";
    static final String SECRET = "AWS_SECRET_ACCESS_KEY";
    static final String TOKEN = "AWS_SESSION_TOKEN";

    private static final String NO_ADDRESS = "%s is \"%s\"; it must be an address such as http://127.0.0.1:4566";
    private static final String PROFILE = "AWS_PROFILE";
    private static final String DEFAULT_REGION = "eu-central-1";

    /** Emulators take any. */
    private static final AwsCredentials ANYBODY = AwsBasicCredentials.create("test", "test");

    Target {
        environment = Map.copyOf(environment);
    }

    /**
     * Reads the variables of whoever has started the suite.
     *
     * @param chain where the credentials of a real account come from
     * @throws IllegalArgumentException when {@value #URL} is no http address
     * @throws IllegalStateException when there is neither an endpoint nor a credential
     */
    static Target of(Map<String, String> given, AwsCredentialsProvider chain) {
        var environment = new HashMap<String, String>();
        given.forEach((name, value) -> {
            if (name.startsWith(URL) && !value.isBlank()) {
                environment.put(name, http(name, value.strip()));
            }
        });
        environment.put(REGION, given.getOrDefault(REGION, given.getOrDefault("AWS_DEFAULT_REGION", DEFAULT_REGION)));
        AwsCredentials credentials =
                environment.containsKey(URL) && !given.containsKey(KEY_ID) && !given.containsKey(PROFILE)
                        ? ANYBODY
                        : resolved(given, chain);
        environment.put(KEY_ID, credentials.accessKeyId());
        environment.put(SECRET, credentials.secretAccessKey());
        if (credentials instanceof AwsSessionCredentials session) {
            environment.put(TOKEN, session.sessionToken());
        }
        return new Target(environment);
    }

    private static AwsCredentials resolved(Map<String, String> given, AwsCredentialsProvider chain) {
        String id = given.get(KEY_ID);
        String secret = given.get(SECRET);
        if (id != null && secret != null) {
            String token = given.get(TOKEN);
            return token == null
                    ? AwsBasicCredentials.create(id, secret)
                    : AwsSessionCredentials.create(id, secret, token);
        }
        try {
            return chain.resolveCredentials();
        } catch (SdkClientException none) {
            throw new IllegalStateException(
                    "The endpoint suite needs an AWS: set AWS_ENDPOINT_URL, such as http://127.0.0.1:4566,"
                            + " or give the credentials of a real account (AWS_PROFILE, AWS_ACCESS_KEY_ID …).",
                    none);
        }
    }

    private static String http(String name, String value) {
        try {
            var uri = new URI(value);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return value;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(NO_ADDRESS.formatted(name, value), e);
        }
        throw new IllegalArgumentException(NO_ADDRESS.formatted(name, value));
    }

    String region() {
        return environment.getOrDefault(REGION, DEFAULT_REGION);
    }

    /** The one endpoint of all services; empty: a real account. */
    Optional<URI> endpoint() {
        return Optional.ofNullable(environment.get(URL)).map(URI::create);
    }

    /** The endpoint of one service, by the SDK's name for it, such as {@code DYNAMODB}. */
    Optional<URI> endpoint(String service) {
        return Optional.ofNullable(environment.get(URL + "_" + service))
                .map(URI::create)
                .or(this::endpoint);
    }

    /** Who signs the calls. */
    AwsCredentials credentials() {
        String id = environment.getOrDefault(KEY_ID, "");
        String secret = environment.getOrDefault(SECRET, "");
        String token = environment.get(TOKEN);
        return token == null ? AwsBasicCredentials.create(id, secret) : AwsSessionCredentials.create(id, secret, token);
    }

    /** No credential is in it. */
    @Override
    public String toString() {
        return endpoint().map(uri -> "endpoint " + uri).orElse("AWS account") + ", region " + region();
    }
}
