package org.ecorelay.certificate.build;

import java.util.Set;
import java.util.TreeSet;
import org.ecorelay.attestation.Jws;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.decide.LineOrigin;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;

/** Lines that a certificate leaves off because their data were missing, in a store that allows it. */
final class LeftLines {
    private LeftLines() {}

    /** Their products, by the trace that a document rests on. */
    static Set<String> skus(Json.Obj trace) {
        Set<String> skus = new TreeSet<>();
        for (Json line : trace.list("lines")) {
            if (line instanceof Json.Obj held
                    && held.text("result")
                            .filter(LineOrigin.Held.RESULT::equals)
                            .isPresent()) {
                skus.add(held.required("sku"));
            }
        }
        return skus;
    }

    /** The same of the current version's document; none as long as there is no document. */
    static Set<String> skus(Ledger ledger, Certificate row) {
        return ledger.find(row.id(), Ledger.documentKey(row.version()))
                .map(item -> SignDocument.trace(new Jws(item.text())))
                .flatMap(trace -> ledger.find(row.id(), Ledger.traceKey(row.version(), trace)))
                .map(item -> skus(JsonReader.readOwn(item.body())))
                .orElse(Set.of());
    }
}
