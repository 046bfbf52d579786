package org.ecorelay.certificate.build;

import java.time.Instant;
import java.util.Optional;
import org.ecorelay.certificate.Basis;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.Subject;
import org.ecorelay.certificate.Wanted;
import org.ecorelay.certificate.change.Amend;
import org.ecorelay.json.JsonReader;
import org.ecorelay.order.Division;
import org.ecorelay.order.PartOfOrder;
import org.ecorelay.order.ShippedOrder;

/**
 * Divides an order that one document does not carry: by shipments, and by lines. Every part is a certificate of its own, with the whole order
 * in its ledger and a share of the lines. The first part leads: the others exist before it is committed, wait until it is,
 * and follow its corrections and its end.
 */
final class OrderParts {
    private static final int TRIES = 20;

    private final Records records;
    private final Amend amend;

    OrderParts(Records records) {
        this.records = records;
        this.amend = new Amend(records);
    }

    /** What one part is about; empty when the order is not divided into so many. */
    static Optional<PartOfOrder> part(ShippedOrder order, Certificate part) {
        return Division.of(order).part(part.subject().part(), part.parts());
    }

    /** Gives every further part, from the last to the second, what the first one is about to be built on; ends the others. */
    void follow(Certificate first, int parts) {
        for (int number = Math.max(first.parts(), parts); number > 1; number--) {
            if (number > parts) {
                end(first.subject().sibling(number).id());
            } else {
                give(first, number, first.basis().divided(parts));
            }
        }
    }

    private void give(Certificate first, int number, Basis basis) {
        Instant now = records.clock().instant();
        Subject subject = first.subject().sibling(number);
        Ledger.Item order = records.ledger()
                .find(first.id(), Ledger.orderKey(basis.orderHash()))
                .orElseThrow(
                        () -> new IllegalStateException("the order of %s is not in the ledger".formatted(first.id())));
        records.ledger().append(Ledger.Item.order(subject.id(), basis.orderHash(), order.body()));
        Optional<Certificate> row = records.certificates().create(Certificate.received(subject, basis, now));
        for (int i = 0; row.isPresent() && i < TRIES; i++) {
            row = amended(row.get(), basis, now)
                    ? Optional.empty()
                    : records.certificates().find(subject.id());
        }
        if (row.isPresent()) {
            throw new IllegalStateException("%s does not stop changing".formatted(subject.id()));
        }
    }

    /** Whether the part is on its way to that basis now. */
    private boolean amended(Certificate part, Basis basis, Instant now) {
        if (part.ending() && part.status() != Status.WITHDRAWN) {
            throw new IllegalStateException("%s is being withdrawn; it can come back afterwards".formatted(part.id()));
        }
        Optional<Wanted> wanted = part.lineage().wanted();
        boolean there =
                wanted.isEmpty() && part.status() != Status.WITHDRAWN && sameDocument(part, part.basis(), basis);
        boolean onItsWay = wanted.isPresent()
                && wanted.get() instanceof Wanted.Version(var next)
                && sameDocument(part, next, basis);
        return there || onItsWay || amend.apply(part, new Wanted.Version(basis), now) instanceof Commit.Committed;
    }

    private void end(CertificateId id) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Certificate> part = records.certificates().find(id);
            if (part.isEmpty() || part.get().ending() || withdrawn(part.get()) instanceof Commit.Committed) {
                return;
            }
        }
        throw new IllegalStateException("%s does not stop changing".formatted(id));
    }

    /**
     * Whether a further part may be built. It may not before the first is committed with the same division: until then a
     * crash or a withdrawal may still change what it has to be.
     */
    boolean ready(Certificate part) {
        Certificate first = records.certificates()
                .find(part.subject().sibling(1).id())
                .orElseThrow(() -> new IllegalStateException("%s has no first part".formatted(part.id())));
        if (first.ending()) {
            var _ = withdrawn(part);
            return false;
        }
        return sameDocument(part, part.basis(), first.basis());
    }

    /**
     * Whether a part says the same on both bases. Of an order that is shipped in several goes that is so when its own share is the
     * same: the next shipment changes the order, and no document of an earlier one.
     */
    private boolean sameDocument(Certificate part, Basis one, Basis other) {
        if (one.sameDocument(other)) {
            return true;
        }
        if (one.orderHash().equals(other.orderHash()) || !one.products().equals(other.products())) {
            return false;
        }
        ShippedOrder before = order(part, one);
        ShippedOrder after = order(part, other);
        boolean shipped = !before.shipments().isEmpty() || !after.shipments().isEmpty();
        int number = part.subject().part();
        Optional<PartOfOrder> share = Division.of(before).part(number, one.parts());
        return shipped && share.isPresent() && share.equals(Division.of(after).part(number, other.parts()));
    }

    /** The order lies under the first part's id before it lies under any other's. */
    private ShippedOrder order(Certificate part, Basis basis) {
        CertificateId first = part.subject().sibling(1).id();
        return records.ledger()
                .find(first, Ledger.orderKey(basis.orderHash()))
                .map(item -> ShippedOrder.readAccepted(JsonReader.readOwn(item.body())))
                .orElseThrow(() -> new IllegalStateException("the order of %s is not in the ledger".formatted(first)));
    }

    private Commit withdrawn(Certificate part) {
        return amend.apply(part, new Wanted.Withdrawal(), records.clock().instant());
    }
}
