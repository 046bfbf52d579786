package org.ecorelay.certificate.decide;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.store.StoreTerms;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.finding.Finding;
import org.ecorelay.origin.RcepParties;

/**
 * Whether an order goes by the manual procedure of the transition in place of an e-CO: its store has chosen that for the
 * destination, and the destination's profile leaves it open on the day. Pure.
 */
public sealed interface ManualPath {
    /** The store has not chosen it. */
    record NotChosen() implements ManualPath {}

    /** It has, and may: nothing is prepared here. */
    record Chosen() implements ManualPath {}

    /** It has, and may not any more: the order goes on as any other, and the finding says so. */
    record Closed(Finding finding) implements ManualPath {}

    /**
     * Which of the three.
     *
     * @param destination ISO 3166-1 alpha-2 code, for which {@code profile} was chosen
     * @param store id of the store, for the finding
     */
    static ManualPath of(StoreTerms terms, String store, String destination, Profile profile, LocalDate day) {
        if (!terms.manualPath().contains(destination)) {
            return new NotChosen();
        }
        return selectable(profile, day)
                ? new Chosen()
                : new Closed(Finding.of("MANUAL_PATH_CLOSED", null, destination, day, profile.id(), store));
    }

    /** Whether it can be chosen at all: where documents may be sent, and as long as nobody has closed it. */
    private static boolean selectable(Profile profile, LocalDate day) {
        return profile.requirement().optionalFrom() != null && profile.manualPathOpen(day);
    }

    /** The destinations among {@code chosen} for which a choice would not be followed, in their order. */
    static List<String> notSelectable(Collection<String> chosen, Profile.Catalogue profiles, LocalDate day) {
        return chosen.stream()
                .filter(code -> !RcepParties.all().contains(code) || !selectable(profiles.choose(code, day), day))
                .toList();
    }

    /** The finding of a choice that is not followed. */
    default Optional<Finding> warning() {
        return this instanceof Closed(var finding) ? Optional.of(finding) : Optional.empty();
    }
}
