package org.ecorelay.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.History;
import org.ecorelay.certificate.State;
import org.ecorelay.finding.Finding;
import org.ecorelay.finding.Reasons;
import org.jspecify.annotations.Nullable;

/** What is said about one certificate. */
final class Wording {
    private Wording() {}

    /** What an exporter is told about the newest event of a certificate, or empty when there is nothing to tell. */
    static Optional<Notice> of(Certificate certificate) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Order", certificate.subject().orderNumber());
        facts.put("Destination", certificate.subject().destination());
        facts.put("Certificate", certificate.documentId().toString());
        certificate.inForceInstead().ifPresent(sentence -> facts.put("In force", sentence));
        String number = certificate.subject().orderNumber();
        return switch (certificate.state()) {
            case State.Approved(var filing, var _) -> {
                facts.put("Platform status", filing.code());
                yield Optional.of(notice(
                        certificate,
                        "Approved: order " + number,
                        "The verification platform has pre-verified the e-CO. Customs decides on preference.",
                        facts));
            }
            case State.Rejected(var filing, var _, var fix) -> {
                facts.put("Platform status", filing.code());
                putIfPresent(facts, "Reason", filing.reason());
                facts.put("What to do", fix);
                yield Optional.of(notice(
                        certificate,
                        "%s: order %s".formatted(filing.code(), number),
                        "The verification platform has rejected the e-CO.",
                        facts));
            }
            case State.ManualReview(var filing) -> {
                facts.put("Platform status", filing.code());
                putIfPresent(facts, "Reason", filing.reason());
                facts.put("What to do", "Ask the platform what this status means. It does not count as an approval.");
                yield Optional.of(notice(
                        certificate,
                        "Review needed: order " + number,
                        "The verification platform answered with a status that is not known here.",
                        facts));
            }
            case State.NeedsData(var first, int count) -> {
                ask(first, facts);
                if (count > 1) {
                    facts.put("Further questions", Integer.toString(count - 1));
                }
                boolean again = type(certificate).equals(History.REMINDED);
                yield Optional.of(notice(
                        certificate,
                        (again ? "Reminder: data needed: order " : "Data needed: order ") + number,
                        again
                                ? "The e-CO still cannot be prepared: a question is not answered."
                                : "The e-CO cannot be prepared before a question is answered.",
                        facts));
            }
            case State.AwaitingIssuer _ -> {
                facts.put(
                        "What to do",
                        "Apply for the certificates at the issuing body: GET /v1/certificates/{id}/application has what to enter. Tell"
                                + " their numbers with POST /v1/issued-certificates.");
                boolean again = type(certificate).equals(History.REMINDED);
                yield Optional.of(notice(
                        certificate,
                        (again ? "Reminder: apply for the CO: order " : "Apply for the CO: order ") + number,
                        again
                                ? "The certificate of origin of the issuing body is still not known."
                                : "The e-CO goes on as soon as the issuing body has issued its certificate of origin.",
                        facts));
            }
            case State.NotQualified(var reason, var fix) -> {
                facts.put("Reason", reason);
                facts.put("What would help", fix);
                Reasons.chinese(reason).ifPresent(why -> facts.put("原因", why));
                Reasons.chinese(fix).ifPresent(help -> facts.put("改进办法", help));
                yield Optional.of(notice(
                        certificate,
                        "Does not originate: order " + number,
                        "No e-CO can be prepared for this order.",
                        facts));
            }
            case State.Received _,
                    State.Signed _,
                    State.Submitting _,
                    State.Deferred _,
                    State.OutcomeUnknown _,
                    State.Pending _,
                    State.Observed _,
                    State.Covered _,
                    State.NotRequired _,
                    State.Withdrawn _ -> Optional.empty();
        };
    }

    /** In both languages: who answers it may sit in another office than who reads the mail. */
    private static void ask(Finding finding, Map<String, String> facts) {
        facts.put("Question", finding.message());
        facts.put("What to do", finding.fix());
        String pointer = finding.pointer();
        // A line is the order's own, and one mail may be about several orders; the question names the product.
        if (pointer != null && !pointer.startsWith("/lines/")) {
            facts.put("Where", pointer);
        }
        finding.box().ifPresent(box -> facts.put("Box of the CO form", Integer.toString(box)));
        if (finding.speaksChinese()) {
            facts.put("问题", finding.message(Locale.CHINESE));
            facts.put("处理办法", finding.fix(Locale.CHINESE));
        }
    }

    private static Notice notice(Certificate certificate, String subject, String headline, Map<String, String> facts) {
        var about = certificate.subject();
        return new Notice(
                certificate.event().news().value(),
                type(certificate),
                about.account(),
                about.exporter(),
                about.destination(),
                "[eCO Relay] " + subject,
                headline,
                facts,
                about.mode() == KeyMode.TEST,
                1,
                List.of(Notice.Told.of(certificate)),
                null);
    }

    /** An operator's order between the event and its notice says nothing to the exporter. */
    static String type(Certificate certificate) {
        return certificate.event().order() == null
                ? certificate.event().type()
                : History.eventType(certificate.status());
    }

    private static void putIfPresent(Map<String, String> facts, String label, @Nullable String value) {
        if (value != null) {
            facts.put(label, value);
        }
    }
}
