package org.ecorelay.notice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.History;
import org.ecorelay.certificate.Status;
import org.ecorelay.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * One message to an exporter about one certificate, or about several of which the same is to be said. Has no personal data of
 * the buyer.
 *
 * @param id stable: the hash of the (first) event that it tells of, or of that and what it was collected for
 * @param type type of that event, {@code certificate.approved.v1}, or {@code notice.….v1} for a message about messages
 * @param destination of all orders, or {@value #SEVERAL}
 * @param subject one line
 * @param headline one sentence
 * @param facts label and value, in the order in which they are shown
 * @param simulated whether the certificates are test ones
 * @param count how many orders it tells of
 * @param orders the first {@value #MAX_LISTED} of them
 * @param insteadOf the channel that does not reach the exporter, when this one was chosen in its place, or null
 */
public record Notice(
        String id,
        String type,
        String account,
        String exporter,
        String destination,
        String subject,
        String headline,
        Map<String, String> facts,
        boolean simulated,
        int count,
        List<Told> orders,
        @Nullable String insteadOf) {
    /** No message lists more orders. */
    public static final int MAX_LISTED = 50;

    /** The destination of orders to several countries. */
    public static final String SEVERAL = "several";

    public Notice {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        orders = List.copyOf(orders);
    }

    /** About one certificate that is not named. */
    public Notice(
            String id,
            String type,
            String account,
            String exporter,
            String destination,
            String subject,
            String headline,
            Map<String, String> facts,
            boolean simulated) {
        this(id, type, account, exporter, destination, subject, headline, facts, simulated, 1, List.of(), null);
    }

    /**
     * One order that a notice tells of.
     *
     * @param event hash of the event that is told
     * @param certificate the document id
     */
    public record Told(String event, String orderNumber, String certificate, String destination) {
        static Told of(Certificate row) {
            return new Told(
                    row.event().news().value(),
                    row.subject().orderNumber(),
                    row.documentId().toString(),
                    row.subject().destination());
        }

        Json.Obj json() {
            return Json.object()
                    .put("event", event)
                    .put("orderNumber", orderNumber)
                    .put("certificate", certificate)
                    .put("destination", destination)
                    .build();
        }

        static Told read(Json.Obj body) {
            return new Told(
                    body.required("event"),
                    body.required("orderNumber"),
                    body.required("certificate"),
                    body.required("destination"));
        }
    }

    /** What an exporter is told about the newest event of a certificate, or empty when there is nothing to tell. */
    public static Optional<Notice> of(Certificate certificate) {
        return Wording.of(certificate);
    }

    /** Whether somebody has to act. */
    public boolean urgent() {
        return !type.equals(History.eventType(Status.APPROVED));
    }

    /** Whether it repeats a question that nobody has answered. */
    public boolean reminds() {
        return type.equals(History.REMINDED);
    }

    /** Whether it names this event. */
    public boolean tells(String event) {
        return orders.stream().anyMatch(order -> order.event().equals(event));
    }

    public Json.Obj json() {
        return Json.object()
                .put("id", id)
                .put("type", type)
                .put("account", account)
                .put("exporter", exporter)
                .put("destination", destination)
                .put("subject", subject)
                .put("headline", headline)
                // An array: canonical JSON sorts the members of an object.
                .put(
                        "facts",
                        Json.array(facts.entrySet().stream()
                                .map(fact -> Json.object()
                                        .put("label", fact.getKey())
                                        .put("value", fact.getValue())
                                        .build())))
                .put("simulated", simulated)
                .put("count", count)
                .put("orders", Json.array(orders.stream().map(Told::json)))
                .putIfPresent("insteadOf", insteadOf)
                .build();
    }

    /** Reads what {@link #json()} wrote. */
    public static Notice read(Json.Obj body) {
        var facts = new LinkedHashMap<String, String>();
        objects(body, "facts").forEach(fact -> facts.put(fact.required("label"), fact.required("value")));
        return new Notice(
                body.required("id"),
                body.required("type"),
                body.required("account"),
                body.required("exporter"),
                body.required("destination"),
                body.required("subject"),
                body.required("headline"),
                facts,
                body.get("simulated").equals(Optional.of(Json.bool(true))),
                body.requiredInt("count"),
                objects(body, "orders").stream().map(Told::read).toList(),
                body.text("insteadOf").orElse(null));
    }

    private static List<Json.Obj> objects(Json.Obj body, String name) {
        var objects = new ArrayList<Json.Obj>();
        for (Json item : body.list(name)) {
            if (item instanceof Json.Obj object) {
                objects.add(object);
            }
        }
        return objects;
    }
}
