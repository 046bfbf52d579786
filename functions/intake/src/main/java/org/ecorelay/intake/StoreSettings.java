package org.ecorelay.intake;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.ecorelay.account.ApiKey;
import org.ecorelay.account.Caller;
import org.ecorelay.account.Registry;
import org.ecorelay.account.store.ChangeStore;
import org.ecorelay.account.store.StoreModes;
import org.ecorelay.account.store.StoreTerms;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.decide.ManualPath;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;

/** What an account sets for one of its stores. */
final class StoreSettings {
    private static final Pattern STORE = Pattern.compile(ApiKey.ID);
    private static final int MAX_STORE = 32;

    private static final HttpResponse NOT_FOUND = HttpResponse.problem(
            404, "not-found", "No such store", "Use the id of a store of this account, as its orders name it.");

    private final ChangeStore change;
    private final Profile.Catalogue profiles;
    private final InstantSource clock;
    private final Consumer<Json.Obj> log;

    /**
     * @param log is told of every change, with the key that made it
     */
    @SuppressWarnings("MissingSummary")
    StoreSettings(Registry registry, Profile.Catalogue profiles, InstantSource clock, Consumer<Json.Obj> log) {
        this.change = new ChangeStore(registry, clock);
        this.profiles = profiles;
        this.clock = clock;
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
                    .flatMap(store -> change.modes(caller, store, modes))
                    .map(this::told)
                    .orElse(NOT_FOUND);
        });
    }

    HttpResponse putTerms(Caller caller, HttpRequest request) {
        return JsonBody.read(request, body -> {
            var problems = new ArrayList<FieldProblem>();
            StoreTerms terms = StoreTerms.read(body, problems);
            problems.addAll(closed(body, terms));
            if (!problems.isEmpty()) {
                return HttpResponse.invalidFields(problems);
            }
            return id(request)
                    .flatMap(store -> change.terms(caller, store, terms))
                    .map(this::told)
                    .orElse(NOT_FOUND);
        });
    }

    private List<FieldProblem> closed(Json body, StoreTerms terms) {
        List<String> closed = ManualPath.notSelectable(terms.manualPath(), profiles, Profile.day(clock.instant()));
        List<Json> sent = body instanceof Json.Obj object ? object.list("manualPath") : List.of();
        return closed.stream()
                .map(code -> new FieldProblem(
                        FieldProblem.Code.MANUAL_PATH_CLOSED,
                        "/manualPath/" + sent.indexOf(Json.text(code)),
                        "is no destination whose profile leaves the manual procedure open today"))
                .toList();
    }

    private HttpResponse told(ChangeStore.Change done) {
        if (done.changed()) {
            log.accept(done.json());
        }
        return HttpResponse.json(200, done.json());
    }

    private static Optional<String> id(HttpRequest request) {
        return Optional.ofNullable(request.path().get("store"))
                .filter(store ->
                        store.length() <= MAX_STORE && STORE.matcher(store).matches());
    }
}
