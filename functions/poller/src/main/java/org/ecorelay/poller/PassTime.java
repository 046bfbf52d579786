package org.ecorelay.poller;

import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * How the time of one pass is shared: work first, then verdicts, then telling, each with a part that the one before cannot take.
 * Otherwise ten thousand verdicts of one night would be read again in every pass and nobody would ever be told. What a stage does
 * not need is the next one's.
 */
final class PassTime {
    /** What the last action of a stage may take. */
    private static final int RESERVE_MILLIS = 15_000;
    /** The last stage's part of the whole pass, in hundredths. */
    private static final int RETRIES = 10;
    /** What work has to leave of a round, and what verdicts have to leave, in hundredths. */
    private static final int AFTER_WORK = 60;

    private static final int AFTER_VERDICTS = 30;

    private final IntSupplier remainingMillis;
    private final int kept;
    private int round;

    /** The time that {@code remainingMillis} says is left. */
    PassTime(IntSupplier remainingMillis) {
        this.remainingMillis = remainingMillis;
        int whole = Math.max(0, remainingMillis.getAsInt() - RESERVE_MILLIS);
        this.kept = RESERVE_MILLIS + whole * RETRIES / 100;
        beginRound();
    }

    /** Shares anew what is left. */
    void beginRound() {
        round = Math.max(0, remainingMillis.getAsInt() - kept);
    }

    BooleanSupplier forWork() {
        return leaving(AFTER_WORK);
    }

    BooleanSupplier forVerdicts() {
        return leaving(AFTER_VERDICTS);
    }

    BooleanSupplier forTelling() {
        return leaving(0);
    }

    /** For failed deliveries and what was collected, at the end of the pass. */
    BooleanSupplier forRetries() {
        return () -> remainingMillis.getAsInt() > RESERVE_MILLIS;
    }

    private BooleanSupplier leaving(int hundredths) {
        int until = kept + (int) ((long) round * hundredths / 100);
        return () -> remainingMillis.getAsInt() > until;
    }
}
