package org.ecorelay.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads every resource of a template, or fails on the first that it cannot account for. */
final class DeploymentReader {
    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Description",
            "Metadata",
            "Parameters",
            "Conditions",
            "Resources",
            "Outputs",
            "Rules");

    private static final Set<String> UNDERSTOOD = Set.of(
            ResourceTypes.TABLE,
            ResourceTypes.QUEUE,
            ResourceTypes.FUNCTION,
            ResourceTypes.INVOKE_CONFIG,
            ResourceTypes.EVENT_SOURCE,
            ResourceTypes.SCHEDULE,
            ResourceTypes.API,
            ResourceTypes.STAGE,
            ResourceTypes.ROUTE,
            ResourceTypes.INTEGRATION,
            ResourceTypes.KEY,
            ResourceTypes.SECRET,
            ResourceTypes.TOPIC,
            ResourceTypes.MAIL_IDENTITY,
            ResourceTypes.MAIL_CONFIGURATION,
            ResourceTypes.ROLE,
            ResourceTypes.LOG_GROUP);

    private final JsonNode resources;
    private final Stack stack;
    private final Intrinsics intrinsics;
    private final Ignored ignored = new Ignored();

    DeploymentReader(JsonNode template, Stack stack, Map<String, String> parameters) {
        this.resources = template.path("Resources");
        this.stack = stack;
        this.intrinsics = new Intrinsics(template, new Parameters(template.path("Parameters"), stack, parameters));
        template.propertyStream().map(Map.Entry::getKey).forEach(section -> {
            if (!SECTIONS.contains(section)) {
                throw new TemplateNotUnderstood("Section " + section, "it is not understood", "Teach DeploymentReader");
            }
        });
    }

    Deployment read() {
        resources.properties().forEach(entry -> admit(entry.getKey(), entry.getValue()));
        var data = new DataReader(stack);
        var compute = new ComputeReader(stack);
        var ages = all(ResourceTypes.INVOKE_CONFIG, compute::invokeConfig);
        return new Deployment(
                stack,
                all(ResourceTypes.TABLE, data::table),
                all(ResourceTypes.QUEUE, data::queue),
                all(ResourceTypes.FUNCTION, compute::function),
                all(ResourceTypes.EVENT_SOURCE, compute::eventSource),
                all(ResourceTypes.SCHEDULE, schedule -> compute.schedule(schedule, ages)),
                apis(),
                all(ResourceTypes.KEY, data::key),
                all(ResourceTypes.SECRET, data::secret),
                all(ResourceTypes.TOPIC, data::topic),
                all(ResourceTypes.MAIL_IDENTITY, data::mailIdentity),
                all(ResourceTypes.MAIL_CONFIGURATION, data::mailConfiguration),
                all(ResourceTypes.ROLE, RoleReader::role),
                all(ResourceTypes.LOG_GROUP, compute::logGroup),
                ignored.used());
    }

    private List<HttpApi> apis() {
        var reader = new ApiReader(
                all(ResourceTypes.STAGE, ApiReader::stage),
                all(ResourceTypes.INTEGRATION, ApiReader::integration),
                all(ResourceTypes.ROUTE, ApiReader::route));
        return all(ResourceTypes.API, reader::api);
    }

    /** Fails on a type that is neither read nor on the list, and on a resource attribute such as CreationPolicy. */
    private void admit(String logicalId, JsonNode resource) {
        String type = resource.path("Type").asText();
        if (!UNDERSTOOD.contains(type) && !ignored.has(type)) {
            throw new TemplateNotUnderstood(
                    "Resource " + logicalId,
                    "the type " + type + " is not understood",
                    "Teach org.ecorelay.local.template to do it, or write \"" + type
                            + "\" on the list Ignored with the reason why a local run can do without it");
        }
        resource.propertyStream().map(Map.Entry::getKey).forEach(attribute -> {
            if (!Set.of("Type", "Properties", "Condition").contains(attribute) && !ignored.has("* " + attribute)) {
                throw new TemplateNotUnderstood(
                        "Resource " + logicalId + " (" + type + ")",
                        "the resource attribute " + attribute + " is not understood",
                        "Teach DeploymentReader, or write \"* " + attribute + "\" on the list Ignored");
            }
        });
    }

    private <T> List<T> all(String type, Function<Block, T> reader) {
        var results = new ArrayList<T>();
        resources.properties().forEach(entry -> {
            String logicalId = entry.getKey();
            if (intrinsics.resources().typeOf(logicalId).equals(type)
                    && intrinsics.resources().exists(logicalId)) {
                JsonNode properties = entry.getValue().path("Properties");
                var block = new Block(logicalId, type, "", properties, intrinsics, ignored);
                results.add(reader.apply(block));
                block.done();
            }
        });
        return results;
    }
}
