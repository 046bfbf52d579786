package org.ecorelay.submission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.ecorelay.account.KeyMode;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.pacing.SharedState;

/**
 * Asks in bulk for the verdicts of everything that is filed, straight from the index; a certificate whose answer is still the
 * same is neither read nor written.
 */
public final class CollectVerdicts {
    private final List<VerdictLane> lanes;

    /**
     * Asks for the verdicts of these authorities.
     *
     * @param authorities ISO 3166-1 alpha-2 codes
     * @param quickest shortest time between two sweeps of one lane; a slow authority is asked less often
     * @param state where the tempo of each lane is kept
     * @param executor hears ten answers at a time; {@code Runnable::run} hears one after the other
     */
    public CollectVerdicts(
            Records records,
            OriginPlatform platform,
            Profile.Catalogue profiles,
            Collection<String> authorities,
            Duration quickest,
            Pace pace,
            SharedState state,
            Executor executor) {
        var all = new ArrayList<VerdictLane>();
        for (KeyMode mode : KeyMode.values()) {
            for (String authority :
                    authorities.stream().sorted(Comparator.naturalOrder()).toList()) {
                var heard = new HeardVerdicts(records, profiles, pace, authority, executor);
                all.add(new VerdictLane(authority, mode, records, platform, heard, quickest, pace, state));
            }
        }
        this.lanes = List.copyOf(all);
    }

    /** Sweeps every lane whose time has come, while time is left; answers the rows that somebody has to be told about. */
    public List<Certificate> collect(BooleanSupplier timeLeft) {
        var untold = new ArrayList<Certificate>();
        lanes.forEach(lane -> lane.sweep(untold, timeLeft));
        return List.copyOf(untold);
    }
}
