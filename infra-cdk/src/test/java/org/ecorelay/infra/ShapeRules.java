package org.ecorelay.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What keeps the template readable, deterministic and free of surprises. */
final class ShapeRules {
    private static final Set<String> TYPES = Set.of(
            "AWS::ApiGatewayV2::Api",
            "AWS::ApiGatewayV2::Integration",
            "AWS::ApiGatewayV2::Route",
            "AWS::ApiGatewayV2::Stage",
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::Dashboard",
            "AWS::DynamoDB::Table",
            "AWS::IAM::Role",
            "AWS::KMS::Key",
            "AWS::Lambda::EventInvokeConfig",
            "AWS::Lambda::EventSourceMapping",
            "AWS::Lambda::Function",
            "AWS::Lambda::Permission",
            "AWS::Logs::LogGroup",
            "AWS::SES::ConfigurationSet",
            "AWS::SES::ConfigurationSetEventDestination",
            "AWS::SES::EmailIdentity",
            "AWS::SNS::Topic",
            "AWS::SNS::TopicPolicy",
            "AWS::SQS::Queue",
            "AWS::SQS::QueuePolicy",
            "AWS::Scheduler::Schedule",
            "AWS::SecretsManager::Secret");

    private static final String SERVICE_SECRET = "ServiceSecret";

    private static final Pattern CONTENT_HASH = Pattern.compile("[0-9a-f]{32,}");

    static final List<Rule> ALL = List.of(
            Rule.that("every reference has its target", ShapeRules::dangling)
                    .brokenBy("StatusRole", t -> t.remove("StatusRole"))
                    .brokenBy(
                            "MailFrom", t -> t.root().withObject("/Parameters").remove("MailFrom")),
            Rule.that("no resource is of an unknown type or a custom resource", ShapeRules::unknownTypes)
                    .brokenBy("Extra", t -> {
                        t.copy("IntakeLog", "Extra");
                        t.resource("Extra").put("Type", "Custom::LogRetention");
                    }),
            Rule.that("no ARN names a partition", t -> containing(t, "arn:aws"))
                    .brokenBy(
                            "arn:aws", t -> t.properties("IntakeLog").put("KmsKeyId", "arn:aws:kms:eu-west-1:1:key/2")),
            Rule.that("no content hash, no metadata, no bootstrap version", ShapeRules::noise)
                    .brokenBy("Metadata", t -> t.resource("IntakeLog").putObject("Metadata"))
                    .brokenBy(
                            "BootstrapVersion",
                            t -> t.root().withObject("/Parameters").putObject("BootstrapVersion"))
                    .brokenBy(
                            "content hash",
                            t -> t.properties("IntakeFunction")
                                    .withObject("/Code")
                                    .put("S3Key", "0123456789abcdef0123456789abcdef.jar")),
            Rule.that("no secret has a value in the template", ShapeRules::openSecrets)
                    .brokenBy(
                            "PlatformSecretDemo",
                            t -> t.properties("PlatformSecretDemo").put("SecretString", "{}"))
                    .brokenBy(
                            "PlatformSecretDemo",
                            t -> t.properties("PlatformSecretDemo").putObject("GenerateSecretString")),
            Rule.that(
                            "the service secret is generated, with 256 bits at least, and outlives the stack",
                            ShapeRules::guessable)
                    .brokenBy(
                            "ServiceSecret", t -> t.properties("ServiceSecret").remove("GenerateSecretString"))
                    .brokenBy(
                            "ServiceSecret",
                            t -> t.properties("ServiceSecret")
                                    .withObject("/GenerateSecretString")
                                    .put("PasswordLength", 42))
                    .brokenBy(
                            "ServiceSecret",
                            t -> t.properties("ServiceSecret")
                                    .withObject("/GenerateSecretString")
                                    .put("ExcludeUppercase", true))
                    .brokenBy("ServiceSecret", t -> t.resource("ServiceSecret").put("DeletionPolicy", "Delete"))
                    .brokenBy("ServiceSecret", t -> t.remove("ServiceSecret")),
            Rule.that("the certificate key signs ES256 and nothing else", ShapeRules::otherKeys)
                    .brokenBy("SigningKey", t -> t.properties("SigningKey").put("KeySpec", "RSA_2048"))
                    .brokenBy("SigningKey", t -> t.properties("SigningKey").put("KeyUsage", "ENCRYPT_DECRYPT")),
            Rule.that("alerts leave by TLS and topics are named after stack and account", ShapeRules::looseNotices)
                    .brokenBy(
                            "NoticesDelivery",
                            t -> t.properties("NoticesDelivery").remove("DeliveryOptions"))
                    .brokenBy(
                            "NoticesTopicDemo",
                            t -> t.properties("NoticesTopicDemo").put("TopicName", "demo"))
                    .brokenBy("NoticesTopicDemo", t -> t.remove("NoticesTopicDemoPolicy")));

    private ShapeRules() {}

    private static List<String> dangling(Template template) {
        return Template.references(template.root()).stream()
                .filter(id -> !template.knows(id))
                .toList();
    }

    private static List<String> unknownTypes(Template template) {
        List<String> violations = new ArrayList<>();
        template.root().path("Resources").forEachEntry((id, resource) -> {
            if (!TYPES.contains(resource.path("Type").asText())) {
                violations.add(id + " is a " + resource.path("Type").asText());
            }
        });
        return violations;
    }

    private static List<String> containing(Template template, String word) {
        return template.root().toString().contains(word) ? List.of(word) : List.of();
    }

    private static List<String> noise(Template template) {
        List<String> violations = new ArrayList<>();
        violations.addAll(containing(template, "Metadata"));
        violations.addAll(containing(template, "BootstrapVersion"));
        if (CONTENT_HASH.matcher(template.root().toString()).find()) {
            violations.add("a content hash");
        }
        return violations;
    }

    private static List<String> openSecrets(Template template) {
        return template.all("AWS::SecretsManager::Secret").entrySet().stream()
                .filter(entry -> entry.getValue().has("SecretString")
                        || (entry.getValue().has("GenerateSecretString")
                                && !entry.getKey().equals(SERVICE_SECRET)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** 43 letters and digits are 256 bits; anything that is excluded but punctuation would make them fewer. */
    private static List<String> guessable(Template template) {
        var secret = template.root().path("Resources").path(SERVICE_SECRET);
        var generated = secret.at("/Properties/GenerateSecretString");
        boolean random = generated.path("PasswordLength").asInt() >= 43
                && generated.size() == 2
                && generated.path("ExcludePunctuation").asBoolean();
        return random && secret.path("DeletionPolicy").asText().equals("Retain")
                ? List.of()
                : List.of(SERVICE_SECRET + " is " + secret);
    }

    private static List<String> otherKeys(Template template) {
        return template.all("AWS::KMS::Key").entrySet().stream()
                .filter(entry -> !entry.getValue().path("KeySpec").asText().equals("ECC_NIST_P256")
                        || !entry.getValue().path("KeyUsage").asText().equals("SIGN_VERIFY"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> looseNotices(Template template) {
        List<String> violations = new ArrayList<>();
        template.all("AWS::SES::ConfigurationSet").forEach((id, set) -> {
            if (!set.at("/DeliveryOptions/TlsPolicy").asText().equals("REQUIRE")) {
                violations.add(id);
            }
        });
        var guarded = Template.references(template.root().objectNode().setAll(template.all("AWS::SNS::TopicPolicy")));
        template.all("AWS::SNS::Topic").forEach((id, topic) -> {
            var name = topic.at("/TopicName/Fn::Sub").asText();
            boolean named = id.equals("OperationsTopic") || name.startsWith("${AWS::StackName}-notices-");
            if (!named || !guarded.contains(id)) {
                violations.add(id);
            }
        });
        return violations;
    }
}
