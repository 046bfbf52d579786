package org.ecorelay.status;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.AccountSettings;
import org.ecorelay.account.Caller;
import org.ecorelay.account.Registry;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.json.Json;
import org.ecorelay.origin.RcepParties;
import org.ecorelay.origin.rule.DataFile;
import org.ecorelay.origin.rule.DataFile.Kind;
import org.ecorelay.origin.rule.DataFiles;
import org.ecorelay.origin.rule.ReferenceData;
import org.ecorelay.origin.rule.RuleCoverage;
import org.ecorelay.origin.rule.RulePack;
import org.ecorelay.origin.rule.ShippedRules;

/** What an account's determinations rest on: its own files, then the shipped sample of rules. */
final class ReferenceTables {
    private final Registry registry;
    private final DataFiles files;
    private final ReferenceData data;
    private final InstantSource clock;

    ReferenceTables(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.files = new DataFiles(registry);
        this.data = new ReferenceData(registry);
        this.clock = clock;
    }

    HttpResponse list(Caller caller, HttpRequest request) {
        List<DataFile> all = files.list(caller.account());
        RulePack sample = ShippedRules.read();
        boolean stated = AccountSettings.find(registry, caller.account()).statedRules();
        return HttpResponse.json(
                200,
                Json.object()
                        .put("rules", of(all, Kind.RULES))
                        .put(
                                "shipped",
                                Json.object()
                                        .put("name", sample.name())
                                        .put("version", sample.version())
                                        .put("edition", sample.edition().name())
                                        .put("validFrom", sample.validFrom().toString())
                                        .put("rows", sample.rules().size())
                                        .build())
                        .put("basis", Json.object().put("statedRules", stated).build())
                        .put("hsCorrespondence", of(all, Kind.CORRESPONDENCE))
                        .put("appendixLines", of(all, Kind.APPENDIX))
                        .put("exchangeRates", of(all, Kind.RATES))
                        .build());
    }

    /** Which codes of the catalogue have no rule; every product is looked at. */
    HttpResponse coverage(Caller caller, HttpRequest request) {
        return request.asking(() -> asked(caller, request), "destination", "day");
    }

    private HttpResponse asked(Caller caller, HttpRequest request) {
        Optional<String> destination = request.query("destination");
        Optional<LocalDate> day = day(request.query("day"));
        if (day.isEmpty()
                || destination.filter(to -> !RcepParties.all().contains(to)).isPresent()) {
            return HttpResponse.problem(
                    400,
                    "bad-query",
                    "The query cannot be read",
                    "destination is the code of an RCEP Party, such as VN; day is a date, such as 2026-09-01.");
        }
        var coverage = new RuleCoverage(data.of(caller.account()).book(), day.get(), destination);
        registry.each(caller.account(), "product", coverage::add);
        return HttpResponse.json(200, coverage.json());
    }

    private Optional<LocalDate> day(Optional<String> text) {
        try {
            return Optional.of(text.map(LocalDate::parse)
                    .orElseGet(() -> clock.instant().atZone(ZoneOffset.UTC).toLocalDate()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Json of(List<DataFile> all, Kind kind) {
        return Json.array(all.stream().filter(file -> file.kind() == kind).map(DataFile::json));
    }
}
