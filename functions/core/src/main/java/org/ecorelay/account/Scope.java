package org.ecorelay.account;

import java.util.Arrays;
import java.util.Optional;

/** What a key may do inside its own account. The operator of all accounts has no key: only AWS credentials. */
public enum Scope {
    ORDERS_WRITE("orders:write"),
    STATUS_READ("status:read"),
    CATALOG_WRITE("catalog:write"),
    OPS("ops");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** The scope as keys and documents write it. */
    public String word() {
        return word;
    }

    /** The scope that {@link #word()} names, or empty. */
    public static Optional<Scope> parse(String word) {
        return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
    }
}
