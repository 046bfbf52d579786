package org.ecorelay.local.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An e-mail that SES accepted.
 *
 * @param id the message id that SES answered
 * @param sentAt when it was accepted
 * @param from the sender, as given
 * @param to the recipients; cc and bcc likewise
 * @param subject the subject line
 * @param text the plain body, or ""
 * @param html the HTML body, or ""
 * @param headers the additional headers by name, in order
 */
public record SentMail(
        String id,
        Instant sentAt,
        String from,
        List<String> to,
        List<String> cc,
        List<String> bcc,
        List<String> replyTo,
        String subject,
        String text,
        String html,
        Map<String, String> headers) {}
