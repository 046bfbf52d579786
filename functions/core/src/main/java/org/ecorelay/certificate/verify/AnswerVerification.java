package org.ecorelay.certificate.verify;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ecorelay.account.KeyMode;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.verify.AnswerCode;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.attestation.verify.Means;
import org.ecorelay.attestation.verify.Register;
import org.ecorelay.attestation.verify.Verification;
import org.ecorelay.attestation.verify.VerifyDocument;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.json.Json;

/** Answers anybody who asks about a document: with the document itself, or with the id and hash that are printed on it. */
public final class AnswerVerification {
    private static final String URN = "urn:eco-relay:";

    private final SignedVersions versions;
    private final Supplier<Optional<KeySet>> keys;
    private final IssuingBodies bodies;
    private final InstantSource clock;

    /**
     * Takes where everything is looked up.
     *
     * @param keys the published key set, or empty while it cannot be looked up, which makes every answer Unknown
     */
    public AnswerVerification(
            Certificates certificates,
            Ledger ledger,
            Supplier<Optional<KeySet>> keys,
            IssuingBodies bodies,
            InstantSource clock) {
        this.versions = new SignedVersions(certificates, ledger);
        this.keys = keys;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** Answers about a document that somebody presents. Our records say something only about exactly this content. Throws what they throw. */
    public PublicAnswer ofDocument(String compact) {
        Optional<KeySet> set = keys.get();
        Verification alone = verify(compact, set, new Register.NotAsked());
        PublicAnswer unasked = new PublicAnswer(alone, Optional.empty(), Standing.NOT_KNOWN, Optional.empty());
        if (!unasked.confirmed()) {
            return unasked;
        }
        Json.Obj credential = alone.credential().orElseThrow();
        Optional<SignedVersions.Found> found = documentId(credential)
                .flatMap(id -> versions.find(
                        id.certificate().value(), new Jws(compact).identity().value()));
        return found.map(version -> known(version, set))
                .orElseGet(() -> new PublicAnswer(
                        verify(compact, set, new Register.Absent()),
                        Optional.empty(),
                        Standing.NOT_KNOWN,
                        Certification.of(credential, bodies)));
    }

    /** Answers about a document when our records cannot be reached: what it says itself, and Unknown for the rest. */
    public PublicAnswer withoutRecords(String compact) {
        Verification alone = verify(compact, keys.get(), new Register.Unreachable());
        return new PublicAnswer(alone, Optional.empty(), Standing.UNREACHABLE, Optional.empty());
    }

    /**
     * Answers about the version of a certificate whose signing input has this hash. Empty for everything else, whether such a
     * certificate exists or not: the two are not to be told apart.
     *
     * @param id a certificate id, or any other text
     * @param hash 43 characters of base64url, or any other text
     */
    public Optional<PublicAnswer> ofHash(String id, String hash) {
        return versions.find(id, hash).map(found -> known(found, keys.get()));
    }

    /** The document itself, as {@link #ofHash} finds it: who has the hash has, or had, the document. Empty for everything else. */
    public Optional<Download> download(String id, String hash) {
        return versions.find(id, hash)
                .map(found -> new Download(found.id(), found.document().compact()));
    }

    /**
     * A signed document.
     *
     * @param compact JWS compact form
     */
    public record Download(DocumentId id, String compact) {}

    private PublicAnswer known(SignedVersions.Found found, Optional<KeySet> set) {
        Json.Obj credential = found.document().payload();
        Known known = known(found, credential);
        var register = new Register.Known(
                known.standing() == Standing.WITHDRAWN, known.replacedBy().map(DocumentId::toString));
        Verification verification = verify(found.document().compact(), set, register);
        boolean expired = verification.validity().code() == AnswerCode.EXPIRED && known.standing() == Standing.VALID;
        Known now = expired ? known.expired() : known;
        return new PublicAnswer(verification, Optional.of(now), now.standing(), Certification.of(credential, bodies));
    }

    private Known known(SignedVersions.Found found, Json.Obj credential) {
        Certificate row = found.row();
        Standing standing = Standing.of(row, found.version());
        Optional<DocumentId> covering = versions.covering(row);
        Optional<SignedVersions.Found> newer =
                standing == Standing.REPLACED && covering.isEmpty() ? newer(found) : Optional.empty();
        Optional<DocumentId> by = standing == Standing.REPLACED
                ? covering.or(() -> newer.map(SignedVersions.Found::id)).or(() -> Optional.of(row.documentId()))
                : Optional.empty();
        return new Known(
                found.id(),
                standing,
                found.version() == row.version() ? row.platformCode() : Optional.empty(),
                found.answered(),
                by,
                newer.map(version -> PublicFields.differences(
                                credential, version.document().payload()))
                        .orElse(List.of()),
                row.subject().mode() == KeyMode.TEST);
    }

    /** The version in force, if it is newer; else the newest one that is signed. */
    private Optional<SignedVersions.Found> newer(SignedVersions.Found found) {
        Certificate row = found.row();
        int replacing = row.versionInForce() > found.version() ? row.versionInForce() : row.version();
        return versions.document(row, replacing);
    }

    private Verification verify(String compact, Optional<KeySet> set, Register register) {
        return VerifyDocument.verify(compact, new Means(set, List.of(), List.of(), register, clock.instant()));
    }

    private static Optional<DocumentId> documentId(Json.Obj credential) {
        return credential
                .text("id")
                .filter(id -> id.startsWith(URN))
                .flatMap(id -> DocumentId.parse(id.substring(URN.length())));
    }
}
