package org.ecorelay.certificate;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ecorelay.fixture.Steps;

/**
 * Waits in memory. Thread-safe.
 *
 * <p>Steps: {@code add}, {@code added}.
 */
public final class InMemoryWaits implements Waits {
    private static final int MAX_WAITING = 1_000;

    private final SortedSet<List<String>> waits =
            new TreeSet<>((one, other) -> String.join("\n", one).compareTo(String.join("\n", other)));
    private final Steps steps = new Steps();

    public Steps steps() {
        return steps;
    }

    @Override
    public void add(String account, String sku, CertificateId waiting) {
        steps.reach("add");
        synchronized (this) {
            waits.add(List.of(account, sku, waiting.value()));
        }
        steps.reach("added");
    }

    @Override
    public synchronized List<CertificateId> waiting(String account, String sku) {
        return waits.stream()
                .filter(wait -> wait.getFirst().equals(account) && wait.get(1).equals(sku))
                .map(wait -> new CertificateId(wait.getLast()))
                .limit(MAX_WAITING)
                .toList();
    }

    @Override
    public synchronized void remove(String account, String sku, CertificateId waiting) {
        waits.remove(List.of(account, sku, waiting.value()));
    }
}
