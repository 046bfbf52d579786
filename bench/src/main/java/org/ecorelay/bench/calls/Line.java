package org.ecorelay.bench.calls;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One kind of request, as a reader of the table sees it.
 *
 * @param function who makes it; {@code mapping} is what carries queue messages to functions
 * @param service as in the price list, e.g. {@code dynamodb}; {@code platform} is the verification platform
 * @param what operation and table, e.g. {@code PutItem ledger}
 */
record Line(String function, String service, String what) implements Comparable<Line> {
    private static final List<String> STATIONS =
            List.of("intake", "builder", "submitter", "poller", "status", "document", "mapping", "other");
    private static final List<String> NAMED =
            List.of("certificates", "ledger", "registry", "work", "orders", "submissions");

    static Line of(String function, String service, String operation, String resource, String errorCode) {
        String lower = resource.toLowerCase(Locale.ROOT);
        String named = NAMED.stream()
                .filter(lower::contains)
                .findFirst()
                .map(" "::concat)
                .orElse("");
        return new Line(function, service, operation + named + (errorCode.isEmpty() ? "" : " " + errorCode));
    }

    @Override
    public int compareTo(Line other) {
        return Comparator.<Line>comparingInt(line -> STATIONS.indexOf(line.function()))
                .thenComparing(Line::service)
                .thenComparing(Line::what)
                .compare(this, other);
    }
}
