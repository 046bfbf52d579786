package org.ecorelay.local.faults;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.local.faults.Functions.Kind;
import org.ecorelay.local.lambda.InvocationContext;

/** Lambda with its event sources, in virtual time: copies of functions come and go, batches are given out, the timer ticks. */
final class Host {
    private static final int BATCH = 10;
    private static final long COPIES = 1_000_000;
    private static final int MAX_CONCURRENCY = 2;
    private static final int MAX_SKEW_MILLIS = 5 * 60 * 1_000;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LONGEST_DETOUR = Duration.ofMinutes(10);

    private final VirtualTime time;
    private final RandomGenerator random;
    private final Injector injector;
    private final Effects effects;
    private final Functions functions;
    private final Watch watch;
    private final Map<Kind, Deque<Copy>> idle = new EnumMap<>(Kind.class);
    private final Map<SimulatedQueue, Integer> running = new HashMap<>();
    private boolean polling;
    private int copies;
    private int requests;

    Host(
            VirtualTime time,
            RandomGenerator random,
            Injector injector,
            Effects effects,
            Functions functions,
            Watch watch) {
        this.effects = effects;
        this.time = time;
        this.random = random;
        this.injector = injector;
        this.functions = functions;
        this.watch = watch;
    }

    private record Copy(Instance instance, RequestStreamHandler handler) {}

    /** Gives what arrives in a queue to a function. */
    void connect(SimulatedQueue queue, Kind kind) {
        queue.onArrival(() -> time.after(Duration.ofMillis(random.nextInt(200)), () -> deliver(queue, kind)));
    }

    private void deliver(SimulatedQueue queue, Kind kind) {
        if (running.getOrDefault(queue, 0) >= MAX_CONCURRENCY) {
            return;
        }
        List<SimulatedQueue.Message> batch = queue.receive(BATCH);
        if (batch.isEmpty()) {
            return;
        }
        List<FaultKind> faults = injector.next(FaultKind.Place.DELIVERY);
        faults.forEach(injector::fire);
        if (faults.contains(FaultKind.OVERTAKEN)) {
            queue.again(batch, Duration.ofMillis(random.nextLong(LONGEST_DETOUR.toMillis())));
            return;
        }
        running.merge(queue, 1, Integer::sum);
        boolean answerLost = faults.contains(FaultKind.FAILED_BATCH);
        time.start(() -> {
            work(queue, kind, batch, answerLost);
            running.merge(queue, -1, Integer::sum);
            deliver(queue, kind);
        });
        if (faults.contains(FaultKind.DUPLICATED)) {
            queue.again(batch, SOON);
        }
    }

    private void work(SimulatedQueue queue, Kind kind, List<SimulatedQueue.Message> batch, boolean answerLost) {
        Optional<Json.Obj> answer = invoke(kind, event(queue, batch)).filter(_ -> !answerLost);
        Set<String> failed = new HashSet<>();
        answer.ifPresent(body -> body.list("batchItemFailures")
                .forEach(item -> failed.add(((Json.Obj) item).required("itemIdentifier"))));
        for (SimulatedQueue.Message message : batch) {
            if (answer.isPresent() && !failed.contains(message.id())) {
                queue.delete(message);
            } else {
                queue.comesAgain(message);
            }
        }
    }

    private static Json.Obj event(SimulatedQueue queue, List<SimulatedQueue.Message> batch) {
        return Json.object()
                .put(
                        "Records",
                        Json.array(batch.stream()
                                .map(message -> Json.object()
                                        .put("messageId", message.id())
                                        .put("body", message.body())
                                        .put("eventSource", "aws:sqs")
                                        .put("eventSourceARN", "arn:aws:sqs:eu-central-1:000000000000:" + queue.name())
                                        .build())))
                .build();
    }

    /** Starts the timer's function, unless it is at work: its reserved concurrency is 1. Called by an actor. */
    void tick() {
        if (polling) {
            return;
        }
        polling = true;
        var _ = invoke(Kind.POLLER, Json.object().put("source", "aws.scheduler").build());
        polling = false;
    }

    boolean isPolling() {
        return polling;
    }

    /** Sends one HTTP request; empty when nobody answers. Called by an actor. */
    Optional<Json.Obj> request(Json.Obj event) {
        return invoke(Kind.INTAKE, event);
    }

    /** What copies did after their last invocation belongs to it. */
    void rest() {
        idle.values().forEach(all -> all.forEach(copy -> effects.ended(copy.instance())));
    }

    private Optional<Json.Obj> invoke(Kind kind, Json.Obj event) {
        Copy copy = copy(kind);
        Instant deadline = time.now().plus(kind.timeout());
        var context = new InvocationContext(
                kind.name(),
                "arn:aws:lambda:eu-central-1:000000000000:function:" + kind.name(),
                "request-" + ++requests,
                1_024,
                () -> Duration.between(time.now(), deadline),
                watch::logged);
        var output = new ByteArrayOutputStream();
        try {
            copy.handler()
                    .handleRequest(
                            new ByteArrayInputStream(CanonicalJson.text(event).getBytes(StandardCharsets.UTF_8)),
                            output,
                            context);
        } catch (Crash e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            watch.logged("invocation failed: " + e.getClass().getName());
            idle(kind).add(copy);
            return Optional.empty();
        } finally {
            effects.ended(copy.instance());
        }
        if (copy.instance().isDead()) {
            return Optional.empty();
        }
        idle(kind).add(copy);
        return Optional.of(output.size() == 0 ? Json.Obj.EMPTY : JsonReader.readOwn(output.toByteArray()));
    }

    private Deque<Copy> idle(Kind kind) {
        return idle.computeIfAbsent(kind, _ -> new ArrayDeque<>());
    }

    private Copy copy(Kind kind) {
        Deque<Copy> waiting = idle(kind);
        if (!waiting.isEmpty()) {
            return waiting.remove();
        }
        // Its own dice: a copy is the same whatever happened before it was started.
        var dice = new SplittableRandom(injector.schedule().seed() * COPIES + ++copies);
        Duration skew = Duration.ofMillis(dice.nextInt(2 * MAX_SKEW_MILLIS + 1) - MAX_SKEW_MILLIS);
        String name = "%s-%d".formatted(kind.name().toLowerCase(Locale.ROOT), copies);
        var instance = new Instance(name, time, skew);
        return new Copy(instance, functions.start(kind, instance, dice.nextLong()));
    }
}
