package org.ecorelay.status;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ecorelay.account.Caller;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;
import org.ecorelay.origin.hs.FindHsCodes;
import org.ecorelay.origin.hs.HsEntry;
import org.ecorelay.origin.hs.HsLookup;
import org.ecorelay.origin.hs.Nomenclature;

/** The HS list: codes by words, and what a code means. The same for every account, so any valid key will do. */
final class HsCodes {
    /** Words → subheadings. */
    HttpResponse find(Caller caller, HttpRequest request) {
        return request.asking(() -> asked(request), "q");
    }

    private static HttpResponse asked(HttpRequest request) {
        return request.query("q")
                .flatMap(FindHsCodes::find)
                .map(found -> HttpResponse.json(
                        200,
                        edition()
                                .put(
                                        "codes",
                                        Json.array(found.subheadings().stream().map(HsCodes::withPath)))
                                .put(
                                        "unknownWords",
                                        Json.array(found.unknownWords().stream().map(Json::text)))
                                .build()))
                .orElseGet(() -> HttpResponse.problem(
                        400,
                        "bad-query",
                        "The query cannot be read",
                        "q is one line of 1 to %d characters, in English, with a letter or digit in it."
                                .formatted(FindHsCodes.MAX_QUESTION)));
    }

    /** What a code means, and what it is divided into. */
    HttpResponse show(Caller caller, HttpRequest request) {
        String text = Optional.ofNullable(request.path().get("code")).orElse("");
        return switch (Nomenclature.hs2022().lookUp(text)) {
            case HsLookup.Listed listed -> HttpResponse.json(200, listed(listed));
            case HsLookup.NotListed(var code, var nearest) ->
                HttpResponse.problem(
                        404,
                        "not-found",
                        "%s has no %s".formatted(Nomenclature.EDITION, code),
                        "Look at nearest, or find the code by words with GET /v1/hs?q=.",
                        nearest(nearest));
            case HsLookup.Unreadable(var nearest) ->
                HttpResponse.problem(
                        400,
                        "bad-hs-code",
                        "This is no HS code",
                        "A code has 2, 4 or 6 to 12 digits; dots, spaces and hyphens are ignored.",
                        nearest(nearest));
        };
    }

    private static Json listed(HsLookup.Listed listed) {
        HsEntry entry = listed.entry();
        var answer = describe(entry)
                .put("edition", Nomenclature.EDITION)
                .put("level", entry.level().name().toLowerCase(Locale.ROOT))
                .put("path", list(listed.path().subList(0, listed.path().size() - 1)))
                .put("below", list(Nomenclature.hs2022().below(entry)));
        if (!listed.nationalSuffix().isEmpty()) {
            answer.put("nationalSuffix", listed.nationalSuffix());
        }
        return answer.build();
    }

    private static Json.Obj nearest(List<HsEntry> nearest) {
        return edition().put("nearest", list(nearest)).build();
    }

    private static JsonObjectBuilder edition() {
        return Json.object().put("edition", Nomenclature.EDITION);
    }

    private static Json withPath(HsEntry subheading) {
        return describe(subheading)
                .put("path", list(Nomenclature.hs2022().above(subheading)))
                .build();
    }

    private static Json list(List<HsEntry> entries) {
        return Json.array(entries.stream().map(entry -> describe(entry).build()));
    }

    private static JsonObjectBuilder describe(HsEntry entry) {
        return Json.object().put("code", entry.code()).put("description", entry.description());
    }
}
