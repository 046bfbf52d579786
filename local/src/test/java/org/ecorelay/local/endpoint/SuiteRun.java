package org.ecorelay.local.endpoint;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The whole suite, or a part of it, as one step of another test. */
final class SuiteRun {
    private SuiteRun() {}

    static TestExecutionSummary whole(Map<String, String> environment) {
        return of(selectPackage(SuiteRun.class.getPackageName()), environment);
    }

    static TestExecutionSummary of(DiscoverySelector part, Map<String, String> environment) {
        var summary = new SummaryGeneratingListener();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(part)
                .filters(EngineFilter.includeEngines("junit-jupiter"), TagFilter.includeTags("endpoint"))
                .configurationParameters(environment.entrySet().stream()
                        .collect(Collectors.toMap(each -> OnSite.PARAMETER + each.getKey(), Map.Entry::getValue)))
                .build();
        // What is skipped here is told by the suite itself, and is no skipped test of the module.
        var config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(config).execute(request, summary);
        return summary.getSummary();
    }

    /** What went wrong, a line each. */
    static String failures(TestExecutionSummary summary) {
        return summary.getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getUniqueId() + ": " + failure.getException())
                .collect(Collectors.joining("\n"));
    }
}
