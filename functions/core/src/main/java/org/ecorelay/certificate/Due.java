package org.ecorelay.certificate;

import java.time.Instant;
import org.ecorelay.account.KeyMode;

/**
 * When and by whom a certificate is looked at next.
 *
 * @param lane partition of the {@code due} index
 * @param at not before this time
 */
public record Due(String lane, Instant at) {
    /** Lanes of rows that are read and then handled by their state. */
    public static final int WORK_SHARDS = 4;

    /** In the work lane of a certificate. */
    public static Due work(CertificateId id, Instant at) {
        return new Due(workLane(id.value().charAt(0) % WORK_SHARDS), at);
    }

    /** In the lane of those that wait for an authority's verdict: asked in bulk, straight from the index. */
    public static Due verdict(Subject subject, Instant at) {
        return new Due(verdictLane(subject.destination(), subject.mode()), at);
    }

    public static String workLane(int shard) {
        return "work#" + shard;
    }

    /** Test documents have lanes of their own: they are asked at another host. */
    public static String verdictLane(String authority, KeyMode mode) {
        return "verdict#" + authority + (mode == KeyMode.TEST ? ".test" : "") + "#0";
    }

    /** In the lane of those of an account that wait until their authority can be reached again. */
    public static Due held(Subject subject, Instant at) {
        return new Due(heldLane(subject.destination(), subject.mode(), subject.account()), at);
    }

    public static String heldLane(String authority, KeyMode mode, String account) {
        return "held#" + authority + (mode == KeyMode.TEST ? ".test" : "") + "#" + account;
    }

    public boolean isVerdictLane() {
        return lane.startsWith("verdict#");
    }
}
