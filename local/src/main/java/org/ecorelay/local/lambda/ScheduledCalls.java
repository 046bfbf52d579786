package org.ecorelay.local.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ecorelay.local.template.Schedule;
import org.ecorelay.local.template.Stack;

/**
 * Invokes a function at a compressed pace.
 *
 * <p>A beat that finds the function at its concurrency is throttled and not made up for, nor are beats that were missed
 * while the machine slept. The event's age is therefore never above one interval: as the template's maximum age is at
 * least its rate, an event is never delivered too late.
 */
final class ScheduledCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Schedule schedule;
    private final HostedFunction function;
    private final Stack stack;
    private final HostSettings settings;
    private final HostThreads threads;
    private final CountDownLatch stopped = new CountDownLatch(1);

    ScheduledCalls(
            Schedule schedule, HostedFunction function, Stack stack, HostSettings settings, HostThreads threads) {
        this.schedule = schedule;
        this.function = function;
        this.stack = stack;
        this.settings = settings;
        this.threads = threads;
    }

    void start() {
        threads.loops().execute(this::beatUntilStopped);
    }

    void stop() {
        stopped.countDown();
    }

    private void beatUntilStopped() {
        try {
            long next = System.nanoTime();
            do {
                threads.workers().execute(this::invoke);
                next = Math.max(next + settings.scheduleEvery().toNanos(), System.nanoTime());
            } while (!stopped.await(next - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void invoke() {
        try {
            function.invoke(event(settings.clock().instant()), Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The Scheduler's own notification, whose detail is a string and not an object, or the template's input. */
    byte[] event(Instant now) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.scheduler");
        event.put("account", stack.account());
        event.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", stack.region());
        event.putArray("resources").add(stack.arn("scheduler", "schedule/default/" + schedule.name()));
        event.put("detail", "{}");
        return schedule.input().orElseGet(event::toString).getBytes(StandardCharsets.UTF_8);
    }
}
