package org.ecorelay.account;

import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;

/**
 * An API key as a client sends it: {@code eco_<live|test>_<account>_<keyId>_<secret>}.
 *
 * @param account the account that the key claims; counts only after {@link Authenticate} compared the secret
 * @param text the whole key; never logged ({@link #toString()} hides it)
 */
public record ApiKey(KeyMode mode, String account, String keyId, String text) {
    /** Account, exporter and store ids. */
    public static final String ID = "[a-z0-9][a-z0-9-]{1,31}";

    /** The key's own id in its account. */
    public static final String KEY_ID = "[a-z0-9]{2,16}";

    /** What the account calls it. Histories keep it for ever, next to other words: short and plain. */
    public static final String NAME = "[A-Za-z0-9][A-Za-z0-9 ._-]{0,23}";

    private static final Pattern SHAPE = Pattern.compile("eco_(live|test)_(" + ID + ")_(" + KEY_ID + ")_[a-z2-7]{52}");
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    /** 260 random bits. */
    private static final int SECRET_LENGTH = 52;

    /** The key in {@code text}, or empty when it has not the shape of one. */
    public static Optional<ApiKey> parse(String text) {
        var match = SHAPE.matcher(text);
        return match.matches()
                ? KeyMode.parse(match.group(1)).map(mode -> new ApiKey(mode, match.group(2), match.group(3), text))
                : Optional.empty();
    }

    /**
     * A new key.
     *
     * @param random cryptographically strong
     * @throws IllegalArgumentException if account or key id has not the shape of one
     */
    public static ApiKey create(KeyMode mode, String account, String keyId, RandomGenerator random) {
        String secret = random.ints(SECRET_LENGTH, 0, BASE32.length())
                .mapToObj(at -> String.valueOf(BASE32.charAt(at)))
                .collect(Collectors.joining());
        return parse("eco_%s_%s_%s_%s".formatted(mode.word(), account, keyId, secret))
                .orElseThrow(() -> new IllegalArgumentException("%s/%s names no key".formatted(account, keyId)));
    }

    /** Key of its item in the registry. */
    public static String itemKey(String keyId) {
        return "key#" + keyId;
    }

    /** What the registry keeps of it: its hash, never itself. */
    public Json.Obj item(Set<Scope> scopes, Optional<String> name) {
        return Json.object()
                .put("hash", Sha256.of(text).value())
                .put("mode", mode.word())
                .put("scopes", Json.array(scopes.stream().sorted().map(scope -> Json.text(scope.word()))))
                .putIfPresent("name", name.map(Json::text))
                .build();
    }

    @Override
    public String toString() {
        return "eco_%s_%s_%s_…".formatted(mode.word(), account, keyId);
    }
}
