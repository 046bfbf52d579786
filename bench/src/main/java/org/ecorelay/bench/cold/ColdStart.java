package org.ecorelay.bench.cold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.ecorelay.bench.lambda.FunctionProcess;
import org.ecorelay.bench.lambda.RuntimeApi;

/**
 * One variant: what is started, and what it is asked first.
 *
 * @param jar its class path beside the runtime client
 * @param events makes a fresh first event
 */
record ColdStart(String name, Path jar, String handler, Map<String, String> environment, Events events) {
    /** An error of the API, or a message of a batch that was not worked. */
    private static final Pattern FAILED = Pattern.compile("\"statusCode\":[45]|\"itemIdentifier\"");

    /** Makes an event that nobody has had before. */
    @FunctionalInterface
    interface Events {
        String next() throws IOException, InterruptedException;
    }

    /** From the start of the process to the first response. */
    record Time(Duration wall, Duration cpu) {}

    ColdStart {
        environment = Map.copyOf(environment);
    }

    long jarBytes() throws IOException {
        return Files.size(jar);
    }

    Time start() throws IOException, InterruptedException {
        String event = events.next();
        long began = System.nanoTime();
        try (var process = FunctionProcess.start(name, jar, handler, environment)) {
            answered(process.invoke(event), process);
            var wall = Duration.ofNanos(System.nanoTime() - began);
            return new Time(wall, process.cpu());
        }
    }

    /** What a start loads; in a run of its own, because saying so takes time. */
    ClassesLoaded classes() throws IOException, InterruptedException {
        var variables = new HashMap<>(environment);
        variables.merge("JAVA_TOOL_OPTIONS", "-Xlog:class+load", (given, log) -> given + " " + log);
        String event = events.next();
        try (var process = FunctionProcess.start(name, jar, handler, variables)) {
            answered(process.invoke(event), process);
            List<String> log = process.log().lines().toList();
            return ClassesLoaded.of(log);
        }
    }

    private void answered(RuntimeApi.Outcome outcome, FunctionProcess process) throws IOException {
        if (!outcome.success() || FAILED.matcher(outcome.body()).find()) {
            throw new IOException("%s answered %s%n%s".formatted(name, outcome.body(), process.log()));
        }
    }
}
