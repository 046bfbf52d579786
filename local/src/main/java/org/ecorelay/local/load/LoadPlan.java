package org.ecorelay.local.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which orders are posted: the same numbers give the same orders, in the same order.
 *
 * @param orders how many, 1 to {@value #MAX_ORDERS}
 * @param faultPercent how many of a hundred have a fault or a change of mind, 0 to 100
 * @param apart from one order to the next; zero: as fast as they are taken
 */
public record LoadPlan(int orders, int faultPercent, long seed, Duration apart) {
    /** More do not fit into the memory of a laptop. */
    public static final int MAX_ORDERS = 200_000;

    static final int ACCOUNTS = 3;

    private static final int MAX_PIECES = 9;
    /** From the queue to behind the verdict: changes meet every state. */
    private static final int CHANGE_WITHIN_MILLIS = 6_000;

    public LoadPlan {
        if (orders < 1 || orders > MAX_ORDERS || faultPercent < 0 || faultPercent > 100) {
            throw new IllegalArgumentException(
                    "1 to %d orders, 0 to 100 %%; not %d and %d %%".formatted(MAX_ORDERS, orders, faultPercent));
        }
    }

    /** As fast as they are taken. */
    public LoadPlan(int orders, int faultPercent, long seed) {
        this(orders, faultPercent, seed, Duration.ZERO);
    }

    /** The same, one order at a time. */
    public LoadPlan apart(Duration time) {
        return new LoadPlan(orders, faultPercent, seed, time);
    }

    /** The orders. Every kind of fault is as frequent as the others. */
    List<PlannedOrder> draw() {
        var random = new Random(seed);
        List<Kind> kinds = kinds(random);
        var drawn = new ArrayList<PlannedOrder>(orders);
        for (int n = 0; n < orders; n++) {
            Goods goods = Goods.ALL.get(random.nextInt(Goods.ALL.size()));
            drawn.add(new PlannedOrder(
                    "L-%d-%06d".formatted(seed, n),
                    random.nextInt(ACCOUNTS),
                    goods,
                    goods.destinations().get(random.nextInt(goods.destinations().size())),
                    1 + random.nextInt(MAX_PIECES),
                    kinds.get(n),
                    Duration.ofMillis(random.nextInt(CHANGE_WITHIN_MILLIS))));
        }
        return List.copyOf(drawn);
    }

    private List<Kind> kinds(Random random) {
        List<Kind> faulty = Kind.faulty();
        long count = Math.round(orders * (faultPercent / 100.0));
        var kinds = new ArrayList<Kind>(orders);
        for (int n = 0; n < orders; n++) {
            kinds.add(n < count ? faulty.get(n % faulty.size()) : Kind.PLAIN);
        }
        Collections.shuffle(kinds, random);
        return kinds;
    }
}
