package org.ecorelay.certificate.build;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Jws;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.SigningKey;
import org.ecorelay.attestation.SigningKeys;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.decide.BuildDecision;
import org.ecorelay.certificate.evidence.TraceCopy;
import org.ecorelay.certificate.standing.StatusPlaces;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;

/** Signs one version of a certificate, once: whoever stores the document first has signed it, and everybody goes on with those bytes. */
final class SignDocument {
    private final Ledger ledger;
    private final KeptItems kept;
    private final SigningKeys keys;
    private final StatusPlaces places;
    private final InstantSource clock;

    SignDocument(Ledger ledger, KeptItems kept, SigningKeys keys, StatusPlaces places, InstantSource clock) {
        this.ledger = ledger;
        this.kept = kept;
        this.keys = keys;
        this.places = places;
        this.clock = clock;
    }

    /**
     * The signed document, or empty when no key signs with this algorithm for the exporter: then nothing is kept, for nothing would rest
     * on it.
     */
    Optional<Jws> sign(Certificate certificate, Order order, BuildDecision.Sign sign, SignatureAlgorithm algorithm) {
        Optional<Jws> before = document(certificate.id(), certificate.version());
        if (before.isPresent()) {
            return before;
        }
        Optional<SigningKey> key = keys.find(
                certificate.subject().account(), certificate.subject().exporter(), algorithm, clock.instant());
        return key.map(signer -> signed(certificate, order, sign, signer));
    }

    private Jws signed(Certificate certificate, Order order, BuildDecision.Sign sign, SigningKey signer) {
        // First the trace: whatever document of this version wins, the trace that it names is there.
        kept.trace(certificate, sign.trace());
        byte[] compact =
                Jws.sign(credential(certificate, sign), signer).compact().getBytes(StandardCharsets.US_ASCII);
        String sandbox = order.sandbox().map(CanonicalJson::text).orElse(null);
        return new Jws(ledger.append(
                        new Ledger.Item(certificate.id(), Ledger.documentKey(certificate.version()), compact, sandbox))
                .text());
    }

    /** Hash of the trace that a document rests on. */
    static Sha256 trace(Jws document) {
        return new Sha256(document.payload().object("basis").required("determination"));
    }

    private Optional<Jws> document(CertificateId id, int version) {
        return ledger.find(id, Ledger.documentKey(version)).map(item -> new Jws(item.text()));
    }

    /** What was prepared, and what it rests on: the evidence stays with us, its hash goes with the document. */
    private Json.Obj credential(Certificate certificate, BuildDecision.Sign sign) {
        var credential = Json.object().putAll(sign.credential());
        var basis = Json.object()
                .put("order", certificate.orderHash().value())
                .put("determination", CanonicalJson.hash(sign.trace()).value())
                .put("disclosed", TraceCopy.hash(sign.trace()).value());
        certificate.lineage().products().ifPresent(products -> basis.put("products", products.value()));
        credential.put("basis", basis.build());
        replaced(certificate).ifPresent(document -> credential.put("replaces", document.toString()));
        credential.put("credentialStatus", places.next(certificate.subject().account()));
        return credential.build();
    }

    /** The version in force; before there is one, the one before this, if it was signed. */
    private Optional<DocumentId> replaced(Certificate certificate) {
        int before = certificate.version() - 1;
        if (certificate.versionInForce() > 0) {
            return Optional.of(certificate.id().version(certificate.versionInForce()));
        }
        return before > 0 && document(certificate.id(), before).isPresent()
                ? Optional.of(certificate.id().version(before))
                : Optional.empty();
    }
}
