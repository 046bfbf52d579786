package org.ecorelay.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How mails leave: by SES or by SMTP, and of the other way nothing is left. */
final class MailRules {
    private static final String SECRET = "NoticesSmtpSecret";
    private static final Set<String> SMTP_VARIABLES =
            Set.of("MAIL", "SMTP_HOST", "SMTP_PORT", "SMTP_TLS", "SMTP_SECRET_ID");

    /** What holds for a stack that mails by SES. */
    static final List<Rule> SES = List.of(
            Rule.that("the poller alone sends by SES, as its one sender", MailRules::otherSenders)
                    .brokenBy("StatusRole", t -> Statement.add(t, "StatusRole", "ses:SendEmail", "NoticesSender"))
                    .brokenBy("nobody", t -> t.remove("PollerRole")),
            Rule.that("a stack that mails by SES knows no mail server", MailRules::mailServers)
                    .brokenBy(SECRET, t -> t.copy("ServiceSecret", SECRET))
                    .brokenBy("SMTP_HOST", t -> variables(t).put("SMTP_HOST", "smtp.example.com")));

    /** What holds for one that mails by SMTP. */
    static final List<Rule> SMTP = List.of(
            Rule.that("nothing of SES is left", MailRules::leftOfSes)
                    .brokenBy("ses:SendEmail", t -> Statement.add(t, "PollerRole", "ses:SendEmail", "RegistryTable"))
                    .brokenBy("Left", t -> {
                        t.copy("OperationsTopic", "Left");
                        t.resource("Left").put("Type", "AWS::SES::EmailIdentity");
                    })
                    .brokenBy(
                            "AlarmBounces",
                            t -> t.copy("AlarmStuck", "AlarmBounces").put("Namespace", "AWS/SES")),
            Rule.that("the poller alone reads the mail server's credential", MailRules::credentialReaders)
                    .brokenBy(
                            "IntakeRole", t -> Statement.add(t, "IntakeRole", "secretsmanager:GetSecretValue", SECRET))
                    .brokenBy(
                            "secretsmanager:PutSecretValue",
                            t -> Statement.add(t, "PollerRole", "secretsmanager:PutSecretValue", SECRET))
                    .brokenBy("nobody", t -> t.remove("PollerRole")),
            Rule.that("the credential is in no template and stays when the stack goes", MailRules::careless)
                    .brokenBy("value", t -> t.properties(SECRET).put("SecretString", "{}"))
                    .brokenBy("goes", t -> t.resource(SECRET).put("DeletionPolicy", "Delete"))
                    .brokenBy("SMTP_PASSWORD", t -> variables(t).put("SMTP_PASSWORD", "hunter2"))
                    .brokenBy("SMTP_SECRET_ID", t -> variables(t).put("SMTP_SECRET_ID", "hunter2")),
            Rule.that("the poller is told of a server, its port and how it is confidential", MailRules::untold)
                    .brokenBy("MAIL", t -> variables(t).remove("MAIL"))
                    .brokenBy("SMTP_TLS", t -> variables(t).put("SMTP_TLS", "none"))
                    .brokenBy("SMTP_HOST", t -> variables(t).remove("SMTP_HOST"))
                    .brokenBy("SMTP_PORT", t -> variables(t).put("SMTP_PORT", "25")));

    private MailRules() {}

    private static List<String> otherSenders(Template template) {
        var sending = allowed(template, action -> action.startsWith("ses:"));
        return sending.isEmpty()
                ? List.of("nobody sends")
                : texts(sending.stream()
                        .filter(statement -> !statement.role().equals("PollerRole")
                                || !statement.actions().equals(List.of("ses:SendEmail"))
                                || statement.resources().size() != 2));
    }

    private static List<String> mailServers(Template template) {
        var found = new ArrayList<String>();
        if (template.knows(SECRET)) {
            found.add(SECRET);
        }
        variables(template).fieldNames().forEachRemaining(name -> {
            if (name.equals("MAIL") || name.startsWith("SMTP")) {
                found.add(name);
            }
        });
        return found;
    }

    private static List<String> leftOfSes(Template template) {
        var resources = new ArrayList<String>();
        template.root().path("Resources").forEachEntry((id, resource) -> {
            if (resource.path("Type").asText().startsWith("AWS::SES::")
                    || resource.path("Properties").toString().contains("\"AWS/SES\"")) {
                resources.add(id);
            }
        });
        return Stream.concat(
                        resources.stream(),
                        texts(allowed(template, action -> action.startsWith("ses:")).stream()).stream())
                .toList();
    }

    private static List<String> credentialReaders(Template template) {
        var concerned = allowed(template, _ -> true).stream()
                .filter(statement -> statement.concerns(SECRET))
                .toList();
        return concerned.isEmpty()
                ? List.of("nobody reads it")
                : texts(concerned.stream()
                        .filter(statement -> !statement.role().equals("PollerRole")
                                || !statement.actions().equals(List.of("secretsmanager:GetSecretValue"))
                                || statement.resources().size() != 1));
    }

    private static List<String> careless(Template template) {
        var faults = new ArrayList<String>();
        JsonNode secret = template.properties(SECRET);
        if (secret.has("SecretString") || secret.has("GenerateSecretString")) {
            faults.add("the secret has a value");
        }
        if (!template.resource(SECRET).path("DeletionPolicy").asText().equals("Retain")) {
            faults.add("the secret goes with the stack");
        }
        variables(template).fieldNames().forEachRemaining(name -> {
            if (name.startsWith("SMTP") && !SMTP_VARIABLES.contains(name)) {
                faults.add(name);
            }
        });
        if (!Template.target(variables(template).path("SMTP_SECRET_ID")).equals(SECRET)) {
            faults.add("SMTP_SECRET_ID is not the secret");
        }
        return faults;
    }

    private static List<String> untold(Template template) {
        return Map.of(
                        "MAIL", "smtp",
                        "SMTP_HOST", "smtp\\.example\\.com",
                        "SMTP_PORT", "587|465",
                        "SMTP_TLS", "starttls|implicit")
                .entrySet()
                .stream()
                .filter(each ->
                        !variables(template).path(each.getKey()).asText().matches(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Statement> allowed(Template template, Predicate<String> action) {
        return Statement.all(template)
                .filter(Statement::allows)
                .filter(statement -> statement.actions().stream().anyMatch(action))
                .toList();
    }

    private static List<String> texts(Stream<Statement> statements) {
        return statements.map(Statement::toString).toList();
    }

    private static ObjectNode variables(Template template) {
        return template.properties("PollerFunction").withObject("/Environment/Variables");
    }
}
