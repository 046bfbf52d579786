package org.ecorelay.certificate.verify;

import java.net.URI;
import java.util.Optional;
import org.ecorelay.account.Registry;

/**
 * Where an issuing body answers questions about its own certificates. The addresses are configuration, entered by operators as
 * {@code issuing-body#<short name>} of the system account with the member {@code queryUrl}: none is known here for certain.
 */
public final class IssuingBodies {
    private final Registry registry;

    public IssuingBodies(Registry registry) {
        this.registry = registry;
    }

    /** The body's own query page, an https address; empty when none is entered. */
    Optional<URI> queryPage(String body) {
        return registry.find(Registry.SYSTEM, "issuing-body#" + body)
                .flatMap(item -> item.text("queryUrl"))
                .flatMap(IssuingBodies::https);
    }

    private static Optional<URI> https(String text) {
        try {
            var uri = URI.create(text);
            return "https".equals(uri.getScheme()) && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
