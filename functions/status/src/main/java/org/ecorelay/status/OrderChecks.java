package org.ecorelay.status;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.Caller;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.aws.lambda.JsonRequest;
import org.ecorelay.certificate.build.CheckOrder;
import org.ecorelay.certificate.build.CheckOrder.Check;
import org.ecorelay.certificate.build.Forecast;
import org.ecorelay.code.CodeList;
import org.ecorelay.json.Json;

/** The dry run of an order: what would become of it, for one destination or several. Nothing is stored. */
final class OrderChecks {
    static final int MAX_BYTES = 256 * 1024;
    /** As many as there are Parties to RCEP. */
    static final int MAX_DESTINATIONS = 15;

    private final CheckOrder check;

    OrderChecks(CheckOrder check) {
        this.check = check;
    }

    HttpResponse post(Caller caller, HttpRequest request) {
        return request.asking(() -> asked(caller, request), "destinations", "trace");
    }

    private HttpResponse asked(Caller caller, HttpRequest request) {
        Optional<List<String>> destinations = destinations(request.query("destinations"));
        String trace = request.query("trace").orElse("false");
        if (destinations.isEmpty() || !(trace.equals("true") || trace.equals("false"))) {
            return HttpResponse.problem(
                    400,
                    "bad-query",
                    "The query cannot be read",
                    "destinations is 1 to %d ISO 3166-1 country codes like VN,TH, each once; trace is true or false."
                            .formatted(MAX_DESTINATIONS));
        }
        return JsonRequest.read(
                request,
                MAX_BYTES,
                body -> answer(check.check(caller, body, destinations.get(), trace.equals("true"))));
    }

    private static HttpResponse answer(Check result) {
        return switch (result) {
            case Check.Invalid(var problems) -> HttpResponse.invalidFields(problems);
            case Check.TooLarge(int most) ->
                HttpResponse.problem(
                        422,
                        "check-too-large",
                        "The check is too large",
                        "Lines times destinations are at most %d here; ask for fewer destinations, or without trace."
                                .formatted(most));
            case Check.Done(var forecasts) ->
                HttpResponse.json(
                        200,
                        Json.object()
                                .put("forecasts", Json.array(forecasts.stream().map(Forecast::json)))
                                .build());
        };
    }

    /** None when they are not asked for; empty when they cannot be read. */
    private static Optional<List<String>> destinations(Optional<String> query) {
        if (query.isEmpty()) {
            return Optional.of(List.of());
        }
        List<String> codes = Arrays.asList(query.get().split(",", -1));
        boolean good = codes.size() <= MAX_DESTINATIONS
                && codes.stream().allMatch(CodeList.COUNTRY::contains)
                && codes.stream().distinct().count() == codes.size();
        return good ? Optional.of(codes) : Optional.empty();
    }
}
