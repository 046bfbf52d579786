package org.ecorelay.checks.jar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ecorelay.checks.Repository;

/**
 * A function in the checked-in template.
 *
 * @param jar short name, from the asset's name
 * @param services whose actions its role has, by their prefix
 */
record TemplateFunction(String jar, String handler, String runtime, Set<String> services) {
    static List<TemplateFunction> all() {
        JsonNode resources = read().get("Resources");
        return resources
                .propertyStream()
                .map(Map.Entry::getValue)
                .filter(resource -> resource.get("Type").asText().equals("AWS::Lambda::Function"))
                .map(resource -> of(resource.get("Properties"), resources))
                .toList();
    }

    private static TemplateFunction of(JsonNode function, JsonNode resources) {
        String role = function.at("/Role/Fn::GetAtt/0").asText();
        var services = new TreeSet<String>();
        resources.get(role).at("/Properties/Policies").findValues("Action").forEach(actions -> {
            if (actions.isTextual()) {
                services.add(actions.asText().split(":")[0]);
            } else {
                actions.forEach(action -> services.add(action.asText().split(":")[0]));
            }
        });
        return new TemplateFunction(
                function.at("/Code/S3Key").asText().replaceFirst("\\.zip$", ""),
                function.get("Handler").asText(),
                function.get("Runtime").asText(),
                services);
    }

    TemplateFunction withHandler(String other) {
        return new TemplateFunction(jar, other, runtime, services);
    }

    TemplateFunction withRuntime(String other) {
        return new TemplateFunction(jar, handler, other, services);
    }

    @Override
    public String toString() {
        return jar;
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(Repository.ROOT
                            .resolve("infra-cdk/template/eco-relay.template.json")
                            .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
