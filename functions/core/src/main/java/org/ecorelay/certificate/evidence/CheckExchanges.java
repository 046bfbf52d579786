package org.ecorelay.certificate.evidence;

import java.util.Optional;
import org.ecorelay.attestation.evidence.EvidenceCode;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.certificate.DocumentId;

/** Whether every exchange with the platform is about one of the documents. */
final class CheckExchanges implements Check {
    @Override
    public Optional<Flaw> examine(Opened evidence) {
        return evidence.of(Kind.EXCHANGE).stream()
                .filter(exchange -> exchange.file().isPresent())
                .flatMap(exchange -> flaw(evidence, exchange).stream())
                .findFirst();
    }

    private static Optional<Flaw> flaw(Opened evidence, Manifest.Item exchange) {
        Optional<String> about = evidence.json(exchange.name()).flatMap(json -> json.text("documentId"));
        if (about.isEmpty()) {
            return Optional.of(Flaw.of(EvidenceCode.EXCHANGE_MALFORMED, exchange.name()));
        }
        boolean own = about.flatMap(DocumentId::parse)
                .filter(id ->
                        id.certificate().value().equals(evidence.manifest().certificate()))
                .filter(id -> evidence.of(Kind.DOCUMENT).stream()
                        .anyMatch(document -> CheckDocuments.version(document) == id.version()))
                .isPresent();
        return own
                ? Optional.empty()
                : Optional.of(Flaw.of(EvidenceCode.EXCHANGE_OF_ANOTHER, exchange.name(), about.get()));
    }
}
