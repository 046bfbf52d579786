package org.ecorelay.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** A CloudFormation template, read by the rules and damaged by their negative controls. */
record Template(ObjectNode root) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9:]+)(?:\\.[A-Za-z0-9.]+)?}");

    /** Properties of all resources of a type ({@code AWS::SQS::Queue}), by logical id. */
    Map<String, ObjectNode> all(String type) {
        var found = new TreeMap<String, ObjectNode>();
        root.path("Resources").forEachEntry((id, resource) -> {
            if (resource.path("Type").asText().equals(type)) {
                found.put(id, ((ObjectNode) resource).withObject("/Properties"));
            }
        });
        return found;
    }

    Map<String, ObjectNode> functions() {
        return all("AWS::Lambda::Function");
    }

    /** The properties of one resource, to be read or changed. */
    ObjectNode properties(String id) {
        return resource(id).withObject("/Properties");
    }

    /** One resource with its attributes. */
    ObjectNode resource(String id) {
        if (root.path("Resources").path(id) instanceof ObjectNode resource) {
            return resource;
        }
        throw new IllegalArgumentException("no resource " + id + " in the template");
    }

    /** Takes one resource out. */
    void remove(String id) {
        ((ObjectNode) root.path("Resources")).remove(id);
    }

    /** Adds a resource that is like {@code original}. */
    ObjectNode copy(String original, String id) {
        var copy = resource(original).deepCopy();
        ((ObjectNode) root.path("Resources")).set(id, copy);
        return copy.withObject("/Properties");
    }

    /** Whether {@code id} may be referred to: a resource, a parameter or a pseudo parameter. */
    boolean knows(String id) {
        return id.startsWith("AWS::")
                || root.path("Resources").has(id)
                || root.path("Parameters").has(id);
    }

    /** Every logical id that {@code node} refers to by Ref, GetAtt or Sub. */
    static Set<String> references(JsonNode node) {
        var found = new TreeSet<String>();
        node.findValues("Ref").forEach(ref -> found.add(ref.asText()));
        node.findValues("Fn::GetAtt").forEach(get -> found.add(get.path(0).asText()));
        node.findValues("Fn::Sub").forEach(sub -> {
            var text = sub.isArray() ? sub.path(0).asText() : sub.asText();
            var own = sub.path(1);
            PLACEHOLDER.matcher(text).results().map(match -> match.group(1)).forEach(name -> {
                if (!own.has(name)) {
                    found.add(name);
                }
            });
            found.addAll(references(own));
        });
        return found;
    }

    /** The one logical id that {@code node} refers to, or empty text. */
    static String target(JsonNode node) {
        var all = references(node);
        return all.size() == 1 ? all.iterator().next() : "";
    }

    /** What may be written as one value or as an array. */
    static List<JsonNode> list(JsonNode node) {
        if (node.isMissingNode()) {
            return List.of();
        }
        return node instanceof ArrayNode array
                ? StreamSupport.stream(array.spliterator(), false).toList()
                : List.of(node);
    }

    /** The same as texts. */
    static List<String> texts(JsonNode node) {
        return list(node).stream().map(JsonNode::asText).toList();
    }
}
