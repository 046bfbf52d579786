package org.ecorelay.status;

import java.util.Optional;
import java.util.Set;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.finding.Reasons;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;

/** A certificate as a storefront sees it: the platform's own word, "in preparation" before there is one. */
final class CertificateView {
    /** What of the row is anybody's business; timers, locks and indexes are not. */
    private static final Set<String> SHOWN = Set.of(
            "certificateId",
            "orderNumber",
            "store",
            "exporter",
            "part",
            "parts",
            "destination",
            "mode",
            "createdAt",
            "updatedAt",
            "documentId",
            "version",
            "versionInForce",
            "issuedCertificate",
            "wanted",
            "wantedVersion",
            "attempts",
            "reference",
            "submittedAt",
            "decidedAt",
            "verdictCode",
            "verdictReason",
            "reason",
            "coveredBy",
            "findingCodes",
            "fix");

    private CertificateView() {}

    static JsonObjectBuilder of(Certificate certificate) {
        var view = Json.object();
        CertificateRow.write(certificate).members().forEach((name, value) -> {
            if (SHOWN.contains(name)) {
                view.put(name, value);
            }
        });
        if (certificate.isStuck()) {
            view.put("stuck", true);
        }
        if (certificate.state() instanceof State.NotQualified(var reason, var fix)) {
            Reasons.write(reason, fix, view);
        }
        if (certificate.state() instanceof State.NotRequired(var reason)) {
            Reasons.explain(reason.sentence(), view);
        }
        certificate.inForceInstead().ifPresent(sentence -> view.put("inForce", sentence));
        return view.put("state", certificate.status().name())
                .put("status", word(certificate))
                .put("final", certificate.status().isFinal());
    }

    private static String word(Certificate certificate) {
        Status status = certificate.status();
        if (certificate.state() instanceof State.Observed) {
            return "observed";
        }
        if (certificate.state() instanceof State.Covered) {
            return "covered by another order";
        }
        return certificate.platformCode().orElseGet(() -> switch (status) {
            case NOT_REQUIRED -> "not required";
            case NOT_QUALIFIED -> "does not originate";
            case WITHDRAWN -> "withdrawn";
            case NEEDS_DATA -> "data needed";
            case RECEIVED, AWAITING_ISSUER, SIGNED, SUBMITTING, DEFERRED, OUTCOME_UNKNOWN -> "in preparation";
            case PENDING, MANUAL_REVIEW, APPROVED, REJECTED ->
                throw new IllegalStateException("%s without a platform code".formatted(status));
        });
    }

    /** Where the signed document of the current version is, if there is one. */
    static Optional<String> documentUrl(Certificate certificate) {
        boolean signed = switch (certificate.state()) {
            case State.Received _, State.NeedsData _, State.AwaitingIssuer _, State.NotQualified _, State.Withdrawn _ ->
                false;
            // The document is the other order's.
            case State.Covered _ -> false;
            case State.Observed(var codes) -> codes.isEmpty();
            case State.NotRequired(var reason) -> !reason.isNeedless();
            case State.Signed _,
                    State.Submitting _,
                    State.Deferred _,
                    State.OutcomeUnknown _,
                    State.Pending _,
                    State.ManualReview _,
                    State.Approved _,
                    State.Rejected _ -> true;
        };
        return signed ? Optional.of("/v1/certificates/%s/document".formatted(certificate.id())) : Optional.empty();
    }
}
