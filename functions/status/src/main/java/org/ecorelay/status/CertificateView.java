package org.ecorelay.status;

import java.util.Optional;
import java.util.Set;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.certificate.Status;
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
            "attempts",
            "reference",
            "submittedAt",
            "decidedAt",
            "verdictCode",
            "verdictReason",
            "reason",
            "fix");

    private CertificateView() {}

    static JsonObjectBuilder of(Certificate certificate) {
        var view = Json.object();
        CertificateRow.write(certificate).members().forEach((name, value) -> {
            if (SHOWN.contains(name)) {
                view.put(name, value);
            }
        });
        return view.put("state", certificate.status().name())
                .put("status", word(certificate))
                .put("final", certificate.status().isFinal());
    }

    private static String word(Certificate certificate) {
        Status status = certificate.status();
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

    /** Whether there is a signed document to show. */
    static Optional<String> documentUrl(Certificate certificate) {
        return switch (certificate.status()) {
            case RECEIVED, NEEDS_DATA, AWAITING_ISSUER, NOT_QUALIFIED -> Optional.empty();
            case SIGNED,
                    SUBMITTING,
                    DEFERRED,
                    OUTCOME_UNKNOWN,
                    PENDING,
                    MANUAL_REVIEW,
                    APPROVED,
                    REJECTED,
                    NOT_REQUIRED,
                    WITHDRAWN -> Optional.of("/v1/certificates/%s/document".formatted(certificate.id()));
        };
    }
}
