package org.ecorelay.origin.bill;

import java.util.Optional;
import org.ecorelay.origin.RcepParties;

/** Where a material comes from. Only {@link Originating} is originating. */
public sealed interface MaterialOrigin {
    /** It meets RCEP 3.2 in a Party; used in another Party it counts as originating there (3.4). */
    record Originating(String party) implements MaterialOrigin {
        public Originating {
            if (!RcepParties.all().contains(party)) {
                throw new IllegalArgumentException("only a material of a Party can originate, not of " + party);
            }
        }
    }

    /** It comes from a Party but does not meet 3.2: non-originating, with its whole value. */
    record NotQualified(String party) implements MaterialOrigin {}

    /** It comes from elsewhere. */
    record NonParty(String country) implements MaterialOrigin {}

    /** Nobody knows: non-originating (RCEP 3.5). */
    record Undetermined() implements MaterialOrigin {}

    /**
     * The origin that a stated country amounts to.
     *
     * @param country ISO 3166-1 alpha-2, or empty
     * @param meets32 whether it is stated, with a proof, that the material meets 3.2 in that country
     */
    static MaterialOrigin of(Optional<String> country, boolean meets32) {
        if (country.isEmpty()) {
            return new Undetermined();
        }
        String stated = country.get();
        if (!RcepParties.all().contains(stated)) {
            return new NonParty(stated);
        }
        return meets32 ? new Originating(stated) : new NotQualified(stated);
    }

    /** The country that was stated, or empty. */
    default Optional<String> stated() {
        return switch (this) {
            case Originating(String party) -> Optional.of(party);
            case NotQualified(String party) -> Optional.of(party);
            case NonParty(String country) -> Optional.of(country);
            case Undetermined() -> Optional.empty();
        };
    }

    /** For the trace: {@code VN, meets 3.2}. */
    default String text() {
        return switch (this) {
            case Originating(String party) -> party + ", meets 3.2";
            case NotQualified(String party) -> party + ", does not meet 3.2";
            case NonParty(String country) -> country + ", not a Party";
            case Undetermined() -> "undetermined";
        };
    }
}
