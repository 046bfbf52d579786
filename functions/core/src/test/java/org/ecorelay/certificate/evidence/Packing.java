package org.ecorelay.certificate.evidence;

import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.TestSigningKey;
import org.ecorelay.attestation.algorithm.PublicJwk;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.attestation.algorithm.VerificationKey;
import org.ecorelay.attestation.evidence.Archive;
import org.ecorelay.attestation.verify.KeySet;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.fixture.Given;
import org.ecorelay.json.Json;

/** Packs and examines the evidence of certificates of a {@link Given} relay. */
final class Packing {
    private final Given given;

    Packing(Given given) {
        this.given = given;
    }

    static String keySet(TestSigningKey key) {
        var jwk = new PublicJwk(
                SignatureAlgorithm.ES256, VerificationKey.ofSpki(key.publicKey().getEncoded()));
        return CanonicalJson.text(
                Json.object().put("keys", new Json.Arr(List.of(jwk.json()))).build());
    }

    /** With the status lists as they were last published. */
    Contents contents(CertificateId id) {
        return new CollectEvidence(given.ledger, () -> keySet(given.key), given.lists::published).of(given.row(id));
    }

    /** After the status lists that are due were published. */
    Archive pack(Certificate row, Audience audience) {
        given.lists.publishing.ask(() -> true);
        return AssembleEvidence.of(contents(row.id()), audience).orElseThrow();
    }

    /** With the key set of the relay. */
    EvidenceReport examine(byte[] archive) {
        return VerifyEvidence.verify(archive, trusting(keySet(given.key)));
    }

    VerifyEvidence.Question trusting(String keySet) {
        return new VerifyEvidence.Question(KeySet.parse(keySet), Optional.empty(), given.clock.instant());
    }

    VerifyEvidence.Question trustingNobody() {
        return new VerifyEvidence.Question(Optional.empty(), Optional.empty(), given.clock.instant());
    }
}
