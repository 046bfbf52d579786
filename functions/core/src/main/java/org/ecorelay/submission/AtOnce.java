package org.ecorelay.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The same for a few things at once. */
final class AtOnce {
    private AtOnce() {}

    /**
     * Comes back when all are done, also when one of them fails.
     *
     * @return what became of each, in their order
     */
    static <T, R> List<R> each(List<T> some, Function<T, R> action, Executor executor) {
        var running = new ArrayList<CompletableFuture<R>>();
        for (T one : some) {
            running.add(CompletableFuture.supplyAsync(() -> action.apply(one), executor));
            if (running.getLast().isCompletedExceptionally()) {
                break;
            }
        }
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
        return running.stream().map(CompletableFuture::join).toList();
    }
}
