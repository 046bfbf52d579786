package org.ecorelay.local.template;

import java.util.Map;

/** A template with one queue, to be damaged. */
final class SmallTemplate {
    private SmallTemplate() {}

    static Deployment queueWith(String properties) {
        return resources("\"Q\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\": {%s}}".formatted(properties));
    }

    /** The physical name that an expression makes. */
    static String named(String expression) {
        return queueWith("\"QueueName\": " + expression).queues().getFirst().name();
    }

    static Deployment resources(String resources) {
        return parse("""
                {"Parameters": {"Word": {"Type": "String", "Default": "preset"}, "Needed": {"Type": "String"}},
                 "Conditions": {
                   "Yes": {"Fn::Equals": [{"Ref": "Word"}, "preset"]},
                   "No": {"Fn::Not": [{"Condition": "Yes"}]},
                   "Both": {"Fn::And": [{"Condition": "Yes"}, {"Condition": "No"}]},
                   "Either": {"Fn::Or": [{"Condition": "Yes"}, {"Condition": "No"}]},
                   "Odd": {"Fn::Contains": ["a", "b"]}},
                 "Resources": {%s}}
                """.formatted(resources));
    }

    static Deployment parse(String template) {
        return Deployment.parse(template, Stack.local("stack"), Map.of());
    }
}
