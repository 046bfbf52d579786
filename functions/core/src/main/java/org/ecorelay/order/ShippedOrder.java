package org.ecorelay.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.json.Json;

/**
 * An order with its shipments, as the ledger has it: the order as it was sent, and in the member {@value #SHIPMENTS} each shipment
 * as it was sent, in the order of their first arrival. That order stays, so that a later shipment disturbs no earlier part.
 *
 * @param body the order as it was sent, without shipments
 * @param left numbers of orders that shared a shipment before and do not any more, sorted: they have to hear of it
 */
public record ShippedOrder(Order order, Json.Obj body, List<Sent> sent, List<String> left) {
    /** Member of the ledger's body; a storefront cannot send it. */
    static final String SHIPMENTS = "shipments";

    private static final String LEFT = "leftShipments";

    /**
     * A shipment, and the body that it was read from.
     *
     * @param shared the orders that it names, each as it was when the shipment was told
     */
    public record Sent(Shipment shipment, Json.Obj body, List<SharedOrder> shared) {
        public Sent {
            shared = List.copyOf(shared);
        }
    }

    public ShippedOrder {
        sent = List.copyOf(sent);
        left = List.copyOf(left);
    }

    /** An order of which no shipment is known. */
    public static ShippedOrder unshipped(Order order, Json.Obj body) {
        return new ShippedOrder(order, body, List.of(), List.of());
    }

    /** Reads a body of the ledger. */
    public static ShippedOrder readAccepted(Json.Obj stored) {
        Json.Obj body = asSent(stored);
        return new ShippedOrder(
                OrderFields.readAccepted(body),
                body,
                stored.list(SHIPMENTS).stream()
                        .map(entry -> sent((Json.Obj) entry))
                        .toList(),
                stored.list(LEFT).stream()
                        .map(number -> ((Json.Text) number).value())
                        .toList());
    }

    private static Sent sent(Json.Obj entry) {
        Json.Obj body = entry.object("body");
        return switch (Shipment.read(entry.requiredInt("number"), body)) {
            case Shipment.Reading.Valid(var shipment) -> new Sent(shipment, body, shared(shipment, entry));
            case Shipment.Reading.Invalid(var problems) ->
                throw new IllegalStateException("an accepted shipment breaks its rules: " + problems);
        };
    }

    private static List<SharedOrder> shared(Shipment shipment, Json.Obj entry) {
        List<Json> bodies = entry.list("orders");
        return IntStream.range(0, bodies.size())
                .mapToObj(i -> SharedOrder.of(
                        (Json.Obj) bodies.get(i), shipment.together().get(i).invoice()))
                .toList();
    }

    /** A body of the ledger as the storefront sent it. */
    public static Json.Obj asSent(Json.Obj stored) {
        var members = new LinkedHashMap<>(stored.members());
        members.remove(SHIPMENTS);
        members.remove(LEFT);
        return new Json.Obj(members);
    }

    /** The body that the ledger keeps. An order without shipments is kept as it was sent. */
    public Json.Obj stored() {
        if (sent.isEmpty()) {
            return body;
        }
        var stored = Json.object().putAll(body);
        stored.put(SHIPMENTS, Json.array(sent.stream().map(ShippedOrder::entry)));
        if (!left.isEmpty()) {
            stored.put(LEFT, Json.array(left.stream().map(Json::text)));
        }
        return stored.build();
    }

    private static Json entry(Sent sent) {
        var entry = Json.object().put("number", sent.shipment().number()).put("body", sent.body());
        if (!sent.shared().isEmpty()) {
            entry.put("orders", Json.array(sent.shared().stream().map(SharedOrder::stored)));
        }
        return entry.build();
    }

    /** The shipments, in the order of their first arrival. */
    public List<Shipment> shipments() {
        return sent.stream().map(Sent::shipment).toList();
    }

    /** The shipment with this number, or empty. */
    public Optional<Sent> find(int number) {
        return sent.stream().filter(one -> one.shipment().number() == number).findFirst();
    }

    /** The orders that share its shipments, in the order of their lines in {@link #together}. */
    public List<SharedOrder> shared() {
        return sent.stream().flatMap(one -> one.shared().stream()).toList();
    }

    /** Numbers of the orders that share its shipments now. */
    public List<String> companions() {
        return shared().stream().map(SharedOrder::number).toList();
    }

    /** This order with the lines of all that share its shipments behind its own. */
    public Order together() {
        Stream<Order.Line> others = shared().stream().flatMap(one -> one.order().lines().stream());
        List<Order.Line> all = Stream.concat(order.lines().stream(), others).toList();
        return order.share(all, order.invoice(), order.transport());
    }

    /** The same with one more shipment, or with another content of one that is known. */
    public ShippedOrder with(Sent next) {
        var all = new ArrayList<Sent>();
        int number = next.shipment().number();
        sent.forEach(one -> all.add(one.shipment().number() == number ? next : one));
        if (find(number).isEmpty()) {
            all.add(next);
        }
        var gone = new TreeSet<>(left);
        gone.addAll(companions());
        var changed = new ShippedOrder(order, body, all, List.of());
        changed.companions().forEach(gone::remove);
        return new ShippedOrder(order, body, all, List.copyOf(gone));
    }

    /** The same shipments of an order with another content. */
    public ShippedOrder of(Order changed, Json.Obj changedBody) {
        return new ShippedOrder(changed, changedBody, sent, left);
    }
}
