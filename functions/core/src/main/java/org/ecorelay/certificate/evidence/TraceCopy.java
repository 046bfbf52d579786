package org.ecorelay.certificate.evidence;

import java.util.Set;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.attestation.evidence.Redaction;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;

/**
 * What a buyer is shown of how origin was determined: what came out for each line. The bill of materials, its costs and makers, and how
 * far the rule was exceeded stand as hashes. A signed document has the hash of this copy, so that it can be checked alone.
 */
public final class TraceCopy {
    /** Part of what is signed: another list would be another member of the document. */
    private static final Set<String> SHOWN = Set.of(
            "/profile",
            "/lines/*/line",
            "/lines/*/sku",
            "/lines/*/result",
            "/lines/*/quantity",
            "/lines/*/hsCode",
            "/lines/*/criterion",
            "/lines/*/country");

    private TraceCopy() {}

    /** Hash of the copy of a trace, for the document that rests on it. */
    public static Sha256 hash(Json.Obj trace) {
        return Sha256.of(CanonicalJson.bytes(Redaction.copy(CanonicalJson.bytes(trace), trace, SHOWN)));
    }

    /** The copy of a body that lies in the ledger. */
    static byte[] of(byte[] body) {
        return CanonicalJson.bytes(Redaction.copy(body, JsonReader.readOwn(body), SHOWN));
    }

    /** Whether a copy shows nothing else. */
    static boolean hides(Json.Obj copy) {
        return Redaction.hides(copy, SHOWN);
    }
}
