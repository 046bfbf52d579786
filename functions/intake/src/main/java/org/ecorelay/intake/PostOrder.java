package org.ecorelay.intake;

import java.util.List;
import org.ecorelay.account.Caller;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.WorkQueue;
import org.ecorelay.certificate.change.AcceptOrder;
import org.ecorelay.certificate.change.AcceptOrder.Acceptance;
import org.ecorelay.json.Json;
import org.ecorelay.order.OrderFields;
import org.ecorelay.order.OrderReading;

/** Accepts an order: 202 only when it is durable. */
final class PostOrder {
    private final AcceptOrder accept;
    private final WorkQueue orders;

    PostOrder(AcceptOrder accept, WorkQueue orders) {
        this.accept = accept;
        this.orders = orders;
    }

    HttpResponse post(Caller caller, HttpRequest request) {
        return JsonBody.read(request, body -> switch (OrderFields.read(body)) {
            case OrderReading.Invalid(var problems) -> HttpResponse.invalidFields(problems);
            case OrderReading.Valid(var order) -> answer(accept.accept(caller, order, (Json.Obj) body));
        });
    }

    private HttpResponse answer(Acceptance acceptance) {
        return switch (acceptance) {
            case Acceptance.Invalid(var problem) -> HttpResponse.invalidFields(List.of(problem));
            case Acceptance.Conflict(var existing, var pointers) -> conflict(existing, pointers);
            case Acceptance.OtherMode(var existing) -> otherMode(existing);
            case Acceptance.Accepted(var certificate, boolean replay) -> {
                // A storefront that repeats what it had no answer to may have met a crash between the row and the
                // message.
                if (!replay || certificate.status() == Status.RECEIVED) {
                    orders.send(List.of(certificate.documentId()));
                }
                yield accepted(certificate);
            }
        };
    }

    /** The same for every repetition: what a storefront may remember, nothing that moves. */
    private static HttpResponse accepted(Certificate certificate) {
        String url = "/v1/certificates/" + certificate.id();
        return HttpResponse.json(
                        202,
                        Json.object()
                                .put("certificateId", certificate.id().value())
                                .put("orderNumber", certificate.subject().orderNumber())
                                .put("status", "in preparation")
                                .put("statusUrl", url)
                                .build())
                .with("location", url);
    }

    private static HttpResponse otherMode(Certificate existing) {
        return HttpResponse.problem(
                409,
                "order-of-other-mode",
                "This order number is taken by a %s order"
                        .formatted(existing.subject().mode().word()),
                "Test and live orders share a store's numbers: use another number, or a store of its own for tests.",
                Json.object().put("certificateId", existing.id().value()).build());
    }

    private static HttpResponse conflict(Certificate existing, List<String> pointers) {
        return HttpResponse.problem(
                409,
                "order-differs",
                "This order number is taken by an order with other content",
                "To correct the order send it to POST /v1/certificates/%s/versions; differences names what differs."
                        .formatted(existing.id()),
                Json.object()
                        .put("certificateId", existing.id().value())
                        .put("differences", Json.array(pointers.stream().map(Json::text)))
                        .build());
    }
}
