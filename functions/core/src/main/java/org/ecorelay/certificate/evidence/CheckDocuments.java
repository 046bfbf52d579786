package org.ecorelay.certificate.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.evidence.EvidenceCode;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.attestation.verify.AnswerCode;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.attestation.verify.Means;
import org.ecorelay.attestation.verify.Register;
import org.ecorelay.attestation.verify.Verdict;
import org.ecorelay.attestation.verify.Verification;
import org.ecorelay.attestation.verify.VerifyDocument;
import org.ecorelay.certificate.Ledger;

/** Whether every document is what its declarant has signed, with a key that is trusted or, without one, with a key of the archive. */
final class CheckDocuments implements Check {
    private static final String URN = "urn:eco-relay:";

    private final Optional<KeySet> trusted;
    private final Instant at;

    CheckDocuments(Optional<KeySet> trusted, Instant at) {
        this.trusted = trusted;
        this.at = at;
    }

    @Override
    public Optional<Flaw> examine(Opened evidence) {
        Optional<KeySet> own = evidence.archive().text(AssembleEvidence.KEYS).flatMap(KeySet::parse);
        if (own.isEmpty()) {
            return Optional.of(Flaw.of(EvidenceCode.KEYS_MALFORMED, AssembleEvidence.KEYS));
        }
        var means = new Means(trusted.or(() -> own), List.of(), List.of(), new Register.NotAsked(), at);
        return evidence.of(Kind.DOCUMENT).stream()
                .flatMap(document -> flaw(evidence, document, means).stream())
                .findFirst();
    }

    private static Optional<Flaw> flaw(Opened evidence, Manifest.Item document, Means means) {
        Verification found = VerifyDocument.verify(evidence.text(document), means);
        if (found.integrity().verdict() != Verdict.VALID) {
            return Optional.of(Flaw.of(
                    found.issuer().code() == AnswerCode.KEY_NOT_IN_SET ? found.issuer() : found.integrity(),
                    document.name()));
        }
        // Evidence outlives the document: that its validity is over breaks nothing.
        if (found.issuer().verdict() != Verdict.VALID) {
            return Optional.of(Flaw.of(found.issuer(), document.name()));
        }
        if (found.validity().code() == AnswerCode.VALIDITY_UNREADABLE) {
            return Optional.of(Flaw.of(found.validity(), document.name()));
        }
        String id = found.credential().orElseThrow().text("id").orElse("");
        int version = version(document);
        String expected = URN + evidence.manifest().certificate() + "." + version;
        boolean named = document.key().equals(Optional.of(Ledger.documentKey(version)));
        return id.equals(expected) && named
                ? Optional.empty()
                : Optional.of(Flaw.of(EvidenceCode.DOCUMENT_ID_DIFFERS, document.name(), id));
    }

    /** The version in a key that {@link Kind#names} has accepted; 0 for a number that no version has. */
    static int version(Manifest.Item document) {
        String number =
                document.key().orElseThrow().substring(Kind.DOCUMENT.prefix().length());
        return number.length() > 9 ? 0 : Integer.parseInt(number);
    }
}
