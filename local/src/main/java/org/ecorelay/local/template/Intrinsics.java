package org.ecorelay.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates Ref, Fn::GetAtt, Fn::Sub, Fn::Join and Fn::If; every other intrinsic is a failure. */
final class Intrinsics {
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(!?)([^}]*)}");

    private final Parameters parameters;
    private final Conditions conditions;
    private final ResourceTypes resources;

    Intrinsics(JsonNode template, Parameters parameters) {
        this.parameters = parameters;
        this.conditions = new Conditions(template.path("Conditions"), this);
        this.resources = new ResourceTypes(template.path("Resources"), conditions);
    }

    ResourceTypes resources() {
        return resources;
    }

    /** The branch that Fn::If takes, repeatedly; {@code AWS::NoValue} is a missing node. Anything else stays as it is. */
    JsonNode choose(String where, JsonNode node) {
        if (is(node, "Ref") && node.get("Ref").asText().equals("AWS::NoValue")) {
            return MissingNode.getInstance();
        }
        if (!is(node, "Fn::If")) {
            return node;
        }
        JsonNode branches = node.get("Fn::If");
        boolean taken = conditions.holds(branches.path(0).asText());
        return choose(where, branches.path(taken ? 1 : 2));
    }

    /** A string, number, boolean or intrinsic as text. */
    Text text(String where, JsonNode given) {
        JsonNode node = choose(where, given);
        if (node.isValueNode() && !node.isNull()) {
            return Text.literal(node.asText());
        }
        if (is(node, "Ref")) {
            return reference(where, node.get("Ref").asText());
        }
        if (is(node, "Fn::GetAtt")) {
            return attribute(where, node.get("Fn::GetAtt"));
        }
        if (is(node, "Fn::Sub")) {
            return substitute(where, node.get("Fn::Sub"));
        }
        if (is(node, "Fn::Join") && node.get("Fn::Join").path(1).isArray()) {
            return join(where, node.get("Fn::Join"));
        }
        throw new TemplateNotUnderstood(
                where, "the value " + node + " is not understood", "Teach org.ecorelay.local.template.Intrinsics");
    }

    private Text join(String where, JsonNode arguments) {
        var parts = new ArrayList<Text>();
        arguments.path(1).forEach(part -> parts.add(text(where, part)));
        return Text.join(arguments.path(0).asText(), parts);
    }

    private Text reference(String where, String name) {
        return parameters
                .value(where, name)
                .map(Text::literal)
                .orElseGet(() -> resources.text(where, name, Reference.REF));
    }

    private Text attribute(String where, JsonNode arguments) {
        if (arguments.isArray()) {
            return resources.text(
                    where, arguments.path(0).asText(), arguments.path(1).asText());
        }
        return dotted(where, arguments.asText());
    }

    private Text dotted(String where, String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? reference(where, name)
                : resources.text(where, name.substring(0, dot), name.substring(dot + 1));
    }

    private Text substitute(String where, JsonNode arguments) {
        Map<String, Text> variables = new HashMap<>();
        if (arguments.isArray()) {
            arguments
                    .path(1)
                    .properties()
                    .forEach(entry -> variables.put(entry.getKey(), text(where, entry.getValue())));
        }
        String pattern = arguments.isArray() ? arguments.path(0).asText() : arguments.asText();
        List<Text> parts = new ArrayList<>();
        Matcher matcher = SUBSTITUTION.matcher(pattern);
        int from = 0;
        while (matcher.find()) {
            parts.add(Text.literal(pattern.substring(from, matcher.start())));
            String name = matcher.group(2);
            if (!matcher.group(1).isEmpty()) {
                parts.add(Text.literal("${" + name + "}"));
            } else {
                Text variable = variables.get(name);
                parts.add(variable == null ? dotted(where, name) : variable);
            }
            from = matcher.end();
        }
        parts.add(Text.literal(pattern.substring(from)));
        return Text.join("", parts);
    }

    static boolean is(JsonNode node, String intrinsic) {
        return node.isObject() && node.size() == 1 && node.has(intrinsic);
    }
}
