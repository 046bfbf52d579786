package org.ecorelay.status;

import java.util.Optional;
import org.ecorelay.account.Caller;
import org.ecorelay.account.Scope;
import org.ecorelay.attestation.evidence.Archive;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.aws.lambda.OwnCertificate;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.evidence.AssembleEvidence;
import org.ecorelay.certificate.evidence.Audience;
import org.ecorelay.certificate.evidence.CollectEvidence;

/**
 * {@code GET /v1/certificates/{id}/evidence}: everything that there is of one certificate, as one ZIP file. Unless asked for the
 * exporter's, it is the one that may be handed on: nobody gives costs away by forgetting a parameter. The exporter's has what a key
 * with the scope {@code catalog:write} may write, and is for such a key alone, and for one of the certificate's mode.
 */
final class EvidenceArchives {
    /** Lambda answers with 6 MB at most, of which Base64 takes a quarter. */
    static final int MAX_BYTES = 4_400_000;

    private static final HttpResponse BAD_QUERY =
            HttpResponse.problem(400, "bad-query", "The query cannot be read", "audience is exporter or buyer.");

    private static final HttpResponse FORBIDDEN = HttpResponse.problem(
            403,
            "forbidden",
            "The key may not do this",
            "Use a key with the scope %s for audience=exporter.".formatted(Scope.CATALOG_WRITE.word()));

    private final Certificates certificates;
    private final CollectEvidence collect;
    private final int maxBytes;

    /**
     * Answers requests.
     *
     * @param maxBytes of an archive, {@link #MAX_BYTES}
     */
    EvidenceArchives(Certificates certificates, CollectEvidence collect, int maxBytes) {
        this.certificates = certificates;
        this.collect = collect;
        this.maxBytes = maxBytes;
    }

    HttpResponse show(Caller caller, HttpRequest request) {
        return request.asking(() -> asked(caller, request), "audience");
    }

    private HttpResponse asked(Caller caller, HttpRequest request) {
        Optional<Audience> audience = Audience.named(request.query("audience").orElse(Audience.BUYER.word()));
        if (audience.isEmpty()) {
            return BAD_QUERY;
        }
        boolean everything = audience.get() == Audience.EXPORTER;
        if (everything && !caller.may(Scope.CATALOG_WRITE)) {
            return FORBIDDEN;
        }
        return OwnCertificate.find(certificates, caller, request)
                .filter(row -> !everything || row.subject().mode() == caller.mode())
                .map(row -> archive(row, audience.get()))
                .orElse(OwnCertificate.NOT_FOUND);
    }

    private HttpResponse archive(Certificate row, Audience audience) {
        Optional<Archive> archive =
                AssembleEvidence.of(collect.of(row), audience).filter(whole -> whole.size() <= maxBytes);
        return archive.map(whole -> HttpResponse.bytes(200, "application/zip", whole.bytes())
                        .with(
                                "content-disposition",
                                "attachment; filename=\"evidence-%s-%s.zip\""
                                        .formatted(row.documentId(), audience.word())))
                .orElseGet(() -> HttpResponse.problem(
                        409,
                        "evidence-too-large",
                        "The evidence is too large for one answer",
                        "It has more than %d bytes. %s"
                                .formatted(
                                        maxBytes,
                                        audience == Audience.EXPORTER
                                                ? "Take the buyer's (audience=buyer), which is smaller, and ask the operator for the items of"
                                                        + " the ledger that its manifest names."
                                                : "Ask the operator for the items of the ledger.")));
    }
}
