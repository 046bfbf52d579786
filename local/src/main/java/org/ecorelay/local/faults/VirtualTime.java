package org.ecorelay.local.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Time that passes only when nobody has anything to do. Actors are threads of which exactly one runs at any moment: it hands over when it
 * sleeps, and what wakes at the same time goes in an order that the seed decides. So the whole run is a function of the seed.
 */
final class VirtualTime implements AutoCloseable {
    /** Where every run begins: a day on which all profiles are valid. */
    static final Instant START = Instant.parse("2026-09-01T08:00:00Z");

    private final RandomGenerator random;
    private final ThreadFactory threads = Thread.ofVirtual().factory();
    private final PriorityQueue<Wake> agenda = new PriorityQueue<>(
            Comparator.comparing(Wake::at).thenComparingInt(Wake::turn).thenComparingLong(Wake::number));
    private final Semaphore stage = new Semaphore(0);
    private final Map<Thread, Semaphore> actors = new HashMap<>();
    private final List<Throwable> failures = new ArrayList<>();
    private Instant now = START;
    private long number;
    private boolean closed;

    VirtualTime(RandomGenerator random) {
        this.random = random;
    }

    /** What happens at a time: an action, or an actor that goes on. */
    private record Wake(Instant at, int turn, long number, Runnable action) {}

    Instant now() {
        return now;
    }

    /** Time that no clock shows: the same for every instance. */
    long nanos() {
        return Duration.between(START, now).toNanos();
    }

    /** Does something short at a time; it may start actors but not sleep. */
    void at(Instant when, Runnable action) {
        agenda.add(new Wake(when.isBefore(now) ? now : when, random.nextInt(1 << 16), number++, action));
    }

    void after(Duration wait, Runnable action) {
        at(now.plus(wait), action);
    }

    /** Starts an actor, now; it may sleep. */
    void start(Runnable work) {
        at(now, () -> {
            var turn = new Semaphore(0);
            Thread actor = threads.newThread(() -> {
                turn.acquireUninterruptibly();
                try {
                    work.run();
                } catch (Crash e) {
                    // It is gone; another one comes.
                } catch (RuntimeException | Error e) {
                    failures.add(e);
                } finally {
                    actors.remove(Thread.currentThread());
                    stage.release();
                }
            });
            actors.put(actor, turn);
            actor.start();
            handOver(turn);
        });
    }

    /** The running actor does nothing for a while; others do. */
    void sleep(Duration time) {
        Instant until = now.plus(time);
        Wake first = agenda.peek();
        if (first == null || first.at().isAfter(until)) {
            now = until;
            return;
        }
        Semaphore own = actors.get(Thread.currentThread());
        if (own == null) {
            throw new IllegalStateException("only an actor may sleep");
        }
        at(until, () -> handOver(own));
        stage.release();
        own.acquireUninterruptibly();
        if (closed) {
            throw new Crash("the run is over");
        }
    }

    private void handOver(Semaphore actor) {
        actor.release();
        stage.acquireUninterruptibly();
    }

    /** Lets time pass until {@code done}, or until {@code limit}; answers whether it is done. */
    boolean run(BooleanSupplier done, Instant limit) {
        while (!done.getAsBoolean()) {
            @Nullable Wake next = agenda.peek();
            if (next == null || next.at().isAfter(limit)) {
                now = limit.isAfter(now) ? limit : now;
                return done.getAsBoolean();
            }
            agenda.remove();
            now = next.at();
            next.action().run();
            if (!failures.isEmpty()) {
                throw new IllegalStateException("the simulation itself failed", failures.getFirst());
            }
        }
        return true;
    }

    /** Whoever still sleeps never wakes up. */
    @Override
    public void close() {
        closed = true;
        agenda.clear();
        List.copyOf(actors.values()).forEach(this::handOver);
    }
}
