package org.ecorelay.certificate.change;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Due;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.Wanted;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.JsonReader;
import org.ecorelay.order.SharedOrder;
import org.ecorelay.order.ShippedOrder;

/**
 * Orders that share a shipment of another one: that one leads, its certificate has their goods, and they get none of their own.
 *
 * <p>No order is both covered and filed: covering it and claiming it for the platform are conditional writes of one row. None is lost:
 * a covered row is due until somebody has looked whether its lead names it, and each way out of there begins with a write that is not undone by a
 * crash. A version of the lead that does not name an order any more releases it before it is committed; a withdrawal is first a wish in
 * the lead's row, then makes the covered rows due, and ends the lead last.
 */
public final class CoverOrders {
    private static final int TRIES = 20;

    /** By then the lead is committed, if nothing has died; an earlier look does no harm. */
    private static final Duration LOOK = Duration.ofMinutes(15);

    private final Records records;

    public CoverOrders(Records records) {
        this.records = records;
    }

    /** Why an order cannot be covered. */
    enum Obstacle {
        /** The platform has it, or may have it. */
        FILED,
        WITHDRAWN,
        /** Another order covers it. */
        ELSEWHERE,
        /** It is more than one document itself. */
        DIVIDED,
        /** It is not any more what was told with the shipment. */
        CHANGED
    }

    /** What stands against covering an order, if anything does. */
    static Optional<Obstacle> obstacle(Certificate row, CertificateId lead) {
        boolean ended = row.ending()
                || row.lineage()
                        .wanted()
                        .filter(Wanted.Withdrawal.class::isInstance)
                        .isPresent();
        if (ended) {
            return Optional.of(Obstacle.WITHDRAWN);
        }
        if (row.state() instanceof State.Covered(CertificateId by)) {
            return by.equals(lead) ? Optional.empty() : Optional.of(Obstacle.ELSEWHERE);
        }
        boolean filed = row.status().inFlight()
                || row.status().answered()
                || !row.lineage().filed().isEmpty();
        if (filed) {
            return Optional.of(Obstacle.FILED);
        }
        if (row.parts() > 1) {
            return Optional.of(Obstacle.DIVIDED);
        }
        // A correction that was taken and waits makes another order of it.
        return row.lineage().wanted().isPresent() ? Optional.of(Obstacle.CHANGED) : Optional.empty();
    }

    /** Whether an order shares a shipment, or has to let somebody go who did. */
    public static boolean concerns(ShippedOrder order) {
        return !order.shared().isEmpty() || !order.left().isEmpty();
    }

    /**
     * Covers every order that shares a shipment, and releases those that do not any more; before anything of the lead is committed. A further part
     * may rest on an older order than the first: it asks by the first part's, and releases nobody.
     *
     * @param part any part of the lead
     * @param own the order that the part rests on
     * @return a question for each order that cannot be covered: the lead must not be signed with its goods
     */
    public List<Finding> settle(Certificate part, ShippedOrder own) {
        if (!concerns(own)) {
            return List.of();
        }
        Certificate lead = first(part);
        boolean leads = part.subject().part() == 1;
        ShippedOrder order = leads ? own : find(lead, lead.orderHash()).orElseThrow();
        if (leads) {
            order.left().forEach(number -> release(lead, number, () -> !isNamed(lead, number)));
        }
        var questions = new ArrayList<Finding>();
        for (ShippedOrder.Sent sent : order.sent()) {
            for (int i = 0; i < sent.shared().size(); i++) {
                int number = sent.shipment().number();
                String pointer = "/shipments/%d/together/%d/orderNumber".formatted(number, i);
                SharedOrder other = sent.shared().get(i);
                cover(lead, other)
                        .map(obstacle -> question(obstacle, pointer, other.number(), number))
                        .ifPresent(questions::add);
            }
        }
        return questions;
    }

    /** Releases everybody who shares a shipment of an order that needs no document. The first part does it for all. */
    public void free(Certificate part, ShippedOrder order) {
        if (part.subject().part() == 1) {
            Set<String> numbers = new LinkedHashSet<>(order.left());
            numbers.addAll(order.companions());
            numbers.forEach(
                    number -> release(part, number, () -> find(part.id()).version() == part.version()));
        }
    }

    private Certificate first(Certificate part) {
        return part.subject().part() == 1
                ? part
                : find(part.subject().sibling(1).id());
    }

    private boolean isNamed(Certificate lead, String number) {
        Certificate now = find(lead.id());
        return find(now, now.orderHash())
                .filter(order -> order.companions().contains(number))
                .isPresent();
    }

    private Optional<Obstacle> cover(Certificate lead, SharedOrder other) {
        CertificateId id = lead.subject().inStore(other.number());
        Sha256 told = Sha256.of(CanonicalJson.bytes(other.stored()));
        for (int i = 0; i < TRIES; i++) {
            Certificate row = find(id);
            Optional<Obstacle> obstacle = obstacle(row, lead.id())
                    .or(() -> Optional.of(Obstacle.CHANGED)
                            .filter(_ -> !row.orderHash().equals(told)));
            if (obstacle.isPresent()) {
                return obstacle;
            }
            // It is not built any more: whom it was about to release, it releases now.
            ShippedOrder.readAccepted(other.stored())
                    .left()
                    .forEach(number -> release(row, number, () -> !isNamed(row, number)));
            if (cover(row, lead) instanceof Commit.Committed(var covered)) {
                // What was signed for it alone does not count beside the lead's.
                records.changes().replaced(covered);
                return Optional.empty();
            }
        }
        throw new IllegalStateException("%s does not stop changing".formatted(id));
    }

    /** Written even if it is covered already: whoever has looked before the lead named it must not release it now. */
    private Commit cover(Certificate row, Certificate lead) {
        Instant now = records.clock().instant();
        Due due = Due.work(row.id(), now.plus(LOOK));
        return isCovered(row, lead.id())
                ? records.certificates().commit(row.refined(row.state(), due, now))
                : records.history()
                        .move(row, new State.Covered(lead.id()), Optional.of(due), false, List.of(row.orderHash()));
    }

    private static Finding question(Obstacle obstacle, String pointer, String number, int shipment) {
        return switch (obstacle) {
            case FILED -> Finding.of("SHARED_ORDER_FILED", pointer, number, shipment);
            case WITHDRAWN -> Finding.of("SHARED_ORDER_WITHDRAWN", pointer, number, shipment);
            case ELSEWHERE -> Finding.of("SHARED_ORDER_ELSEWHERE", pointer, number, shipment);
            case DIVIDED -> Finding.of("SHARED_ORDER_DIVIDED", pointer, number, shipment);
            case CHANGED -> Finding.of("SHARED_ORDER_CHANGED", pointer, number, shipment);
        };
    }

    /**
     * Releases an order if it is still covered.
     *
     * @param right whether that is still right, asked after the order's row was read: a lead that names it again covers it after that
     */
    private void release(Certificate lead, String number, BooleanSupplier right) {
        CertificateId id = lead.subject().inStore(number);
        for (int i = 0; i < TRIES; i++) {
            Certificate row = find(id);
            if (!isCovered(row, lead.id()) || !right.getAsBoolean() || release(row) instanceof Commit.Committed) {
                return;
            }
        }
        throw new IllegalStateException("%s does not stop changing".formatted(id));
    }

    /** It goes on by itself, as the next version: a message about the covered one finds nothing to do. */
    private Commit release(Certificate covered) {
        Instant now = records.clock().instant();
        return records.history().correct(covered, covered.basis(), Due.work(covered.id(), now));
    }

    private static boolean isCovered(Certificate row, CertificateId by) {
        return row.state() instanceof State.Covered covered && covered.by().equals(by);
    }

    /** Makes every covered order due, before a part of its lead ends. Each is written, due or not: who looked at it before must not call it done. */
    void wake(Certificate part) {
        Certificate lead = first(part);
        concerned(lead).forEach(number -> wake(lead, number));
    }

    private void wake(Certificate lead, String number) {
        CertificateId id = lead.subject().inStore(number);
        for (int i = 0; i < TRIES; i++) {
            Certificate row = find(id);
            Instant now = records.clock().instant();
            if (!isCovered(row, lead.id())
                    || records.certificates().commit(row.refined(row.state(), Due.work(id, now), now))
                            instanceof Commit.Committed) {
                return;
            }
        }
        throw new IllegalStateException("%s does not stop changing".formatted(id));
    }

    private Set<String> concerned(Certificate lead) {
        Set<String> numbers = new LinkedHashSet<>();
        find(lead, lead.orderHash()).ifPresent(order -> {
            numbers.addAll(order.companions());
            numbers.addAll(order.left());
        });
        return numbers;
    }

    /**
     * Looks at a covered row that is due: released when its lead has ended, needs no document, or does not name it; done with when it
     * does, because everybody who changes that makes it due again or releases it; left to its timer while the lead is ending.
     *
     * @return the row as it is now
     */
    public Certificate look(Certificate covered, CertificateId by) {
        Certificate lead = find(by);
        if (lead.ending() && (lead.status() != Status.WITHDRAWN || isBeingGivenBack(lead))) {
            return covered;
        }
        boolean needless = lead.state() instanceof State.NotRequired(var reason) && reason.isNeedless();
        boolean named = find(lead, lead.orderHash())
                .filter(order -> order.companions().contains(covered.subject().orderNumber()))
                .isPresent();
        if (lead.status() == Status.WITHDRAWN || needless || !named) {
            return now(release(covered), covered);
        }
        Instant now = records.clock().instant();
        return now(records.certificates().commit(covered.told(Optional.empty(), now)), covered);
    }

    /** Whether a further part, which may be the one with the order's goods, has not come to its end: the platform may have it. */
    private boolean isBeingGivenBack(Certificate lead) {
        return lead.furtherParts().stream()
                .flatMap(id -> records.certificates().find(id).stream())
                .anyMatch(part -> part.status() != Status.WITHDRAWN);
    }

    private static Certificate now(Commit commit, Certificate before) {
        return switch (commit) {
            case Commit.Committed(var row) -> row;
            case Commit.Lost(var row) -> row == null ? before : row;
        };
    }

    private Certificate find(CertificateId id) {
        return records.certificates()
                .find(id)
                .orElseThrow(() -> new IllegalStateException("there is no certificate %s".formatted(id)));
    }

    private Optional<ShippedOrder> find(Certificate row, Sha256 order) {
        return records.ledger()
                .find(row.id(), Ledger.orderKey(order))
                .map(item -> ShippedOrder.readAccepted(JsonReader.readOwn(item.body())));
    }
}
