package org.ecorelay.local.lambda;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/**
 * How a {@link LambdaHost} runs.
 *
 * @param awsEndpoint where the functions and the host find every AWS service
 * @param port of the HTTP API on 127.0.0.1; 0 takes a free one
 * @param scheduleEvery the time between two scheduled invocations, instead of the template's rate
 * @param environment variables that replace or join those of the template, in every function
 * @param withoutEnvironment variables that no function gets
 * @param clock what handlers and events take for now
 */
public record HostSettings(
        URI awsEndpoint,
        int port,
        Duration scheduleEvery,
        Map<String, String> environment,
        Set<String> withoutEnvironment,
        InstantSource clock,
        InvocationObserver observer,
        LogSink log) {
    public HostSettings {
        environment = Map.copyOf(environment);
        withoutEnvironment = Set.copyOf(withoutEnvironment);
        if (!scheduleEvery.isPositive()) {
            throw new IllegalArgumentException("scheduleEvery must be positive, not " + scheduleEvery);
        }
    }

    /** A free port, the schedule every second, the system's clock, no overrides, nobody watching or logging. */
    public static HostSettings at(URI awsEndpoint) {
        return new HostSettings(
                awsEndpoint,
                0,
                Duration.ofSeconds(1),
                Map.of(),
                Set.of(),
                InstantSource.system(),
                invocation -> {},
                (source, text) -> {});
    }

    public HostSettings onPort(int newPort) {
        return new HostSettings(
                awsEndpoint, newPort, scheduleEvery, environment, withoutEnvironment, clock, observer, log);
    }

    public HostSettings scheduledEvery(Duration interval) {
        return new HostSettings(awsEndpoint, port, interval, environment, withoutEnvironment, clock, observer, log);
    }

    public HostSettings withEnvironment(Map<String, String> variables) {
        return new HostSettings(awsEndpoint, port, scheduleEvery, variables, withoutEnvironment, clock, observer, log);
    }

    public HostSettings withoutEnvironment(Set<String> names) {
        return new HostSettings(awsEndpoint, port, scheduleEvery, environment, names, clock, observer, log);
    }

    public HostSettings withClock(InstantSource source) {
        return new HostSettings(
                awsEndpoint, port, scheduleEvery, environment, withoutEnvironment, source, observer, log);
    }

    public HostSettings observedBy(InvocationObserver watcher) {
        return new HostSettings(awsEndpoint, port, scheduleEvery, environment, withoutEnvironment, clock, watcher, log);
    }

    public HostSettings loggingTo(LogSink sink) {
        return new HostSettings(
                awsEndpoint, port, scheduleEvery, environment, withoutEnvironment, clock, observer, sink);
    }
}
