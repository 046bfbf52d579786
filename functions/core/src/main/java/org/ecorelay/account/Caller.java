package org.ecorelay.account;

import java.util.Set;

/**
 * Who a request comes from, proven by its credential.
 *
 * @param keyName what the account calls the key, or its id
 */
public record Caller(String account, String keyId, String keyName, KeyMode mode, Set<Scope> scopes) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** With a key that has no name. */
    public Caller(String account, String keyId, KeyMode mode, Set<Scope> scopes) {
        this(account, keyId, keyId, mode, scopes);
    }

    /** The key as histories name it: names may be given twice, ids not. */
    public String key() {
        return keyName.equals(keyId) ? keyId : "%s (%s)".formatted(keyId, keyName);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
