package org.ecorelay.local.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ecorelay.local.platform.Registration;
import org.jspecify.annotations.Nullable;

/**
 * What became of the orders: the ids that the API answered, against the status table and against the simulator's own log.
 *
 * @param accepted different ids that were answered 202
 * @param byState how many ended in each final state
 * @param lost ids that are not final, or have no row, or of which the relay says that the platform has them and it has not
 * @param stuck those of the lost whose row is still under way
 * @param twice documents that the platform registered more than once
 * @param unasked documents that it registered and nobody ordered
 * @param unexpected ids in another final state than their script leads to
 * @param struck how often each kind of fault really happened, of those that were asked for
 * @param toPending from the accepted POST until the platform had it, sorted
 * @param toFinal from the accepted POST until the final state, sorted
 */
record Tally(
        int accepted,
        Map<String, Long> byState,
        List<String> lost,
        List<String> stuck,
        List<String> twice,
        List<String> unasked,
        List<String> unexpected,
        Map<Kind, Long> struck,
        List<Duration> toPending,
        List<Duration> toFinal) {
    /** Compares. {@code fired} is what the platform saw of scripted faults, by word. */
    static Tally of(
            Collection<Accepted> accepted,
            Map<String, SeenRow> rows,
            Collection<Registration> log,
            Map<String, Long> fired) {
        Map<String, Accepted> byId =
                accepted.stream().collect(Collectors.toMap(Accepted::certificateId, each -> each, (one, _) -> one));
        Map<String, Long> registered =
                log.stream().collect(Collectors.groupingBy(Registration::documentId, Collectors.counting()));
        return new Tally(
                byId.size(),
                byId.keySet().stream()
                        .map(rows::get)
                        .filter(row -> row != null && row.isFinal())
                        .collect(Collectors.groupingBy(SeenRow::status, TreeMap::new, Collectors.counting())),
                those(byId, each -> isLost(rows.get(each.certificateId()), registered.keySet())),
                those(byId, each -> isUnderWay(rows.get(each.certificateId()))),
                documents(registered, entry -> entry.getValue() > 1),
                documents(registered, entry -> !byId.containsKey(certificate(entry.getKey()))),
                those(byId, each -> isUnexpected(each, rows.get(each.certificateId()))),
                struck(byId.values(), rows, fired),
                times(byId.values(), rows, Tally::toPending),
                times(byId.values(), rows, Tally::toFinal));
    }

    private static boolean isLost(@Nullable SeenRow row, Set<String> registered) {
        return row == null || !row.isFinal() || (row.isFiled() && !registered.contains(row.documentId()));
    }

    private static boolean isUnderWay(@Nullable SeenRow row) {
        return row != null && !row.isFinal();
    }

    private static boolean isUnexpected(Accepted accepted, @Nullable SeenRow row) {
        Kind kind = accepted.order().kind();
        return row != null
                && row.isFinal()
                && !(row.status().equals(kind.end()) && (kind != Kind.CORRECTED || row.version() == 2));
    }

    private static Map<Kind, Long> struck(
            Collection<Accepted> accepted, Map<String, SeenRow> rows, Map<String, Long> fired) {
        var struck = new TreeMap<Kind, Long>();
        for (Accepted each : accepted) {
            Kind kind = each.order().kind();
            if (kind != Kind.PLAIN) {
                SeenRow row = rows.get(each.certificateId());
                boolean seen = !kind.isScriptedFault() && row != null && row.isFinal() && !isUnexpected(each, row);
                struck.merge(kind, seen ? 1L : 0L, Long::sum);
            }
        }
        struck.replaceAll((kind, seen) -> kind.isScriptedFault() ? fired.getOrDefault(kind.word(), 0L) : seen);
        return struck;
    }

    private static @Nullable Duration toPending(Accepted accepted, SeenRow row) {
        return row.submittedAt() == null || row.version() > 1
                ? null
                : Duration.between(accepted.postedAt(), row.submittedAt());
    }

    private static @Nullable Duration toFinal(Accepted accepted, SeenRow row) {
        return row.isFinal() ? Duration.between(accepted.postedAt(), row.movedAt()) : null;
    }

    private interface Measure {
        @Nullable
        Duration of(Accepted accepted, SeenRow row);
    }

    private static List<Duration> times(Collection<Accepted> accepted, Map<String, SeenRow> rows, Measure measure) {
        var times = new ArrayList<Duration>();
        for (Accepted each : accepted) {
            SeenRow row = rows.get(each.certificateId());
            Duration time = row == null ? null : measure.of(each, row);
            if (time != null) {
                times.add(time);
            }
        }
        times.sort(Comparator.naturalOrder());
        return List.copyOf(times);
    }

    private static List<String> those(Map<String, Accepted> byId, Predicate<Accepted> which) {
        return byId.values().stream()
                .filter(which)
                .map(each -> each.order().number() + " " + each.certificateId())
                .sorted()
                .toList();
    }

    private static List<String> documents(Map<String, Long> registered, Predicate<Map.Entry<String, Long>> which) {
        return registered.entrySet().stream()
                .filter(which)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static String certificate(String documentId) {
        return documentId.substring(0, documentId.lastIndexOf('.'));
    }

    /** How many are final. */
    long finals() {
        return byState.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Kinds that were asked for and never happened. */
    List<Kind> neverStruck() {
        return struck.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Whether nothing is wrong with {@code planned} orders. */
    boolean isGood(int planned) {
        return accepted == planned
                && finals() == planned
                && lost.isEmpty()
                && stuck.isEmpty()
                && twice.isEmpty()
                && unasked.isEmpty()
                && unexpected.isEmpty()
                && neverStruck().isEmpty();
    }
}
