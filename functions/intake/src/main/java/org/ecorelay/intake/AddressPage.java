package org.ecorelay.intake;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.ecorelay.account.AnswerConfirmation.Question;
import org.ecorelay.account.Consent;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.aws.lambda.Html;
import org.ecorelay.aws.lambda.HttpResponse;

/** What a browser shows: no script, nothing from elsewhere, one column for a phone, every value escaped. */
final class AddressPage {
    /** The values of the buttons. */
    static final String CONFIRM = "confirm";

    static final String REFUSE = "refuse";

    private static final String STYLE =
            "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;padding:0 1rem;"
                    + "color:#111;background:#fff;overflow-wrap:anywhere}h1{font-size:1.4rem}"
                    + "button{font:inherit;display:block;width:100%;min-height:3rem;margin:.75rem 0;padding:.5rem 1rem;"
                    + "border:1px solid #111;border-radius:.4rem;background:#fff;color:#111;cursor:pointer}"
                    + "button.first{background:#0b5c38;border-color:#0b5c38;color:#fff}small{color:#444}";

    /** Only the style above counts, only this site gets the form, and no other site shows the page. */
    private static final String POLICY =
            "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
                    .formatted(
                            Base64.getEncoder().encodeToString(Sha256.digest(STYLE.getBytes(StandardCharsets.UTF_8))));

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String REFUSING = """
            <form method="post"><button name="answer" value="refuse">%s</button></form>""";

    private AddressPage() {}

    /** The question with both buttons, or what was answered. */
    static HttpResponse of(Question question) {
        return switch (question.answered().map(Consent::answer).orElse(null)) {
            case CONFIRMED -> confirmed(question);
            case REFUSED -> refused(question);
            case null -> asking(question);
        };
    }

    private static HttpResponse asking(Question question) {
        return page(200, "Send alerts to this address?", """
                <p><strong>%s</strong> wants alerts about its electronic certificates of origin (e-COs) to be sent to \
                <strong>%s</strong>.</p>
                <p>They say when a question must be answered, when an e-CO was rejected or needs a review, and which were \
                approved. They carry no certificate and no advertising. Other exporters of the account “%s” that name this address \
                may write to it, too.</p>
                <form method="post"><button class="first" name="answer" value="confirm">Yes, send alerts to this address</button></form>
                %s
                <p><small>Nothing is sent before you confirm. This page works until %s.</small></p>
                """.formatted(
                        Html.escape(question.exporter()),
                        Html.escape(question.address().masked()),
                        Html.escape(question.account()),
                        REFUSING.formatted("This was not me: never write to this address"),
                        DATE.format(question.expires())));
    }

    private static HttpResponse confirmed(Question question) {
        return page(200, "This address is confirmed", """
                <p>Alerts about the e-COs of <strong>%s</strong> are sent to <strong>%s</strong>. What you have missed and is still open \
                comes within minutes.</p>
                %s
                <p><small>This page works until %s; after that the exporter can take your address off its list.</small></p>
                """.formatted(
                        Html.escape(question.exporter()),
                        Html.escape(question.address().masked()),
                        REFUSING.formatted("I have changed my mind: never write to this address"),
                        DATE.format(question.expires())));
    }

    private static HttpResponse refused(Question question) {
        return page(200, "This address is not written to", """
                <p>No alert and no further question is sent to <strong>%s</strong> for the account “%s”. If you change your mind, ask the \
                exporter: its operator can have you asked again.</p>
                """.formatted(
                        Html.escape(question.address().masked()), Html.escape(question.account())));
    }

    /** The same for every link that is no good, whatever is wrong with it. */
    static HttpResponse unknownLink() {
        return page(404, "This link does not work", """
                <p>It may be incomplete, it may be older than two weeks, or the address may not be on the exporter's list any more. \
                Open the newest mail and use its whole link; otherwise ask the exporter.</p>
                """);
    }

    static HttpResponse noAnswer() {
        return page(400, "Nothing was answered", """
                <p>Open the link of the mail again and use one of the buttons.</p>
                """);
    }

    private static HttpResponse page(int status, String title, String content) {
        String html = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s – eCO Relay</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s</main>
                </body>
                </html>
                """.formatted(title, STYLE, title, content);
        return HttpResponse.of(status, "text/html; charset=utf-8", html)
                .with("content-security-policy", POLICY)
                .with("referrer-policy", "no-referrer")
                .with("x-content-type-options", "nosniff")
                .with("x-frame-options", "DENY")
                .with("x-robots-tag", "noindex, nofollow");
    }
}
