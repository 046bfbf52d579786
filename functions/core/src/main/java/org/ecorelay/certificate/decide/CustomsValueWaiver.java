package org.ecorelay.certificate.decide;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.ecorelay.certificate.profile.Profile;
import org.ecorelay.origin.bill.ExchangeRates;
import org.ecorelay.origin.bill.Money;

/**
 * Whether a customs value is so low that no proof of origin is asked for (RCEP 3.22): up to US$ 200, or to a higher amount of the importing Party. Never
 * assumed without an exchange rate.
 */
final class CustomsValueWaiver {
    private static final Money TREATY = new Money(BigDecimal.valueOf(200), "USD");

    private CustomsValueWaiver() {}

    static boolean holds(Money value, Profile profile, ExchangeRates rates, LocalDate day) {
        Profile.Waiver national = profile.requirement().nationalWaiver();
        Stream<Money> limits = national == null
                ? Stream.of(TREATY)
                : Stream.of(TREATY, new Money(national.amount(), national.currency()));
        return limits.anyMatch(limit -> rates.atMost(value, limit, day)
                .filter(ExchangeRates.Comparison::within)
                .isPresent());
    }
}
