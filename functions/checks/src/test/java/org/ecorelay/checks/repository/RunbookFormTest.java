package org.ecorelay.checks.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.api.client.logging.JsonLogFormatter;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecorelay.checks.Repository;
import org.junit.jupiter.api.Test;

/** Whoever is woken up gets from each alarm to one command: the table has every alarm, and every section the same order. */
class RunbookFormTest {
    private static final int WIDTH = 120;
    private static final String RUNBOOK =
            Repository.text(Repository.ROOT.resolve("docs/runbook.md")).orElseThrow();
    private static final JsonNode RESOURCES = resources();
    private static final String PREPARATION = "before-anything-else";

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([^`]+)` \\| \\[[^]]+]\\(#([a-z-]+)\\) \\| .*`.+`.* \\|$");
    private static final Pattern SECTION = Pattern.compile("(?ms)^## ([^\\n]+)\\n(.*?)(?=^## |\\z)");
    private static final Pattern ORDER = Pattern.compile(
            "(?s)\\*\\*Means\\.\\*\\* .*\\n\\n\\*\\*Shows\\.\\*\\* .*\\n\\n\\*\\*Do\\b[.*].*\\n\\nThe repair:\\n\\n(    .*)\\n\\n\\*\\*Never\\*\\* .*");
    private static final Pattern HELPER = Pattern.compile("(?m)^    ([a-z_]+)\\(\\) +\\{");
    private static final Pattern ASKED =
            Pattern.compile("(?:\\$\\(res|\\b(?:event|metric|log|dead|queue_on)) ([A-Z][A-Za-z]+)");

    private static JsonNode resources() {
        try {
            var template = Repository.ROOT.resolve("infra-cdk/template/eco-relay.template.json");
            return new ObjectMapper().readTree(template.toFile()).path("Resources");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Anchor by alarm, as the template says it. */
    private static Map<String, String> alarms() {
        var alarms = new LinkedHashMap<String, String>();
        RESOURCES.properties().forEach(resource -> {
            if (resource.getValue().path("Type").asText().equals("AWS::CloudWatch::Alarm")) {
                String description =
                        resource.getValue().at("/Properties/AlarmDescription").asText();
                alarms.put(resource.getKey().replaceFirst("^Alarm", ""), description.replaceFirst(".*#", ""));
            }
        });
        return alarms;
    }

    private static List<String> faults(String runbook) {
        var faults = new ArrayList<String>();
        var known = new HashSet<String>();
        Set<String> alarmed = new HashSet<>();
        ROW.matcher(runbook).results().forEach(row -> {
            String name = row.group(1).replace("*", "[A-Za-z]+");
            List<String> meant = alarms().keySet().stream()
                    .filter(alarm -> alarm.matches(name))
                    .toList();
            meant.stream()
                    .filter(alarm -> !row.group(2).equals(alarms().get(alarm)))
                    .forEach(alarm -> faults.add("the table leads from %s to #%s".formatted(alarm, row.group(2))));
            if (meant.isEmpty()) {
                faults.add("there is no alarm " + row.group(1));
            }
            known.addAll(meant);
            alarmed.add(row.group(2));
        });
        alarms().keySet().stream()
                .filter(alarm -> !known.contains(alarm))
                .forEach(alarm -> faults.add("the table has no alarm " + alarm));
        SECTION.matcher(runbook).results().forEach(section -> {
            String anchor = section.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9 -]", "")
                    .replace(' ', '-');
            if (!anchor.equals(PREPARATION)) {
                faults.addAll(faultsOf(anchor, section.group(2).strip(), alarmed.contains(anchor), runbook));
            }
        });
        runbook.lines()
                .filter(line -> line.length() > WIDTH)
                .forEach(line -> faults.add("more than %d columns: %s".formatted(WIDTH, line)));
        ASKED.matcher(runbook)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !RESOURCES.has(name))
                .forEach(name -> faults.add("the template has no resource " + name));
        return faults;
    }

    private static List<String> faultsOf(String anchor, String section, boolean alarmed, String runbook) {
        var faults = new ArrayList<String>();
        Matcher order = ORDER.matcher(section);
        if (!order.matches()) {
            faults.add(anchor + " is not Means, Shows, Do, the repair, Never");
            return faults;
        }
        List<String> commands =
                order.group(1).replace("\\\n", " ").lines().map(String::strip).toList();
        if (commands.size() != 1) {
            faults.add(anchor + " has more than one command of repair");
        }
        if (!word(commands.getFirst(), runbook)) {
            faults.add("%s is repaired by %s, which nobody has".formatted(anchor, commands.getFirst()));
        }
        if (section.startsWith("**Means.** Alarm") != alarmed) {
            faults.add(anchor + " does not begin with its alarm");
        }
        return faults;
    }

    /** Whether a command begins with a tool or with what the preparation defines. */
    private static boolean word(String command, String runbook) {
        String first = command.split(" ", 2)[0];
        return Set.of("aws", "curl").contains(first)
                || HELPER.matcher(runbook)
                        .results()
                        .anyMatch(helper -> helper.group(1).equals(first));
    }

    @Test
    void every_alarm_leads_to_a_section_and_every_section_to_one_command() {
        assertThat(faults(RUNBOOK)).isEmpty();
        assertThat(alarms()).hasSizeGreaterThan(20);
    }

    /** Negative control. */
    @Test
    void what_is_missing_or_out_of_order_is_noticed() {
        String damaged = RUNBOOK.replace(
                        "| `Stuck` | [Stuck rows](#stuck-rows)", "| `Stuk` | [Stuck rows](#stuck-rows)")
                .replace("(#old-messages) | `queue_on BuilderMapping`", "(#breaker-open) | `queue_on BuilderMapping`")
                .replace("**Means.** Alarm `Breaker`", "**Means.** `Breaker`")
                .replace("\n    timer_on\n\n**Never** invoke", "\n    timer_on\n    timer_on\n\n**Never** invoke")
                .replace("\n    timer_on\n\n**Never** move", "\n    time_on\n\n**Never** move")
                .replace("**Never** rewrite", "Do not rewrite")
                .replace("log PollerLog '", "log PolerLog '")
                .replace("For whoever is woken up.", "For whoever is woken up. ".repeat(6));
        assertThat(faults(damaged))
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault).isEqualTo("there is no alarm Stuk"),
                        fault -> assertThat(fault).isEqualTo("the table has no alarm Stuck"),
                        fault -> assertThat(fault).isEqualTo("the table leads from OrdersAge to #breaker-open"),
                        fault -> assertThat(fault).isEqualTo("breaker-open does not begin with its alarm"),
                        fault -> assertThat(fault).isEqualTo("heartbeat-missing has more than one command of repair"),
                        fault -> assertThat(fault).startsWith("overdue-rows is repaired by time_on"),
                        fault -> assertThat(fault).startsWith("an-event-chain-that-does-not-verify is not Means"),
                        fault -> assertThat(fault).isEqualTo("the template has no resource PolerLog"),
                        fault -> assertThat(fault).startsWith("more than 120 columns"));
    }

    /** Lambda wraps what goes through its own logger; what is printed stays as it is. The pattern has to find both. */
    @Test
    void the_pattern_of_an_event_finds_its_lines_in_both_forms() {
        Matcher written =
                Pattern.compile("event\\(\\) +\\{ log \"\\$1\" \"%([^%]+)%\"").matcher(RUNBOOK);
        assertThat(written.find()).isTrue();
        Pattern pass = Pattern.compile(written.group(1).replace("$2", "pass"));
        String line = "{\"event\":\"pass\",\"level\":\"ERROR\"}";
        String wrapped = new JsonLogFormatter().format(line, LogLevel.ERROR);
        assertThat(wrapped).doesNotContain(line);
        assertThat(line).containsPattern(pass);
        assertThat(wrapped).containsPattern(pass);
        assertThat(line.replace("pass", "row")).doesNotContainPattern(pass);
    }
}
