package org.ecorelay.notice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ecorelay.certificate.History;
import org.ecorelay.certificate.Status;
import org.jspecify.annotations.Nullable;

/** What a bundle says: the count of all orders, and the first of them by number. */
final class Summary {
    private static final String PREFIX = "[eCO Relay] ";

    private Summary() {}

    /** The notice of a bundle with at least one entry. */
    static Notice of(Bundle.Open bundle, List<Bundle.Entry> entries) {
        int count = entries.stream().mapToInt(Bundle.Entry::count).sum();
        Notice sample = bundle.sample();
        return switch (bundle.key().kind()) {
            case CAUSE -> count == 1 ? alone(sample, entries) : sameCause(bundle, entries, count);
            case DIGEST -> sample.reminds() ? sameCause(bundle, entries, count) : approvals(bundle, entries, count);
            case HELD_BACK ->
                notice(
                        bundle,
                        "notice.held-back.v1",
                        "%d more".formatted(count),
                        "The daily limit of mails was reached; what would have come as mails of their own is counted here.",
                        listed(entries, count),
                        entries,
                        count,
                        null);
            case REDIRECTED ->
                notice(
                        bundle,
                        "notice.redirected.v1",
                        "Not delivered by %s: %s".formatted(bundle.key().about(), orders(count)),
                        "Notices could not be delivered through the channel %s; please check it."
                                .formatted(bundle.key().about()),
                        listed(entries, count),
                        entries,
                        count,
                        bundle.key().about());
            case UNCONFIRMED -> throw new IllegalArgumentException("what an address has missed is told by Missed");
        };
    }

    private static Notice approvals(Bundle.Open bundle, List<Bundle.Entry> entries, int count) {
        Notice sample = bundle.sample();
        return notice(
                bundle,
                sample.type(),
                "Approved: " + orders(count),
                sample.headline(),
                listed(entries, count),
                entries,
                count,
                null);
    }

    /** The one that is left may not be the one that the bundle was opened for. */
    private static Notice alone(Notice sample, List<Bundle.Entry> entries) {
        Notice.Told only = entries.getFirst().told();
        if (sample.tells(only.event())) {
            return sample;
        }
        var facts = new LinkedHashMap<>(sample.facts());
        facts.put("Order", only.orderNumber());
        facts.put("Destination", only.destination());
        facts.put("Certificate", only.certificate());
        String other = sample.orders().getFirst().orderNumber();
        return new Notice(
                sample.id(),
                sample.type(),
                sample.account(),
                sample.exporter(),
                only.destination(),
                sample.subject().replace("order " + other, "order " + only.orderNumber()),
                sample.headline(),
                facts,
                sample.simulated(),
                1,
                List.of(only),
                null);
    }

    private static Notice sameCause(Bundle.Open bundle, List<Bundle.Entry> entries, int count) {
        Notice sample = bundle.sample();
        var facts = listed(entries, count);
        sample.facts().forEach((label, value) -> {
            if (!label.equals("Order") && !label.equals("Destination") && !label.equals("Certificate")) {
                facts.put(label, value);
            }
        });
        boolean helpedByOne = !sample.type().equals(History.eventType(Status.AWAITING_ISSUER));
        String headline = sample.urgent() && helpedByOne
                ? "%s One cause, %s: what helps one helps all.".formatted(sample.headline(), orders(count))
                : sample.headline();
        return notice(
                bundle, sample.type(), what(sample) + ": " + orders(count), headline, facts, entries, count, null);
    }

    /** What the subject of a notice says beside the order's number. */
    static String what(Notice notice) {
        return notice.subject().replace(PREFIX, "").replaceAll(": order .*$", "");
    }

    /** A notice of the entries of a bundle. */
    static Notice notice(
            Bundle.Open bundle,
            String type,
            String subject,
            String headline,
            Map<String, String> facts,
            List<Bundle.Entry> entries,
            int count,
            @Nullable String insteadOf) {
        List<String> destinations = entries.stream()
                .map(entry -> entry.told().destination())
                .distinct()
                .toList();
        return new Notice(
                bundle.id(),
                type,
                bundle.key().account(),
                bundle.key().exporter(),
                destinations.size() == 1 ? destinations.getFirst() : Notice.SEVERAL,
                PREFIX + subject,
                headline,
                facts,
                bundle.key().simulated(),
                count,
                entries.stream()
                        .limit(Notice.MAX_LISTED)
                        .map(Bundle.Entry::told)
                        .toList(),
                insteadOf);
    }

    private static Map<String, String> listed(List<Bundle.Entry> entries, int count) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("Orders", Integer.toString(count));
        String numbers = entries.stream()
                .limit(Notice.MAX_LISTED)
                .map(entry -> entry.told().orderNumber())
                .collect(Collectors.joining(", "));
        boolean all = count <= Math.min(entries.size(), Notice.MAX_LISTED);
        facts.put(all ? "Order numbers" : "The first order numbers", numbers);
        return facts;
    }

    static String orders(int count) {
        return count == 1 ? "1 order" : count + " orders";
    }
}
