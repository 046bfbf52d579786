package org.ecorelay.certificate.evidence;

import java.util.Optional;
import org.ecorelay.attestation.evidence.EvidenceCode;
import org.ecorelay.attestation.evidence.Manifest;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.json.Json;

/** Whether the order, the determination and the replaced document that a document names are there and fit it. */
final class CheckLinks implements Check {
    @Override
    public Optional<Flaw> examine(Opened evidence) {
        return evidence.of(Kind.DOCUMENT).stream()
                .flatMap(document -> flaw(evidence, document).stream())
                .findFirst();
    }

    private static Optional<Flaw> flaw(Opened evidence, Manifest.Item document) {
        Json.Obj credential = evidence.credential(document);
        Json.Obj basis = credential.object("basis");
        int version = CheckDocuments.version(document);
        Optional<Manifest.Item> order = named(evidence, Kind.ORDER, Kind.ORDER.prefix(), basis.text("order"));
        if (order.isEmpty()) {
            return Optional.of(Flaw.of(EvidenceCode.ORDER_NOT_THERE, document.name()));
        }
        String traces = Ledger.numbered("trace", version) + ".";
        Optional<Manifest.Item> trace = named(evidence, Kind.TRACE, traces, basis.text("determination"));
        if (trace.isEmpty()) {
            return Optional.of(Flaw.of(EvidenceCode.TRACE_NOT_THERE, document.name()));
        }
        return order(evidence, credential, order.get())
                .or(() -> replaced(evidence, credential, version)
                        .map(code -> Flaw.of(
                                code,
                                document.name(),
                                credential.text("replaces").orElse(""))));
    }

    private static Optional<Manifest.Item> named(Opened evidence, Kind kind, String keys, Optional<String> hash) {
        return evidence.of(kind).stream()
                .filter(item -> hash.equals(Optional.of(item.sha256().value())))
                .filter(item -> item.key().orElse("").startsWith(keys))
                .findFirst();
    }

    private static Optional<Flaw> order(Opened evidence, Json.Obj credential, Manifest.Item item) {
        if (item.file().isEmpty()) {
            return Optional.empty();
        }
        Optional<Json.Obj> order = evidence.json(item.name());
        if (order.isEmpty()) {
            return Optional.of(Flaw.of(EvidenceCode.ORDER_MALFORMED, item.name()));
        }
        Json.Obj consignment = consignment(credential);
        boolean same = order.get().text("orderNumber").equals(consignment.text("id"))
                && order.get()
                        .text("destination")
                        .equals(consignment.object("importCountry").text("code"));
        return same ? Optional.empty() : Optional.of(Flaw.of(EvidenceCode.ORDER_DIFFERS, item.name()));
    }

    /** What a document says of what is sent, and to where. */
    static Json.Obj consignment(Json.Obj credential) {
        return credential
                .object("credentialSubject")
                .object("certificateOfOrigin")
                .object("supplyChainConsignment");
    }

    private static Optional<EvidenceCode> replaced(Opened evidence, Json.Obj credential, int version) {
        Optional<String> replaces = credential.text("replaces");
        if (replaces.isEmpty()) {
            return Optional.empty();
        }
        boolean there = replaces.flatMap(DocumentId::parse)
                .filter(id ->
                        id.certificate().value().equals(evidence.manifest().certificate()))
                .filter(id -> id.version() < version)
                .filter(id -> evidence.of(Kind.DOCUMENT).stream()
                        .anyMatch(document -> CheckDocuments.version(document) == id.version()))
                .isPresent();
        return there ? Optional.empty() : Optional.of(EvidenceCode.REPLACED_NOT_THERE);
    }
}
