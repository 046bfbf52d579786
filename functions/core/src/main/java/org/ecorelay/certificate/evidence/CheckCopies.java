package org.ecorelay.certificate.evidence;

import java.util.Optional;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.evidence.EvidenceCode;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.json.Json;

/**
 * Whether the copy of each trace is the one whose hash was signed with the document: in a buyer's archive the copy itself, in the
 * exporter's the one that is made of the whole trace.
 */
final class CheckCopies implements Check {
    @Override
    public Optional<Flaw> examine(Opened evidence) {
        var disclosed = Disclosed.of(
                evidence.of(Kind.DOCUMENT).stream().map(evidence::credential).toList());
        return evidence.of(Kind.TRACE).stream()
                .flatMap(
                        trace -> code(evidence, trace, disclosed.copyOf(trace.sha256()))
                                .map(code -> Flaw.of(code, trace.name()))
                                .stream())
                .findFirst();
    }

    private static Optional<EvidenceCode> code(Opened evidence, Manifest.Item trace, Optional<Sha256> signed) {
        return switch (trace.form()) {
            case WITHHELD -> Optional.empty();
            case REDACTED -> copy(evidence, trace, signed);
            case COMPLETE -> signed.isEmpty() ? Optional.empty() : whole(evidence, trace, signed.get());
        };
    }

    private static Optional<EvidenceCode> copy(Opened evidence, Manifest.Item trace, Optional<Sha256> signed) {
        if (evidence.json(trace.name()).filter(TraceCopy::hides).isEmpty()) {
            return Optional.of(EvidenceCode.COPY_MALFORMED);
        }
        return signed.equals(trace.copy()) ? Optional.empty() : Optional.of(EvidenceCode.COPY_NOT_SIGNED);
    }

    private static Optional<EvidenceCode> whole(Opened evidence, Manifest.Item trace, Sha256 signed) {
        Optional<Json.Obj> json = evidence.json(trace.name());
        boolean same = json.filter(body -> TraceCopy.hash(body).equals(signed)).isPresent();
        return same ? Optional.empty() : Optional.of(EvidenceCode.COPY_NOT_SIGNED);
    }
}
