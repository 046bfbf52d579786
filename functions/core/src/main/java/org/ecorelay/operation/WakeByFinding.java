package org.ecorelay.operation;

import java.util.Arrays;
import java.util.Collection;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;

/**
 * Has the certificates of an account looked at again whose question may be answered now, because a table that they all rest on has changed. The
 * poller makes them due in its next runs; nobody waits for the daily look.
 */
public final class WakeByFinding {
    private final OrderRedrive redrive;

    public WakeByFinding(OrderRedrive redrive) {
        this.redrive = redrive;
    }

    /**
     * Wakes whoever asks one of these questions first; live and test certificates, because both rest on the same tables.
     *
     * @return how many are known to ask, so far as they were counted
     */
    public int wake(Caller by, Collection<String> findings) {
        return findings.stream()
                .mapToInt(finding -> Arrays.stream(KeyMode.values())
                        .mapToInt(mode ->
                                wake(new Caller(by.account(), by.keyId(), by.keyName(), mode, by.scopes()), finding))
                        .sum())
                .sum();
    }

    private int wake(Caller by, String finding) {
        var filter = new RedriveFilter(null, null, finding);
        OrderRedrive.Counts counts = redrive.dryRun(by, filter);
        if (counts.matches() > 0 || !counts.complete()) {
            redrive.order(by, filter);
        }
        return counts.matches();
    }
}
