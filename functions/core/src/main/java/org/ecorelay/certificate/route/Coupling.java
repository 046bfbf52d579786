package org.ecorelay.certificate.route;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ecorelay.certificate.Subject;
import org.ecorelay.finding.Finding;

/** Which issued certificate belongs to a part of an order. One document has one certificate number. */
public sealed interface Coupling {
    /** This one covers every line. */
    record Coupled(IssuedCertificate issued) implements Coupling {}

    /** None was told yet. */
    record Waiting() implements Coupling {}

    /** One was told and does not fit. */
    record Unfit(List<Finding> findings) implements Coupling {
        public Unfit {
            findings = List.copyOf(findings);
        }
    }

    /**
     * A line that must be covered.
     *
     * @param number its number in the order, from 1
     */
    record Line(int number, String sku) {}

    /**
     * Chooses. Pure; of several that fit, the one that names this part, then the newest.
     *
     * @param standing what was told for the order
     * @param day the day of the order: what expired before is of no use
     */
    static Coupling of(List<IssuedCertificate> standing, Subject subject, int parts, List<Line> lines, LocalDate day) {
        List<IssuedCertificate> own = standing.stream()
                .filter(issued -> part(issued, subject)
                        .filter(part -> part.isEmpty() || part.get() == subject.part())
                        .isPresent())
                .sorted(Comparator.comparing((IssuedCertificate issued) ->
                                part(issued, subject).orElseThrow().isEmpty())
                        .thenComparing(IssuedCertificate::date, Comparator.reverseOrder())
                        .thenComparing(IssuedCertificate::number, Comparator.reverseOrder()))
                .toList();
        List<IssuedCertificate> fitting =
                own.stream().filter(issued -> lacking(issued, lines).isEmpty()).toList();
        if (!fitting.isEmpty()) {
            return fitting.stream()
                    .filter(issued -> !day.isAfter(issued.validUntil()))
                    .findFirst()
                    .<Coupling>map(Coupled::new)
                    .orElseGet(() -> new Unfit(List.of(expired(fitting.getFirst()))));
        }
        // With several parts, what does not fit here is meant for another one, unless it says otherwise.
        return own.stream()
                .filter(issued ->
                        parts == 1 || part(issued, subject).orElseThrow().isPresent())
                .findFirst()
                .<Coupling>map(issued -> new Unfit(missing(issued, lines)))
                .orElseGet(Waiting::new);
    }

    /** The part of the order that it names; empty inside when it names none, empty when it is not for the order. */
    private static Optional<Optional<Integer>> part(IssuedCertificate issued, Subject subject) {
        return issued.orders().stream()
                .filter(order ->
                        order.store().equals(subject.store()) && order.number().equals(subject.orderNumber()))
                .map(IssuedCertificate.CoveredOrder::part)
                .findFirst();
    }

    private static List<Line> lacking(IssuedCertificate issued, List<Line> lines) {
        return lines.stream()
                .filter(line -> issued.covering(line.sku(), line.number()).isEmpty())
                .toList();
    }

    private static List<Finding> missing(IssuedCertificate issued, List<Line> lines) {
        var findings = new ArrayList<Finding>();
        lacking(issued, lines)
                .forEach(line -> findings.add(Finding.of(
                        "ISSUED_CO_LACKS_LINE",
                        "/lines/%d/sku".formatted(line.number() - 1),
                        issued.number(),
                        issued.body(),
                        line.sku())));
        return findings;
    }

    private static Finding expired(IssuedCertificate issued) {
        return Finding.of("ISSUED_CO_EXPIRED", null, issued.number(), issued.body(), issued.validUntil());
    }
}
