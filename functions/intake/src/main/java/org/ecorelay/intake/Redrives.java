package org.ecorelay.intake;

import java.util.List;
import java.util.Optional;
import org.ecorelay.account.Caller;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.FieldProblem.Code;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;
import org.ecorelay.operation.OrderRedrive;
import org.ecorelay.operation.RedriveFilter;
import org.ecorelay.operation.RedriveJob;
import org.jspecify.annotations.Nullable;

/** Orders of operators: makes everything that matches a filter due now, or counts it. */
final class Redrives {
    private static final String CODE = "[A-Z0-9_]+";
    private static final int MAX_CODE = 64;

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
            String authority = fields.optionalText("authority", 2, "[A-Z]{2}").orElse(null);
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
                        .put("redriven", job.redriven())
                        .build());
    }
}
