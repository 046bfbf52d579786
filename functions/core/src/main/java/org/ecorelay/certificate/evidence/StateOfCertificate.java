package org.ecorelay.certificate.evidence;

import java.util.Set;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.json.Json;

/** What the status table says of a certificate, as evidence: timers, locks and indexes are left out. */
final class StateOfCertificate {
    /** Name of its file. */
    static final String NAME = "certificate.json";

    private static final Set<String> FOR_ALL = Set.of(
            "certificateId",
            "account",
            "store",
            "exporter",
            "orderNumber",
            "part",
            "parts",
            "destination",
            "mode",
            "createdAt",
            "documentId",
            "version",
            "versionInForce",
            "orderHash",
            "status",
            // Orders share a certificate only when they are the same buyer's.
            "coveredBy",
            "reference",
            "submittedAt",
            "decidedAt",
            "verdictCode");

    /** The platform's reasons and our advice may speak of costs. */
    private static final Set<String> FOR_EXPORTER =
            Set.of("verdictReason", "reason", "fix", "findingCodes", "issuedCertificate", "wanted", "attempts");

    private StateOfCertificate() {}

    static byte[] of(Certificate row, Audience audience) {
        var state = Json.object();
        CertificateRow.write(row).members().forEach((name, value) -> {
            if (FOR_ALL.contains(name) || (audience == Audience.EXPORTER && FOR_EXPORTER.contains(name))) {
                state.put(name, value);
            }
        });
        return CanonicalJson.bytes(
                state.put("newestEvent", row.event().hash().value()).build());
    }
}
