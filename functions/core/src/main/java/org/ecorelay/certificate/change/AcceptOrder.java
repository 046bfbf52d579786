package org.ecorelay.certificate.change;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.account.Registry;
import org.ecorelay.account.store.Store;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.Basis;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Certificates;
import org.ecorelay.certificate.Ledger;
import org.ecorelay.certificate.Subject;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.order.Order;
import org.ecorelay.order.ShippedOrder;

/** Accepts an order: first its body, then the row, which <em>is</em> the acceptance. Only then may anybody answer 202. */
public final class AcceptOrder {
    private static final FieldProblem SANDBOX_WITH_LIVE_KEY = new FieldProblem(
            FieldProblem.Code.SANDBOX_WITH_LIVE_KEY,
            "/sandbox",
            "is for test keys only; remove it or use a key that begins with eco_test_");

    private final Registry registry;
    private final Certificates certificates;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Duration firstDue;

    /**
     * @param firstDue after how long the timer looks at an order that the queue has lost
     */
    @SuppressWarnings("MissingSummary")
    public AcceptOrder(
            Registry registry, Certificates certificates, Ledger ledger, InstantSource clock, Duration firstDue) {
        this.registry = registry;
        this.certificates = certificates;
        this.ledger = ledger;
        this.clock = clock;
        this.firstDue = firstDue;
    }

    /** What became of an order. */
    public sealed interface Acceptance {
        /** It is durable, now or since an earlier request with the same content. */
        record Accepted(Certificate certificate, boolean replay) implements Acceptance {}

        /** The number is taken by an order with other content; {@code pointers} name what differs. */
        record Conflict(Certificate existing, List<String> pointers) implements Acceptance {}

        /** The number is taken by an order of a key of the other mode, test or live. */
        record OtherMode(Certificate existing) implements Acceptance {}

        /** A field is wrong in a way that only the registry, the key or the clock can tell. */
        record Invalid(FieldProblem problem) implements Acceptance {}
    }

    /** What the key or the clock says against an order that is well-formed, be it new, changed or only asked about. */
    public static Optional<FieldProblem> refused(Caller caller, Order order, Instant now) {
        return order.sandbox().isPresent() && caller.mode() == KeyMode.LIVE
                ? Optional.of(SANDBOX_WITH_LIVE_KEY)
                : order.aheadOf(now);
    }

    /**
     * Accepts one order.
     *
     * @param body the order as it was sent, which {@code order} was read from
     */
    public Acceptance accept(Caller caller, Order order, Json.Obj body) {
        Optional<FieldProblem> refused = refused(caller, order, clock.instant());
        if (refused.isPresent()) {
            return new Acceptance.Invalid(refused.get());
        }
        Optional<Store> store = Store.find(registry, caller.account(), order.store());
        if (store.isEmpty()) {
            return new Acceptance.Invalid(
                    new FieldProblem(FieldProblem.Code.STORE_UNKNOWN, "/store", "is not a store of this account"));
        }
        return accept(caller, order, body, store.get());
    }

    private Acceptance accept(Caller caller, Order order, Json.Obj body, Store store) {
        byte[] canonical = CanonicalJson.bytes(body);
        Sha256 hash = Sha256.of(canonical);
        Instant now = clock.instant();
        var subject = Subject.ofOrder(
                caller.account(),
                store.id(),
                store.exporter(),
                order.number(),
                order.destination(),
                caller.mode(),
                now);
        ledger.append(Ledger.Item.order(subject.id(), hash, canonical));
        var basis = new Basis(hash, order.destination(), 1, order.sourceTime(now), Optional.empty());
        var fresh = Certificate.received(subject, basis, now.plus(firstDue));
        return certificates
                .create(fresh)
                .map(existing -> compare(existing, caller, hash, body))
                .orElse(new Acceptance.Accepted(fresh, false));
    }

    private Acceptance compare(Certificate existing, Caller caller, Sha256 hash, Json.Obj body) {
        if (existing.subject().mode() != caller.mode()) {
            return new Acceptance.OtherMode(existing);
        }
        if (existing.orderHash().equals(hash)) {
            return new Acceptance.Accepted(existing, true);
        }
        Json.Obj before = ledger.find(existing.id(), Ledger.orderKey(existing.orderHash()))
                .map(item -> ShippedOrder.asSent(JsonReader.readOwn(item.body())))
                .orElse(Json.Obj.EMPTY);
        if (Sha256.of(CanonicalJson.bytes(before)).equals(hash)) {
            return new Acceptance.Accepted(existing, true);
        }
        return new Acceptance.Conflict(existing, JsonDifference.pointers(before, body));
    }
}
