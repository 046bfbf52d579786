package org.ecorelay.certificate.build;

import java.util.List;
import java.util.Optional;
import org.ecorelay.account.Registry;
import org.ecorelay.account.Store;
import org.ecorelay.account.StoreMode;
import org.ecorelay.account.StoreModes;
import org.ecorelay.account.StoreTerms;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.State;
import org.ecorelay.certificate.Subject;
import org.ecorelay.certificate.decide.BuildDecision;
import org.ecorelay.certificate.decide.DecideBuild;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.finding.Finding;
import org.ecorelay.order.Order;
import org.ecorelay.order.PartOfOrder;
import org.ecorelay.order.ShippedOrder;

/** Decides what becomes of a certificate by what the ledger and the registry say of it now. */
final class DecideKnown {
    private final KeptItems kept;
    private final Registry registry;
    private final Profile.Catalogue profiles;
    private final ReadStated read;

    DecideKnown(KeptItems kept, Registry registry, Profile.Catalogue profiles) {
        this.kept = kept;
        this.registry = registry;
        this.profiles = profiles;
        this.read = new ReadStated(registry);
    }

    /**
     * What is read once for a build.
     *
     * @param mode of the store: an order that needs no document may not become another one on the way
     * @param terms of the store, for the same reason
     * @param open questions about the orders that share its shipments
     */
    record Known(ShippedOrder order, StoreMode mode, StoreTerms terms, List<Finding> open) {
        Known {
            open = List.copyOf(open);
        }

        boolean isObserved() {
            return mode == StoreMode.OBSERVE;
        }

        /** The order with those that share its shipments. */
        Order together() {
            return order.together();
        }

        Known asking(List<Finding> questions) {
            return new Known(order, mode, terms, questions);
        }
    }

    Known read(Certificate certificate) {
        ShippedOrder order = kept.order(certificate);
        Subject subject = certificate.subject();
        Optional<Store> store = Store.find(registry, subject.account(), subject.store());
        StoreMode mode = store.map(Store::modes)
                .orElse(StoreModes.UNSET)
                .of(order.order().destination());
        return new Known(order, mode, store.map(Store::terms).orElse(StoreTerms.UNSET), List.of());
    }

    BuildDecision decide(Certificate certificate, Known known) {
        if (known.mode() == StoreMode.OFF) {
            return new BuildDecision.NotRequired(State.NotRequired.Reason.STORE_OFF);
        }
        Optional<PartOfOrder> part = OrderParts.part(known.order(), certificate);
        DecideBuild.Stated stated = read.stated(
                certificate.subject(),
                known.terms(),
                part.map(share -> share.order().lines()).orElse(List.of()));
        Order order = known.together();
        return new DecideBuild(certificate, order, part, stated, profile(certificate, known), kept.salt(certificate))
                .decide(known.open());
    }

    /** Whether no document is needed. */
    boolean isNeedless(Certificate certificate, Known known) {
        return decide(certificate, known) instanceof BuildDecision.NotRequired;
    }

    Profile profile(Certificate certificate, Known known) {
        return profiles.choose(
                known.order().order().destination(),
                Profile.day(certificate.subject().createdAt()));
    }
}
