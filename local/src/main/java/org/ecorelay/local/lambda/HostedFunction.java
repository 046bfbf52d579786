package org.ecorelay.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ecorelay.local.template.LambdaFunction;

/**
 * One function with its instances: as at AWS an instance works on one event at a time, is used again for the next one,
 * and is thrown away after a time-out.
 *
 * <p>Threads: safe. At most the reserved concurrency runs at one time, without one {@value #UNRESERVED}.
 */
final class HostedFunction {
    /** Enough for a laptop, and it bounds the connections of a burst. */
    static final int UNRESERVED = 16;

    private static final int MAX_RESPONSE_BYTES = 6 * 1024 * 1024;

    private final LambdaFunction function;
    private final String arn;
    private final HandlerFactory handlers;
    private final HostSettings settings;
    private final ExecutorService threads;
    private final Semaphore free;
    private final ConcurrentLinkedDeque<RequestStreamHandler> idle = new ConcurrentLinkedDeque<>();

    HostedFunction(
            LambdaFunction function,
            String arn,
            HandlerFactory handlers,
            HostSettings settings,
            ExecutorService threads) {
        this.function = function;
        this.arn = arn;
        this.handlers = handlers;
        this.settings = settings;
        this.threads = threads;
        this.free = new Semaphore(function.reservedConcurrency().orElse(UNRESERVED), true);
    }

    String shortName() {
        return function.shortName();
    }

    /** Makes the first instance, so that a broken environment fails the start and not the first event. */
    Optional<IllegalStateException> initialize() {
        try {
            idle.push(handlers.create());
            return Optional.empty();
        } catch (Exception e) {
            return Optional.of(
                    new IllegalStateException("The function " + shortName() + " does not start: " + e.getMessage(), e));
        }
    }

    /**
     * Hands the event to an instance and waits for what becomes of it.
     *
     * @param patience how long to wait for a free instance before {@link Outcome.Throttled}
     */
    Outcome invoke(byte[] event, Duration patience) throws InterruptedException {
        String requestId = UUID.randomUUID().toString();
        Instant startedAt = settings.clock().instant();
        boolean admitted = free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        long from = System.nanoTime();
        Outcome outcome = new Outcome.Throttled();
        if (admitted) {
            try {
                outcome = run(event, requestId);
            } finally {
                free.release();
            }
        }
        report(new Invocation(shortName(), requestId, startedAt, Duration.ofNanos(System.nanoTime() - from), outcome));
        return outcome;
    }

    private Outcome run(byte[] event, String requestId) throws InterruptedException {
        var abandoned = new AtomicBoolean();
        Future<byte[]> answer = threads.submit(() -> handle(event, requestId, abandoned));
        try {
            return new Outcome.Answered(answer.get(function.timeoutSeconds(), TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            abandoned.set(true);
            answer.cancel(true);
            return new Outcome.TimedOut();
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            return new Outcome.Failed(cause.getClass().getName(), String.valueOf(cause.getMessage()));
        } catch (InterruptedException e) {
            abandoned.set(true);
            answer.cancel(true);
            throw e;
        }
    }

    private InvocationContext context(String requestId) {
        long deadline = System.nanoTime()
                + Duration.ofSeconds(function.timeoutSeconds()).toNanos();
        return new InvocationContext(
                function.name(),
                arn,
                requestId,
                function.memoryMb(),
                () -> Duration.ofNanos(deadline - System.nanoTime()),
                line -> settings.log().log(shortName(), line));
    }

    private byte[] handle(byte[] event, String requestId, AtomicBoolean abandoned) throws Exception {
        RequestStreamHandler pooled = idle.poll();
        RequestStreamHandler handler = pooled == null ? handlers.create() : pooled;
        var response = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), response, context(requestId));
        } finally {
            if (!abandoned.get()) {
                idle.push(handler);
            }
        }
        if (response.size() > MAX_RESPONSE_BYTES) {
            throw new IllegalStateException("the response has more than " + MAX_RESPONSE_BYTES + " bytes");
        }
        return response.toByteArray();
    }

    private void report(Invocation invocation) {
        switch (invocation.outcome()) {
            case Outcome.Answered _ -> {}
            case Outcome.Failed failed -> log(invocation, failed.type() + ": " + failed.message());
            case Outcome.TimedOut _ ->
                log(invocation, "Task timed out after " + function.timeoutSeconds() + " seconds");
            case Outcome.Throttled _ -> log(invocation, "throttled");
        }
        try {
            settings.observer().finished(invocation);
        } catch (RuntimeException e) {
            log(invocation, "the observer failed: " + e);
        }
    }

    private void log(Invocation invocation, String text) {
        settings.log().log(shortName(), invocation.requestId() + " " + text);
    }
}
