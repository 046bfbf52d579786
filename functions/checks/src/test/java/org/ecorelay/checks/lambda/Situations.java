package org.ecorelay.checks.lambda;

import static org.ecorelay.checks.lambda.Situation.failures;
import static org.ecorelay.checks.lambda.Situation.http;
import static org.ecorelay.checks.lambda.Situation.page;
import static org.ecorelay.checks.lambda.Situation.silent;

import java.util.List;
import java.util.Map;

/** What each function answers to each sample event. A file that is not named here is read by no test. */
final class Situations {
    private static final String NO_LINK = "This link does not work";

    static final Map<String, List<Situation>> OF = Map.of(
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
                    http("unknown-product", 404, "not-found"),
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
                    failures("status-list"),
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
                    http("status-list-unknown", 404, "not-found"),
                    http("status-list-hostile", 404, "not-found"),
                    http("missing-key", 401, "unauthorized"),
                    http("document-not-yet", 404, "no-document"),
                    http("by-order-number", 200, SampleEvent.certificateId("EC-5001")),
                    http("empty-list", 200, "\"certificates\":[]"),
                    http("bad-cursor", 400, "bad-query"),
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
                    http("hs-hostile-code", 400, "bad-hs-code")));

    private Situations() {}
}
