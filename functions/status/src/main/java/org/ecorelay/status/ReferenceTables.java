package org.ecorelay.status;

import java.util.List;
import org.ecorelay.account.AccountSettings;
import org.ecorelay.account.Caller;
import org.ecorelay.account.Registry;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.json.Json;
import org.ecorelay.origin.rule.DataFile;
import org.ecorelay.origin.rule.DataFile.Kind;
import org.ecorelay.origin.rule.DataFiles;
import org.ecorelay.origin.rule.RulePack;
import org.ecorelay.origin.rule.ShippedRules;

/** What an account's determinations rest on: its own files, then the shipped sample of rules. */
final class ReferenceTables {
    private final Registry registry;
    private final DataFiles files;

    ReferenceTables(Registry registry) {
        this.registry = registry;
        this.files = new DataFiles(registry);
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

    private static Json of(List<DataFile> all, Kind kind) {
        return Json.array(all.stream().filter(file -> file.kind() == kind).map(DataFile::json));
    }
}
