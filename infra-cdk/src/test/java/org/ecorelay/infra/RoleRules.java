package org.ecorelay.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who may do what: named actions on named resources, and nothing beyond a function's work. */
final class RoleRules {
    /** Reading and adding; an entry of the ledger is never changed or removed. */
    private static final Set<String> LEDGER_ACTIONS = Set.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query");

    /** Patterns end with * where what they match is created at run time: exporters' secrets, accounts' topics. */
    private static final Set<String> PATTERNS = Set.of(
            "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:eco/dev/platform/*",
            "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:${AWS::StackName}-notices-*");

    /** X-Ray knows no resources: these two actions are for all or for none. */
    private static final Set<String> TRACING = Set.of("xray:PutTelemetryRecords", "xray:PutTraceSegments");

    /** The second is there when mails go by SMTP. */
    private static final Set<String> POLLER_SECRETS = Set.of("PlatformRelaySecret", "NoticesSmtpSecret");

    private static final String SERVICE_SECRET = "ServiceSecret";
    private static final Set<String> SERVICE_SECRET_READERS = Set.of("BuilderRole", "IntakeRole", "PollerRole");

    static final List<Rule> ALL = List.of(
            Rule.that("no allowed action is a pattern", RoleRules::broadActions)
                    .brokenBy("IntakeRole: dynamodb:*", act("IntakeRole", "dynamodb:*"))
                    .brokenBy(
                            "SigningKey",
                            t -> t.properties("SigningKey")
                                    .withObject("/KeyPolicy")
                                    .withArray("/Statement")
                                    .addObject()
                                    .put("Effect", "Allow")
                                    .put("Action", "kms:*")),
            Rule.that("every resource is named, but for the two documented patterns", RoleRules::broadResources)
                    .brokenBy(
                            "IntakeRole", t -> Statement.first(t, "IntakeRole").put("Resource", "*"))
                    .brokenBy(
                            "StatusRole",
                            t -> Statement.first(t, "StatusRole")
                                    .putObject("Resource")
                                    .put("Fn::Sub", "arn:${AWS::Partition}:dynamodb:*:*:table/*")),
            Rule.that("a role's permissions are all in the role", RoleRules::permissionsElsewhere)
                    .brokenBy(
                            "PollerRole",
                            t -> t.properties("PollerRole")
                                    .withArray("/ManagedPolicyArns")
                                    .add("arn:aws:iam::aws:policy/AdministratorAccess"))
                    .brokenBy("Elsewhere", t -> {
                        t.copy("PollerRole", "Elsewhere");
                        t.resource("Elsewhere").put("Type", "AWS::IAM::Policy");
                    }),
            Rule.that("nobody changes or removes an entry of the ledger", RoleRules::ledgerChanges)
                    .brokenBy(
                            "BuilderRole: dynamodb:UpdateItem",
                            allow("BuilderRole", "dynamodb:UpdateItem", "LedgerTable"))
                    .brokenBy(
                            "PollerRole: dynamodb:DeleteItem",
                            allow("PollerRole", "dynamodb:DeleteItem", "LedgerTable"))
                    .brokenBy("dynamodb:BatchWriteItem", allow("IntakeRole", "dynamodb:BatchWriteItem", "LedgerTable")),
            Rule.that("status writes nothing", RoleRules::statusWrites)
                    .brokenBy("StatusRole: dynamodb:PutItem", allow("StatusRole", "dynamodb:PutItem", "WorkTable")),
            Rule.that("only intake writes the registry", RoleRules::registryWrites)
                    .brokenBy("PollerRole: dynamodb:PutItem", allow("PollerRole", "dynamodb:PutItem", "RegistryTable")),
            Rule.that(
                            "only submitter and poller read platform secrets, the poller the relay's alone",
                            RoleRules::secretReaders)
                    .brokenBy("StatusRole", allow("StatusRole", "secretsmanager:GetSecretValue", "PlatformRelaySecret"))
                    .brokenBy("IntakeRole", allow("IntakeRole", "secretsmanager:GetSecretValue", "PlatformRelaySecret"))
                    .brokenBy("PollerRole", allow("PollerRole", "secretsmanager:GetSecretValue", "PlatformSecretDemo")),
            Rule.that(
                            "builder, intake and poller read the service secret, and nobody else does",
                            RoleRules::serviceSecretReaders)
                    .brokenBy("StatusRole", allow("StatusRole", "secretsmanager:GetSecretValue", "ServiceSecret"))
                    .brokenBy("SubmitterRole", allow("SubmitterRole", "secretsmanager:GetSecretValue", "ServiceSecret"))
                    .brokenBy("PollerRole cannot", t -> t.remove("PollerRole")),
            Rule.that("only the builder signs", RoleRules::signers)
                    .brokenBy("SubmitterRole: kms:Sign", allow("SubmitterRole", "kms:Sign", "SigningKey"))
                    .brokenBy("nobody", t -> t.remove("BuilderRole")),
            Rule.that("the key itself lets only the builder's role sign", RoleRules::otherSigners)
                    .brokenBy("SigningKey", t -> keyStatement(t, 1).remove("Condition"))
                    .brokenBy("SigningKey", t -> keyStatement(t, 0).put("Action", "kms:Sign"))
                    .brokenBy("no role BuilderRole", t -> t.remove("BuilderRole")),
            Rule.that("only the API, the mappings and the schedule start a function", RoleRules::openDoors)
                    .brokenBy(
                            "ApiIntakePermission",
                            t -> t.properties("ApiIntakePermission").remove("SourceArn"))
                    .brokenBy(
                            "ApiStatusPermission",
                            t -> t.properties("ApiStatusPermission").put("Principal", "*"))
                    .brokenBy("IntakeRole: lambda:InvokeFunction", act("IntakeRole", "lambda:InvokeFunction")));

    private RoleRules() {}

    private static List<String> broadActions(Template template) {
        var inRoles = allowed(template)
                .filter(statement -> statement.actions().stream().anyMatch(action -> action.contains("*")));
        var inKeys = keyStatements(template)
                .filter(statement -> statement.actions().stream().anyMatch(action -> action.contains("*")));
        return texts(Stream.concat(inRoles, inKeys));
    }

    private static List<String> broadResources(Template template) {
        return texts(allowed(template)
                .filter(statement -> !TRACING.equals(Set.copyOf(statement.actions())))
                .filter(statement -> statement.resources().isEmpty()
                        || statement.resources().stream().anyMatch(RoleRules::unnamed)));
    }

    private static boolean unnamed(JsonNode resource) {
        var pattern = resource.path("Fn::Sub").asText();
        return resource.toString().contains("*") && !PATTERNS.contains(pattern);
    }

    private static List<String> permissionsElsewhere(Template template) {
        var managed = template.all("AWS::IAM::Role").entrySet().stream()
                .filter(entry -> !entry.getValue().path("ManagedPolicyArns").isEmpty())
                .map(Map.Entry::getKey);
        var apart = Stream.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy")
                .flatMap(type -> template.all(type).keySet().stream());
        return Stream.concat(managed, apart).toList();
    }

    private static List<String> ledgerChanges(Template template) {
        return otherThan(template, "LedgerTable", statement -> LEDGER_ACTIONS.containsAll(statement.actions()));
    }

    private static List<String> registryWrites(Template template) {
        return otherThan(
                template,
                "RegistryTable",
                statement -> statement.role().equals("IntakeRole")
                        || Set.of("dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query")
                                .containsAll(statement.actions()));
    }

    private static List<String> statusWrites(Template template) {
        return texts(allowed(template)
                .filter(statement -> statement.role().equals("StatusRole"))
                .filter(statement -> statement.actions().stream()
                        .anyMatch(action -> !action.matches("(dynamodb|kms):(Get|BatchGet|Query).*|(logs|xray):.*"))));
    }

    private static List<String> secretReaders(Template template) {
        return texts(allowed(template)
                .filter(statement ->
                        statement.actions().stream().anyMatch(action -> action.startsWith("secretsmanager:")))
                .filter(statement -> !statement.concerns(SERVICE_SECRET))
                .filter(statement -> switch (statement.role()) {
                    case "SubmitterRole" -> false;
                    case "PollerRole" ->
                        !statement.resources().stream()
                                .allMatch(resource -> POLLER_SECRETS.contains(Template.target(resource)));
                    default -> true;
                }));
    }

    private static List<String> serviceSecretReaders(Template template) {
        var reading = allowed(template)
                .filter(statement -> statement.concerns(SERVICE_SECRET))
                .toList();
        var others = reading.stream()
                .filter(statement -> !SERVICE_SECRET_READERS.contains(statement.role())
                        || statement.resources().size() != 1
                        || !statement.actions().equals(List.of("secretsmanager:GetSecretValue")))
                .map(Statement::toString);
        var missing = SERVICE_SECRET_READERS.stream()
                .filter(role ->
                        reading.stream().noneMatch(statement -> statement.role().equals(role)))
                .map(role -> role + " cannot read the service secret");
        return Stream.concat(others, missing).toList();
    }

    private static List<String> signers(Template template) {
        var signing = allowed(template)
                .filter(statement -> statement.actions().contains("kms:Sign"))
                .toList();
        return signing.isEmpty()
                ? List.of("nobody signs")
                : texts(signing.stream().filter(statement -> !statement.role().equals("BuilderRole")));
    }

    private static List<String> otherSigners(Template template) {
        var role = "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${AWS::StackName}-BuilderRole-*";
        var open = keyStatements(template)
                .filter(statement -> statement.actions().contains("kms:Sign"))
                .filter(statement -> !statement
                        .json()
                        .at("/Condition/ArnLike/aws:PrincipalArn/Fn::Sub")
                        .asText()
                        .equals(role));
        var gone = template.knows("BuilderRole") ? Stream.<String>empty() : Stream.of("no role BuilderRole");
        return Stream.concat(open.map(Statement::toString), gone).toList();
    }

    private static Stream<Statement> keyStatements(Template template) {
        return template.all("AWS::KMS::Key").entrySet().stream()
                .flatMap(entry -> Template.list(entry.getValue().at("/KeyPolicy/Statement")).stream()
                        .map(statement -> new Statement(entry.getKey(), statement)));
    }

    private static ObjectNode keyStatement(Template template, int position) {
        return (ObjectNode)
                template.properties("SigningKey").at("/KeyPolicy/Statement").path(position);
    }

    private static List<String> openDoors(Template template) {
        var invoking = texts(allowed(template)
                .filter(statement -> statement.actions().contains("lambda:InvokeFunction"))
                .filter(statement -> !statement.role().equals("EveryMinuteRole")));
        var open = template.all("AWS::Lambda::Permission").entrySet().stream()
                .filter(entry -> !entry.getValue().path("Principal").asText().equals("apigateway.amazonaws.com")
                        || !Template.references(entry.getValue().path("SourceArn"))
                                .contains("ApiHttp"))
                .map(Map.Entry::getKey);
        return Stream.concat(invoking.stream(), open).toList();
    }

    private static Stream<Statement> allowed(Template template) {
        return Statement.all(template).filter(Statement::allows);
    }

    private static List<String> otherThan(Template template, String table, Predicate<Statement> good) {
        return texts(allowed(template)
                .filter(statement -> statement.concerns(table))
                .filter(statement -> !good.test(statement)));
    }

    private static List<String> texts(Stream<Statement> statements) {
        return statements.map(Statement::toString).toList();
    }

    /** Replaces the actions of a role's first statement. */
    private static Consumer<Template> act(String role, String action) {
        return template -> Statement.first(template, role).put("Action", action);
    }

    /** Adds a permission. */
    private static Consumer<Template> allow(String role, String action, String resource) {
        return template -> Statement.add(template, role, action, resource);
    }
}
