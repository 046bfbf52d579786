package org.ecorelay.certificate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** An index that shows each change a random number of calls late, never an older change after a newer one. */
final class LaggingIndex {
    private final RandomGenerator random;
    private final int maxLag;
    private final List<Change> pending = new ArrayList<>();
    private final Map<CertificateId, Certificate> seen = new LinkedHashMap<>();
    private long step;

    private record Change(Certificate row, long visibleFrom) {}

    LaggingIndex(RandomGenerator random, int maxLag) {
        this.random = random;
        this.maxLag = maxLag;
    }

    void change(Certificate row) {
        pending.add(new Change(row, step + random.nextInt(maxLag + 1)));
    }

    Collection<Certificate> seen() {
        for (Change change : pending) {
            Certificate shown = seen.get(change.row().id());
            boolean newer = shown == null || shown.revision() < change.row().revision();
            if (change.visibleFrom() <= step && newer) {
                seen.put(change.row().id(), change.row());
            }
        }
        pending.removeIf(change -> change.visibleFrom() <= step);
        step++;
        return List.copyOf(seen.values());
    }
}
