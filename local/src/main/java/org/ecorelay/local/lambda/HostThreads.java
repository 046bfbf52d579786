package org.ecorelay.local.lambda;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The host's threads: loops that make work, and workers that do it. The loops end first, so that no work is refused. */
final class HostThreads {
    private static final Duration LOOPS_END_WITHIN = Duration.ofMillis(1300);
    private static final Duration WORK_ENDS_WITHIN = Duration.ofMillis(500);

    private final ExecutorService loops = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    ExecutorService loops() {
        return loops;
    }

    ExecutorService workers() {
        return workers;
    }

    /**
     * Waits for loops, which have been told to stop, then for work, and interrupts what is left.
     *
     * @param meanwhile ends another source of work, at the same time as the loops end
     */
    void drain(Runnable meanwhile) {
        loops.execute(meanwhile);
        end(loops, LOOPS_END_WITHIN);
        end(workers, WORK_ENDS_WITHIN);
    }

    private static void end(ExecutorService executor, Duration patience) {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                executor.shutdownNow();
            }
        } catch (InterruptedException e) {
            executor.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
