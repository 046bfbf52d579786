package org.ecorelay.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecorelay.account.Caller;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.CertificateRow;
import org.ecorelay.code.CodeList;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.FieldProblem.Code;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;
import org.ecorelay.json.Shape;
import org.ecorelay.operation.OrderRedrive;
import org.ecorelay.operation.RedriveFilter;
import org.ecorelay.operation.RedriveJob;
import org.jspecify.annotations.Nullable;

/** Orders of operators: makes everything that matches a filter due now, or counts it; and says how far that has come. */
final class Redrives {
    private static final Shape CODE = new Shape("[A-Z0-9_]+", "must be a code in capital letters, such as NEEDS_DATA");
    private static final int MAX_CODE = 64;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,16}");
    private static final HttpResponse NOT_FOUND = HttpResponse.problem(
            404, "not-found", "No such redrive", "Check the id; it is the jobId of the 202 answer, kept for a year.");

    private final OrderRedrive redrive;

    Redrives(OrderRedrive redrive) {
        this.redrive = redrive;
    }

    HttpResponse post(Caller caller, HttpRequest request) {
        return JsonBody.read(request, body -> {
            Fields fields = Fields.of(body);
            @Nullable
            String state = fields.optionalText("state", MAX_CODE, CODE)
                    .flatMap(name -> known(fields, name))
                    .orElse(null);
            @Nullable
            String authority =
                    fields.optionalCode("authority", CodeList.COUNTRY).orElse(null);
            @Nullable
            String finding = fields.optionalText("finding", MAX_CODE, CODE).orElse(null);
            boolean dryRun = fields.optionalBool("dryRun").orElse(false);
            fields.nothingElse();
            if (!fields.problems().isEmpty()) {
                return HttpResponse.invalidFields(fields.problems());
            }
            if (state == null && authority == null && finding == null) {
                return HttpResponse.invalidFields(List.of(new FieldProblem(
                        Code.FIELD_MISSING, "/state", "name at least one of state, authority and finding")));
            }
            var filter = new RedriveFilter(state, authority, finding);
            return dryRun ? counted(redrive.dryRun(caller, filter)) : ordered(redrive.order(caller, filter));
        });
    }

    private static Optional<String> known(Fields fields, String name) {
        return RedriveFilter.states().contains(name)
                ? Optional.of(name)
                : fields.problem(
                        Code.FIELD_FORMAT, fields.at("state"), "one of " + String.join(", ", RedriveFilter.states()));
    }

    private static HttpResponse counted(OrderRedrive.Counts counts) {
        var byState = Json.object();
        counts.byState().forEach((state, count) -> byState.put(state, (long) count));
        return HttpResponse.json(
                200,
                Json.object()
                        .put("dryRun", true)
                        .put("matches", counts.matches())
                        .put("byState", byState.build())
                        .put("complete", counts.complete())
                        .build());
    }

    private static HttpResponse ordered(RedriveJob job) {
        return HttpResponse.json(
                        202,
                        Json.object()
                                .put("jobId", job.id())
                                .put("statusUrl", url(job))
                                .put("redriven", job.counts().done())
                                .build())
                .with("location", url(job));
    }

    private static String url(RedriveJob job) {
        return "/v1/ops/redrive/" + job.id();
    }

    /** How far a job has come. */
    HttpResponse get(Caller caller, HttpRequest request) {
        return Optional.ofNullable(request.path().get("id"))
                .filter(ID.asMatchPredicate())
                .flatMap(id -> redrive.find(caller, id))
                .map(job -> HttpResponse.json(200, view(job)))
                .orElse(NOT_FOUND);
    }

    private static Json.Obj view(RedriveJob job) {
        Instant finishedAt = job.finishedAt();
        return Json.object()
                .put("jobId", job.id())
                .put("state", state(job))
                .put("by", job.by())
                .put("mode", job.mode().word())
                .put("filter", job.filter().json())
                .put("createdAt", CertificateRow.time(job.createdAt()))
                .putIfPresent("finishedAt", finishedAt == null ? null : CertificateRow.time(finishedAt))
                .put("matched", job.counts().matched())
                .put("done", job.counts().done())
                .put("failed", job.counts().failed())
                .put(
                        "failedExamples",
                        Json.array(job.counts().examples().stream().map(id -> Json.text(id.value()))))
                .build();
    }

    private static String state(RedriveJob job) {
        if (job.finishedAt() != null) {
            return "finished";
        }
        return job.page() == null && job.cursor() == null ? "ordered" : "working";
    }
}
