package org.ecorelay.local.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Plays many schedules, on all cores; each of them is a world of its own. */
final class Campaign {
    /** Two seeds that follow each other have no schedule in common. */
    private static final long STRIDE = 1_000_003;

    private final World.Ground ground;
    private final Defect planted;

    Campaign(World.Ground ground, Defect planted) {
        this.ground = ground;
        this.planted = planted;
    }

    /** Plays one schedule over tables in memory. */
    Result play(Schedule schedule) {
        return play(schedule, Stores.inMemory(schedule.seed()));
    }

    /** Plays one schedule over given tables. */
    Result play(Schedule schedule, Stores tables) {
        try (var world = new World(ground, schedule, tables, planted, false)) {
            return world.play();
        }
    }

    /** The lines of a schedule's trace. */
    List<String> trace(Schedule schedule) {
        try (var world = new World(ground, schedule, Stores.inMemory(schedule.seed()), planted, true)) {
            var _ = world.play();
            return world.trace();
        }
    }

    /** So many bad days that something goes wrong on, from this seed on. Ends early at the first one that fails. */
    Summary random(int schedules, long seed, int orders, Progress progress) throws InterruptedException {
        return playAll(
                LongStream.iterate(seed * STRIDE, next -> next + 1).mapToObj(next -> Schedule.random(next, orders)),
                schedules,
                progress);
    }

    /**
     * The same day again and again: at every place of it each of these faults strikes, alone. Left out are the passes of the timer that
     * change nothing: to die in one is not to be started.
     */
    Summary everyPlace(Schedule day, List<FaultKind> kinds, Progress progress) throws InterruptedException {
        Result good = play(day);
        List<Schedule> struck = kinds.stream()
                .flatMap(kind -> good.places(kind).stream().map(place -> {
                    List<Schedule.Planned> faults = new ArrayList<>(day.faults());
                    faults.add(new Schedule.Planned(kind, place));
                    return day.with(faults);
                }))
                .toList();
        return playAll(struck.stream(), struck.size(), progress);
    }

    /** Hears of every schedule that was played. */
    @FunctionalInterface
    interface Progress {
        Progress SILENT = _ -> {};

        void played(int schedules);
    }

    Summary playAll(Stream<Schedule> schedules, int most, Progress progress) throws InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        var summary = new Summary.Builder();
        boolean failed = false;
        var next = schedules.iterator();
        try (ExecutorService workers = Executors.newFixedThreadPool(cores)) {
            List<Future<Result>> batch = new ArrayList<>();
            while (summary.schedules() < most && next.hasNext() && !failed) {
                for (int i = 0; i < cores * 8 && next.hasNext() && summary.schedules() + i < most; i++) {
                    Schedule schedule = next.next();
                    batch.add(workers.submit(() -> play(schedule)));
                }
                for (Future<Result> played : batch) {
                    Result result = result(played);
                    summary.add(result);
                    failed |= result.failed();
                }
                batch.clear();
                progress.played(summary.schedules());
            }
        }
        return summary.build();
    }

    private static Result result(Future<Result> played) throws InterruptedException {
        try {
            return played.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a schedule could not be played", e.getCause());
        }
    }

    /** The same schedule with as few faults as still break the same rule. */
    Schedule shortest(Result failure) {
        Violation.Rule rule = failure.violations().getFirst().rule();
        Schedule shortest = failure.schedule();
        Optional<Schedule> shorter = Optional.of(shortest);
        while (shorter.isPresent()) {
            shortest = shorter.get();
            shorter = withoutOne(shortest).filter(one -> breaks(one, rule)).findFirst();
        }
        return shortest;
    }

    private static Stream<Schedule> withoutOne(Schedule schedule) {
        return IntStream.range(0, schedule.faults().size()).mapToObj(left -> {
            var faults = new ArrayList<>(schedule.faults());
            faults.remove(left);
            return schedule.with(faults);
        });
    }

    private boolean breaks(Schedule schedule, Violation.Rule rule) {
        return play(schedule).violations().stream().anyMatch(found -> found.rule() == rule);
    }
}
