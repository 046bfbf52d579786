package org.ecorelay.local.lambda;

import java.util.Map;
import org.ecorelay.local.template.Deployment;
import org.ecorelay.local.template.Stack;

/** Three functions: one behind routes, one behind a queue, one behind a schedule. */
final class TestDeployment {
    private TestDeployment() {}

    static Deployment read() {
        return withEchoHandler("org.ecorelay.local.lambda.EchoHandler");
    }

    static Deployment withEchoHandler(String handler) {
        return Deployment.parse("""
                {"Resources": {
                  "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {}}},
                  "Api": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"Name": "test", "ProtocolType": "HTTP"}},
                  "Stage": {"Type": "AWS::ApiGatewayV2::Stage", "Properties": {"ApiId": {"Ref": "Api"},
                    "StageName": "$default", "AutoDeploy": true,
                    "DefaultRouteSettings": {"ThrottlingBurstLimit": 50, "ThrottlingRateLimit": 1}}},
                  "Integration": {"Type": "AWS::ApiGatewayV2::Integration", "Properties": {"ApiId": {"Ref": "Api"},
                    "IntegrationType": "AWS_PROXY", "IntegrationUri": {"Fn::GetAtt": ["Echo", "Arn"]},
                    "PayloadFormatVersion": "2.0"}},
                  "Route": {"Type": "AWS::ApiGatewayV2::Route", "Properties": {"ApiId": {"Ref": "Api"},
                    "RouteKey": "POST /v1/things/{id}",
                    "Target": {"Fn::Join": ["", ["integrations/", {"Ref": "Integration"}]]}}},
                  "Echo": {"Type": "AWS::Lambda::Function", "Properties": {"Runtime": "java25", "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "Timeout": 1,
                    "MemorySize": 512, "Handler": "%s",
                    "Environment": {"Variables": {"QUEUE_URL": {"Ref": "Work"}, "PACE_SECONDS": "60"}}}},
                  "Work": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 1, "RedrivePolicy":
                    {"deadLetterTargetArn": {"Fn::GetAtt": ["DeadLetters", "Arn"]}, "maxReceiveCount": 2}}},
                  "DeadLetters": {"Type": "AWS::SQS::Queue"},
                  "Batch": {"Type": "AWS::Lambda::Function", "Properties": {"Runtime": "java25", "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "Timeout": 5,
                    "Handler": "org.ecorelay.local.lambda.BatchHandler"}},
                  "Mapping": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {
                    "EventSourceArn": {"Fn::GetAtt": ["Work", "Arn"]}, "FunctionName": {"Ref": "Batch"},
                    "BatchSize": 10, "FunctionResponseTypes": ["ReportBatchItemFailures"],
                    "ScalingConfig": {"MaximumConcurrency": 2}}},
                  "Slow": {"Type": "AWS::Lambda::Function", "Properties": {"Runtime": "java25", "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "Timeout": 5,
                    "Handler": "org.ecorelay.local.lambda.SlowHandler", "ReservedConcurrentExecutions": 1}},
                  "Beat": {"Type": "AWS::Scheduler::Schedule", "Properties": {"ScheduleExpression": "rate(1 minute)",
                    "FlexibleTimeWindow": {"Mode": "OFF"}, "Target": {"Arn": {"Fn::GetAtt": ["Slow", "Arn"]}}}}
                }}
                """.formatted(handler), Stack.local("host-test"), Map.of());
    }
}
