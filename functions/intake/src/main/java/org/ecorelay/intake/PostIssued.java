package org.ecorelay.intake;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.Caller;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.certificate.route.Announcement;
import org.ecorelay.certificate.route.CoupleCertificate;
import org.ecorelay.certificate.route.CoupleCertificate.Result;
import org.ecorelay.certificate.route.IssuedCsv;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.origin.bill.sheet.SheetText;

/** Certificates that an issuing body has issued, replaced or withdrawn: one as JSON, or many as rows, each with a result. */
final class PostIssued {
    private final CoupleCertificate couple;
    private final InstantSource clock;

    PostIssued(CoupleCertificate couple, InstantSource clock) {
        this.couple = couple;
        this.clock = clock;
    }

    HttpResponse post(Caller caller, HttpRequest request) {
        return SheetBody.is(request)
                ? csv(caller, request)
                : JsonBody.read(request, body -> switch (Announcement.read(body, tomorrow())) {
                    case Announcement.Reading.Invalid(var problems) -> HttpResponse.invalidFields(problems);
                    case Announcement.Reading.Valid(var announcement) -> answer(couple.accept(caller, announcement));
                });
    }

    /** Somewhere it is tomorrow already. */
    private LocalDate tomorrow() {
        return Profile.day(clock.instant()).plusDays(1);
    }

    private static HttpResponse answer(Result result) {
        return switch (result) {
            case Result.Accepted accepted ->
                HttpResponse.json(200, accepted(accepted).build());
            case Result.Conflict(var title, var detail) -> HttpResponse.problem(409, "issued-conflict", title, detail);
            case Result.Unknown _ ->
                HttpResponse.problem(
                        404,
                        "not-found",
                        "No such issued certificate",
                        "Only a certificate that was told before can be withdrawn; check body and number.");
            case Result.Invalid(var problems) -> HttpResponse.invalidFields(problems);
        };
    }

    /** The same for every repetition: nothing that moves. */
    private static JsonObjectBuilder accepted(Result.Accepted accepted) {
        return Json.object()
                .put("body", accepted.announcement().body())
                .put("number", accepted.announcement().number())
                .put("result", accepted.announcement() instanceof Announcement.Withdrawn ? "withdrawn" : "accepted")
                .put(
                        "orders",
                        Json.array(accepted.orders().stream()
                                .map(id -> Json.object()
                                        .put("certificateId", id.value())
                                        .put("statusUrl", "/v1/certificates/" + id)
                                        .build())));
    }

    private HttpResponse csv(Caller caller, HttpRequest request) {
        if (request.body().length > JsonBody.MAX_BYTES) {
            return HttpResponse.problem(
                    413,
                    "too-large",
                    "The body is too large",
                    "Send at most %d bytes; split the file.".formatted(JsonBody.MAX_BYTES));
        }
        Optional<String> text = SheetText.of(request.body()).map(SheetText::text);
        if (text.isEmpty()) {
            return HttpResponse.problem(
                    400,
                    "malformed-csv",
                    "The rows cannot be read",
                    "Save the file as CSV in UTF-8 or GBK, and send one in GBK as application/vnd.ms-excel.");
        }
        return switch (IssuedCsv.read(text.get())) {
            case IssuedCsv.Reading.Unreadable(var problem) ->
                HttpResponse.problem(400, "malformed-csv", "The rows cannot be read", problem);
            case IssuedCsv.Reading.Rows(var entries) -> rows(caller, entries);
        };
    }

    private HttpResponse rows(Caller caller, List<IssuedCsv.Entry> entries) {
        var results = new ArrayList<Json.Obj>();
        int accepted = 0;
        for (IssuedCsv.Entry entry : entries) {
            JsonObjectBuilder result = result(caller, entry);
            Json.Obj told = result.build();
            accepted += told.text("error").isPresent() || told.get("errors").isPresent() ? 0 : 1;
            entry.lines().forEach(line -> results.add(atLine(line, told)));
        }
        return HttpResponse.json(
                200,
                Json.object()
                        .put("certificates", entries.size())
                        .put("accepted", accepted)
                        .put("refused", entries.size() - accepted)
                        .put("rows", Json.array(results.stream()))
                        .build());
    }

    private static Json.Obj atLine(int line, Json.Obj told) {
        return Json.object().put("line", line).putAll(told).build();
    }

    private JsonObjectBuilder result(Caller caller, IssuedCsv.Entry entry) {
        if (entry.problem() != null) {
            return refused().put("error", entry.problem());
        }
        return switch (Announcement.read(entry.body(), tomorrow())) {
            case Announcement.Reading.Invalid(var problems) -> refused().put("errors", errors(problems));
            case Announcement.Reading.Valid(var announcement) ->
                switch (couple.accept(caller, announcement)) {
                    case Result.Accepted done -> accepted(done);
                    case Result.Conflict(var title, var detail) -> refused().put("error", title + ": " + detail);
                    case Result.Unknown _ -> refused().put("error", "No such issued certificate was told before.");
                    case Result.Invalid(var problems) -> refused().put("errors", errors(problems));
                };
        };
    }

    private static JsonObjectBuilder refused() {
        return Json.object().put("result", "refused");
    }

    private static Json errors(List<FieldProblem> problems) {
        return Json.array(problems.stream().map(FieldProblem::json));
    }
}
