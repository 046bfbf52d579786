package org.ecorelay.pacing;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.ecorelay.json.Json;

/**
 * How long an authority's verdicts take, and so how often its lane is asked and when a certificate has waited too long. A sketch:
 * counts of ages in buckets that double, from one minute to more than two weeks.
 *
 * @param nextSweep not before this time, whichever worker sweeps
 * @param examinedUntil certificates filed until then were looked at for having waited too long
 * @param ages how many verdicts took less than 1, 2, 4, … minutes; the last bucket has no end
 */
public record LaneTempo(Instant nextSweep, Instant examinedUntil, List<Integer> ages) {
    /** Nobody is stuck before, however quick the authority usually is. */
    public static final Duration MIN_STUCK = Duration.ofHours(24);

    private static final int BUCKETS = 16;
    /** Older verdicts count half after so many new ones: an authority may change its ways. */
    private static final int MEMORY = 2_000;
    /** Fewer verdicts say nothing. */
    private static final int ENOUGH = 20;
    /** A verdict is heard at most this part of its usual age late. */
    private static final int FRACTION = 20;
    /** The slowest pace is this multiple of the quickest. */
    private static final int SLOWEST = 15;

    /** Of a lane that nobody has swept. */
    public static final LaneTempo NEW = new LaneTempo(Instant.EPOCH, Instant.EPOCH, Collections.nCopies(BUCKETS, 0));

    public LaneTempo {
        ages = List.copyOf(ages);
        if (ages.size() != BUCKETS) {
            throw new IllegalArgumentException("a sketch has %d buckets, not %d".formatted(BUCKETS, ages.size()));
        }
    }

    /** With one more verdict, given {@code age} after the document was filed. */
    public LaneTempo with(Duration age) {
        long minutes = Math.max(0, age.toMinutes());
        int bucket = Math.min(BUCKETS - 1, Long.SIZE - Long.numberOfLeadingZeros(minutes));
        boolean full = total() >= MEMORY;
        var counted = IntStream.range(0, BUCKETS)
                .mapToObj(i -> (full ? ages.get(i) / 2 : ages.get(i)) + (i == bucket ? 1 : 0))
                .toList();
        return new LaneTempo(nextSweep, examinedUntil, counted);
    }

    /** Certificates that were filed in the time of a clock that has been put back since were not looked at yet. */
    public LaneTempo asOf(Instant now) {
        boolean ahead = examinedUntil.isAfter(now.minus(MIN_STUCK).plus(SharedState.SKEW));
        return ahead ? new LaneTempo(nextSweep, Instant.EPOCH, ages) : this;
    }

    /** After a sweep: when the next one may begin, and until when certificates were examined. */
    public LaneTempo swept(Instant next, Instant examined) {
        return new LaneTempo(next, examined.isAfter(examinedUntil) ? examined : examinedUntil, ages);
    }

    /** The time between two sweeps: a twentieth of the usual age, between {@code quickest} and fifteen times that. */
    public Duration pace(Duration quickest) {
        if (total() < ENOUGH) {
            return quickest;
        }
        Duration usual = age(0.5).dividedBy(FRACTION);
        Duration slowest = quickest.multipliedBy(SLOWEST);
        Duration bounded = usual.compareTo(slowest) > 0 ? slowest : usual;
        return bounded.compareTo(quickest) < 0 ? quickest : bounded;
    }

    /** The age at which a certificate is stuck: the 99th percentile, at least {@link #MIN_STUCK}. */
    public Duration stuckAfter() {
        Duration p99 = total() < ENOUGH ? MIN_STUCK : age(0.99);
        return p99.compareTo(MIN_STUCK) < 0 ? MIN_STUCK : p99;
    }

    private int total() {
        return ages.stream().mapToInt(Integer::intValue).sum();
    }

    /** The upper end of the bucket that has this part of all ages below it. */
    private Duration age(double part) {
        double wanted = part * total();
        int below = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            below += ages.get(bucket);
            if (below >= wanted) {
                return Duration.ofMinutes(1L << bucket);
            }
        }
        return Duration.ofMinutes(1L << BUCKETS);
    }

    /** As it is kept in the shared state. */
    public Json.Obj json() {
        return Json.object()
                .put("nextSweep", nextSweep.toString())
                .put("examinedUntil", examinedUntil.toString())
                .put("ages", Json.array(ages.stream().map(count -> new Json.Num(BigDecimal.valueOf(count)))))
                .build();
    }

    /** Reads what {@link #json()} wrote. */
    public static LaneTempo read(Json.Obj body) {
        return new LaneTempo(
                Instant.parse(body.required("nextSweep")),
                Instant.parse(body.required("examinedUntil")),
                body.list("ages").stream()
                        .map(count -> ((Json.Num) count).value().intValueExact())
                        .toList());
    }
}
