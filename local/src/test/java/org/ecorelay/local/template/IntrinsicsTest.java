package org.ecorelay.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"plain\" | plain",
                "{\"Ref\": \"Word\"} | preset",
                "{\"Ref\": \"AWS::StackName\"} | stack",
                "{\"Ref\": \"AWS::Region\"} | eu-central-1",
                "{\"Ref\": \"AWS::AccountId\"} | 000000000000",
                "{\"Ref\": \"AWS::Partition\"} | aws",
                "{\"Ref\": \"AWS::URLSuffix\"} | amazonaws.com",
                "{\"Fn::Sub\": \"a-${Word}-${!Word}-${AWS::Region}\"} | a-preset-${Word}-eu-central-1",
                "{\"Fn::Sub\": [\"${x}/${Word}\", {\"x\": {\"Ref\": \"AWS::StackName\"}}]} | stack/preset",
                "{\"Fn::Join\": [\"-\", [\"a\", \"\", {\"Ref\": \"Word\"}]]} | a--preset",
                "{\"Fn::If\": [\"Yes\", \"then\", \"else\"]} | then",
                "{\"Fn::If\": [\"No\", \"then\", {\"Fn::If\": [\"Either\", \"nested\", \"\"]}]} | nested",
                "{\"Fn::If\": [\"Both\", \"then\", {\"Ref\": \"AWS::NoValue\"}]} | stack-Q",
            })
    void an_expression_gives_a_name(String expression, String name) {
        assertThat(SmallTemplate.named(expression)).isEqualTo(name);
    }

    @Test
    void a_given_parameter_replaces_the_default() {
        String template = """
                {"Parameters": {"Word": {"Type": "String", "Default": "preset"}},
                 "Resources": {"Q": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Ref": "Word"}}}}}
                """;
        assertThat(Deployment.parse(template, Stack.local("stack"), Map.of("Word", "given"))
                        .queues()
                        .getFirst()
                        .name())
                .isEqualTo("given");
    }

    @Test
    void a_resource_whose_condition_does_not_hold_is_not_there() {
        assertThat(SmallTemplate.resources("\"Q\": {\"Type\": \"AWS::SQS::Queue\", \"Condition\": \"No\"}")
                        .queues())
                .isEmpty();
    }

    @Test
    void a_text_keeps_references_until_they_are_known() {
        Text text = Text.join("/", List.of(Text.literal("a"), Text.referring("Q", "Arn"), Text.literal("")));
        assertThat(text.constant()).isEmpty();
        assertThat(text.references()).containsExactly(new Reference("Q", "Arn"));
        assertThat(text.resolve(reference -> "<" + reference.logicalId() + ">")).isEqualTo("a/<Q>/");
    }
}
