package org.ecorelay.local.template;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TemplateNotUnderstoodTest {
    @Test
    void an_unknown_type_is_refused() {
        refused(() -> SmallTemplate.resources("\"B\": {\"Type\": \"AWS::S3::Bucket\"}"))
                .hasMessageContaining("Resource B")
                .hasMessageContaining("AWS::S3::Bucket")
                .hasMessageContaining("list Ignored");
    }

    @Test
    void an_unknown_property_is_refused() {
        refused(() -> SmallTemplate.queueWith("\"FifoQueue\": true"))
                .hasMessageContaining("Resource Q (AWS::SQS::Queue), property FifoQueue")
                .hasMessageContaining("\"AWS::SQS::Queue FifoQueue\" on the list Ignored");
    }

    @Test
    void an_unknown_nested_property_is_refused() {
        refused(() -> SmallTemplate.resources("""
                        "D": {"Type": "AWS::SQS::Queue"},
                        "Q": {"Type": "AWS::SQS::Queue", "Properties": {"RedrivePolicy":
                          {"deadLetterTargetArn": {"Fn::GetAtt": ["D", "Arn"]}, "maxReceiveCount": 3, "extra": 1}}}
                        """)).hasMessageContaining("property RedrivePolicy.extra");
    }

    @Test
    void an_unknown_value_is_refused() {
        refused(() -> SmallTemplate.resources("\"A\": {\"Type\": \"AWS::ApiGatewayV2::Api\", \"Properties\":"
                        + " {\"Name\": \"a\", \"ProtocolType\": \"WEBSOCKET\"}}"))
                .hasMessageContaining("the value WEBSOCKET is not understood, only HTTP");
    }

    @Test
    void an_unknown_intrinsic_is_refused() {
        refused(() -> SmallTemplate.named("{\"Fn::Select\": [0, [\"a\"]]}")).hasMessageContaining("Fn::Select");
    }

    @Test
    void an_unknown_pseudo_parameter_is_refused() {
        refused(() -> SmallTemplate.named("{\"Ref\": \"AWS::NotificationARNs\"}"))
                .hasMessageContaining("AWS::NotificationARNs");
    }

    @Test
    void an_unknown_condition_function_is_refused() {
        refused(() -> SmallTemplate.named("{\"Fn::If\": [\"Odd\", \"a\", \"b\"]}"))
                .hasMessageContaining("Condition Odd")
                .hasMessageContaining("Fn::Contains");
    }

    @Test
    void an_undeclared_condition_is_refused() {
        refused(() -> SmallTemplate.named("{\"Fn::If\": [\"Gone\", \"a\", \"b\"]}"))
                .hasMessageContaining("Condition Gone");
    }

    @Test
    void a_reference_to_nothing_is_refused() {
        refused(() -> SmallTemplate.named("{\"Ref\": \"Gone\"}")).hasMessageContaining("no parameter or resource Gone");
    }

    @Test
    void an_attribute_that_nobody_answers_is_refused() {
        refused(() -> SmallTemplate.named("{\"Fn::GetAtt\": [\"Q\", \"Size\"]}"))
                .hasMessageContaining("does not know Size of Q (AWS::SQS::Queue)");
    }

    @Test
    void a_name_that_depends_on_a_resource_is_refused() {
        refused(() -> SmallTemplate.named("{\"Fn::GetAtt\": [\"Q\", \"Arn\"]}")).hasMessageContaining("it depends on");
    }

    @Test
    void a_parameter_without_value_is_refused_when_it_is_used() {
        refused(() -> SmallTemplate.named("{\"Ref\": \"Needed\"}"))
                .hasMessageContaining("parameter Needed has no value");
    }

    @Test
    void a_value_for_an_unknown_parameter_is_refused() {
        refused(() -> Deployment.parse("{\"Parameters\": {}}", Stack.local("s"), Map.of("Typo", "x")))
                .hasMessageContaining("Parameter Typo");
    }

    @Test
    void an_unknown_section_is_refused() {
        refused(() -> SmallTemplate.parse("{\"Transform\": \"AWS::Serverless-2016-10-31\"}"))
                .hasMessageContaining("Section Transform");
    }

    @Test
    void an_unknown_resource_attribute_is_refused() {
        refused(() -> SmallTemplate.resources("\"Q\": {\"Type\": \"AWS::SQS::Queue\", \"CreationPolicy\": {}}"))
                .hasMessageContaining("resource attribute CreationPolicy");
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(ThrowingCallable reading) {
        return assertThatThrownBy(reading).isInstanceOf(TemplateNotUnderstood.class);
    }
}
