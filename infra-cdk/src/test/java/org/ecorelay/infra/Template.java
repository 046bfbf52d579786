package org.ecorelay.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** A CloudFormation template, read by the rules and damaged by their negative controls. */
record Template(ObjectNode root) {
    /** Properties of all resources of a type ({@code AWS::SQS::Queue}), by logical id. */
    Map<String, ObjectNode> all(String type) {
        var found = new TreeMap<String, ObjectNode>();
        root.path("Resources").forEachEntry((id, resource) -> {
            if (resource.path("Type").asText().equals(type)) {
                found.put(id, ((ObjectNode) resource).withObject("Properties"));
            }
        });
        return found;
    }

    /** The properties of one resource, to be read or changed. */
    ObjectNode properties(String id) {
        return resource(id).withObject("Properties");
    }

    /** One resource with its attributes. */
    ObjectNode resource(String id) {
        var resource = root.path("Resources").path(id);
        if (resource instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("no resource " + id + " in the template");
    }

    /** Whether {@code id} may be referred to: a resource, a parameter or a pseudo parameter. */
    boolean knows(String id) {
        return id.startsWith("AWS::")
                || root.path("Resources").has(id)
                || root.path("Parameters").has(id);
    }

    /** A list written as one value or as an array. */
    static Iterable<JsonNode> list(JsonNode node) {
        return node.isArray() ? node : java.util.List.of(node);
    }
}
