package org.ecorelay.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** What holds for the functions themselves. */
final class FunctionRules {
    /** The compiler's release, as Maven was told. */
    private static final String RELEASE = System.getProperty("compiler.release", "");

    private static final Map<String, String> HANDLERS = Map.of(
            "IntakeFunction", "org.ecorelay.intake.IntakeHandler",
            "BuilderFunction", "org.ecorelay.builder.BuilderHandler",
            "SubmitterFunction", "org.ecorelay.submitter.SubmitterHandler",
            "PollerFunction", "org.ecorelay.poller.PollerHandler",
            "StatusFunction", "org.ecorelay.status.StatusHandler",
            "DocumentFunction", "org.ecorelay.document.DocumentHandler");

    static final List<Rule> ALL = List.of(
            Rule.that("a function runs on the release it is compiled for", FunctionRules::otherRuntimes)
                    .brokenBy(
                            "BuilderFunction",
                            t -> t.properties("BuilderFunction").put("Runtime", "java21")),
            Rule.that("the six functions have the handlers of the contract", FunctionRules::otherHandlers)
                    .brokenBy(
                            "StatusFunction",
                            t -> t.properties("StatusFunction").put("Handler", "Status"))
                    .brokenBy("PollerFunction", t -> t.remove("PollerFunction"))
                    .brokenBy("SeventhFunction", t -> t.copy("PollerFunction", "SeventhFunction")),
            Rule.that("a function's code is <function>.zip from the bucket", FunctionRules::otherCode)
                    .brokenBy(
                            "IntakeFunction",
                            t -> t.properties("IntakeFunction")
                                    .withObject("/Code")
                                    .put("S3Key", "0a1b2c.zip")),
            Rule.that("a function runs on arm64", t -> each(t, FunctionRules::onArm))
                    .brokenBy(
                            "IntakeFunction",
                            t -> t.properties("IntakeFunction").remove("Architectures")),
            Rule.that("each function has its own role", FunctionRules::sharedRoles)
                    .brokenBy(
                            "StatusFunction",
                            t -> t.properties("StatusFunction")
                                    .set(
                                            "Role",
                                            t.properties("PollerFunction")
                                                    .path("Role")
                                                    .deepCopy())),
            Rule.that("a function writes to a log group that forgets", FunctionRules::endlessLogs)
                    .brokenBy("IntakeFunction", t -> t.properties("IntakeLog").remove("RetentionInDays"))
                    .brokenBy(
                            "PollerFunction",
                            t -> t.properties("PollerFunction").remove("LoggingConfig")),
            Rule.that("Lambda logs no lines of its own for an invocation that goes well", FunctionRules::chatter)
                    .brokenBy(
                            "IntakeFunction",
                            t -> t.properties("IntakeFunction")
                                    .withObject("/LoggingConfig")
                                    .put("SystemLogLevel", "INFO"))
                    .brokenBy(
                            "BuilderFunction",
                            t -> t.properties("BuilderFunction")
                                    .withObject("/LoggingConfig")
                                    .put("LogFormat", "Text")),
            Rule.that("time-outs are those of the contract", FunctionRules::otherTimeouts)
                    .brokenBy(
                            "SubmitterFunction",
                            t -> t.properties("SubmitterFunction").put("Timeout", 3)));

    private FunctionRules() {}

    private static List<String> otherRuntimes(Template template) {
        return each(template, function -> function.path("Runtime").asText().equals("java" + RELEASE));
    }

    private static List<String> otherHandlers(Template template) {
        var names = new TreeSet<>(HANDLERS.keySet());
        names.addAll(template.functions().keySet());
        return names.stream()
                .filter(name -> !template.functions().containsKey(name)
                        || !template.functions()
                                .get(name)
                                .path("Handler")
                                .asText()
                                .equals(HANDLERS.get(name)))
                .toList();
    }

    private static List<String> otherCode(Template template) {
        Function<String, String> expected = id -> id.replace("Function", ".zip").toLowerCase(Locale.ROOT);
        return template.functions().entrySet().stream()
                .filter(entry -> !entry.getValue().at("/Code/S3Key").asText().equals(expected.apply(entry.getKey()))
                        || !Template.target(entry.getValue().at("/Code/S3Bucket"))
                                .equals("CodeBucket"))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean onArm(JsonNode function) {
        return Template.texts(function.path("Architectures")).equals(List.of("arm64"));
    }

    private static List<String> sharedRoles(Template template) {
        Set<String> seen = new HashSet<>();
        return each(template, function -> seen.add(Template.target(function.path("Role"))));
    }

    private static List<String> endlessLogs(Template template) {
        var groups = template.all("AWS::Logs::LogGroup");
        return each(template, function -> {
            var group = groups.get(Template.target(function.at("/LoggingConfig/LogGroup")));
            return group != null && group.path("RetentionInDays").asInt() > 0;
        });
    }

    private static List<String> chatter(Template template) {
        return each(
                template,
                function -> function.at("/LoggingConfig/LogFormat").asText().equals("JSON")
                        && function.at("/LoggingConfig/SystemLogLevel").asText().equals("WARN"));
    }

    private static List<String> otherTimeouts(Template template) {
        var seconds = Map.of(
                "IntakeFunction",
                10,
                "BuilderFunction",
                60,
                "SubmitterFunction",
                30,
                "PollerFunction",
                55,
                "StatusFunction",
                10,
                "DocumentFunction",
                15);
        return template.functions().entrySet().stream()
                .filter(entry -> entry.getValue().path("Timeout").asInt() != seconds.getOrDefault(entry.getKey(), -1))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The functions that are not {@code good}. */
    private static List<String> each(Template template, Predicate<ObjectNode> good) {
        return template.functions().entrySet().stream()
                .filter(entry -> !good.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
