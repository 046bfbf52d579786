package org.ecorelay.status;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.account.Caller;
import org.ecorelay.attestation.Event;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.aws.lambda.OwnCertificate;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.route.ApplicationCsv;
import org.ecorelay.certificate.route.ApplicationForm;
import org.ecorelay.certificate.route.ApplicationForm.Kind;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.order.Division;
import org.ecorelay.order.Order;
import org.ecorelay.order.PartOfOrder;
import org.ecorelay.order.ShippedOrder;

/** What to enter at the issuing body for one certificate. */
final class Applications {
    private final Certificates certificates;
    private final Ledger ledger;

    Applications(Certificates certificates, Ledger ledger) {
        this.certificates = certificates;
        this.ledger = ledger;
    }

    HttpResponse show(Caller caller, HttpRequest request) {
        return request.asking(() -> asked(caller, request), "body", "format");
    }

    private HttpResponse asked(Caller caller, HttpRequest request) {
        Optional<Certificate> row = OwnCertificate.find(certificates, caller, request);
        if (row.isEmpty()) {
            return OwnCertificate.NOT_FOUND;
        }
        boolean known = request.query("body").orElse("CUSTOMS").matches("CUSTOMS|CCPIT")
                && request.query("format").orElse("json").matches("json|csv");
        if (!known) {
            return HttpResponse.problem(
                    400, "bad-query", "The query cannot be read", "body is CUSTOMS or CCPIT, format is json or csv.");
        }
        return application(row.get())
                .map(application -> show(row.get(), application, request))
                .orElseGet(() -> HttpResponse.problem(
                        409,
                        "no-application",
                        "There is no application for this certificate",
                        "Only an order whose exporter has the route ISSUING_BODY is applied for, once its questions are answered; its state"
                                + " is %s.".formatted(row.get().status())));
    }

    /** The newest application of the current version: the event that speaks of it rests on it, or on a trace that names it. */
    private Optional<Json.Obj> application(Certificate row) {
        Map<String, Ledger.Item> kept = new HashMap<>();
        ledger.list(row.id(), "application")
                .forEach(item -> kept.put(item.hash().value(), item));
        ledger.list(row.id(), "trace")
                .forEach(trace -> JsonReader.readOwn(trace.body())
                        .text("application")
                        .map(kept::get)
                        .ifPresent(item -> kept.put(trace.hash().value(), item)));
        var events = new ArrayList<Event>();
        if (!kept.isEmpty()) {
            ledger.list(row.id(), "event").stream()
                    .map(item -> Event.parse(item.text()))
                    .filter(event -> event.number() < row.event().number())
                    .forEach(events::add);
        }
        events.add(row.event());
        return events.reversed().stream()
                .filter(event -> event.version() == row.version())
                .flatMap(event -> event.rests().stream())
                .flatMap(hash -> Optional.ofNullable(kept.get(hash.value())).stream())
                .findFirst()
                .map(item -> JsonReader.readOwn(item.body()));
    }

    private HttpResponse show(Certificate row, Json.Obj application, HttpRequest request) {
        ShippedOrder shipped = ledger.find(row.id(), Ledger.orderKey(row.orderHash()))
                .map(item -> ShippedOrder.readAccepted(JsonReader.readOwn(item.body())))
                .orElseThrow(
                        () -> new IllegalStateException("the order of %s is not in the ledger".formatted(row.id())));
        // The share of this certificate, with the invoice and the transport of its shipment.
        Order order = Division.of(shipped)
                .part(row.subject().part(), row.parts())
                .map(PartOfOrder::order)
                .orElse(shipped.order());
        ApplicationForm form = ApplicationForm.of(kind(application, request), application, order);
        return isCsv(request)
                ? HttpResponse.of(200, "text/csv; charset=utf-8; header=present", ApplicationCsv.of(form))
                        .with(
                                "content-disposition",
                                "attachment; filename=\"application-%s.csv\"".formatted(row.documentId()))
                : HttpResponse.json(200, json(row, form, ApplicationForm.boxes(application, order)));
    }

    private static Json json(Certificate row, ApplicationForm form, Json boxes) {
        return Json.object()
                .put("certificateId", row.id().value())
                .put("documentId", row.documentId().toString())
                .put("orderNumber", row.subject().orderNumber())
                .put("body", form.kind().name())
                .put("form", form.fields())
                .put("toFill", texts(form.toFill()))
                .put("provisional", texts(form.provisional()))
                .put("boxes", boxes)
                .build();
    }

    private static Json texts(List<String> texts) {
        return Json.array(texts.stream().map(Json::text));
    }

    /** The body that the exporter has stated, if its front end is known here; customs otherwise. */
    private static Kind kind(Json.Obj application, HttpRequest request) {
        return request.query("body")
                .or(() -> application.text("issuingBody").filter("CCPIT"::equals))
                .map(Kind::valueOf)
                .orElse(Kind.CUSTOMS);
    }

    private static boolean isCsv(HttpRequest request) {
        return request.query("format")
                .map("csv"::equals)
                .orElseGet(() -> request.header("accept")
                        .filter(accept -> accept.startsWith("text/csv"))
                        .isPresent());
    }
}
