package org.ecorelay.infra;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.constructs.Node;

/**
 * What differs from one deployment to the next.
 *
 * @param stage {@code dev}, {@code prod}, …: names the stack and prefixes its secrets
 * @param accounts the tenants that get a platform secret and a notice topic
 * @param assets directory that holds {@code <function>/target/<function>.jar}; null: jars come from a bucket under fixed names
 * @param publicUrl address of the HTTP API in mails, of a domain of one's own; null: the address that the API has anyway
 * @param algorithms what the stack makes a signing key for, by JOSE name
 * @param enteredKeys ARNs of further keys in KMS, which operators enter for accounts or exporters
 * @param operating what the operator chooses
 */
record Deployment(
        String stage,
        List<String> accounts,
        @Nullable String assets,
        @Nullable String publicUrl,
        List<String> algorithms,
        List<String> enteredKeys,
        Operating operating) {
    static final Pattern KEY_ARN = Pattern.compile("arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}");

    private static final Pattern PUBLIC_URL = Pattern.compile("https://[A-Za-z0-9.-]+(:[0-9]{1,5})?");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    /** IAM cuts a role's name at 64 characters; the certificate key knows the builder by the start of it. */
    private static final int MAX_STAGE = 20;

    Deployment {
        accounts = List.copyOf(accounts);
        algorithms = List.copyOf(algorithms);
        enteredKeys = List.copyOf(enteredKeys);
        Stream.concat(Stream.of(stage), accounts.stream()).forEach(Deployment::requireName);
        if (stage.length() > MAX_STAGE) {
            throw new IllegalArgumentException(
                    "a stage name has at most " + MAX_STAGE + " characters, this has more: " + stage);
        }
        if (accounts.contains(PlatformAccess.RELAY)) {
            throw new IllegalArgumentException("account 'relay' would share its secret with the relay itself");
        }
        requireKeys(algorithms, enteredKeys);
        if (operating.disposable() && stage.equals(Operating.PROD)) {
            throw new IllegalArgumentException("the data of stage prod are not disposable: name the stage otherwise");
        }
        if (publicUrl != null && !PUBLIC_URL.matcher(publicUrl).matches()) {
            throw new IllegalArgumentException(
                    "publicUrl is https://<host>, without a path and a slash at the end; this is not: " + publicUrl);
        }
    }

    /** With the one key that every deployment has. */
    Deployment(String stage, List<String> accounts, @Nullable String assets, @Nullable String publicUrl) {
        this(stage, accounts, assets, publicUrl, List.of(SigningKey.DEFAULT), List.of(), Operating.DEFAULT);
    }

    private static void requireKeys(List<String> algorithms, List<String> enteredKeys) {
        if (!algorithms.contains(SigningKey.DEFAULT)
                || algorithms.stream().distinct().count() != algorithms.size()) {
            throw new IllegalArgumentException("signingAlgorithms has %s, and no name twice; this has not: %s"
                    .formatted(SigningKey.DEFAULT, algorithms));
        }
        algorithms.forEach(SigningKey::spec);
        enteredKeys.stream()
                .filter(key -> !KEY_ARN.matcher(key).matches())
                .findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException(
                            "enteredKeys are ARNs of KMS keys, no aliases; this is none: " + key);
                });
    }

    /** Reads context; lists are JSON lists (cdk.json) or comma-separated text (command line). */
    static Deployment of(Node node) {
        String stage = text(node, "stage").orElse("dev");
        return new Deployment(
                stage,
                list(node, "accounts", "demo"),
                text(node, "assets").orElse(null),
                text(node, "publicUrl").orElse(null),
                list(node, "signingAlgorithms", SigningKey.DEFAULT),
                list(node, "enteredKeys"),
                new Operating(
                        list(node, "operators"),
                        list(node, "origins"),
                        flag(node, "archived", stage.equals(Operating.PROD)),
                        flag(node, "disposable", false),
                        text(node, "dataKey").orElse(null),
                        text(node, "rotation").orElse(null),
                        SmtpHost.of(node)));
    }

    /** What context says, or empty. */
    static Optional<String> text(Node node, String key) {
        return Optional.ofNullable(node.tryGetContext(key)).map(Object::toString);
    }

    private static boolean flag(Node node, String key, boolean unset) {
        String value = text(node, key).orElse(Boolean.toString(unset));
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(key + " is true or false; this is neither: " + value);
        };
    }

    private static List<String> list(Node node, String key, String... unset) {
        Object value = node.tryGetContext(key);
        return switch (value) {
            case null -> List.of(unset);
            case List<?> names -> names.stream().map(String::valueOf).toList();
            default -> List.of(value.toString().split(",", -1));
        };
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("stage and account names match " + NAME + ", this does not: " + name);
        }
    }
}
