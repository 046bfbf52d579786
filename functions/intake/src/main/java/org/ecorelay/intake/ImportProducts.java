package org.ecorelay.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ecorelay.account.Caller;
import org.ecorelay.account.Registry;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.origin.DetermineOrigin;
import org.ecorelay.origin.ProductProfile;
import org.ecorelay.origin.bill.sheet.MergeProduct;
import org.ecorelay.origin.bill.sheet.Sheet;
import org.ecorelay.origin.bill.sheet.SheetText;

/**
 * Products and their materials from a spreadsheet (CSV). A product is stored with all of its rows or with none: half a bill of materials
 * could make a wrong origin. What does not fit into the time of a request is named, and goes on with {@code ?from=}.
 */
final class ImportProducts {
    /** A request to Lambda has at most 6 MB, in which what is not text comes as base64. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    /** After so long nothing more is stored: a request may take ten seconds. */
    static final Duration TIME = Duration.ofSeconds(6);

    private final Registry registry;
    private final Products products;
    private final InstantSource clock;

    ImportProducts(Registry registry, Products products, InstantSource clock) {
        this.registry = registry;
        this.products = products;
        this.clock = clock;
    }

    HttpResponse post(Caller caller, HttpRequest request) {
        return request.asking(() -> asked(caller, request), "from");
    }

    private HttpResponse asked(Caller caller, HttpRequest request) {
        if (!SheetBody.is(request)) {
            return HttpResponse.problem(
                    415,
                    "unsupported-media-type",
                    "The body is not CSV",
                    "Send Content-Type: text/csv; for GBK application/vnd.ms-excel.");
        }
        if (request.body().length > MAX_BYTES) {
            return HttpResponse.problem(
                    413,
                    "too-large",
                    "The body is too large",
                    "Send at most %d bytes; split the file.".formatted(MAX_BYTES));
        }
        String from = request.query("from").orElse("1");
        if (!from.matches("[1-9][0-9]{0,5}")) {
            return HttpResponse.problem(
                    400, "bad-query", "The query cannot be read", "from is the line that an earlier answer named.");
        }
        return SheetText.of(request.body())
                .map(text -> read(caller, text, Integer.parseInt(from)))
                .orElseGet(() -> malformed(
                        "Save the file as CSV in UTF-8 or GBK, and send one in GBK as application/vnd.ms-excel."));
    }

    private HttpResponse read(Caller caller, SheetText text, int from) {
        return switch (Sheet.read(text.text())) {
            case Sheet.Reading.Unreadable(String fix) -> malformed(fix);
            case Sheet.Reading.Rows(Sheet sheet) ->
                HttpResponse.json(200, store(caller.account(), sheet, from).json(text.encoding(), sheet.ignored()));
        };
    }

    private static HttpResponse malformed(String fix) {
        return HttpResponse.problem(400, "malformed-csv", "The sheet cannot be read", fix);
    }

    private ImportReport store(String account, Sheet sheet, int from) {
        Instant end = clock.instant().plus(TIME);
        var report = new ImportReport();
        sheet.strays().stream().filter(row -> row.line() >= from).forEach(row -> report.refused(row, row.findings()));
        for (Sheet.Product product : sheet.products()) {
            if (product.line() < from) {
                continue;
            }
            if (clock.instant().isAfter(end)) {
                report.stoppedAt(product.line());
                break;
            }
            one(account, product, report);
        }
        return report;
    }

    private void one(String account, Sheet.Product product, ImportReport report) {
        Optional<Json.Obj> before = registry.find(account, "product#" + product.sku());
        MergeProduct.Merged merged = MergeProduct.of(before, product);
        if (!merged.findings().isEmpty()) {
            report.refused(product, merged.findings());
            return;
        }
        if (CanonicalJson.bytes(merged.profile()).length > JsonBody.MAX_BYTES) {
            Finding finding = Finding.of("PRODUCT_TOO_LARGE", null, JsonBody.MAX_BYTES);
            report.refused(product, Map.of(product.line(), List.of(finding)));
            return;
        }
        switch (ProductProfile.read(merged.profile())) {
            case ProductProfile.Reading.Invalid(var problems) -> {
                String all = problems.stream()
                        .limit(5)
                        .map(problem -> problem.pointer() + " " + problem.message())
                        .collect(Collectors.joining("; "));
                Finding finding =
                        Finding.of("PRODUCT_FIELD_INVALID", problems.getFirst().pointer(), all);
                report.refused(product, Map.of(product.line(), List.of(finding)));
            }
            case ProductProfile.Reading.Valid(var profile) -> {
                var doubts = DetermineOrigin.doubts(profile, "");
                if (before.equals(Optional.of(merged.profile()))) {
                    report.stored(product, "unchanged", doubts, 0);
                } else {
                    registry.put(account, "product#" + product.sku(), merged.profile());
                    int woken = products.wake(account, product.sku());
                    report.stored(product, before.isPresent() ? "updated" : "created", doubts, woken);
                }
            }
        }
    }
}
