package org.ecorelay.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;

/** What an address has missed: of the orders that were told meanwhile those that are still as they were told, by cause. */
final class Missed {
    private static final int MAX_LOOKED_UP = 200;
    private static final int MAX_CAUSES = 20;
    private static final int MAX_NUMBERS = 20;

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final List<Bundle.Entry> open = new ArrayList<>();
    private int further;

    private Missed() {}

    private record Group(Notice sample, List<Bundle.Entry> entries) {
        int count() {
            return entries.stream().mapToInt(Bundle.Entry::count).sum();
        }
    }

    /** One notice of all of it; empty when nothing is open any more. */
    static Optional<Notice> of(
            Bundle.Open bundle,
            List<Bundle.Entry> entries,
            Function<CertificateId, Optional<Certificate>> certificates) {
        var missed = new Missed();
        entries.stream().limit(MAX_LOOKED_UP).forEach(entry -> missed.look(entry, certificates));
        entries.stream().skip(MAX_LOOKED_UP).forEach(missed::notListed);
        return missed.open.isEmpty() ? Optional.empty() : Optional.of(missed.notice(bundle));
    }

    private void look(Bundle.Entry entry, Function<CertificateId, Optional<Certificate>> certificates) {
        String document = entry.told().certificate();
        CertificateId.parse(document.replaceAll("\\..*$", ""))
                .flatMap(certificates)
                .filter(row -> row.event().hash().value().equals(entry.told().event()))
                .ifPresent(row -> Notice.of(row).ifPresent(notice -> add(Cause.of(row), notice, entry)));
    }

    private void add(String cause, Notice sample, Bundle.Entry entry) {
        if (groups.size() < MAX_CAUSES || groups.containsKey(cause)) {
            groups.computeIfAbsent(cause, _ -> new Group(sample, new ArrayList<>()))
                    .entries()
                    .add(entry);
            open.add(entry);
        } else {
            notListed(entry);
        }
    }

    private void notListed(Bundle.Entry entry) {
        open.add(entry);
        further += entry.count();
    }

    private Notice notice(Bundle.Open bundle) {
        var facts = new LinkedHashMap<String, String>();
        int number = 1;
        for (Group group : groups.values()) {
            facts.put("%d. %s".formatted(number++, Summary.what(group.sample())), said(group));
        }
        if (further > 0) {
            facts.put("Not looked at here", Summary.orders(further) + "; the list of certificates has their states");
        }
        int count = open.stream().mapToInt(Bundle.Entry::count).sum();
        return Summary.notice(
                bundle,
                "notice.confirmed.v1",
                "Before this address was confirmed: " + Summary.orders(count),
                "This address is confirmed. These orders were told about before that; what has changed since is left out.",
                facts,
                open,
                count,
                null);
    }

    private static String said(Group group) {
        String numbers = group.entries().stream()
                .map(entry -> entry.told().orderNumber())
                .sorted()
                .limit(MAX_NUMBERS)
                .collect(Collectors.joining(", "));
        String more = group.count() > Math.min(MAX_NUMBERS, group.entries().size()) ? ", …" : "";
        Map<String, String> facts = group.sample().facts();
        String help = facts.getOrDefault("What to do", facts.getOrDefault("What would help", ""));
        return "%s: %s%s%s".formatted(Summary.orders(group.count()), numbers, more, help.isEmpty() ? "" : " – " + help);
    }
}
