package org.ecorelay.local.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecorelay.account.AlertAddress;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Status;
import org.ecorelay.notice.Notice;
import org.jspecify.annotations.Nullable;

/** Sees what is written, told, logged and answered while a run goes on, and notes at once what must never be. */
final class Watch {
    private static final Set<Status> VERDICTS = Set.of(Status.APPROVED, Status.REJECTED);

    private final List<Violation> violations = new ArrayList<>();
    private final Map<CertificateId, Certificate> rows = new LinkedHashMap<>();
    private final Map<DocumentId, String> verdicts = new LinkedHashMap<>();
    private final Set<CertificateId> accepted = new LinkedHashSet<>();
    private final Map<String, Certificate> toTell = new LinkedHashMap<>();
    private final List<Notice> told = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final Set<AlertAddress> confirmed = new HashSet<>();
    private int writes;

    /** Whether it waits in a lane that the timer sweeps or gives back. */
    private static boolean isSwept(Certificate row, Due due) {
        var subject = row.subject();
        return Set.of(Due.work(row.id(), due.at()), Due.verdict(subject, due.at()), Due.held(subject, due.at()))
                .contains(due);
    }

    /** A row is durable, with its newest event. */
    void written(Certificate row) {
        writes++;
        rows.put(row.id(), row);
        row.due()
                .filter(due -> !isSwept(row, due))
                .ifPresent(due -> violations.add(new Violation(
                        Violation.Rule.INVISIBLE, row.documentId() + " waits where nobody looks: " + due.lane())));
        if (row.noticeDue()) {
            toTell.put(row.event().hash().value(), row);
        }
        if (VERDICTS.contains(row.status())) {
            String verdict = row.status() + " " + row.platformCode().orElse("");
            String before = verdicts.putIfAbsent(row.documentId(), verdict);
            if (before != null && !before.equals(verdict)) {
                violations.add(new Violation(
                        Violation.Rule.REWRITTEN,
                        "%s was %s and became %s".formatted(row.documentId(), before, verdict)));
            }
        } else if (verdicts.containsKey(row.documentId()) && row.status() != Status.WITHDRAWN) {
            violations.add(new Violation(
                    Violation.Rule.REWRITTEN,
                    "%s was %s and became %s"
                            .formatted(row.documentId(), verdicts.get(row.documentId()), row.status())));
        }
    }

    /** The storefront was answered 202. */
    void accepted(CertificateId id) {
        accepted.add(id);
    }

    /** A channel has taken a notice. */
    void told(Notice notice) {
        told.add(notice);
    }

    /** The owner of an address wants alerts. */
    void confirmed(AlertAddress address) {
        confirmed.add(address);
    }

    /** An alert went to these addresses. */
    void mailed(Collection<AlertAddress> addresses) {
        addresses.stream()
                .filter(address -> !confirmed.contains(address))
                .forEach(address -> violations.add(new Violation(
                        Violation.Rule.UNASKED, address.masked() + " got an alert and has not confirmed")));
    }

    void logged(String line) {
        log.add(line);
    }

    /** How many rows were written. */
    int writes() {
        return writes;
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** The rows as they were written last. */
    List<Certificate> rows() {
        return List.copyOf(rows.values());
    }

    Set<CertificateId> accepted() {
        return accepted;
    }

    /** Every event that somebody has to be told, by its hash, with the row that it came with. */
    Map<String, Certificate> toTell() {
        return toTell;
    }

    List<Notice> told() {
        return told;
    }

    List<String> log() {
        return log;
    }

    /** A few words about a call, the same in every run of the same schedule. */
    static String summary(@Nullable Object @Nullable [] arguments, @Nullable Object result) {
        var summary = new StringBuilder();
        for (Object argument : arguments == null ? new Object[0] : arguments) {
            summary.append(shape(argument)).append(' ');
        }
        return summary.append("-> ").append(shape(result)).toString();
    }

    private static String shape(@Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case Certificate row -> "%s/%s/r%d".formatted(row.documentId(), row.status(), row.revision());
            case byte[] bytes -> "bytes:" + bytes.length;
            case String text -> text;
            default -> Integer.toHexString(value.toString().hashCode());
        };
    }
}
