package org.ecorelay.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ecorelay.json.Json;

/**
 * An order with its shipments, as the ledger has it: the order as it was sent, and in the member {@value #SHIPMENTS} each shipment
 * as it was sent, in the order of their first arrival. That order stays, so that a later shipment disturbs no earlier part.
 *
 * @param body the order as it was sent, without shipments
 */
public record ShippedOrder(Order order, Json.Obj body, List<Sent> sent) {
    /** Member of the ledger's body; a storefront cannot send it. */
    static final String SHIPMENTS = "shipments";

    /** A shipment, and the body that it was read from. */
    public record Sent(Shipment shipment, Json.Obj body) {}

    public ShippedOrder {
        sent = List.copyOf(sent);
    }

    /** Reads a body of the ledger. */
    public static ShippedOrder readAccepted(Json.Obj stored) {
        Json.Obj body = asSent(stored);
        return new ShippedOrder(
                OrderFields.readAccepted(body),
                body,
                stored.list(SHIPMENTS).stream()
                        .map(entry -> sent((Json.Obj) entry))
                        .toList());
    }

    private static Sent sent(Json.Obj entry) {
        Json.Obj body = entry.object("body");
        return switch (Shipment.read(entry.requiredInt("number"), body)) {
            case Shipment.Reading.Valid(var shipment) -> new Sent(shipment, body);
            case Shipment.Reading.Invalid(var problems) ->
                throw new IllegalStateException("an accepted shipment breaks its rules: " + problems);
        };
    }

    /** A body of the ledger as the storefront sent it. */
    public static Json.Obj asSent(Json.Obj stored) {
        var members = new LinkedHashMap<>(stored.members());
        members.remove(SHIPMENTS);
        return new Json.Obj(members);
    }

    /** The body that the ledger keeps. An order without shipments is kept as it was sent. */
    public Json.Obj stored() {
        if (sent.isEmpty()) {
            return body;
        }
        var stored = Json.object();
        body.members().forEach(stored::put);
        return stored.put(SHIPMENTS, Json.array(sent.stream().map(ShippedOrder::entry)))
                .build();
    }

    private static Json entry(Sent sent) {
        return Json.object()
                .put("number", sent.shipment().number())
                .put("body", sent.body())
                .build();
    }

    /** The shipments, in the order of their first arrival. */
    public List<Shipment> shipments() {
        return sent.stream().map(Sent::shipment).toList();
    }

    /** The shipment with this number, or empty. */
    public Optional<Sent> find(int number) {
        return sent.stream().filter(one -> one.shipment().number() == number).findFirst();
    }

    /** The same with one more shipment, or with another content of one that is known. */
    public ShippedOrder with(Shipment shipment, Json.Obj shipmentBody) {
        var next = new Sent(shipment, shipmentBody);
        var all = new ArrayList<Sent>();
        sent.forEach(one -> all.add(one.shipment().number() == shipment.number() ? next : one));
        return new ShippedOrder(
                order,
                body,
                find(shipment.number()).isPresent()
                        ? all
                        : Stream.concat(all.stream(), Stream.of(next)).toList());
    }

    /** The same shipments of an order with another content. */
    public ShippedOrder of(Order changed, Json.Obj changedBody) {
        return new ShippedOrder(changed, changedBody, sent);
    }
}
