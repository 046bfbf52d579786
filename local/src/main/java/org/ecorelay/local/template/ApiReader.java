package org.ecorelay.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an HTTP API from its stage, integrations and routes. */
final class ApiReader {
    record Stage(String api, Optional<HttpApi.Throttle> throttle, Map<String, HttpApi.Throttle> routes) {}

    record Integration(String logicalId, String function) {}

    record RouteTo(String api, String key, String integration) {}

    private final List<Stage> stages;
    private final List<Integration> integrations;
    private final List<RouteTo> routes;

    ApiReader(List<Stage> stages, List<Integration> integrations, List<RouteTo> routes) {
        this.stages = stages;
        this.integrations = integrations;
        this.routes = routes;
    }

    static Stage stage(Block stage) {
        stage.only("StageName", "$default");
        stage.only("AutoDeploy", "true");
        return new Stage(
                stage.needTarget("ApiId"),
                stage.block("DefaultRouteSettings", ApiReader::throttle),
                stage.blocksByName("RouteSettings", ApiReader::throttle));
    }

    private static HttpApi.Throttle throttle(Block settings) {
        return new HttpApi.Throttle(
                Integer.parseInt(settings.needWord("ThrottlingBurstLimit")),
                Double.parseDouble(settings.needWord("ThrottlingRateLimit")));
    }

    static Integration integration(Block integration) {
        integration.needTarget("ApiId");
        integration.only("IntegrationType", "AWS_PROXY");
        integration.only("PayloadFormatVersion", "2.0");
        return new Integration(integration.logicalId(), integration.needTarget("IntegrationUri"));
    }

    static RouteTo route(Block route) {
        route.only("AuthorizationType", "NONE");
        return new RouteTo(route.needTarget("ApiId"), route.needWord("RouteKey"), route.needTarget("Target"));
    }

    HttpApi api(Block api) {
        api.needWord("Name");
        api.only("ProtocolType", "HTTP");
        return new HttpApi(
                api.logicalId(),
                routes.stream()
                        .filter(route -> route.api().equals(api.logicalId()))
                        .map(this::resolved)
                        .toList(),
                stages.stream()
                        .filter(stage -> stage.api().equals(api.logicalId()))
                        .flatMap(stage -> stage.throttle().stream())
                        .findFirst());
    }

    private HttpApi.Route resolved(RouteTo route) {
        return integrations.stream()
                .filter(integration -> integration.logicalId().equals(route.integration()))
                .map(integration -> new HttpApi.Route(route.key(), integration.function(), ownThrottle(route)))
                .findFirst()
                .orElseThrow(() -> new TemplateNotUnderstood(
                        "Route " + route.key(), "its target is no integration", "Synthesize the template anew"));
    }

    private Optional<HttpApi.Throttle> ownThrottle(RouteTo route) {
        return stages.stream()
                .filter(stage -> stage.api().equals(route.api()))
                .flatMap(stage -> Optional.ofNullable(stage.routes().get(route.key())).stream())
                .findFirst();
    }
}
