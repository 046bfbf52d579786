package org.ecorelay.certificate.build;

import java.util.List;
import java.util.Set;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.ServiceSecret;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Salt;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.order.ShippedOrder;

/** The items of the ledger that building reads and adds; those that speak of costs have a salt. */
final class KeptItems {
    private final Ledger ledger;
    private final ServiceSecret secret;

    KeptItems(Ledger ledger, ServiceSecret secret) {
        this.ledger = ledger;
        this.secret = secret;
    }

    /** The order that the current version rests on. */
    ShippedOrder order(Certificate certificate) {
        return ledger.find(certificate.id(), Ledger.orderKey(certificate.orderHash()))
                .map(item -> ShippedOrder.readAccepted(JsonReader.readOwn(item.body())))
                .orElseThrow(() ->
                        new IllegalStateException("the order of %s is not in the ledger".formatted(certificate.id())));
    }

    Salt salt(Certificate certificate) {
        return Salt.of(certificate.documentId(), secret);
    }

    /** What the exporter is asked, not yet in the ledger. */
    Ledger.Item question(Certificate certificate, List<Finding> findings) {
        return Ledger.Item.findings(certificate.id(), findings, salt(certificate));
    }

    /** Keeps what the exporter is asked. */
    Sha256 found(Certificate certificate, List<Finding> findings) {
        return ledger.append(question(certificate, findings)).hash();
    }

    /** Products that the document of the current version leaves off, because their data were missing. */
    Set<String> leftOff(Certificate certificate) {
        return LeftLines.skus(ledger, certificate);
    }

    /** Keeps how the origin of every line was determined. */
    Sha256 trace(Certificate certificate, Json.Obj trace) {
        return ledger.append(Ledger.Item.trace(certificate.id(), certificate.version(), CanonicalJson.bytes(trace)))
                .hash();
    }
}
