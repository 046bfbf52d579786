package org.ecorelay.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What each function is told: exactly the variables of its contract, none of them empty. */
final class EnvironmentRules {
    private static final Set<String> COMMON =
            Set.of("STAGE", "CERTIFICATES_TABLE", "LEDGER_TABLE", "REGISTRY_TABLE", "WORK_TABLE");

    private static final Map<String, Set<String>> NAMES = Map.of(
            "IntakeFunction", names("ORDERS_QUEUE_URL", "FIRST_DUE_SECONDS", "SERVICE_SECRET_ID"),
            "BuilderFunction", names("SUBMISSIONS_QUEUE_URL", "SIGNING_KEYS", "PUBLIC_URL", "SERVICE_SECRET_ID"),
            "SubmitterFunction", platformNames("LEASE_SECONDS"),
            "PollerFunction",
                    platformNames(
                            "ORDERS_QUEUE_URL",
                            "SUBMISSIONS_QUEUE_URL",
                            "VERDICT_PACE_SECONDS",
                            "MAIL_FROM",
                            "NOTICE_TOPIC_PREFIX",
                            "NOTICE_WINDOW_SECONDS",
                            "SERVICE_SECRET_ID",
                            "PUBLIC_URL"),
            "StatusFunction", names("SIGNING_KEYS", "PUBLIC_URL"),
            "DocumentFunction", names("PUBLIC_URL"));

    /** What the numbers of the protocol are; the others are references. */
    private static final Map<String, String> NUMBERS = Map.of(
            "FIRST_DUE_SECONDS", "1500",
            "REQUEST_TIMEOUT_SECONDS", "10",
            "BACKOFF_SECONDS", "30",
            "LEASE_SECONDS", "40",
            "MAX_CLOCK_SKEW_SECONDS", "300",
            "VERDICT_PACE_SECONDS", "60",
            "NOTICE_WINDOW_SECONDS", "3600");

    static final List<Rule> ALL = List.of(
            Rule.that("a function has the variables of its contract and no others", EnvironmentRules::otherNames)
                    .brokenBy("MAIL_FROM", t -> variables(t, "PollerFunction").remove("MAIL_FROM"))
                    .brokenBy("DEBUG", t -> variables(t, "IntakeFunction").put("DEBUG", "1")),
            Rule.that("no variable is empty or refers to nothing", EnvironmentRules::emptyValues)
                    .brokenBy("STAGE", t -> variables(t, "StatusFunction").put("STAGE", ""))
                    .brokenBy("ORDERS_QUEUE_URL", t -> t.remove("OrdersQueue"))
                    .brokenBy(
                            "NOTICE_TOPIC_PREFIX",
                            t -> variables(t, "PollerFunction")
                                    .withObject("/NOTICE_TOPIC_PREFIX")
                                    .put("Fn::Sub", "${NoSuchThing}-notices-")),
            Rule.that("the protocol's numbers are those of the contract", EnvironmentRules::otherNumbers)
                    .brokenBy(
                            "LEASE_SECONDS",
                            t -> variables(t, "SubmitterFunction").put("LEASE_SECONDS", "30")),
            Rule.that(
                            "a claim's lease outlives the function that holds it by ten seconds",
                            EnvironmentRules::shortLeases)
                    .brokenBy(
                            "SubmitterFunction",
                            t -> t.properties("SubmitterFunction").put("Timeout", 40)));

    private EnvironmentRules() {}

    private static List<String> otherNames(Template template) {
        List<String> violations = new ArrayList<>();
        template.functions().forEach((id, function) -> {
            var expected = NAMES.getOrDefault(id, Set.of());
            var actual = new TreeSet<String>();
            function.at("/Environment/Variables").fieldNames().forEachRemaining(actual::add);
            expected.stream()
                    .filter(name -> !actual.contains(name))
                    .map(name -> id + " lacks " + name)
                    .forEach(violations::add);
            actual.stream()
                    .filter(name -> !expected.contains(name))
                    .map(name -> id + " has " + name)
                    .forEach(violations::add);
        });
        return violations;
    }

    private static List<String> emptyValues(Template template) {
        List<String> violations = new ArrayList<>();
        template.functions()
                .forEach((id, function) -> function.at("/Environment/Variables").forEachEntry((name, value) -> {
                    if (!says(template, value)) {
                        violations.add(id + " " + name + " = " + value);
                    }
                }));
        return violations;
    }

    private static boolean says(Template template, JsonNode value) {
        if (value.isTextual()) {
            return !value.asText().isBlank();
        }
        var references = Template.references(value);
        return !references.isEmpty() && references.stream().allMatch(template::knows);
    }

    private static List<String> otherNumbers(Template template) {
        List<String> violations = new ArrayList<>();
        template.functions()
                .forEach((id, function) -> function.at("/Environment/Variables").forEachEntry((name, value) -> {
                    if (NUMBERS.containsKey(name) && !value.asText().equals(NUMBERS.get(name))) {
                        violations.add(id + " " + name + " = " + value);
                    }
                }));
        return violations;
    }

    private static List<String> shortLeases(Template template) {
        return template.functions().entrySet().stream()
                .filter(entry -> entry.getValue().at("/Environment/Variables").has("LEASE_SECONDS"))
                .filter(entry -> entry.getValue()
                                .at("/Environment/Variables/LEASE_SECONDS")
                                .asInt()
                        != entry.getValue().path("Timeout").asInt() + 10)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Set<String> names(String... own) {
        var all = new TreeSet<>(COMMON);
        all.addAll(List.of(own));
        return all;
    }

    private static Set<String> platformNames(String... own) {
        var all = names(own);
        all.addAll(List.of("PLATFORM_URL", "PLATFORM_SANDBOX_URL", "PLATFORM_SECRET_PREFIX"));
        all.addAll(List.of("REQUEST_TIMEOUT_SECONDS", "MAX_CLOCK_SKEW_SECONDS", "BACKOFF_SECONDS"));
        return all;
    }

    private static ObjectNode variables(Template template, String function) {
        return template.properties(function).withObject("/Environment/Variables");
    }
}
