package org.ecorelay.local;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end of the module's tests which were skipped, one line each with its reason: what was not seen is not shown. */
public final class SkippedTests implements TestExecutionListener {
    private final List<String> skipped = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        add(test, reason);
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            add(test, result.getThrowable().map(Throwable::getMessage).orElse("no reason given"));
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        skipped.forEach(System.out::println);
    }

    private void add(TestIdentifier test, String reason) {
        String name = test.getUniqueIdObject().getSegments().stream()
                .filter(segment -> !segment.getType().equals("engine"))
                .map(segment -> segment.getValue().replaceAll("\\(.*$", "").replaceAll("^.*\\.", ""))
                .reduce((outer, inner) -> outer + "." + inner)
                .orElse(test.getDisplayName());
        skipped.add("skipped: %s: %s"
                .formatted(name, reason.lines().findFirst().orElse("").replaceFirst("^skipped: |^.* ==> ", "")));
    }
}
