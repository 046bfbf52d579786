package org.ecorelay.infra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What holds for the HTTP API. */
final class ApiRules {
    private static final Map<String, String> ROUTES = Map.ofEntries(
            Map.entry("POST /v1/orders", "IntakeFunction"),
            Map.entry("POST /v1/certificates/{id}/versions", "IntakeFunction"),
            Map.entry("DELETE /v1/certificates/{id}", "IntakeFunction"),
            Map.entry("POST /v1/issued-certificates", "IntakeFunction"),
            Map.entry("POST /v1/orders:check", "StatusFunction"),
            Map.entry("POST /v1/products", "IntakeFunction"),
            Map.entry("PUT /v1/products/{sku}", "IntakeFunction"),
            Map.entry("GET /v1/products/{sku}", "IntakeFunction"),
            Map.entry("PUT /v1/orders/{id}/shipments/{n}", "IntakeFunction"),
            Map.entry("PUT /v1/stores/{store}/modes", "IntakeFunction"),
            Map.entry("PUT /v1/stores/{store}/settings", "IntakeFunction"),
            Map.entry("PUT /v1/rules/{name}", "IntakeFunction"),
            Map.entry("PUT /v1/hs-correspondence", "IntakeFunction"),
            Map.entry("PUT /v1/appendix-lines/{party}", "IntakeFunction"),
            Map.entry("PUT /v1/exchange-rates", "IntakeFunction"),
            Map.entry("POST /v1/ops/redrive", "IntakeFunction"),
            Map.entry("GET /v1/alert-addresses/{token}", "IntakeFunction"),
            Map.entry("POST /v1/alert-addresses/{token}", "IntakeFunction"),
            Map.entry("GET /v1/ops/redrive/{id}", "IntakeFunction"),
            Map.entry("GET /v1/certificates", "StatusFunction"),
            Map.entry("GET /v1/certificates/{id}", "StatusFunction"),
            Map.entry("GET /v1/certificates/{id}/document", "StatusFunction"),
            Map.entry("GET /v1/certificates/{id}/application", "StatusFunction"),
            Map.entry("GET /v1/certificates/{id}/evidence", "StatusFunction"),
            Map.entry("GET /v1/stores/{store}/report", "StatusFunction"),
            Map.entry("GET /v1/schemas/{name}", "StatusFunction"),
            Map.entry("GET /v1/rules", "StatusFunction"),
            Map.entry("GET /v1/rules/coverage", "StatusFunction"),
            Map.entry("GET /v1/hs", "StatusFunction"),
            Map.entry("GET /v1/hs/{code}", "StatusFunction"),
            Map.entry("GET /v1/status-lists/{owner}/{list}", "StatusFunction"),
            Map.entry("POST /v1/verify", "StatusFunction"),
            Map.entry("POST /v1/verify/document", "StatusFunction"),
            Map.entry("GET /verify/{id}", "StatusFunction"),
            Map.entry("GET /v1/certificates/{id}/qr.svg", "StatusFunction"),
            Map.entry("GET /.well-known/jwks.json", "StatusFunction"),
            Map.entry("GET /health", "StatusFunction"),
            Map.entry("GET /v1/certificates/{id}/document.pdf", "DocumentFunction"));

    /** Needs no key and reads tables. */
    private static final List<String> LOOKED_UP_BY_ANYBODY = List.of("POST /v1/verify", "POST /v1/verify/document");

    static final List<Rule> ALL = List.of(
            Rule.that("the routes are exactly those of the contract", ApiRules::otherRoutes)
                    .brokenBy("GET /health", t -> t.remove("ApiGetHealth"))
                    .brokenBy("$default", t -> t.properties("ApiGetHealth").put("RouteKey", "$default"))
                    .brokenBy(
                            "POST /v1/orders=StatusFunction",
                            t -> t.properties("ApiAcceptOrder")
                                    .set("Target", t.properties("ApiGetHealth").path("Target"))),
            Rule.that("functions get payload format 2.0", ApiRules::otherPayloads)
                    .brokenBy(
                            "ApiIntakeIntegration",
                            t -> t.properties("ApiIntakeIntegration").put("PayloadFormatVersion", "1.0")),
            Rule.that("the one stage is $default, deploys itself and is throttled", ApiRules::otherStages)
                    .brokenBy("ApiStage", t -> t.properties("ApiStage").put("StageName", "v1"))
                    .brokenBy("ApiStage", t -> t.properties("ApiStage").remove("DefaultRouteSettings"))
                    .brokenBy("ApiStage", t -> t.properties("ApiStage").put("AutoDeploy", false)),
            Rule.that("what needs no key has a rate of its own, below the rate of all", ApiRules::unlimited)
                    .brokenBy("ApiStage", t -> t.properties("ApiStage").remove("RouteSettings"))
                    .brokenBy(
                            "ApiStage",
                            t -> ((ObjectNode) t.properties("ApiStage").at("/RouteSettings/POST ~1v1~1verify"))
                                    .put("ThrottlingRateLimit", 100))
                    .brokenBy(
                            "ApiStage",
                            t -> ((ObjectNode) t.properties("ApiStage").path("RouteSettings"))
                                    .remove("POST /v1/verify/document")),
            Rule.that("every function behind a route may be invoked by the API", ApiRules::lockedOut)
                    .brokenBy("StatusFunction", t -> t.remove("ApiStatusPermission")));

    private ApiRules() {}

    private static List<String> otherRoutes(Template template) {
        var actual = new TreeMap<String, String>();
        template.all("AWS::ApiGatewayV2::Route").values().forEach(route -> {
            var integration = template.properties(Template.target(route.path("Target")));
            actual.put(route.path("RouteKey").asText(), Template.target(integration.path("IntegrationUri")));
        });
        return actual.equals(ROUTES) ? List.of() : List.of(new TreeMap<>(ROUTES) + " expected, not " + actual);
    }

    private static List<String> otherPayloads(Template template) {
        return template.all("AWS::ApiGatewayV2::Integration").entrySet().stream()
                .filter(entry ->
                        !entry.getValue().path("PayloadFormatVersion").asText().equals("2.0"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> otherStages(Template template) {
        return template.all("AWS::ApiGatewayV2::Stage").entrySet().stream()
                .filter(entry -> !entry.getValue().path("StageName").asText().equals("$default")
                        || !entry.getValue().path("AutoDeploy").asBoolean()
                        || entry.getValue()
                                        .at("/DefaultRouteSettings/ThrottlingRateLimit")
                                        .asInt()
                                <= 0
                        || entry.getValue()
                                        .at("/DefaultRouteSettings/ThrottlingBurstLimit")
                                        .asInt()
                                <= 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> unlimited(Template template) {
        return template.all("AWS::ApiGatewayV2::Stage").entrySet().stream()
                .filter(entry -> LOOKED_UP_BY_ANYBODY.stream().anyMatch(route -> {
                    int own = entry.getValue()
                            .path("RouteSettings")
                            .path(route)
                            .path("ThrottlingRateLimit")
                            .asInt();
                    int all = entry.getValue()
                            .at("/DefaultRouteSettings/ThrottlingRateLimit")
                            .asInt();
                    return own <= 0 || own >= all;
                }))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> lockedOut(Template template) {
        var invokable = template.all("AWS::Lambda::Permission").values().stream()
                .map(permission -> Template.target(permission.path("FunctionName")))
                .toList();
        return template.all("AWS::ApiGatewayV2::Integration").values().stream()
                .map(integration -> Template.target(integration.path("IntegrationUri")))
                .filter(function -> !invokable.contains(function))
                .toList();
    }
}
