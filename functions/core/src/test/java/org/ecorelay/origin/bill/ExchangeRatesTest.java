package org.ecorelay.origin.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.ecorelay.origin.bill.ExchangeRates.Rate;
import org.junit.jupiter.api.Test;

class ExchangeRatesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final Money LIMIT = new Money(new BigDecimal("200"), "USD");

    private static final ExchangeRates RATES = ExchangeRates.of(List.of(
            rate("USD", "CNY", "7", DAY), rate("USD", "CNY", "8", DAY.plusDays(5)), rate("JPY", "USD", "0.007", DAY)));

    private static Rate rate(String from, String to, String rate, LocalDate date) {
        return new Rate(from, to, new BigDecimal(rate), date, "PBOC");
    }

    private static String within(String amount, String currency) {
        return RATES.atMost(new Money(new BigDecimal(amount), currency), LIMIT, DAY)
                .map(found -> Boolean.toString(found.within()))
                .orElse("unknown");
    }

    @Test
    void the_rate_of_the_day_counts_else_the_last_one_before_it_but_none_that_is_too_old() {
        assertThat(RATES.find("USD", "CNY", DAY)).contains(rate("USD", "CNY", "7", DAY));
        assertThat(RATES.find("USD", "CNY", DAY.plusDays(4))).contains(rate("USD", "CNY", "7", DAY));
        assertThat(RATES.find("USD", "CNY", DAY.plusDays(15))).contains(rate("USD", "CNY", "8", DAY.plusDays(5)));
        assertThat(RATES.find("USD", "CNY", DAY.plusDays(16))).isEmpty();
        assertThat(RATES.find("USD", "CNY", DAY.minusDays(1))).isEmpty();
        assertThat(RATES.find("CNY", "USD", DAY)).isEmpty();
    }

    @Test
    void a_limit_is_compared_exactly_by_a_rate_of_either_direction() {
        assertThat(within("1400", "CNY")).isEqualTo("true");
        assertThat(within("1400.000001", "CNY")).isEqualTo("false");
        assertThat(within("28571", "JPY")).isEqualTo("true");
        assertThat(within("28572", "JPY")).isEqualTo("false");
        assertThat(within("200", "USD")).isEqualTo("true");
        assertThat(within("200.01", "USD")).isEqualTo("false");
    }

    @Test
    void without_a_rate_nothing_is_assumed() {
        assertThat(within("0.01", "THB")).isEqualTo("unknown");
        assertThat(ExchangeRates.NONE.atMost(new Money(BigDecimal.ONE, "CNY"), LIMIT, DAY))
                .isEmpty();
    }
}
