package org.ecorelay.intake;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.ecorelay.account.ApiKey;
import org.ecorelay.account.Caller;
import org.ecorelay.account.SetStoreModes;
import org.ecorelay.account.StoreModes;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.json.FieldProblem;

/** What an account sets for one of its stores. */
final class StoreSettings {
    private static final Pattern STORE = Pattern.compile(ApiKey.ID);
    private static final int MAX_STORE = 32;

    private static final HttpResponse NOT_FOUND = HttpResponse.problem(
            404, "not-found", "No such store", "Use the id of a store of this account, as its orders name it.");

    private final SetStoreModes setModes;
    private final Consumer<SetStoreModes.Change> log;

    /**
     * @param log is told of every change, with the key that made it
     */
    @SuppressWarnings("MissingSummary")
    StoreSettings(SetStoreModes setModes, Consumer<SetStoreModes.Change> log) {
        this.setModes = setModes;
        this.log = log;
    }

    HttpResponse putModes(Caller caller, HttpRequest request) {
        return JsonBody.read(request, body -> {
            var problems = new ArrayList<FieldProblem>();
            StoreModes modes = StoreModes.read(body, "", problems);
            if (!problems.isEmpty()) {
                return HttpResponse.invalidFields(problems);
            }
            return id(request)
                    .flatMap(store -> setModes.set(caller, store, modes))
                    .map(this::changed)
                    .orElse(NOT_FOUND);
        });
    }

    private HttpResponse changed(SetStoreModes.Change change) {
        if (change.changed()) {
            log.accept(change);
        }
        return HttpResponse.json(200, change.json());
    }

    private static Optional<String> id(HttpRequest request) {
        return Optional.ofNullable(request.path().get("store"))
                .filter(store ->
                        store.length() <= MAX_STORE && STORE.matcher(store).matches());
    }
}
