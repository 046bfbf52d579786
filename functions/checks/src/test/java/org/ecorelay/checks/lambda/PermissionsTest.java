package org.ecorelay.checks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ecorelay.checks.Repository;
import org.ecorelay.local.template.GrantedAccess;
import org.ecorelay.local.template.GrantedAccess.Granted;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every role is compared with the calls that its function really made: while the packaged functions answered their sample
 * events (the tests before this one), and in the recorded runs of the module {@code local}. The report is
 * {@code target/permissions.csv}.
 *
 * <p>Nothing is missing: the embedded AWS refuses what a role does not allow. Nothing is unused without a written reason in
 * {@code infra-cdk/unexercised-permissions.csv}.
 */
@Order(Integer.MAX_VALUE)
@ExtendWith(DeployedOnce.class)
class PermissionsTest {
    private static final Path REASONS = Repository.ROOT.resolve("infra-cdk/unexercised-permissions.csv");
    private static final Path RECORDED = Repository.ROOT.resolve("local/target/permissions");
    private static final Path REPORT = Repository.ROOT.resolve("functions/checks/target/permissions.csv");

    @Test
    void no_function_asked_for_what_its_role_does_not_allow(Deployed deployed) {
        assertThat(deployed.access().refused()).isEmpty();
    }

    @Test
    void every_permission_is_exercised_or_has_its_reason(Deployed deployed) throws IOException {
        SortedMap<String, String> exercised = exercised(deployed.access());
        SortedSet<Granted> granted = new TreeSet<>(deployed.access().used());
        granted.addAll(deployed.access().unused());
        List<Reason> reasons = reasons();
        var report = new ArrayList<>(List.of("function,action,resource,exercised by,reason"));
        var nowhere = new ArrayList<Granted>();
        var needed = new HashSet<Reason>();
        for (Granted each : granted) {
            String runs = exercised.getOrDefault(each.toString(), "");
            Optional<Reason> reason = reasons.stream()
                    .filter(one -> runs.isEmpty() && one.isFor(each))
                    .findFirst();
            reason.ifPresentOrElse(needed::add, () -> {
                if (runs.isEmpty()) {
                    nowhere.add(each);
                }
            });
            report.add(String.join(
                    ",", each.toString(), runs, reason.map(Reason::why).orElse("")));
        }
        Files.write(REPORT, report);
        System.out.printf(
                "permissions: %d granted, %d exercised, %d refused, %d with neither run nor reason; see %s%n",
                granted.size(),
                exercised.size(),
                deployed.access().refused().size(),
                nowhere.size(),
                Repository.ROOT.relativize(REPORT));
        assertThat(nowhere)
                .as("take them away, or write the reason into " + REASONS.getFileName())
                .isEmpty();
        assertThat(reasons).as("reasons that nothing needs any more").allMatch(needed::contains);
        assertThat(granted.stream().map(Granted::toString))
                .as("recorded runs of another template: run mvn verify from the top")
                .containsAll(exercised.keySet());
    }

    /** The runs that exercised a permission. */
    private static SortedMap<String, String> exercised(GrantedAccess events) throws IOException {
        var exercised = new TreeMap<String, String>();
        events.used().forEach(granted -> exercised.put(granted.toString(), "events"));
        try (Stream<Path> runs = Files.list(RECORDED)) {
            for (Path run : runs.sorted().toList()) {
                String name = run.getFileName().toString().replace(".csv", "");
                Files.readAllLines(run).forEach(line -> exercised.merge(line, name, (a, b) -> a + " " + b));
            }
        }
        return exercised;
    }

    /** Why a permission is needed that no recorded run exercises; {@code *} stands for every function or resource. */
    private record Reason(String function, String action, String resource, String why) {
        boolean isFor(Granted granted) {
            return (function.equals("*") || function.equals(granted.function()))
                    && granted.action().equals(action)
                    && (resource.equals("*") || resource.equals(granted.resource()));
        }
    }

    private static List<Reason> reasons() throws IOException {
        return Files.readAllLines(REASONS).stream()
                .skip(1)
                .map(line -> line.split(",", 4))
                .map(part -> new Reason(part[0], part[1], part[2], part[3]))
                .toList();
    }
}
