package org.ecorelay.account.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is done with the orders of a store for one destination. */
public enum StoreMode {
    /** Nothing: no document is made and nothing is checked. */
    OFF,
    /** Documents are made, checked and shown; nothing is submitted and nobody is mailed. */
    OBSERVE,
    /** Everything. */
    LIVE;

    /** The mode as settings write it: {@code off}, {@code observe}, {@code live}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode that {@link #word()} names, or empty. */
    public static Optional<StoreMode> parse(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
