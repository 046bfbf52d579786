package org.ecorelay.certificate.decide;

import java.util.List;
import java.util.Optional;
import org.ecorelay.finding.Finding;
import org.ecorelay.finding.Reasons;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.order.Order;
import org.ecorelay.order.PartOfOrder;
import org.ecorelay.origin.Determination;

/** What was determined for one line of an order. Only what is {@link Covered} stands on a certificate. */
public sealed interface LineOrigin {
    /**
     * The line.
     *
     * @param index its index in the order, from 0, and behind its lines those of the orders that share its shipment
     * @param lent where it comes from, if it is another order's
     */
    record Position(int index, Order.Line line, Optional<PartOfOrder.Lent> lent) {
        private JsonObjectBuilder json(String result) {
            return Json.object()
                    .put("line", lent.map(PartOfOrder.Lent::index).orElse(index) + 1)
                    .putIfPresent("order", lent.map(own -> Json.text(own.order().number())))
                    .put("sku", line.sku())
                    .put("result", result)
                    .put("quantity", line.quantity().toPlainString() + " " + line.unit());
        }
    }

    /** It originates. */
    record Covered(Position position, DeclaredLine declared) implements LineOrigin {}

    /** It does not. */
    record Refused(Position position, Determination.NotOriginating no) implements LineOrigin {}

    /** It cannot be said yet. */
    record Held(Position position, List<Finding> findings, Json.Obj trace) implements LineOrigin {
        /** How the trace calls it. */
        public static final String RESULT = "NEEDS_DATA";

        public Held {
            findings = List.copyOf(findings);
        }
    }

    Position position();

    /** Members beside {@code determination} are what pages show; that one is the whole of how it was found. */
    default Json.Obj json() {
        return switch (this) {
            case Covered(Position position, DeclaredLine declared) -> {
                Determination.Originating origin = declared.origin();
                yield position.json("COVERED")
                        .put("hsCode", declared.hs().digits())
                        .put("criterion", String.join(" ", origin.criterionLines()))
                        .put("country", origin.country())
                        .put("basis", origin.basis().json())
                        .putIfPresent("margin", origin.margin().map(Json::text))
                        .put(
                                "fob",
                                "%s %s"
                                        .formatted(
                                                declared.fob().amount().toPlainString(),
                                                declared.fob().currency()))
                        .put("determination", origin.trace())
                        .build();
            }
            case Refused(Position position, Determination.NotOriginating no) -> {
                var line = position.json("NOT_ORIGINATING")
                        .put("reason", no.reason())
                        .put("fix", no.fix());
                Reasons.write(no.reason(), no.fix(), line);
                yield line.put("determination", no.trace()).build();
            }
            case Held(Position position, var findings, var trace) ->
                position.json(Held.RESULT)
                        .put("findings", Json.array(findings.stream().map(Finding::json)))
                        .put("determination", trace)
                        .build();
        };
    }
}
