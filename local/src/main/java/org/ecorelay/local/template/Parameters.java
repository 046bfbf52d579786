package org.ecorelay.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The template's parameters and CloudFormation's pseudo parameters. */
final class Parameters {
    private final JsonNode declared;
    private final Map<String, String> given;
    private final Map<String, String> pseudo;

    Parameters(JsonNode declared, Stack stack, Map<String, String> given) {
        this.declared = declared;
        this.given = given;
        this.pseudo = Map.of(
                "AWS::StackName", stack.name(),
                "AWS::Region", stack.region(),
                "AWS::AccountId", stack.account(),
                "AWS::Partition", stack.partition(),
                "AWS::URLSuffix", stack.urlSuffix());
        given.keySet().stream().filter(name -> !declared.has(name)).findFirst().ifPresent(name -> {
            throw new TemplateNotUnderstood(
                    "Parameter " + name,
                    "the template does not have it",
                    "It has " + declared.propertyStream().map(Map.Entry::getKey).toList());
        });
    }

    /** The value of a parameter; empty when the name is none. A parameter that nobody asks for needs no value. */
    Optional<String> value(String where, String name) {
        if (name.startsWith("AWS::")) {
            return Optional.of(need(where, "pseudo parameter " + name, pseudo.get(name), "Teach Stack"));
        }
        if (!declared.has(name)) {
            return Optional.empty();
        }
        JsonNode preset = declared.get(name).path("Default");
        String value = given.getOrDefault(name, preset.isMissingNode() ? null : preset.asText());
        return Optional.of(need(where, "parameter " + name, value, "It has no default: give it a value"));
    }

    private static String need(String where, String what, @Nullable String value, String remedy) {
        if (value == null) {
            throw new TemplateNotUnderstood(where, "the " + what + " has no value", remedy);
        }
        return value;
    }
}
