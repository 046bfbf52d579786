package org.ecorelay.infra;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnIntegration;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/** The HTTP API: which route belongs to which function. Everything else is 404 at the gateway. */
final class StorefrontApi extends Construct {
    /** Requests per second, and the most at once, over all routes and accounts; more is 429 before any function runs. */
    private static final int RATE = 100;

    private static final int BURST = 200;

    private static final String VERIFY = "POST /v1/verify";
    private static final String CHECK = "POST /v1/orders:check";
    private static final String IMPORT = "POST /v1/products";
    private static final String REDRIVE = "POST /v1/ops/redrive";
    private static final String PRINT = "GET /v1/certificates/{id}/document.pdf";
    private static final String VERIFIED_DOCUMENT = "POST /v1/verify/document";

    /**
     * Requests per second of single routes. Verification needs no key: who guesses there takes nothing from the exporters'
     * rate. The others are costly, and rare in an honest shop.
     */
    private static final Map<String, Map<String, Integer>> RATES = Map.of(
            VERIFY, rate(20),
            VERIFIED_DOCUMENT, rate(20),
            CHECK, rate(20),
            IMPORT, rate(10),
            REDRIVE, rate(5),
            PRINT, rate(10));

    private final CfnApi api;
    private final CfnStage stage;

    /**
     * Adds it.
     *
     * @param origins web origins whose pages may call it from a browser
     */
    StorefrontApi(Construct scope, List<String> origins) {
        super(scope, "Api");
        api = CfnApi.Builder.create(this, "Http")
                .name(Aws.STACK_NAME)
                .protocolType("HTTP")
                .corsConfiguration(origins.isEmpty() ? null : cors(origins))
                .build();
        stage = defaultStage();
    }

    /** Adds the routes. After the functions, some of which are told the address of this API. */
    void route(IntakeFunction intake, StatusFunction status, DocumentFunction document) {
        var accepting = integration("Intake", intake);
        route("AcceptOrder", "POST /v1/orders", accepting);
        route("CorrectCertificate", "POST /v1/certificates/{id}/versions", accepting);
        route("WithdrawCertificate", "DELETE /v1/certificates/{id}", accepting);
        route("TellIssuedCertificate", "POST /v1/issued-certificates", accepting);
        route("ImportProducts", IMPORT, accepting);
        route("PutProduct", "PUT /v1/products/{sku}", accepting);
        route("GetProduct", "GET /v1/products/{sku}", accepting);
        route("PutShipment", "PUT /v1/orders/{id}/shipments/{n}", accepting);
        route("SetStoreModes", "PUT /v1/stores/{store}/modes", accepting);
        route("SetStoreSettings", "PUT /v1/stores/{store}/settings", accepting);
        route("PutRules", "PUT /v1/rules/{name}", accepting);
        route("PutHsCorrespondence", "PUT /v1/hs-correspondence", accepting);
        route("PutAppendixLines", "PUT /v1/appendix-lines/{party}", accepting);
        route("PutExchangeRates", "PUT /v1/exchange-rates", accepting);
        route("Redrive", REDRIVE, accepting);
        route("AskAlertAddress", "GET /v1/alert-addresses/{token}", accepting);
        route("AnswerAlertAddress", "POST /v1/alert-addresses/{token}", accepting);
        route("GetRedrive", "GET /v1/ops/redrive/{id}", accepting);
        var reading = integration("Status", status);
        route("ListCertificates", "GET /v1/certificates", reading);
        route("GetCertificate", "GET /v1/certificates/{id}", reading);
        route("GetDocument", "GET /v1/certificates/{id}/document", reading);
        route("GetEvidence", "GET /v1/certificates/{id}/evidence", reading);
        route("GetApplication", "GET /v1/certificates/{id}/application", reading);
        route("GetQrCode", "GET /v1/certificates/{id}/qr.svg", reading);
        route("CheckOrder", CHECK, reading);
        route("GetStoreReport", "GET /v1/stores/{store}/report", reading);
        route("ListRules", "GET /v1/rules", reading);
        route("RuleCoverage", "GET /v1/rules/coverage", reading);
        route("GetSchema", "GET /v1/schemas/{name}", reading);
        route("FindHsCodes", "GET /v1/hs", reading);
        route("GetHsCode", "GET /v1/hs/{code}", reading);
        route("GetStatusList", "GET /v1/status-lists/{owner}/{list}", reading);
        route("Verify", VERIFY, reading);
        route("GetVerifiedDocument", VERIFIED_DOCUMENT, reading);
        route("GetVerifyPage", "GET /verify/{id}", reading);
        route("GetKeys", "GET /.well-known/jwks.json", reading);
        route("GetHealth", "GET /health", reading);
        route("PrintDocument", PRINT, integration("Document", document));
    }

    /** A key in a browser is a key that everybody has: pages may read and verify, and post orders only with a key of their own. */
    private static CfnApi.CorsProperty cors(List<String> origins) {
        return CfnApi.CorsProperty.builder()
                .allowOrigins(origins)
                .allowMethods(List.of("GET", "POST"))
                .allowHeaders(List.of("authorization", "content-type", "x-api-key"))
                .maxAge(3_600)
                .build();
    }

    String id() {
        return api.getRef();
    }

    String url() {
        return api.getAttrApiEndpoint();
    }

    private CfnStage defaultStage() {
        return CfnStage.Builder.create(this, "Stage")
                .apiId(api.getRef())
                .stageName("$default")
                .autoDeploy(true)
                .defaultRouteSettings(CfnStage.RouteSettingsProperty.builder()
                        .throttlingRateLimit(RATE)
                        .throttlingBurstLimit(BURST)
                        .build())
                // Sorted: the order of Map.of differs from run to run, and so would the template.
                .accessLogSettings(accessLog())
                .routeSettings(new TreeMap<>(RATES))
                .build();
    }

    /** One line a request: which route, how it ended, how long it took. No address, no key, no path: an id may be in it. */
    private CfnStage.AccessLogSettingsProperty accessLog() {
        var log = LogGroup.Builder.create(this, "Log")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        return CfnStage.AccessLogSettingsProperty.builder()
                .destinationArn(log.getLogGroupArn())
                .format(
                        "{\"request\":\"$context.requestId\",\"route\":\"$context.routeKey\",\"status\":$context.status,"
                                + "\"ms\":$context.responseLatency,\"error\":\"$context.integrationErrorMessage\"}")
                .build();
    }

    private static Map<String, Integer> rate(int perSecond) {
        return new TreeMap<>(Map.of("ThrottlingRateLimit", perSecond, "ThrottlingBurstLimit", 2 * perSecond));
    }

    /** Hands requests to {@code function}, which this API and no other may invoke. */
    private CfnIntegration integration(String name, RelayFunction function) {
        CfnPermission.Builder.create(this, name + "Permission")
                .action("lambda:InvokeFunction")
                .functionName(function.arn())
                .principal("apigateway.amazonaws.com")
                .sourceArn(Arn.of("execute-api", "${Api}/*/*", "Api", api.getRef()))
                .build();
        return CfnIntegration.Builder.create(this, name + "Integration")
                .apiId(api.getRef())
                .integrationType("AWS_PROXY")
                .integrationUri(function.arn())
                .payloadFormatVersion("2.0")
                .build();
    }

    private void route(String name, String key, CfnIntegration integration) {
        var route = CfnRoute.Builder.create(this, name)
                .apiId(api.getRef())
                .routeKey(key)
                .target("integrations/" + integration.getRef())
                .build();
        // API Gateway refuses the settings of a route that is not there yet.
        if (RATES.containsKey(key)) {
            stage.getNode().addDependency(route);
        }
    }
}
