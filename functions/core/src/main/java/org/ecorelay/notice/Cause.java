package org.ecorelay.notice;

import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.State;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;

/** Why somebody is told: orders with one cause are helped by one action. */
final class Cause {
    private Cause() {}

    /** The cause of a row's newest event, the same text for all orders that have it. */
    static String of(Certificate row) {
        var cause = Json.object()
                .put("type", Wording.type(row))
                .putIfPresent("inForce", row.inForceInstead().map(Json::text));
        switch (row.state()) {
            case State.NeedsData(var first, var _) -> finding(first, cause);
            case State.Rejected(var filing, var _, var _) -> answer(filing, cause);
            case State.ManualReview(var filing) -> answer(filing, cause);
            case State.NotQualified(var reason, var fix) ->
                cause.put("reason", reason).put("fix", fix);
            case State.Received _,
                    State.AwaitingIssuer _,
                    State.Signed _,
                    State.Submitting _,
                    State.Deferred _,
                    State.OutcomeUnknown _,
                    State.Pending _,
                    State.Approved _,
                    State.Observed _,
                    State.Covered _,
                    State.NotRequired _,
                    State.Withdrawn _ -> {
                // The event says it all.
            }
        }
        return CanonicalJson.text(cause.build());
    }

    /** The product is named in the message and the fix; the line that it stands on is the order's own. */
    private static void finding(Finding finding, JsonObjectBuilder cause) {
        String pointer = finding.pointer();
        cause.put("code", finding.code())
                .putIfPresent("pointer", pointer == null ? null : pointer.replaceAll("^/lines/[0-9]+/", "/lines/-/"))
                .put("message", finding.message())
                .put("fix", finding.fix());
    }

    private static void answer(State.Filing filing, JsonObjectBuilder cause) {
        cause.put("code", filing.code()).putIfPresent("reason", filing.reason());
    }
}
