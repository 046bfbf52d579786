package org.ecorelay.certificate.build;

import java.util.List;
import java.util.Optional;
import org.ecorelay.account.Registry;
import org.ecorelay.account.store.Store;
import org.ecorelay.account.store.StoreMode;
import org.ecorelay.account.store.StoreModes;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.decide.BuildDecision;
import org.ecorelay.certificate.decide.DecideBuild;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.finding.Finding;
import org.ecorelay.order.Division;
import org.ecorelay.order.Order;
import org.ecorelay.order.PartOfOrder;
import org.ecorelay.order.ShippedOrder;

/** Decides what becomes of a certificate by what the ledger and the registry say of it now. */
final class DecideKnown {
    private final KeptItems kept;
    private final Profile.Catalogue profiles;
    private final ReadStated read;

    DecideKnown(KeptItems kept, Registry registry, Profile.Catalogue profiles) {
        this.kept = kept;
        this.profiles = profiles;
        this.read = new ReadStated(registry);
    }

    /**
     * What is read for a build.
     *
     * @param stated its store is read once: an order that needs no document may not become another one on the way
     * @param open questions about the orders that share its shipments
     */
    record Known(ShippedOrder order, DecideBuild.Stated stated, List<Finding> open) {
        Known {
            open = List.copyOf(open);
        }

        StoreMode mode() {
            return stated.store()
                    .map(Store::modes)
                    .orElse(StoreModes.UNSET)
                    .of(order.order().destination());
        }

        boolean isObserved() {
            return mode() == StoreMode.OBSERVE;
        }

        /** The order with those that share its shipments. */
        Order together() {
            return order.together();
        }

        Known asking(List<Finding> questions) {
            return new Known(order, stated, questions);
        }
    }

    Known read(Certificate certificate) {
        ShippedOrder order = kept.order(certificate);
        return new Known(order, stated(certificate, order), List.of());
    }

    /** What the account has stated meanwhile; the store stays as it was read. */
    Known again(Certificate certificate, Known known) {
        DecideBuild.Stated now = stated(certificate, known.order());
        return new Known(known.order(), now.in(known.stated().store()), known.open());
    }

    private DecideBuild.Stated stated(Certificate certificate, ShippedOrder order) {
        boolean first = certificate.subject().part() == 1;
        Certificate row = first ? certificate.divided(needed(certificate, order)) : certificate;
        Optional<PartOfOrder> part = OrderParts.part(order, row);
        return read.stated(
                certificate.subject(), part.map(share -> share.order().lines()).orElse(List.of()));
    }

    /** How many documents the order takes. */
    int needed(Certificate first, ShippedOrder order) {
        return Division.of(order).needed(profile(first, order).itemLimit());
    }

    BuildDecision decide(Certificate certificate, Known known) {
        if (known.mode() == StoreMode.OFF) {
            return new BuildDecision.NotRequired(State.NotRequired.Reason.STORE_OFF);
        }
        Optional<PartOfOrder> part = OrderParts.part(known.order(), certificate);
        Profile profile = profile(certificate, known.order());
        return new DecideBuild(certificate, known.together(), part, known.stated(), profile, kept.salt(certificate))
                .decide(known.open());
    }

    /** Whether no document is needed. */
    boolean isNeedless(Certificate certificate, Known known) {
        return decide(certificate, known) instanceof BuildDecision.NotRequired;
    }

    Profile profile(Certificate certificate, ShippedOrder order) {
        return profiles.choose(
                order.order().destination(), Profile.day(certificate.subject().createdAt()));
    }
}
