package org.ecorelay.account;

import java.util.Set;

/** Who a request comes from, proven by its credential. */
public record Caller(String account, String keyId, KeyMode mode, Set<Scope> scopes) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
