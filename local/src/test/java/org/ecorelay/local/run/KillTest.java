package org.ecorelay.local.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the whole tool under load: at three moments that are told, and under -Pdeep at twenty that are drawn. */
class KillTest {
    private static final Duration USUAL = Duration.ofMinutes(3);
    private static final Duration DEEP = Duration.ofMinutes(6);
    /** What a drawn moment waits for may not come any more: everything is told. */
    private static final Duration AT_THE_LATEST = Duration.ofSeconds(30);

    private static final int KILLS = 20;
    private static final long SEED = 20_260_901;
    private static final List<String> FAULTS = List.of("answer-lost", "503", "malformed", "429");

    @TempDir
    private Path folder;

    /** Faults for a third of the orders; a few are rejected. */
    private static String manyFaults(int n) {
        return switch (n % 10) {
            case 1 -> "\"afterSeconds\":1,\"faults\":[\"answer-lost\"]";
            case 2 -> "\"afterSeconds\":1,\"faults\":[\"malformed\"]";
            case 4 -> "\"afterSeconds\":1,\"faults\":[\"503\"]";
            case 7 -> "\"afterSeconds\":1,\"faults\":[\"429\"]";
            case 9 -> "\"verdict\":\"Rejected-Field-Missing\",\"reason\":\"No producer\",\"afterSeconds\":1";
            default -> "\"afterSeconds\":1";
        };
    }

    /** Faults for one in ten: five in a row would open an authority's breaker, which is not what this is about. */
    private static String someFaults(int n) {
        return switch (n % 10) {
            case 4 -> "\"afterSeconds\":1,\"faults\":[\"%s\"]".formatted(FAULTS.get(n / 10 % FAULTS.size()));
            case 9 -> "\"verdict\":\"Rejected-Field-Missing\",\"reason\":\"No producer\",\"afterSeconds\":1";
            default -> "\"afterSeconds\":1";
        };
    }

    @Test
    @Timeout(600)
    void what_was_answered_202_survives_three_kills_and_is_registered_once() throws Exception {
        var runs = new KilledRuns(folder, 20, KillTest::manyFaults);
        runs.killedWhen(() -> runs.accepted() >= 3, "right after the first 202s");
        long before = runs.registrations();
        runs.killedWhen(() -> runs.registrations() >= before + 4, "while submitting");
        long told = runs.mails();
        runs.killedWhen(() -> runs.mails() >= told + 8, "while verdicts arrive");
        runs.finish(USUAL);
    }

    @Test
    @Timeout(1_800)
    @EnabledIfSystemProperty(named = "deep", matches = "true", disabledReason = "takes minutes: mvn -Pdeep verify")
    void what_was_answered_202_survives_twenty_kills_at_moments_that_a_seed_draws() throws Exception {
        var random = new Random(SEED);
        var runs = new KilledRuns(folder, 7, KillTest::someFaults);
        for (int n = 0; n < KILLS; n++) {
            killOnce(runs, random);
        }
        runs.finish(DEEP);
    }

    /** A moment is so many acceptances, registrations or mails after the start, and a few milliseconds more. */
    private static void killOnce(KilledRuns runs, Random random) throws Exception {
        int more = 1 + random.nextInt(5);
        long extra = Duration.ofMillis(random.nextInt(300)).toNanos();
        switch (random.nextInt(3)) {
            case 0 -> {
                int from = runs.accepted();
                kill(runs, () -> runs.accepted() >= from + more, extra, more + " more 202s");
            }
            case 1 -> {
                long from = runs.registrations();
                kill(runs, () -> runs.registrations() >= from + more, extra, more + " more registrations");
            }
            default -> {
                // One mail may tell of many orders: there are fewer of them.
                int mails = 1 + more % 3;
                long from = runs.mails();
                kill(runs, () -> runs.mails() >= from + mails, extra, mails + " more mails");
            }
        }
    }

    private static void kill(KilledRuns runs, BooleanSupplier reached, long extraNanos, String what) throws Exception {
        long began = System.nanoTime();
        var moment = new Object() {
            private long reachedAt;

            boolean isNow() {
                boolean late = System.nanoTime() - began > AT_THE_LATEST.toNanos();
                if (reachedAt == 0 && (late || reached.getAsBoolean())) {
                    reachedAt = System.nanoTime();
                }
                return reachedAt != 0 && System.nanoTime() - reachedAt >= extraNanos;
            }
        };
        runs.killedWhen(moment::isNow, "%d ms after %s".formatted(extraNanos / 1_000_000, what));
    }
}
