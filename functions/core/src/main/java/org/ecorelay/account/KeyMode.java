package org.ecorelay.account;

import java.util.Locale;
import java.util.Optional;

/** Whether a key works on real documents. What a test key starts never reaches the live platform. */
public enum KeyMode {
    LIVE,
    TEST;

    /** {@code live} or {@code test}, as in keys, rows and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode that {@link #word()} names, or empty. */
    public static Optional<KeyMode> parse(String word) {
        return switch (word) {
            case "live" -> Optional.of(LIVE);
            case "test" -> Optional.of(TEST);
            default -> Optional.empty();
        };
    }
}
