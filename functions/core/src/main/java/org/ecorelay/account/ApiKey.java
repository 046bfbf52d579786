package org.ecorelay.account;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An API key as a client sends it: {@code eco_<live|test>_<account>_<keyId>_<secret>}.
 *
 * @param account the account that the key claims; counts only after {@link Authenticate} compared the secret
 * @param text the whole key; never logged ({@link #toString()} hides it)
 */
public record ApiKey(KeyMode mode, String account, String keyId, String text) {
    /** Account, exporter and store ids. */
    public static final String ID = "[a-z0-9][a-z0-9-]{1,31}";

    private static final Pattern SHAPE = Pattern.compile("eco_(live|test)_(" + ID + ")_([a-z0-9]{2,16})_[a-z2-7]{52}");

    /** The key in {@code text}, or empty when it has not the shape of one. */
    public static Optional<ApiKey> parse(String text) {
        var match = SHAPE.matcher(text);
        return match.matches()
                ? KeyMode.parse(match.group(1)).map(mode -> new ApiKey(mode, match.group(2), match.group(3), text))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "eco_%s_%s_%s_…".formatted(mode.word(), account, keyId);
    }
}
