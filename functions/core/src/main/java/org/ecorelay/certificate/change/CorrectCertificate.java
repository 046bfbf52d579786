package org.ecorelay.certificate.change;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.account.Caller;
import org.ecorelay.account.Registry;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Basis;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.Certificates.Commit;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.Subject;
import org.ecorelay.certificate.Wanted;
import org.ecorelay.certificate.change.AddShipment.Added;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.order.CheckShipments;
import org.ecorelay.order.CheckTogether;
import org.ecorelay.order.Order;
import org.ecorelay.order.Shipment;
import org.ecorelay.order.ShippedOrder;

/**
 * Takes a changed order, or the wish to build again from the current product profiles: the next version of a certificate.
 *
 * <p>An update whose goods are the same does nothing, unless the certificate has a question, a rejection or a review: then
 * any change may be the answer. The same correction again gives the same answer and no new version.
 */
public final class CorrectCertificate {
    /** Each lost write means that somebody else got on; more of them in a row is a fault. */
    private static final int TRIES = 20;

    private static final FieldProblem SHIPPED_MORE = new FieldProblem(
            FieldProblem.Code.FIELD_RANGE,
            "/lines",
            "must have what is shipped; correct the shipments first: PUT /v1/orders/{id}/shipments/{n}");

    private final Registry registry;
    private final Records records;
    private final Duration firstDue;
    private final Amend amend;
    private final AddShipment shipments;

    /**
     * @param firstDue after how long the timer looks at a version that the queue has lost
     */
    @SuppressWarnings("MissingSummary")
    public CorrectCertificate(Registry registry, Records records, Duration firstDue) {
        this.registry = registry;
        this.records = records;
        this.firstDue = firstDue;
        this.amend = new Amend(records);
        this.shipments = new AddShipment(records);
    }

    /** What became of a correction. */
    public sealed interface Correction {
        /**
         * It is durable, now or since an earlier request.
         *
         * @param version the version that carries it
         * @param begun whether the builder can begin with it now
         */
        record Accepted(Certificate certificate, int version, boolean begun) implements Correction {}

        /** Nothing that origin rests on has changed. */
        record Unchanged(Certificate certificate) implements Correction {}

        /** A newer update is here already. */
        record Outdated(Certificate certificate) implements Correction {}

        /** It is withdrawn, or about to be: there are no more versions. */
        record Ended(Certificate certificate) implements Correction {}

        /** Its goods are on the certificate of another order: they have to leave that one first. */
        record Covered(CertificateId by) implements Correction {}

        /** It cannot be addressed so. */
        record Refused(Addressed.Refusal refusal) implements Correction {}

        /** A field does not fit to this certificate. */
        record Invalid(List<FieldProblem> problems) implements Correction {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * Takes a changed order.
     *
     * @param body the order as it was sent, which {@code order} was read from
     */
    public Correction correct(Caller caller, CertificateId id, Order order, Json.Obj body) {
        Optional<FieldProblem> refused =
                AcceptOrder.refused(caller, order, records.clock().instant());
        if (refused.isPresent()) {
            return new Correction.Invalid(List.of(refused.get()));
        }
        return repeated(caller, id, row -> correct(row, order, body));
    }

    /**
     * Takes what is known of a shipment: the next version of its order, which is divided by its shipments. The same again gives
     * the same answer; one that is older than what is known changes nothing.
     *
     * @param body the shipment as it was sent, which {@code shipment} was read from
     */
    public Correction ship(Caller caller, CertificateId id, Shipment shipment, Json.Obj body) {
        return repeated(caller, id, row -> ship(row, shipment, body));
    }

    private Optional<Correction> ship(Certificate row, Shipment shipment, Json.Obj body) {
        Basis newest = newest(row);
        return switch (shipments.to(row, shipped(row, newest), shipment, body)) {
            case Added.Known _ -> {
                int version = newest.equals(row.basis()) ? row.version() : row.version() + 1;
                yield Optional.of(new Correction.Accepted(row, version, false));
            }
            case Added.Outdated _ -> Optional.of(new Correction.Outdated(row));
            case Added.Invalid(var problems) -> Optional.of(new Correction.Invalid(problems));
            case Added.Changed(Sha256 hash) ->
                wish(row, new Basis(hash, newest.destination(), row.parts(), newest.sourceTime(), Optional.empty()));
        };
    }

    /** Takes the wish to build the newest order again from the product profiles of now. */
    public Correction rebuild(Caller caller, CertificateId id) {
        return repeated(caller, id, this::rebuild);
    }

    /** The same for whoever waits: a product of one of its parts is known now. */
    public Correction rebuildAll(Certificate part) {
        Subject subject = part.subject();
        var relay = new Caller(subject.account(), "relay", subject.mode(), Set.of());
        return rebuild(relay, subject.sibling(1).id());
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Update(Order order, byte[] canonical) {
        Sha256 hash() {
            return Sha256.of(canonical);
        }
    }

    /** One try: empty when somebody else was first. */
    private interface Try {
        Optional<Correction> on(Certificate row);
    }

    private Correction repeated(Caller caller, CertificateId id, Try step) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Correction> done = switch (Addressed.find(records.certificates(), caller, id)) {
                case Addressed.Refusal refusal -> Optional.of(new Correction.Refused(refusal));
                case Addressed.Found(var row) -> isEnding(row) ? Optional.of(new Correction.Ended(row)) : step.on(row);
            };
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new IllegalStateException("%s does not stop changing".formatted(id));
    }

    /** A storefront repeats its updates, late ones too: none of them may take back a withdrawal that was accepted. */
    private static boolean isEnding(Certificate row) {
        return row.ending()
                || row.lineage()
                        .wanted()
                        .filter(Wanted.Withdrawal.class::isInstance)
                        .isPresent();
    }

    private Optional<Correction> correct(Certificate row, Order order, Json.Obj body) {
        if (!order.number().equals(row.subject().orderNumber())) {
            return otherOrder("/orderNumber");
        }
        if (!order.store().equals(row.subject().store())) {
            return otherOrder("/store");
        }
        Basis newest = newest(row);
        ShippedOrder known = shipped(row, newest);
        ShippedOrder changed = known.of(order, body);
        var update = new Update(order, CanonicalJson.bytes(changed.stored()));
        boolean outdated = order.updatedAt()
                .flatMap(time -> newest.sourceTime().filter(time::isBefore))
                .isPresent();
        if (outdated) {
            return Optional.of(new Correction.Outdated(row));
        }
        boolean shippedSince = !newest.equals(row.basis())
                && !known.sent().equals(shipped(row, row.basis()).sent());
        if (!shippedSince && (row.orderHash().equals(update.hash()) || says(row, row.basis(), order))) {
            return asItIs(row, update);
        }
        if (!newest.equals(row.basis()) && newest.orderHash().equals(update.hash())) {
            return Optional.of(new Correction.Accepted(row, row.version() + 1, false));
        }
        if (says(row, newest, order)) {
            return Optional.of(new Correction.Unchanged(row));
        }
        List<FieldProblem> problems = new ArrayList<>(CheckTogether.corrected(changed));
        if (!CheckShipments.allFit(changed)) {
            problems.add(SHIPPED_MORE);
        }
        if (!problems.isEmpty()) {
            return Optional.of(new Correction.Invalid(problems));
        }
        records.ledger().append(Ledger.Item.order(row.id(), update.hash(), update.canonical()));
        var sourceTime = order.sourceTime(records.clock().instant()).or(newest::sourceTime);
        return wish(row, new Basis(update.hash(), order.destination(), row.parts(), sourceTime, Optional.empty()));
    }

    /** The update says what the current version says: what was wanted instead is not wanted any more. */
    private Optional<Correction> asItIs(Certificate row, Update update) {
        Instant now = records.clock().instant();
        Optional<Instant> newer = update.order()
                .sourceTime(now)
                .filter(time -> row.lineage()
                        .sourceTime()
                        .filter(known -> !time.isAfter(known))
                        .isEmpty());
        Certificate noted = newer.isPresent() ? row.changedAt(newer.get(), now) : row;
        if (row.lineage().wanted().isPresent()) {
            noted = row.wanting(Optional.empty(), row.due(), now);
        }
        if (!noted.equals(row) && !(records.certificates().commit(noted) instanceof Commit.Committed)) {
            return Optional.empty();
        }
        boolean again = row.version() > 1 && row.orderHash().equals(update.hash());
        return Optional.of(
                again ? new Correction.Accepted(noted, row.version(), false) : new Correction.Unchanged(noted));
    }

    private Optional<Correction> rebuild(Certificate row) {
        Basis newest = newest(row);
        Order order = shipped(row, newest).together();
        Basis wanted = newest.with(CurrentProducts.hash(registry, row.subject(), order));
        if (wanted.equals(row.basis())) {
            return Optional.of(new Correction.Accepted(row, row.version(), false));
        }
        if (wanted.equals(newest)) {
            return Optional.of(new Correction.Accepted(row, row.version() + 1, false));
        }
        return wish(row, wanted);
    }

    private Optional<Correction> wish(Certificate row, Basis basis) {
        if (row.state() instanceof State.Covered(var by)) {
            return Optional.of(new Correction.Covered(by));
        }
        Instant due = records.clock().instant().plus(firstDue);
        return amend.apply(row, new Wanted.Version(basis), due) instanceof Commit.Committed(var now)
                ? Optional.of(new Correction.Accepted(now, row.version() + 1, now.status() == Status.RECEIVED))
                : Optional.empty();
    }

    /** The basis that was asked for last. */
    private static Basis newest(Certificate row) {
        return row.lineage().wanted().orElse(new Wanted.Withdrawal()) instanceof Wanted.Version(Basis basis)
                ? basis
                : row.basis();
    }

    /** Whether an order says what {@code basis} says already. Where somebody has to act, any change may be the answer. */
    private boolean says(Certificate row, Basis basis, Order order) {
        return !row.status().needsAttention() && order.sameGoods(order(row, basis));
    }

    private Order order(Certificate row, Basis basis) {
        return shipped(row, basis).order();
    }

    private ShippedOrder shipped(Certificate row, Basis basis) {
        return records.ledger()
                .find(row.id(), Ledger.orderKey(basis.orderHash()))
                .map(item -> ShippedOrder.readAccepted(JsonReader.readOwn(item.body())))
                .orElseThrow(
                        () -> new IllegalStateException("the order of %s is not in the ledger".formatted(row.id())));
    }

    private static Optional<Correction> otherOrder(String pointer) {
        return Optional.of(new Correction.Invalid(List.of(new FieldProblem(
                FieldProblem.Code.OTHER_ORDER, pointer, "must be that of the order that the certificate is about"))));
    }
}
