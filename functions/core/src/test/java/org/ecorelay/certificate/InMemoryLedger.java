package org.ecorelay.certificate;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ecorelay.fixture.Steps;

/**
 * The ledger in memory; only ever grows. Thread-safe.
 *
 * <p>Steps: {@code append <kind>} before an item is stored, {@code appended <kind>} before the answer arrives.
 */
public final class InMemoryLedger implements Ledger {
    private final SortedMap<String, Item> items = new TreeMap<>();
    private final Steps steps = new Steps();

    public Steps steps() {
        return steps;
    }

    @Override
    public Item append(Item item) {
        steps.reach("append " + kind(item));
        Item now = put(item);
        steps.reach("appended " + kind(item));
        return copy(now);
    }

    private synchronized Item put(Item item) {
        Item copy = copy(item);
        Item before = items.putIfAbsent(address(item.id(), item.key()), copy);
        return before == null ? copy : before;
    }

    @Override
    public synchronized Optional<Item> find(CertificateId id, String key) {
        return Optional.ofNullable(items.get(address(id, key))).map(InMemoryLedger::copy);
    }

    @Override
    public synchronized List<Item> list(CertificateId id, String kind) {
        String prefix = address(id, kind + "#");
        return items.entrySet().stream()
                .filter(item -> item.getKey().startsWith(prefix))
                .map(item -> copy(item.getValue()))
                .toList();
    }

    /** Every item of a certificate, by key. */
    public synchronized List<String> keys(CertificateId id) {
        return items.values().stream()
                .filter(item -> item.id().equals(id))
                .map(Item::key)
                .toList();
    }

    private static String kind(Item item) {
        return item.key().substring(0, item.key().indexOf('#'));
    }

    private static String address(CertificateId id, String key) {
        return id.value() + " " + key;
    }

    /** Nobody can change what is stored through the array that was handed over. */
    private static Item copy(Item item) {
        return new Item(item.id(), item.key(), item.body().clone(), item.extra());
    }
}
