package org.ecorelay.status;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ecorelay.account.Caller;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.Registry;
import org.ecorelay.account.store.Store;
import org.ecorelay.account.store.StoreModes;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Certificates.ListedEntry;
import org.ecorelay.certificate.decide.ManualPath;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.code.CodeList;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.origin.RcepParties;
import org.jspecify.annotations.Nullable;

/**
 * What would become of the orders of a store that only observes: would pass, would fail, why; and from when its destinations
 * ask for an e-CO.
 *
 * <p>Counts every certificate of the store that was created on the days {@code from} to {@code to} (at most {@value #MAX_DAYS};
 * without them the last {@value #MAX_DAYS}) with a key of the caller's mode. It reads at most {@link #maxRows} certificates of the account
 * for one answer; an answer that had to stop says {@code "complete":false} and has a cursor, and the counts of the next answer
 * come on top.
 */
final class StoreReport {
    static final int MAX_DAYS = 92;
    static final int MAX_ROWS = 10_000;

    private static final int PAGE = 100;
    private static final HttpResponse NOT_FOUND = HttpResponse.problem(
            404, "not-found", "No such store", "Use the id of a store of this account, as its orders name it.");

    private final Certificates certificates;
    private final Registry registry;
    private final Profile.Catalogue profiles;
    private final InstantSource clock;
    private final int maxRows;

    /**
     * @param maxRows most certificates that one answer reads
     */
    @SuppressWarnings("MissingSummary")
    StoreReport(
            Certificates certificates,
            Registry registry,
            Profile.Catalogue profiles,
            InstantSource clock,
            int maxRows) {
        this.certificates = certificates;
        this.registry = registry;
        this.profiles = profiles;
        this.clock = clock;
        this.maxRows = maxRows;
    }

    /** What is asked for. */
    private record Query(
            LocalDate from,
            LocalDate to,
            Optional<String> destination,
            @Nullable Cursor cursor) {
        static Query read(HttpRequest request, LocalDate today) {
            LocalDate to = request.query("to").map(LocalDate::parse).orElse(today);
            LocalDate from = request.query("from").map(LocalDate::parse).orElse(to.minusDays(MAX_DAYS - 1));
            Optional<String> destination = request.query("destination");
            if (from.isAfter(to)
                    || !from.isAfter(to.minusDays(MAX_DAYS))
                    || destination
                            .filter(code -> !CodeList.COUNTRY.hasForm(code))
                            .isPresent()) {
                throw new IllegalArgumentException("out of range");
            }
            return new Query(
                    from,
                    to,
                    destination,
                    request.query("cursor").map(Cursor::parse).orElse(null));
        }

        boolean asks(Certificate row) {
            return destination.isEmpty()
                    || destination.get().equals(row.subject().destination());
        }
    }

    HttpResponse show(Caller caller, HttpRequest request) {
        return request.asking(() -> asked(caller, request), "from", "to", "destination", "cursor");
    }

    private HttpResponse asked(Caller caller, HttpRequest request) {
        Query query;
        LocalDate today = Profile.day(clock.instant());
        try {
            query = Query.read(request, today);
        } catch (DateTimeException | IllegalArgumentException e) {
            return HttpResponse.problem(
                    400,
                    "bad-query",
                    "The query cannot be read",
                    "destination is a country code like VN, from and to are days like 2026-09-01 at most %d days in all, cursor comes from an answer."
                            .formatted(MAX_DAYS));
        }
        return Optional.ofNullable(request.path().get("store"))
                .flatMap(id -> Store.find(registry, caller.account(), id))
                .map(store -> HttpResponse.json(200, report(caller, store, query, today)))
                .orElse(NOT_FOUND);
    }

    private Json.Obj report(Caller caller, Store store, Query query, LocalDate today) {
        var counts = new TreeMap<String, ObservedCounts>();
        query.destination().ifPresent(code -> counts.put(code, new ObservedCounts()));
        if (query.destination().isEmpty()) {
            store.modes().byDestination().keySet().stream()
                    .filter(code -> !code.equals(StoreModes.OTHERS))
                    .forEach(code -> counts.put(code, new ObservedCounts()));
            store.terms().manualPath().forEach(code -> counts.putIfAbsent(code, new ObservedCounts()));
        }
        @Nullable ListedEntry stopped = count(caller, store, query, counts);
        return Json.object()
                .put("store", store.id())
                .put("keyMode", caller.mode().word())
                .put("from", query.from().toString())
                .put("to", query.to().toString())
                .put("modes", store.modes().json())
                .put("settings", store.terms().json())
                .put("destinations", destinations(caller, store, counts, today))
                .put("complete", stopped == null)
                .putIfPresent("cursor", stopped == null ? null : new Cursor(stopped).text())
                .build();
    }

    /** Counts; gives where it had to stop, or null when everything was read. */
    private @Nullable ListedEntry count(Caller caller, Store store, Query query, Map<String, ObservedCounts> counts) {
        @Nullable Cursor cursor = query.cursor();
        LocalDate day = cursor == null || cursor.day().isAfter(query.to()) ? query.to() : cursor.day();
        @Nullable ListedEntry before = cursor == null ? null : cursor.entry();
        @Nullable ListedEntry last = before;
        for (int read = 0; !day.isBefore(query.from()); ) {
            if (read >= maxRows) {
                return last;
            }
            int limit = Math.min(PAGE, maxRows - read);
            List<ListedEntry> page = certificates.listed(caller.account(), day, limit, before);
            certificates.findAll(page.stream().map(ListedEntry::id).toList()).stream()
                    .filter(row -> row.subject().store().equals(store.id()))
                    .filter(row -> row.subject().mode() == caller.mode() && query.asks(row))
                    .forEach(row -> counts.computeIfAbsent(row.subject().destination(), _ -> new ObservedCounts())
                            .add(row));
            read += page.size();
            last = page.isEmpty() ? last : page.getLast();
            before = page.size() < limit ? null : last;
            day = page.size() < limit ? day.minusDays(1) : day;
        }
        return null;
    }

    private Json destinations(Caller caller, Store store, Map<String, ObservedCounts> counts, LocalDate today) {
        String origin = Exporter.find(registry, caller.account(), store.exporter())
                .map(exporter -> exporter.party().country())
                .orElse("");
        return Json.array(counts.entrySet().stream().map(entry -> {
            String code = entry.getKey();
            var out = Json.object()
                    .put("destination", code)
                    .put("mode", store.modes().of(code).word())
                    .put("forecast", forecast(origin, code, today));
            manualPath(store, code, today, out);
            entry.getValue().write(out);
            return out.build();
        }));
    }

    /** Whether orders go by the manual procedure today; of a store that has not chosen it nothing is said. */
    private void manualPath(Store store, String destination, LocalDate today, JsonObjectBuilder out) {
        ManualPath path =
                ManualPath.of(store.terms(), store.id(), destination, profiles.choose(destination, today), today);
        switch (path) {
            case ManualPath.NotChosen _ -> {
                // Most stores.
            }
            case ManualPath.Chosen _ -> out.put("manualPath", "chosen");
            case ManualPath.Closed(var finding) ->
                out.put("manualPath", "closed").put("warnings", Json.array(Stream.of(finding.json())));
        }
    }

    /** Whether the destination's authority asks for an e-CO today. */
    private String forecast(String origin, String destination, LocalDate today) {
        return RcepParties.inForce(origin, destination, today)
                ? profiles.choose(destination, today).obligation(today).word()
                : "not required";
    }
}
