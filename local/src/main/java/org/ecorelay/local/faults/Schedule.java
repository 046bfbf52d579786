package org.ecorelay.local.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * One run, as a function of numbers: what is ordered, how long things take and which of two goes first come from the seed, what goes wrong
 * from the planned faults.
 *
 * @param orders how many orders are sent
 * @param day orders come within this time
 * @param idempotent whether the platform keeps to the idempotency key; if it does, requests may arrive as late, and instances stand still
 *     before they send as long, as they like; otherwise no longer than {@link #SETTLE} and {@link #PAUSE}
 */
record Schedule(long seed, int orders, Duration day, boolean idempotent, List<Planned> faults) {
    /** How late a request may arrive at a platform that is not idempotent: the profiles' {@code settle}. */
    static final Duration SETTLE = Duration.ofMinutes(10);

    /** How long an instance may stand still between its last look at the clock and the sending when the platform is not idempotent. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    /** How long a random day is. */
    static final Duration DAY = Duration.ofHours(2);

    private static final int RAGE = 3;

    private static final int LEAST = 3;
    private static final int MORE = 10;

    Schedule {
        faults = List.copyOf(faults);
    }

    /** A fault at the n-th place of its kind, counted from 0. */
    record Planned(FaultKind kind, int at) {
        @Override
        public String toString() {
            return kind.word() + "@" + at;
        }
    }

    /** A bad day. */
    static Schedule random(long seed, int orders) {
        var random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        var faults = new ArrayList<Planned>();
        FaultKind[] kinds = FaultKind.values();
        int count = LEAST + random.nextInt(MORE);
        for (int i = 0; i < count; i++) {
            FaultKind kind = kinds[random.nextInt(kinds.length)];
            // Crashes count most: each of them is planned as often as three others together.
            FaultKind chosen = random.nextInt(4) == 0
                    ? (random.nextBoolean() ? FaultKind.CRASH_BEFORE : FaultKind.CRASH_AFTER)
                    : kind;
            faults.add(new Planned(chosen, random.nextInt(places(chosen.place(), orders))));
        }
        faults.sort(Comparator.comparing(Planned::kind).thenComparingInt(Planned::at));
        return new Schedule(seed, orders, DAY, random.nextBoolean(), faults);
    }

    /** About so many places of a kind are reached in a run. */
    private static int places(FaultKind.Place place, int orders) {
        return switch (place) {
            case EFFECT -> 150 * orders;
            case COMMIT -> 7 * orders;
            case SEND, DELIVERY -> 2 * orders;
            case REQUEST -> 3 * orders;
            case SUBMIT -> orders;
            case ASK -> 2 * orders;
            case MINUTE -> (int) DAY.toMinutes();
            case ORDER -> orders;
        };
    }

    /** Nothing new goes wrong after this time. */
    Duration rage() {
        return day.multipliedBy(RAGE);
    }

    Schedule with(List<Planned> others) {
        return new Schedule(seed, orders, day, idempotent, others);
    }

    /** Faults of one kind, by place. */
    List<Integer> places(FaultKind kind) {
        return faults.stream()
                .filter(fault -> fault.kind() == kind)
                .map(Planned::at)
                .toList();
    }

    @Override
    public String toString() {
        return "seed=%d orders=%d minutes=%d idempotent=%s faults=[%s]"
                .formatted(
                        seed,
                        orders,
                        day.toMinutes(),
                        idempotent,
                        faults.stream().map(Planned::toString).collect(Collectors.joining(" ")));
    }
}
