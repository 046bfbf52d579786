package org.ecorelay.aws.mail;

/** What the relay says who it is to a mail server. Never logged: {@link #toString} has neither half. */
public record SmtpCredential(String username, String password) {
    @Override
    public String toString() {
        return "SmtpCredential[…]";
    }

    /** Where it is kept. */
    public interface Source {
        /**
         * The credential.
         *
         * @throws software.amazon.awssdk.core.exception.SdkException when it cannot be read
         * @throws IllegalArgumentException when a part is missing
         * @throws IllegalStateException when it is no JSON
         */
        SmtpCredential read();

        /** To be called when a server does not accept it: it may have been changed. */
        void refresh();
    }
}
