package org.ecorelay.attestation;

/** For whom a key of a key set may speak: the member {@code owner}, which RFC 7517 leaves to us (4). */
public final class KeyOwner {
    private KeyOwner() {}

    /**
     * An owner as published key sets name it, {@code sha-256:<base64url>}: known to whoever has the name already.
     *
     * @param owner beginning of the ids of those for whom the key may speak, {@code urn:eco-relay:exporter:acme}
     */
    public static String digest(String owner) {
        return "sha-256:" + Sha256.of(owner).value();
    }
}
