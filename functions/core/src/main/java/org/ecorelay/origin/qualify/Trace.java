package org.ecorelay.origin.qualify;

import java.math.BigDecimal;
import java.util.List;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.origin.OriginBasis;
import org.ecorelay.origin.bill.Good;
import org.ecorelay.origin.bill.Shipment;
import org.ecorelay.origin.rule.AppliedRule;

/** Writes down what was looked at and computed, as far as it went. Amounts are text, exact. For one good. */
final class Trace {
    private final JsonObjectBuilder json = Json.object();

    Trace(Good good, Shipment shipment) {
        json.put("source", "RCEP 3.2")
                .put("hs", good.hs())
                .put("party", good.party())
                .put("importing", shipment.importing())
                .put("day", shipment.day().toString());
        good.fob()
                .filter(fob -> isShort(fob.amount()))
                .ifPresent(fob -> json.put("fob", fob.amount().toPlainString() + " " + fob.currency()));
    }

    /** A hostile exponent would fill the memory when written out; such an amount is a finding. */
    private static boolean isShort(BigDecimal amount) {
        return Math.abs((long) amount.scale()) + amount.precision() <= 100;
    }

    void rule(AppliedRule rule) {
        json.put("rule", rule.json());
    }

    void materials(List<Used> used, List<Json.Obj> intermediates) {
        json.put("materials", Json.array(used.stream().map(Used::json)));
        if (!intermediates.isEmpty()) {
            json.put("intermediates", Json.array(intermediates.stream()));
        }
    }

    /** Each amount that was converted, with rate, date and source. */
    void conversions(List<Json.Obj> conversions) {
        if (!conversions.isEmpty()) {
            json.put("conversions", Json.array(conversions.stream()));
        }
    }

    void alternatives(List<Alternative> alternatives) {
        json.put("alternatives", Json.array(alternatives.stream().map(Alternative::json)));
    }

    void originating(Alternative chosen, OriginBasis basis, List<String> lines, String country, String why) {
        json.put("chosen", chosen.json())
                .put("basis", basis.json())
                .put("criterionLines", Json.array(lines.stream().map(Json::text)))
                .put(
                        "country",
                        Json.object().put("code", country).put("why", why).build());
    }

    void findings(List<Finding> findings) {
        json.put("findings", Json.array(findings.stream().map(Finding::json)));
    }

    void change(String reason, SmallestChange change, boolean processingToState) {
        json.put("reason", reason).put("change", change.sentence());
        if (processingToState) {
            json.put("condition", "and the processing must go beyond minimal operations (RCEP 3.6)");
        }
    }

    Json.Obj json(String result) {
        return json.put("result", result).build();
    }
}
