package org.ecorelay.intake;

import java.util.List;
import java.util.Optional;
import org.ecorelay.account.Caller;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.aws.lambda.OwnCertificate;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.WorkQueue;
import org.ecorelay.certificate.change.Addressed;
import org.ecorelay.certificate.change.CorrectCertificate;
import org.ecorelay.certificate.change.CorrectCertificate.Correction;
import org.ecorelay.certificate.change.WithdrawCertificate;
import org.ecorelay.certificate.change.WithdrawCertificate.Ending;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.order.OrderFields;
import org.ecorelay.order.OrderReading;
import org.ecorelay.order.Shipment;

/** Corrections, shipments and withdrawals of certificates. All parts of an order follow the first, which is the one addressed. */
final class Versions {
    private static final HttpResponse BAD_NUMBER = HttpResponse.problem(
            400,
            "bad-shipment-number",
            "The number of the shipment is not valid",
            "Number the shipments of an order from 1 to %d, without leading zeros: …/shipments/1."
                    .formatted(Shipment.MAX_NUMBER));

    private final CorrectCertificate correct;
    private final WithdrawCertificate withdraw;
    private final WorkQueue orders;

    Versions(CorrectCertificate correct, WithdrawCertificate withdraw, WorkQueue orders) {
        this.correct = correct;
        this.withdraw = withdraw;
        this.orders = orders;
    }

    HttpResponse post(Caller caller, HttpRequest request) {
        return JsonBody.read(
                request,
                body -> OwnCertificate.id(request)
                        .map(id -> post(caller, id, body))
                        .orElse(OwnCertificate.NOT_FOUND));
    }

    private HttpResponse post(Caller caller, CertificateId id, Json body) {
        if (body.equals(Json.Obj.EMPTY)) {
            return answer(correct.rebuild(caller, id));
        }
        return switch (OrderFields.read(body)) {
            case OrderReading.Invalid(var problems) -> HttpResponse.invalidFields(problems);
            case OrderReading.Valid(var order) -> answer(correct.correct(caller, id, order, (Json.Obj) body));
        };
    }

    HttpResponse ship(Caller caller, HttpRequest request) {
        return JsonBody.read(
                request,
                body -> number(request)
                        .map(number -> OwnCertificate.id(request)
                                .map(id -> ship(caller, id, number, body))
                                .orElse(OwnCertificate.NOT_FOUND))
                        .orElse(BAD_NUMBER));
    }

    private HttpResponse ship(Caller caller, CertificateId id, int number, Json body) {
        return switch (Shipment.read(number, body)) {
            case Shipment.Reading.Invalid(var problems) -> HttpResponse.invalidFields(problems);
            case Shipment.Reading.Valid(var shipment) -> answer(correct.ship(caller, id, shipment, (Json.Obj) body));
        };
    }

    /** 1 to {@value Shipment#MAX_NUMBER}, without leading zeros, so that one shipment has one address. */
    private static Optional<Integer> number(HttpRequest request) {
        return Optional.ofNullable(request.path().get("n"))
                .filter(text -> text.matches("[1-9][0-9]{0,2}"))
                .map(Integer::valueOf)
                .filter(number -> number <= Shipment.MAX_NUMBER);
    }

    HttpResponse delete(Caller caller, HttpRequest request) {
        return OwnCertificate.id(request)
                .map(id -> switch (withdraw.withdraw(caller, id)) {
                    case Ending.Refused(var refusal) -> refused(refusal);
                    case Ending.Covered(var by) -> covered(by);
                    case Ending.Already(var row) ->
                        HttpResponse.json(
                                200, about(row).put("result", "withdrawn").build());
                    case Ending.Accepted(var row) -> accepted(about(row), row);
                })
                .orElse(OwnCertificate.NOT_FOUND);
    }

    private HttpResponse answer(Correction correction) {
        return switch (correction) {
            case Correction.Accepted(var row, int version, boolean begun) -> {
                if (begun) {
                    orders.send(List.of(row.documentId()));
                }
                yield accepted(about(row).put("version", version), row);
            }
            case Correction.Unchanged(var row) -> unused(row, "unchanged");
            case Correction.Outdated(var row) -> unused(row, "outdated");
            case Correction.Invalid(var problems) -> HttpResponse.invalidFields(problems);
            case Correction.Refused(var refusal) -> refused(refusal);
            case Correction.Covered(var by) -> covered(by);
            case Correction.Ended(var row) ->
                conflict(
                        "withdrawn",
                        "The certificate is withdrawn",
                        "A withdrawal is final: send the goods as an order with another number.",
                        row.id());
        };
    }

    private static HttpResponse accepted(JsonObjectBuilder body, Certificate row) {
        return HttpResponse.json(202, body.build()).with("location", url(row));
    }

    /** Nothing was done, and nothing is wrong. */
    private static HttpResponse unused(Certificate row, String result) {
        return HttpResponse.json(
                200,
                about(row).put("version", row.version()).put("result", result).build());
    }

    private static JsonObjectBuilder about(Certificate row) {
        return Json.object().put("certificateId", row.id().value()).put("statusUrl", url(row));
    }

    private static HttpResponse refused(Addressed.Refusal refusal) {
        return switch (refusal) {
            case Addressed.Nowhere _ -> OwnCertificate.NOT_FOUND;
            case Addressed.OtherMode(var row) ->
                conflict(
                        "order-of-other-mode",
                        "This is a %s certificate"
                                .formatted(row.subject().mode().word()),
                        "Use a key of the same mode.",
                        row.id());
            case Addressed.FurtherPart(var _, var first) ->
                conflict(
                        "further-part",
                        "This is a further part of an order",
                        "Send it to the first part, whose id is certificateId: all parts follow it.",
                        first);
        };
    }

    private static HttpResponse covered(CertificateId by) {
        return conflict(
                "covered-by-another-order",
                "The goods are on the certificate of another order",
                "The order shares a shipment of the one whose id is certificateId: send that shipment again without this order first.",
                by);
    }

    private static HttpResponse conflict(String type, String title, String detail, CertificateId id) {
        return HttpResponse.problem(
                409,
                type,
                title,
                detail,
                Json.object().put("certificateId", id.value()).build());
    }

    private static String url(Certificate row) {
        return "/v1/certificates/" + row.id();
    }
}
