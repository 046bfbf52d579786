package org.ecorelay.aws.lambda;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;

/**
 * Reads a function's environment once and names everything that is missing or wrong together, so that a broken deployment is
 * repaired in one go. Not thread-safe; used in a constructor.
 */
public final class Settings {
    private static final int MAX_PORT = 65_535;

    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    private Settings(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Reads settings.
     *
     * @throws IllegalStateException naming every variable that is missing or malformed; never its value
     */
    public static <T> T read(Map<String, String> environment, Function<Settings, T> reader) {
        var settings = new Settings(environment);
        T result = reader.apply(settings);
        if (!settings.problems.isEmpty()) {
            throw new IllegalStateException("environment variables: " + String.join("; ", settings.problems));
        }
        return result;
    }

    public String text(String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            problems.add(name + " is missing");
        }
        return value;
    }

    /** Empty when the variable is absent or blank. */
    public Optional<String> optional(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** One of these words. */
    public String choice(String name, List<String> words) {
        String value = text(name);
        if (!value.isBlank() && !words.contains(value)) {
            problems.add(name + " is none of " + String.join(", ", words));
        }
        return value;
    }

    /** A TCP port; 1 when it is none. */
    public int port(String name) {
        String value = text(name);
        if (value.matches("[1-9][0-9]{0,4}") && Integer.parseInt(value) <= MAX_PORT) {
            return Integer.parseInt(value);
        }
        if (!value.isBlank()) {
            problems.add(name + " is not a port");
        }
        return 1;
    }

    /** A whole number of seconds, not negative; the variable's name ends in {@code _SECONDS}. */
    public Duration seconds(String name) {
        String value = text(name);
        if (value.matches("[0-9]{1,7}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        if (!value.isBlank()) {
            problems.add(name + " is not a number of seconds");
        }
        return Duration.ZERO;
    }

    /** Keys by what they sign with, {@code ES256=<ARN>,PS256=<ARN>}: one at least, and one for each algorithm at most. */
    public Map<SignatureAlgorithm, String> signingKeys(String name) {
        Map<SignatureAlgorithm, String> keys = new EnumMap<>(SignatureAlgorithm.class);
        String value = text(name);
        for (String part : value.isBlank() ? List.<String>of() : List.of(value.split(",", -1))) {
            int end = part.indexOf('=');
            Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.named(part.substring(0, Math.max(end, 0)));
            String key = part.substring(end + 1).strip();
            if (algorithm.isEmpty() || key.isEmpty() || keys.put(algorithm.get(), key) != null) {
                problems.add(name + " is not a list such as ES256=<key>,PS256=<key>, each algorithm once");
                return Map.of();
            }
        }
        return Map.copyOf(keys);
    }

    public URI uri(String name) {
        return parse(name, text(name)).orElse(URI.create("http://invalid"));
    }

    /** Empty when the variable is absent or blank. */
    public Optional<URI> optionalUri(String name) {
        return optional(name).flatMap(value -> parse(name, value));
    }

    private Optional<URI> parse(String name, String value) {
        Optional<URI> uri = absolute(value);
        if (uri.isEmpty() && !value.isBlank()) {
            problems.add(name + " is not an http(s) URL");
        }
        return uri;
    }

    /** The exception's text would quote the value. */
    private static Optional<URI> absolute(String value) {
        try {
            return Optional.of(new URI(value))
                    .filter(uri -> uri.getHost() != null
                            && String.valueOf(uri.getScheme()).matches("https?"));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
