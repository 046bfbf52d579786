package org.ecorelay.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** The template's conditions: Fn::Equals, Fn::Not, Fn::And, Fn::Or and names of other conditions. */
final class Conditions {
    private final JsonNode declared;
    private final Intrinsics intrinsics;

    Conditions(JsonNode declared, Intrinsics intrinsics) {
        this.declared = declared;
        this.intrinsics = intrinsics;
    }

    boolean holds(String name) {
        if (!declared.has(name)) {
            throw notUnderstood(name, "it is used but not declared");
        }
        return holds(name, declared.get(name));
    }

    private boolean holds(String name, JsonNode node) {
        if (Intrinsics.is(node, "Condition")) {
            return holds(node.get("Condition").asText());
        }
        if (Intrinsics.is(node, "Fn::Equals")) {
            JsonNode sides = node.get("Fn::Equals");
            return side(name, sides.path(0)).equals(side(name, sides.path(1)));
        }
        if (Intrinsics.is(node, "Fn::Not")) {
            return !holds(name, node.get("Fn::Not").path(0));
        }
        if (Intrinsics.is(node, "Fn::And")) {
            return StreamSupport.stream(node.get("Fn::And").spliterator(), false)
                    .allMatch(each -> holds(name, each));
        }
        if (Intrinsics.is(node, "Fn::Or")) {
            return StreamSupport.stream(node.get("Fn::Or").spliterator(), false).anyMatch(each -> holds(name, each));
        }
        throw notUnderstood(name, node + " is not understood");
    }

    private String side(String name, JsonNode node) {
        return intrinsics
                .text("Condition " + name, node)
                .constant()
                .orElseThrow(() -> notUnderstood(name, "it compares a resource, " + node));
    }

    private static TemplateNotUnderstood notUnderstood(String name, String what) {
        return new TemplateNotUnderstood("Condition " + name, what, "Teach org.ecorelay.local.template.Conditions");
    }
}
