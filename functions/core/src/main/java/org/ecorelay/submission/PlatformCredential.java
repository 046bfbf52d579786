package org.ecorelay.submission;

import java.util.Optional;

/** An OAuth2 client of the platform. Never logged: {@link #toString()} hides the secret. */
public record PlatformCredential(String clientId, String clientSecret) {
    @Override
    public String toString() {
        return "PlatformCredential[clientId=" + clientId + "]";
    }

    /** Port: where the credentials are kept. */
    public interface Source {
        /** The exporter's credential, else its account's; empty when neither exists. Cached by the adapter. */
        Optional<PlatformCredential> submitting(String account, String exporter);

        /** The relay's own credential, for asking in bulk about what was filed through this relay. */
        Optional<PlatformCredential> reading();

        /** Forgets what is cached, after the platform refused a credential. */
        void refresh();
    }
}
