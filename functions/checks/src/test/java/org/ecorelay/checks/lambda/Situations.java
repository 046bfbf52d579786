package org.ecorelay.checks.lambda;

import static org.ecorelay.checks.lambda.Situation.failures;
import static org.ecorelay.checks.lambda.Situation.file;
import static org.ecorelay.checks.lambda.Situation.http;
import static org.ecorelay.checks.lambda.Situation.page;
import static org.ecorelay.checks.lambda.Situation.silent;
import static org.ecorelay.checks.lambda.Situation.verifyPage;

import java.util.List;
import java.util.Map;

/** What each function answers to each sample event. A file that is not named here is read by no test. */
final class Situations {
    private static final String NO_LINK = "This link does not work";

    static final Map<String, List<Situation>> OF = Map.of(
            "document",
            List.of(
                    http("missing-key", 401, "unauthorized"),
                    http("unknown-certificate", 404, "not-found"),
                    http("hostile-id", 404, "not-found"),
                    http("bad-version", 400, "bad-query"),
                    http("version-not-signed", 404, "no-document"),
                    file("good", "application/pdf", "%PDF-1.")),
            "intake",
            List.of(
                    http("good", 202, SampleEvent.certificateId("EC-1001"), "in preparation")
                            .then("EC-1001", "RECEIVED"),
                    http("duplicate", 202, SampleEvent.certificateId("EC-1001")).after("good"),
                    http("conflicting", 409, "order-differs", "/lines/0/quantity")
                            .after("good"),
                    http("base64-body", 202, "in preparation").then("EC-1002", "RECEIVED"),
                    http("wrong-key", 401, "unauthorized"),
                    http("missing-key", 401, "unauthorized"),
                    http("missing-attribute", 422, "/destination", "FIELD_MISSING"),
                    http("one-bad-of-two", 422, "/lines/1/quantity"),
                    http("empty-batch", 422, "/lines"),
                    http("empty-body", 400, "malformed-json"),
                    http("wrong-media-type", 415, "unsupported-media-type"),
                    http("too-large", 413, "too-large"),
                    http("product", 200, "CHAIR-02"),
                    http("product-with-bad-code", 422, "/hsCode"),
                    http("product-with-unknown-code", 200, "HS_CODE_UNKNOWN", "Did you mean 940360"),
                    http("products-sheet", 200, "\"created\":1", "\"encoding\":\"UTF-8\""),
                    http(
                            "products-sheet-with-findings",
                            200,
                            "CSV_FORMULA",
                            "CSV_OTHER_ROW",
                            "CSV_NUMBER_DAMAGED",
                            "HS_CODE_INVALID",
                            "\"created\":1"),
                    http("products-sheet-gbk", 200, "\"encoding\":\"GB18030\"", "灯泡"),
                    http("products-sheet-without-headings", 400, "malformed-csv", "sku (货号)"),
                    http("products-sheet-as-json", 415, "unsupported-media-type"),
                    http("unknown-product", 404, "not-found"),
                    http("shipment", 202, SampleEvent.certificateId("EC-1002"), "\"version\":2")
                            .after("base64-body"),
                    http("shipment-again", 202, "\"version\":2").after("base64-body", "shipment"),
                    http("shipment-of-too-much", 422, "/lines/0/quantity", "FIELD_RANGE")
                            .after("base64-body"),
                    http("shipment-malformed", 422, "/invoice/number", "/transport/mode", "/lines/0/sku", "/account"),
                    http("shipment-of-a-stranger", 404, "not-found"),
                    http("shipment-with-a-hostile-number", 404, "not-found").after("base64-body"),
                    http("store-modes", 200, "\"changed\":true", "\"by\":\"sample\""),
                    http("store-modes-malformed", 422, "FIELD_FORMAT", "/*", "FIELD_UNKNOWN", "/japan"),
                    http("store-modes-of-a-stranger", 404, "not-found"),
                    http("rules", 200, "\"version\":\"2026-09\"", "\"rows\":1", "\"unblocks\":0"),
                    http("rules-again", 200, "\"version\":\"2026-09\"").after("rules"),
                    http("rules-version-taken", 409, "version-taken").after("rules"),
                    http("rules-as-json", 200, "\"edition\":\"HS2012\""),
                    http("rules-with-bad-rows", 422, "invalid-rows", "\"line\":2", "\"line\":3"),
                    http("rules-with-a-hostile-name", 400, "bad-name"),
                    http("rules-wrong-media-type", 415, "unsupported-media-type"),
                    http("hs-correspondence", 200, "\"name\":\"HS2012\""),
                    http("appendix-lines", 200, "\"name\":\"JP\""),
                    http("appendix-lines-of-another-party", 422, "invalid-rows"),
                    http("appendix-lines-without-differentials", 404, "not-found"),
                    http("exchange-rates", 200, "\"rows\":1"),
                    http("exchange-rates-hostile", 422, "invalid-rows", "two different currencies"),
                    http("correction-unchanged", 200, "unchanged").after("good"),
                    http("redrive", 202, "jobId", "\"redriven\":0", "/v1/ops/redrive/"),
                    http("redrive-of-a-stranger", 404, "not-found"),
                    http("redrive-with-a-hostile-id", 404, "not-found"),
                    http("redrive-dry-run", 200, "\"matches\":", "\"complete\":true"),
                    http("redrive-everything", 422, "/state", "FIELD_MISSING"),
                    http("correction", 202, SampleEvent.certificateId("EC-1001"), "\"version\":2")
                            .after("good"),
                    http("correction-again", 202, "\"version\":2").after("good", "correction"),
                    http("correction-outdated", 200, "outdated").after("good", "correction"),
                    http("correction-of-another-order", 422, "/orderNumber", "OTHER_ORDER")
                            .after("good"),
                    http("rebuild", 202, "\"version\":3").after("good", "correction"),
                    http("correction-malformed", 400, "malformed-json").after("good"),
                    http("correction-not-an-object", 422, "FIELD_TYPE").after("good"),
                    http("correction-of-a-stranger", 404, "not-found"),
                    http("correction-with-a-hostile-id", 404, "not-found"),
                    http("withdrawal", 202, SampleEvent.certificateId("EC-1001"))
                            .after("good")
                            .then("EC-1001", "WITHDRAWN"),
                    http("withdrawal-again", 200, "withdrawn").after("good", "withdrawal"),
                    http("withdrawal-of-a-stranger", 404, "not-found"),
                    http("correction-after-withdrawal", 409, "withdrawn").after("good", "withdrawal"),
                    http("issued-certificate", 200, "\"result\":\"accepted\"", "certificateId"),
                    http("issued-certificate-again", 200, "\"result\":\"accepted\"")
                            .after("issued-certificate"),
                    http("issued-certificate-for-another-order", 409, "issued-conflict")
                            .after("issued-certificate"),
                    http("issued-certificate-on-the-wrong-route", 422, "EXPORTER_ROUTE", "/orders/0/store"),
                    http("issued-certificate-of-a-stranger", 422, "STORE_UNKNOWN", "/orders/0/store"),
                    http("issued-certificate-hostile", 422, "/number", "/items/0/criterion", "/items/0/originCountry"),
                    http("issued-certificate-withdrawn", 200, "\"result\":\"withdrawn\"")
                            .after("issued-certificate"),
                    http("issued-certificate-withdrawn-unknown", 404, "not-found"),
                    http("issued-certificates-as-rows", 200, "\"accepted\":1", "\"refused\":1", "\"line\":3"),
                    http("issued-certificates-without-columns", 400, "malformed-csv"),
                    page("alert-address-without-an-answer", 400, "Nothing was answered"),
                    page("alert-address-as-json", 400, "Nothing was answered"),
                    page("alert-address-altered", 404, NO_LINK),
                    page("alert-address-truncated", 404, NO_LINK),
                    page("alert-address-expired", 404, NO_LINK),
                    page("alert-address-of-another-account", 404, NO_LINK),
                    page("alert-address-with-a-foreign-name", 404, NO_LINK),
                    page("alert-address-removed", 404, NO_LINK),
                    page("alert-address-too-long", 404, NO_LINK),
                    page("alert-address-hostile", 404, NO_LINK),
                    // In this order: a refusal is final.
                    page("alert-address", 200, "Sample Bamboo Works", "o…@example.org", "value=\"confirm\""),
                    page("alert-address-confirmed", 200, "This address is confirmed"),
                    page("alert-address-refused", 200, "This address is not written to")
                            .after("alert-address-confirmed")),
            "builder",
            List.of(
                    failures("good").then("EC-2001", "SIGNED"),
                    failures("duplicate").then("EC-2001", "SIGNED"),
                    failures("one-bad-of-two", 1).then("EC-2001", "SIGNED"),
                    failures("empty-batch"),
                    failures("missing-attribute", 1),
                    failures("too-large", 1),
                    failures("unknown-certificate", 1)),
            "submitter",
            List.of(
                    failures("good").then("EC-3001", "DEFERRED"),
                    failures("duplicate").then("EC-3001", "DEFERRED"),
                    failures("one-bad-of-two", 1).then("EC-3001", "DEFERRED"),
                    failures("empty-batch"),
                    failures("missing-attribute", 1),
                    failures("too-large", 1),
                    failures("unknown-certificate", 1)),
            "poller",
            List.of(silent("good"), silent("duplicate").after("good"), silent("empty")),
            "status",
            List.of(
                    http("health", 200, "ok"),
                    http("key-set", 200, "\"kty\":\"EC\"", "\"crv\":\"P-256\""),
                    http("good", 200, SampleEvent.certificateId("EC-5001"), "in preparation", "history"),
                    http("unknown-certificate", 404, "not-found"),
                    http("missing-key", 401, "unauthorized"),
                    http("document-not-yet", 404, "no-document"),
                    http("application-none", 409, "no-application"),
                    http("application-of-a-stranger", 404, "not-found"),
                    http("application-with-an-unknown-body", 400, "bad-query"),
                    http("by-order-number", 200, SampleEvent.certificateId("EC-5001")),
                    http("empty-list", 200, "\"certificates\":[]"),
                    http("bad-cursor", 400, "bad-query"),
                    http("check", 200, "\"state\":\"SIGNED\"", "DESTINATION_NOT_RCEP", "\"criterion\":\"CTC"),
                    http("check-traced", 200, "\"determination\"", "\"chosen\""),
                    http("check-missing-product", 200, "PRODUCT_PROFILE_MISSING", "NEEDS_DATA", "请提交"),
                    http("check-bad-query", 400, "bad-query"),
                    http("check-malformed", 400, "malformed-json"),
                    http("check-missing-key", 401, "unauthorized"),
                    http("check-of-a-strangers-store", 422, "STORE_UNKNOWN"),
                    http("store-report", 200, "\"complete\":true", "\"destination\":\"VN\"", "\"RECEIVED\":1"),
                    http("store-report-of-a-stranger", 404, "not-found"),
                    http("store-report-hostile-query", 400, "bad-query"),
                    http("rules", 200, "RCEP Annex 3A sample", "\"statedRules\":true", "\"rules\":[]"),
                    http("rules-coverage", 200, "\"products\":1", "\"hsCode\":\"940360\"", "RULE_NOT_TRANSPOSED"),
                    http("rules-coverage-hostile-query", 400, "bad-query"),
                    http("hs-by-words", 200, "\"code\":\"940382\"", "Furniture; of bamboo"),
                    http("hs-empty-words", 400, "bad-query"),
                    http("hs-words-too-long", 400, "bad-query", "1 to 100 characters"),
                    http("hs-hostile-words", 400, "bad-query"),
                    http("hs-words-not-english", 200, "\"codes\":[]", "\"unknownWords\":[\"竹家具\"]"),
                    http("hs-words-missing-key", 401, "unauthorized"),
                    http("hs-code", 200, "\"code\":\"940360\"", "\"nationalSuffix\":\"10\""),
                    http("hs-unknown-code", 404, "not-found", "HS 2022 has no 940366", "\"code\":\"940360\""),
                    http("verify-guessed-hash", 404, "No such document"),
                    http("verify-guessed-id", 404, "No such document"),
                    http("verify-hostile-id", 404, "No such document"),
                    http("verify-alg-none", 200, "\"overall\":\"invalid\"", "ALGORITHM_REFUSED"),
                    http("verify-stranger", 200, "\"overall\":\"invalid\"", "KEY_NOT_IN_SET"),
                    http("verify-empty", 400, "bad-request"),
                    http("verify-other-members", 400, "bad-request"),
                    verifyPage("verify-page", "wctcrbruiquvm7f6jq2672isecmcvgc6"),
                    verifyPage("verify-page-hostile-id", "alert(1)"),
                    http("verify-document-guessed-hash", 404, "No such document"),
                    http("verify-document-guessed-id", 404, "No such document"),
                    http("verify-document-unreadable", 400, "bad-request"),
                    http("hs-hostile-code", 400, "bad-hs-code")));

    private Situations() {}
}
