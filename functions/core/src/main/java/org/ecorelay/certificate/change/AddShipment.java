package org.ecorelay.certificate.change;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Records;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;
import org.ecorelay.order.CheckShipments;
import org.ecorelay.order.CheckTogether;
import org.ecorelay.order.Shipment;
import org.ecorelay.order.ShippedOrder;

/** Adds what is known of a shipment to its order, and keeps the result in the ledger. */
final class AddShipment {
    /** Far below what one item of the ledger can hold. */
    private static final int MAX_BYTES = 350_000;

    private final Ledger ledger;
    private final InstantSource clock;
    private final FindCompanions companions;

    AddShipment(Records records) {
        this.ledger = records.ledger();
        this.clock = records.clock();
        this.companions = new FindCompanions(records);
    }

    /** What an order became. */
    sealed interface Added {
        /** This was known, down to the orders that share it. */
        record Known() implements Added {}

        /** Something newer is known. */
        record Outdated() implements Added {}

        /** It does not fit to the order, or another order does not fit to it. */
        record Invalid(List<FieldProblem> problems) implements Added {}

        /** Another content, in the ledger under this hash. */
        record Changed(Sha256 order) implements Added {}
    }

    /**
     * Adds it.
     *
     * @param known the order as it was asked for last
     * @param body the shipment as it was sent
     */
    Added to(Certificate row, ShippedOrder known, Shipment shipment, Json.Obj body) {
        Optional<ShippedOrder.Sent> before = known.find(shipment.number());
        if (before.filter(sent -> shipment.isOlder(sent.shipment(), clock.instant()))
                .isPresent()) {
            return new Added.Outdated();
        }
        List<FieldProblem> names = CheckTogether.names(known, shipment);
        if (!names.isEmpty()) {
            return new Added.Invalid(names);
        }
        FindCompanions.Found found = companions.of(row, known.order(), shipment);
        var sent = new ShippedOrder.Sent(shipment, body, found.orders());
        if (found.problems().isEmpty() && before.equals(Optional.of(sent))) {
            return new Added.Known();
        }
        var problems = new ArrayList<>(found.problems());
        ShippedOrder changed = known.with(sent);
        problems.addAll(CheckShipments.of(changed, shipment.number()));
        problems.addAll(CheckTogether.size(changed));
        return problems.isEmpty() ? kept(row, changed) : new Added.Invalid(problems);
    }

    private Added kept(Certificate row, ShippedOrder changed) {
        byte[] canonical = CanonicalJson.bytes(changed.stored());
        if (canonical.length > MAX_BYTES) {
            return new Added.Invalid(List.of(new FieldProblem(
                    FieldProblem.Code.LIST_LENGTH,
                    "/lines",
                    "makes the order with all its shipments larger than %d bytes".formatted(MAX_BYTES))));
        }
        Sha256 hash = Sha256.of(canonical);
        ledger.append(Ledger.Item.order(row.id(), hash, canonical));
        return new Added.Changed(hash);
    }
}
