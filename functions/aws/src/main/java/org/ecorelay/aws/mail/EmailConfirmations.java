package org.ecorelay.aws.mail;

import java.util.Optional;
import java.util.function.Consumer;
import org.ecorelay.attestation.ServiceSecret;
import org.ecorelay.notice.ConfirmationMails;
import software.amazon.awssdk.core.exception.SdkException;

/** Confirmation mails with a link that the service secret has signed. */
public final class EmailConfirmations implements ConfirmationMails {
    private final Outbox outbox;
    private final ServiceSecret secret;
    private final String publicUrl;
    private final Consumer<String> failures;

    /**
     * Mails.
     *
     * @param publicUrl where the HTTP API is reached from outside, without a slash at the end
     * @param failures is told of a mail that was not sent, in a sentence that names no address
     */
    public EmailConfirmations(Outbox outbox, ServiceSecret secret, String publicUrl, Consumer<String> failures) {
        this.outbox = outbox;
        this.secret = secret;
        this.publicUrl = publicUrl;
        this.failures = failures;
    }

    @Override
    public boolean send(Invitation invitation) {
        return link(invitation)
                .map(link -> counts(outbox.send(Mail.of(invitation, link))))
                .orElse(false);
    }

    private Optional<String> link(Invitation invitation) {
        try {
            return Optional.of(
                    publicUrl + "/v1/alert-addresses/" + invitation.token().text(secret));
        } catch (SdkException | IllegalStateException e) {
            failures.accept(
                    "a confirmation link was not signed: " + e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private boolean counts(Outbox.Sent sent) {
        return switch (sent) {
            case Outbox.Sent.Taken _ -> true;
            case Outbox.Sent.Refused(String reason) -> failed("was refused for good: ", reason, true);
            case Outbox.Sent.NotTaken(String reason) -> failed("was not sent: ", reason, false);
            case Outbox.Sent.Unclear(String reason) -> failed("may have been sent: ", reason, true);
        };
    }

    private boolean failed(String what, String reason, boolean counts) {
        failures.accept("a confirmation mail " + what + reason);
        return counts;
    }
}
