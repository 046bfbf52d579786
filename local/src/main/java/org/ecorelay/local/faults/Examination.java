package org.ecorelay.local.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ecorelay.attestation.Event;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Status;
import org.ecorelay.local.faults.Violation.Rule;
import org.ecorelay.local.platform.DirectPlatform;
import org.ecorelay.local.platform.Registration;
import org.ecorelay.notice.Notice;

/** What must hold when everything is at rest. */
final class Examination {
    /** Of these somebody must be told in any case; a question may have been answered before it was asked. */
    private static final Set<Status> MUST_BE_TOLD = Set.of(Status.APPROVED, Status.REJECTED, Status.NOT_QUALIFIED);

    private static final int MAX_LAG = 10;

    private final Watch watch;
    private final Stores stores;
    private final DirectPlatform platform;
    private final ListedStanding listed;

    Examination(Watch watch, Stores stores, DirectPlatform platform, ListedStanding listed) {
        this.listed = listed;
        this.watch = watch;
        this.stores = stores;
        this.platform = platform;
    }

    /** Whether nothing more is to be done about a row; a word that nobody knows waits for a human, and is asked about further. */
    static boolean isAtRest(Certificate row) {
        boolean asked = row.status() == Status.MANUAL_REVIEW && row.due().isPresent();
        return !row.noticeDue()
                && (asked || (row.status().isFinal() && row.due().isEmpty()));
    }

    List<Violation> violations() {
        var violations = new ArrayList<>(watch.violations());
        Stream.of(lost(), twice(), silent(), invisible(), broken(), contradicted(), misleading(), leaked())
                .forEach(found -> found.forEach(violations::add));
        return violations;
    }

    private Stream<Violation> lost() {
        Stream<Violation> gone = watch.accepted().stream()
                .filter(id -> stores.certificates().find(id).isEmpty())
                .map(id -> new Violation(Rule.LOST, id + " was accepted and does not exist"));
        Stream<Violation> open = rows().filter(row -> !isAtRest(row))
                .map(row -> new Violation(
                        Rule.LOST,
                        "%s is %s, tries %d, due %s"
                                .formatted(row.documentId(), row.status(), row.tries(), row.due())));
        return Stream.concat(gone, open);
    }

    private Stream<Certificate> rows() {
        return watch.rows().stream().map(Certificate::id).flatMap(id -> stores.certificates().find(id).stream());
    }

    private Stream<Violation> twice() {
        return platform.registeredTwice().stream()
                .map(document -> new Violation(Rule.DOUBLE, document + " is registered more than once"));
    }

    private Stream<Violation> silent() {
        Map<String, Set<String>> ids = watch.told().stream()
                // Messages about messages have ids of their own.
                .filter(notice -> !notice.type().startsWith("notice."))
                .flatMap(notice -> notice.orders().stream().map(told -> Map.entry(told.event(), notice.id())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
        return watch.toTell().entrySet().stream().flatMap(event -> {
            Set<String> found = ids.getOrDefault(event.getKey(), Set.of());
            Certificate row = event.getValue();
            boolean forgotten = found.isEmpty()
                    && MUST_BE_TOLD.contains(row.status())
                    && Notice.of(row).isPresent();
            boolean confusing = found.size() > 1;
            return forgotten || confusing
                    ? Stream.of(new Violation(
                            Rule.SILENT, "%s %s was told as %s".formatted(row.documentId(), row.status(), found)))
                    : Stream.of();
        });
    }

    private Stream<Violation> invisible() {
        return rows().filter(row -> row.due().filter(due -> !isInIndex(row)).isPresent())
                .map(row -> new Violation(Rule.INVISIBLE, row.documentId() + " is not in the index of due rows"));
    }

    private boolean isInIndex(Certificate row) {
        var due = row.due().orElseThrow();
        for (int lag = 0; lag < MAX_LAG; lag++) {
            if (stores.certificates().due(due.lane(), due.at(), Integer.MAX_VALUE, null).stream()
                    .anyMatch(entry -> entry.document().equals(row.documentId()))) {
                return true;
            }
        }
        return false;
    }

    private Stream<Violation> broken() {
        return rows().filter(row -> !isWhole(row))
                .map(row -> new Violation(Rule.BROKEN, "the event chain of " + row.id() + " is not whole"));
    }

    private boolean isWhole(Certificate row) {
        List<Event> chain = new ArrayList<>(events(row.id()));
        // Whoever tried to go on after the last move may have stored its event already.
        if (chain.isEmpty() || !chain.getLast().equals(row.event())) {
            chain.add(row.event());
        }
        for (int i = 0; i < chain.size(); i++) {
            Event event = chain.get(i);
            boolean follows =
                    i == 0 ? event.previous() == null : chain.get(i - 1).hash().equals(event.previous());
            if (event.number() != i + 1 || !follows) {
                return false;
            }
        }
        return true;
    }

    private List<Event> events(CertificateId id) {
        return stores.ledger().list(id, "event").stream()
                .map(item -> Event.parse(item.text()))
                .toList();
    }

    /** An approval or rejection that the row shows is the one that the platform gave to this version. */
    private Stream<Violation> contradicted() {
        Map<String, Registration> registered = platform.registrations().stream()
                .collect(Collectors.toMap(Registration::documentId, Function.identity(), (first, _) -> first));
        return rows().filter(row -> row.status() == Status.APPROVED || row.status() == Status.REJECTED)
                .filter(row -> !row.platformCode()
                        .equals(Optional.ofNullable(
                                        registered.get(row.documentId().toString()))
                                .map(Registration::verdict)))
                .map(row -> new Violation(
                        Rule.CONTRADICTED,
                        "%s is %s, the platform says otherwise".formatted(row.documentId(), row.platformCode())));
    }

    private Stream<Violation> misleading() {
        return rows().flatMap(listed::misleading);
    }

    private Stream<Violation> leaked() {
        List<String> never =
                Stream.concat(Storefront.PERSONAL.stream(), Tenants.secrets()).toList();
        return watch.log().stream()
                .filter(line -> never.stream().anyMatch(line::contains))
                .map(line -> new Violation(Rule.LEAKED, "a log line has what it must not: " + line.split(":", 2)[0]));
    }
}
