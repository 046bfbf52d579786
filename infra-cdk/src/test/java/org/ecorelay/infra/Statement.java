package org.ecorelay.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * One statement of a role: who is allowed (or denied) which actions on what.
 *
 * @param role logical id of the role
 */
record Statement(String role, JsonNode json) {
    /** The statements of every role in the template, managed or not by our constructs. */
    static Stream<Statement> all(Template template) {
        return template.all("AWS::IAM::Role").entrySet().stream()
                .flatMap(entry -> of(entry.getKey(), entry.getValue()));
    }

    /** What a role is allowed, first statement first: for a negative control to damage. */
    static ObjectNode first(Template template, String role) {
        return (ObjectNode)
                of(role, template.properties(role)).findFirst().orElseThrow().json();
    }

    /** Adds a permission to a role: for a negative control. */
    static void add(Template template, String role, String action, String resource) {
        var statement = ((ArrayNode) template.properties(role).at("/Policies/0/PolicyDocument/Statement")).addObject();
        statement.put("Effect", "Allow").put("Action", action);
        statement.putObject("Resource").putArray("Fn::GetAtt").add(resource).add("Arn");
    }

    private static Stream<Statement> of(String role, ObjectNode properties) {
        return Template.list(properties.path("Policies")).stream()
                .flatMap(policy -> Template.list(policy.at("/PolicyDocument/Statement")).stream())
                .map(statement -> new Statement(role, statement));
    }

    boolean allows() {
        return json.path("Effect").asText().equals("Allow");
    }

    List<String> actions() {
        return Template.texts(json.path("Action"));
    }

    /** Whether its resources include or are derived from {@code id}. */
    boolean concerns(String id) {
        return Template.references(json.path("Resource")).contains(id);
    }

    List<JsonNode> resources() {
        return Template.list(json.path("Resource"));
    }

    /** For a violation: {@code IntakeRole: dynamodb:PutItem}. */
    @Override
    public String toString() {
        return role + ": " + String.join(", ", actions());
    }
}
