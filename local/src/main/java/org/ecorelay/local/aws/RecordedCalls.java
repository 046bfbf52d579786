package org.ecorelay.local.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Every call to the embedded AWS: sums over all of them, and the latest in full.
 *
 * <p>Memory is bounded: the latest calls by the limit given at start, the sums by the number of different callers,
 * operations and tables. A call is recorded before it is answered. Safe for use by many threads.
 */
public final class RecordedCalls {
    private static final int MAX_SUMS = 10_000;

    private record Who(String accessKeyId, String service, String operation, String resource, String errorCode) {}

    private record Where(String accessKeyId, String target, boolean write) {}

    private final AtomicLong numbers = new AtomicLong();
    private final int remembered;
    private final Deque<RecordedCall> latest = new ArrayDeque<>();
    private final Map<Who, Long> counts = new HashMap<>();
    private final Map<Where, Double> units = new HashMap<>();

    RecordedCalls(int remembered) {
        this.remembered = remembered;
    }

    long nextNumber() {
        return numbers.incrementAndGet();
    }

    synchronized void record(RecordedCall call) {
        latest.addLast(call);
        if (latest.size() > remembered) {
            latest.removeFirst();
        }
        add(
                counts,
                new Who(call.accessKeyId(), call.service(), call.operation(), call.resource(), call.errorCode()),
                1L,
                Long::sum);
        for (var used : call.capacity()) {
            add(units, new Where(call.accessKeyId(), used.target(), used.write()), used.units(), Double::sum);
        }
    }

    private static <K, V> void add(Map<K, V> sums, K key, V value, java.util.function.BinaryOperator<V> plus) {
        if (sums.containsKey(key) || sums.size() < MAX_SUMS) {
            sums.merge(key, value, plus);
        }
    }

    /** The latest calls, oldest first. */
    public synchronized List<RecordedCall> calls() {
        return List.copyOf(latest);
    }

    /** How many calls of the operation there were, by all callers, failed ones included. */
    public long count(String service, String operation) {
        return count(who -> who.service().equals(service) && who.operation().equals(operation));
    }

    /** How many calls of the operation this caller made, failed ones included. */
    public long count(String accessKeyId, String service, String operation) {
        return count(who -> who.accessKeyId().equals(accessKeyId)
                && who.service().equals(service)
                && who.operation().equals(operation));
    }

    /** How many calls of each operation there were, by {@code service operation}, failed ones included. */
    public synchronized Map<String, Long> countsByOperation() {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().service() + " " + entry.getKey().operation(),
                        Map.Entry::getValue,
                        Long::sum,
                        TreeMap::new));
    }

    /** How many calls there were, by caller, operation, resource and answer. */
    public synchronized List<CallSum> sums() {
        return counts.entrySet().stream()
                .map(entry -> new CallSum(
                        entry.getKey().accessKeyId(),
                        entry.getKey().service(),
                        entry.getKey().operation(),
                        entry.getKey().resource(),
                        entry.getKey().errorCode(),
                        entry.getValue()))
                .toList();
    }

    private synchronized long count(Predicate<Who> which) {
        return counts.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Write units that this caller consumed, tables and indexes together. */
    public double writeUnits(String accessKeyId) {
        return sum(where -> where.write() && where.accessKeyId().equals(accessKeyId));
    }

    /** Read units that this caller consumed, tables and indexes together. */
    public double readUnits(String accessKeyId) {
        return sum(where -> !where.write() && where.accessKeyId().equals(accessKeyId));
    }

    /** Write units of all callers. */
    public double writeUnits() {
        return sum(Where::write);
    }

    /** Read units of all callers. */
    public double readUnits() {
        return sum(where -> !where.write());
    }

    private synchronized double sum(Predicate<Where> which) {
        return units.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** Write units that this caller consumed, by {@code table} and {@code table/index}. */
    public Map<String, Double> writeUnitsByTarget(String accessKeyId) {
        return unitsByTarget(accessKeyId, true);
    }

    private synchronized Map<String, Double> unitsByTarget(String accessKeyId, boolean write) {
        return units.entrySet().stream()
                .filter(entry -> entry.getKey().write() == write
                        && entry.getKey().accessKeyId().equals(accessKeyId))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().target(), Map.Entry::getValue, Double::sum, TreeMap::new));
    }

    /** Read units that this caller consumed, by {@code table} and {@code table/index}. */
    public Map<String, Double> readUnitsByTarget(String accessKeyId) {
        return unitsByTarget(accessKeyId, false);
    }

    /** Forgets all calls and sums; request numbers go on. */
    public synchronized void forget() {
        latest.clear();
        counts.clear();
        units.clear();
    }
}
