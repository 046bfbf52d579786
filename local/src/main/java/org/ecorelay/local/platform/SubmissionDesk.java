package org.ecorelay.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.ecorelay.local.platform.Answer.Finding;
import org.ecorelay.local.platform.SimulatedExchange.Delivery;

/** Takes submissions, with the faults that a sandbox script asks for. */
final class SubmissionDesk {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final SimulatorSettings settings;
    private final Registrations registrations;
    private final DocumentCheck check;
    private final PlatformRules rules;
    private final ConcurrentMap<String, Integer> attempts = new ConcurrentHashMap<>();

    SubmissionDesk(SimulatorSettings settings, Registrations registrations, DocumentCheck check, PlatformRules rules) {
        this.settings = settings;
        this.registrations = registrations;
        this.check = check;
        this.rules = rules;
    }

    Answer submit(Call call, String client, JsonNode body) {
        String documentId = body.get("documentId").asText();
        int attempt = attempts.merge((call.live() ? "live " : "sandbox ") + documentId, 1, Integer::sum);
        Optional<Registration> existing = registrations.ofDocument(call.live(), documentId);
        if (existing.isPresent() && settings.idempotent()) {
            return conflict(existing.get());
        }
        List<Finding> findings = findings(call, documentId, body);
        if (!findings.isEmpty()) {
            return Answer.refusal(422, "The document is refused", findings);
        }
        SandboxScript script = SandboxScript.read(body.path("sandbox"), settings.verdictAfter());
        return switch (script.fault(attempt)) {
            case "429" ->
                Answer.problem(429, "Too many requests")
                        .with("Retry-After", Long.toString(settings.retryAfter().toSeconds()));
            case "503" ->
                Answer.problem(503, "The platform is closed for maintenance")
                        .with(
                                "Retry-After",
                                // The JDK's server writes Date by the system's clock, and a date is measured against
                                // that.
                                HTTP_DATE.format(
                                        InstantSource.system().instant().plus(settings.retryAfter())));
            case "500" -> Answer.problem(500, "The platform failed");
            default -> accept(call, client, body, script, attempt);
        };
    }

    private List<Finding> findings(Call call, String documentId, JsonNode body) {
        if (!call.header("idempotency-key").equals(documentId)) {
            return List.of(
                    new Finding("IDEMPOTENCY_KEY_MISMATCH", "", "The header Idempotency-Key is not the document id."));
        }
        if (call.live() && body.has("sandbox")) {
            return List.of(new Finding("SANDBOX_ON_LIVE", "", "The live platform takes no scripted behaviour."));
        }
        if (!call.header("spec-version").equals(rules.version())) {
            return List.of(
                    new Finding("SPEC_VERSION_UNKNOWN", "", "The specification in force is " + rules.version() + "."));
        }
        if (body.has("replaces")
                && !replaceable(call, documentId, body.get("replaces").asText())) {
            return List.of(new Finding(
                    "REPLACES_UNKNOWN",
                    "",
                    "What it replaces is not a registered earlier version of the same document."));
        }
        return check.findings(
                documentId, body.get("authority").asText(), body.get("document").asText());
    }

    private boolean replaceable(Call call, String documentId, String earlier) {
        int dot = documentId.lastIndexOf('.');
        return earlier.startsWith(documentId.substring(0, dot + 1))
                && Integer.parseInt(earlier.substring(dot + 1)) < Integer.parseInt(documentId.substring(dot + 1))
                && registrations.ofDocument(call.live(), earlier).isPresent();
    }

    private Answer accept(Call call, String client, JsonNode body, SandboxScript script, int attempt) {
        String fault = script.fault(attempt);
        Instant now = settings.clock().instant();
        String documentId = body.get("documentId").asText();
        Registrations.Registered registered = registrations.register(
                call.live(),
                documentId,
                reference -> new Registration(
                        reference,
                        documentId,
                        call.live(),
                        body.get("authority").asText(),
                        client,
                        now,
                        attempt,
                        script.verdict(),
                        script.reason(),
                        script.field(),
                        fault.equals("immediate") ? now : now.plus(script.after())));
        return registered.isNew() ? accepted(registered.registration(), fault) : conflict(registered.registration());
    }

    private Answer conflict(Registration existing) {
        return Answer.json(409, registrations.seen(existing, settings.clock().instant()));
    }

    private Answer accepted(Registration registration, String fault) {
        int status = fault.equals("immediate") ? 200 : 202;
        Answer answer = Answer.json(
                        status,
                        registrations
                                .seen(registration, registration.at())
                                .put("receivedAt", registration.at().toString()))
                .with("Location", "/v1/e-co-submissions/" + registration.reference());
        return switch (fault) {
            case "answer-lost" -> answer.delivered(Delivery.NEVER);
            case "timeout" -> answer.delivered(Delivery.TOO_LATE);
            case "malformed" -> answer.delivered(Delivery.MALFORMED);
            default -> answer;
        };
    }
}
