package org.ecorelay.intake;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ecorelay.account.Caller;
import org.ecorelay.account.Registry;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.operation.WakeByFinding;
import org.ecorelay.origin.rule.AppendixLines;
import org.ecorelay.origin.rule.DataFile;
import org.ecorelay.origin.rule.DataFile.Kind;
import org.ecorelay.origin.rule.DataFiles;
import org.ecorelay.origin.rule.HsCorrespondence;
import org.ecorelay.origin.rule.RateReader;
import org.ecorelay.origin.rule.RulePack;
import org.ecorelay.origin.rule.RulePackReader;

/**
 * The tables that an account's determinations rest on: rule packs, HS correspondences, appendix lines and exchange rates. A file with a bad row is
 * refused as a whole; a new one wakes the certificates that ask what it may answer.
 */
final class ReferenceFiles {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int HASH_SHOWN = 12;

    /** What a new rule may answer. */
    private static final Set<String> RULE_QUESTIONS =
            Set.of("RULE_MISSING", "RULE_NOT_TRANSPOSED", "STATED_RULE_FORBIDDEN");

    private final DataFiles files;
    private final WakeByFinding wake;
    private final InstantSource clock;

    ReferenceFiles(Registry registry, WakeByFinding wake, InstantSource clock) {
        this.files = new DataFiles(registry);
        this.wake = wake;
        this.clock = clock;
    }

    /** What its reader has said about a table. */
    private record Checked(String name, String version, int rows, Json.Obj about) {}

    HttpResponse putRules(Caller caller, HttpRequest request) {
        String name = Optional.ofNullable(request.path().get("name")).orElse("");
        if (!NAME.matcher(name).matches()) {
            return HttpResponse.problem(
                    400,
                    "bad-name",
                    "The name of the pack is not valid",
                    "A name has 1 to 64 letters, digits, dots, hyphens or underscores and begins with a letter or digit.");
        }
        return TableBody.read(Kind.RULES, request, body -> switch (RulePackReader.read(
                name, unversioned(body), body.csv())) {
            case RulePack.Reading.Invalid(var problems) -> body.refused(problems);
            case RulePack.Reading.Valid(RulePack pack) ->
                store(
                        caller,
                        body,
                        new Checked(name, pack.version(), pack.rules().size(), about(pack)),
                        RULE_QUESTIONS);
        });
    }

    private static Json.Obj about(RulePack pack) {
        JsonObjectBuilder about = Json.object()
                .put("edition", pack.edition().name())
                .put("validFrom", pack.validFrom().toString());
        pack.validUntil().ifPresent(last -> about.put("validUntil", last.toString()));
        return about.build();
    }

    HttpResponse putCorrespondence(Caller caller, HttpRequest request) {
        return TableBody.read(Kind.CORRESPONDENCE, request, body -> switch (HsCorrespondence.reading(body.csv())) {
            case HsCorrespondence.Reading.Invalid(var problems) -> body.refused(problems);
            case HsCorrespondence.Reading.Valid(var table, var edition, int rows) ->
                store(
                        caller,
                        body,
                        new Checked(edition.name(), unversioned(body), rows, Json.Obj.EMPTY),
                        Set.of("RULE_NOT_TRANSPOSED", "APPENDIX_UNKNOWN"));
        });
    }

    HttpResponse putAppendix(Caller caller, HttpRequest request) {
        String party = Optional.ofNullable(request.path().get("party")).orElse("");
        if (!AppendixLines.partiesWithDifferentials().contains(party)) {
            return HttpResponse.problem(
                    404,
                    "not-found",
                    "No such appendix",
                    "Parties with tariff differentials are "
                            + String.join(
                                    ", ",
                                    AppendixLines.partiesWithDifferentials().stream()
                                            .sorted()
                                            .toList())
                            + ".");
        }
        return TableBody.read(Kind.APPENDIX, request, body -> switch (AppendixLines.reading(body.csv())) {
            case AppendixLines.Reading.Invalid(var problems) -> body.refused(problems);
            case AppendixLines.Reading.Valid(var lines, int rows)
            when !lines.parties().equals(Set.of(party)) ->
                body.refused(List.of(new RulePack.Problem(
                        1,
                        "the file has lines of %s; send those of each Party to its own address"
                                .formatted(lines.parties()))));
            case AppendixLines.Reading.Valid(var lines, int rows) ->
                store(
                        caller,
                        body,
                        new Checked(party, unversioned(body), rows, Json.Obj.EMPTY),
                        Set.of("APPENDIX_UNKNOWN"));
        });
    }

    HttpResponse putRates(Caller caller, HttpRequest request) {
        return TableBody.read(Kind.RATES, request, body -> switch (RateReader.read(body.csv())) {
            case RateReader.Reading.Invalid(var problems) -> body.refused(problems);
            case RateReader.Reading.Valid(var rates, int rows) ->
                store(
                        caller,
                        body,
                        new Checked("rates", unversioned(body), rows, Json.Obj.EMPTY),
                        Set.of("CURRENCIES_MIXED"));
        });
    }

    /** A file that says no version is known by its content: two different ones never look the same in a trace. */
    private static String unversioned(TableBody body) {
        return "sha256-" + Sha256.of(body.csv()).value().substring(0, HASH_SHOWN);
    }

    private HttpResponse store(Caller caller, TableBody body, Checked checked, Set<String> questions) {
        var stored = files.put(
                caller.account(),
                body.kind(),
                checked.name(),
                checked.version(),
                body.csv(),
                checked.rows(),
                checked.about(),
                clock.instant());
        return switch (stored) {
            case DataFiles.Stored.Kept(DataFile file) -> kept(file, wake.wake(caller, questions));
            // Whoever sends it again may never have heard that it was stored: then nobody was woken either.
            case DataFiles.Stored.Unchanged(DataFile file) -> kept(file, wake.wake(caller, questions));
            case DataFiles.Stored.VersionTaken(DataFile file) ->
                HttpResponse.problem(
                        409,
                        "version-taken",
                        "Version %s is another file".formatted(file.version()),
                        "Traces name the version: give the changed file a new one and send it again.",
                        Json.object().put("stored", file.json()).build());
            case DataFiles.Stored.TooMany() ->
                HttpResponse.problem(
                        409,
                        "too-many-files",
                        "The account has as many files as it may",
                        "Replace one of the %d files of this account by sending to its name."
                                .formatted(DataFiles.MAX_FILES));
        };
    }

    private static HttpResponse kept(DataFile file, int unblocks) {
        JsonObjectBuilder answer = Json.object().putAll(file.json());
        return HttpResponse.json(200, answer.put("unblocks", unblocks).build());
    }
}
