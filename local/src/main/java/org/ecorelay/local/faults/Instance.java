package org.ecorelay.local.faults;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** One running copy of a function: works one invocation at a time, has a clock of its own, and may die. */
final class Instance {
    private final String name;
    private final VirtualTime time;
    private final Duration skew;
    private final List<Integer> effects = new ArrayList<>();
    private boolean changing;
    private boolean dead;

    /**
     * @param skew how far its clock is from the true time
     */
    @SuppressWarnings("MissingSummary")
    Instance(String name, VirtualTime time, Duration skew) {
        this.name = name;
        this.time = time;
        this.skew = skew;
    }

    String name() {
        return name;
    }

    boolean isDead() {
        return dead;
    }

    /** Dies, here and now. */
    Crash die(String where) {
        dead = true;
        return new Crash(where);
    }

    /**
     * Notes an effect of the invocation at work.
     *
     * @param changes whether it changes anything
     */
    void act(int effect, boolean changes) {
        effects.add(effect);
        changing |= changes;
    }

    /** The invocation is over; the numbers of its effects, if it changed anything. */
    List<Integer> rest() {
        List<Integer> all = changing ? List.copyOf(effects) : List.of();
        effects.clear();
        changing = false;
        return all;
    }

    /** The time of day as this instance sees it. */
    InstantSource clock() {
        return () -> time.now().plus(skew).truncatedTo(ChronoUnit.MILLIS);
    }

    long monotonicNanos() {
        return time.nanos();
    }
}
