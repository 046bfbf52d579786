package org.ecorelay.certificate.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.json.Json;

/**
 * What documents say of the traces that they rest on: {@code basis.determination} is the hash of a trace, {@code basis.disclosed} that
 * of its redacted copy. Documents from before there were copies name none.
 *
 * @param copies hash of the copy by hash of the trace
 */
record Disclosed(Map<String, String> copies) {
    Disclosed {
        copies = Map.copyOf(copies);
    }

    /** What these documents say. */
    static Disclosed of(List<Json.Obj> credentials) {
        var copies = new HashMap<String, String>();
        for (Json.Obj credential : credentials) {
            Json.Obj basis = credential.object("basis");
            basis.text("determination")
                    .ifPresent(trace -> basis.text("disclosed").ifPresent(copy -> copies.put(trace, copy)));
        }
        return new Disclosed(copies);
    }

    /** Hash of the copy of the trace with this hash, or empty. */
    Optional<Sha256> copyOf(Sha256 trace) {
        return Optional.ofNullable(copies.get(trace.value()))
                .filter(hash -> hash.matches("[A-Za-z0-9_-]{43}"))
                .map(Sha256::new);
    }
}
