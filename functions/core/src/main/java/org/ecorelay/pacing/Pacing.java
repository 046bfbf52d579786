package org.ecorelay.pacing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.ecorelay.account.KeyMode;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.Signal.Health;
import org.jspecify.annotations.Nullable;

/**
 * The pace of each authority and mode: whether a request may go out now, and how many a pass may start. The state is shared
 * ({@code pace#<lane>}) and cached for {@link #CACHE}; while all is well nothing is written. Thread-safe.
 */
public final class Pacing {
    /** How old another worker's knowledge may be. */
    static final Duration CACHE = Duration.ofSeconds(2);

    private static final String MEMBER = "breaker";
    private static final int MAX_RACES = 5;
    /** So many seconds' worth of requests may go out at once. */
    private static final double BURST_SECONDS = 2;

    private static final Duration PASS = Duration.ofMinutes(1);

    private final SharedState state;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Meter meter;
    private final ToDoubleFunction<String> perSecond;
    private final int workers;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    /**
     * The pace that all workers share.
     *
     * @param perSecond the most requests a second to an authority, asked again every {@link #CACHE}; the platform's headers lower it
     * @param workers how many workers share that rate
     */
    public Pacing(
            SharedState state,
            InstantSource clock,
            RandomGenerator random,
            Meter meter,
            ToDoubleFunction<String> perSecond,
            int workers) {
        this.state = state;
        this.clock = clock;
        this.random = random;
        this.meter = meter;
        this.perSecond = perSecond;
        this.workers = workers;
    }

    /** Authority and mode, as state, lanes and metrics name them: {@code VN}, {@code VN.test}. */
    public static String lane(String authority, KeyMode mode) {
        return authority + (mode == KeyMode.TEST ? ".test" : "");
    }

    /** Whether one request may go out now; takes a token or a probe if so. */
    public boolean admits(String authority, KeyMode mode) {
        Lane lane = of(authority, mode);
        Instant now = clock.instant();
        Breaker breaker = lane.breaker(now);
        if (breaker.isPaused(now)) {
            return false;
        }
        return switch (breaker.phase(now)) {
            case CLOSED -> lane.take(breaker.share(now), now);
            case OPEN -> false;
            case HALF_OPEN -> lane.probe(now);
        };
    }

    /** How many requests a pass of the poller may start: none while open, a few while half open, then the rate. */
    public int allowance(String authority, KeyMode mode) {
        Instant now = clock.instant();
        Lane lane = of(authority, mode);
        Breaker breaker = lane.breaker(now);
        if (breaker.isPaused(now)) {
            return 0;
        }
        return switch (breaker.phase(now)) {
            case CLOSED -> Math.max(Breaker.PROBES, (int) (lane.perSecond() * PASS.toSeconds() * breaker.share(now)));
            case OPEN -> 0;
            case HALF_OPEN -> breaker.probesLeft(now);
        };
    }

    /** Whether all is well: closed and neither paused nor recovering. */
    public boolean isCalm(String authority, KeyMode mode) {
        Instant now = clock.instant();
        Breaker breaker = of(authority, mode).breaker(now);
        return breaker.phase(now) == Breaker.Phase.CLOSED && !breaker.isPaused(now) && breaker.share(now) >= 1;
    }

    /** Learns from one exchange, and counts what nobody knows in its answer: the number only, names are the sender's to choose. */
    public void heard(String authority, KeyMode mode, Signal signal) {
        if (signal.unknownFields() > 0) {
            meter.count("unknown-field", lane(authority, mode), signal.unknownFields());
        }
        if (signal.health() != Health.UNTOLD) {
            of(authority, mode).learn(signal);
        }
    }

    private Lane of(String authority, KeyMode mode) {
        return lanes.computeIfAbsent(lane(authority, mode), name -> new Lane(name, authority));
    }

    private final class Lane {
        private final String name;
        private final String authority;
        private final TokenBucket bucket = new TokenBucket();
        private Breaker breaker = Breaker.CLOSED;
        private Json.@Nullable Obj stored;
        private double rate;
        private Instant readAt = Instant.MIN;
        private Kept<Double> learned = new Kept<>(Double.MAX_VALUE, Instant.EPOCH, Instant.EPOCH);

        Lane(String name, String authority) {
            this.name = name;
            this.authority = authority;
        }

        synchronized Breaker breaker(Instant now) {
            boolean fresh = readAt.isAfter(now.minus(CACHE)) && !now.isBefore(readAt);
            return fresh ? breaker : load(now);
        }

        private Breaker load(Instant now) {
            Optional<Json.Obj> found = state.find("pace#" + name, MEMBER);
            stored = found.orElse(null);
            breaker = found.map(Breaker::read).orElse(Breaker.CLOSED);
            rate = perSecond.applyAsDouble(authority);
            readAt = now;
            return breaker;
        }

        /** As it was when the breaker was read. */
        synchronized double perSecond() {
            return rate;
        }

        synchronized boolean take(double share, Instant now) {
            boolean limited = learned.isFresh(now) && learned.value() < rate * share;
            double most = limited ? learned.value() : rate * share;
            double burst = most * BURST_SECONDS / workers;
            if (share < 1 && !limited) {
                // What a pass has given back comes at once: held again it would have been written in vain.
                burst = Math.max(burst, Math.min(most * PASS.toSeconds(), rate * BURST_SECONDS / workers));
            }
            return bucket.take(most / workers, burst, now).isZero();
        }

        /** A probe is counted where all workers see it. */
        synchronized boolean probe(Instant now) {
            return change(seen ->
                    seen.phase(now) == Breaker.Phase.HALF_OPEN && seen.probesLeft(now) > 0 ? seen.probed(now) : seen);
        }

        synchronized void learn(Signal signal) {
            Instant now = clock.instant();
            signal.limit().ifPresent(limit -> {
                double even = limit.remaining() / Math.max(1.0, limit.reset().toMillis() / 1_000.0);
                learned = Kept.of(even, now, limit.reset());
            });
            if (signal.limit().filter(limit -> limit.remaining() <= 0).isPresent()) {
                meter.count("budget-used-up", name, 1);
            }
            double jitter = random.nextDouble();
            boolean before = breaker(now).phase(now) == Breaker.Phase.OPEN;
            change(seen -> learned(seen, signal, now, jitter));
            boolean after = breaker.phase(now) == Breaker.Phase.OPEN;
            if (after && !before) {
                meter.count("breaker-opened", name, 1);
            }
        }

        private Breaker learned(Breaker seen, Signal signal, Instant now, double jitter) {
            Breaker next = signal.health() == Health.WELL
                    ? seen.succeeded(now)
                    : seen.failed(now, signal.retryAfter(), jitter);
            return signal.limit()
                    .filter(limit -> limit.remaining() <= 0)
                    .map(limit -> next.paused(now, limit.reset()))
                    .orElse(next);
        }

        /** Changes the shared state, unless nothing changes. False when nothing changed, or others were first all the time. */
        private boolean change(UnaryOperator<Breaker> step) {
            for (int race = 0; race < MAX_RACES; race++) {
                Breaker next = step.apply(breaker);
                if (next.equals(breaker)) {
                    return false;
                }
                Json.Obj written = next.json();
                if (state.swap("pace#" + name, MEMBER, stored, written)) {
                    breaker = next;
                    stored = written;
                    readAt = clock.instant();
                    return true;
                }
                load(clock.instant());
            }
            return false;
        }
    }
}
