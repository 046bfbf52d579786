package org.ecorelay.origin.qualify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.origin.bill.Making.foreign;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.ecorelay.json.Json;
import org.ecorelay.origin.bill.ExchangeRates;
import org.ecorelay.origin.bill.ExchangeRates.Rate;
import org.ecorelay.origin.bill.Making;
import org.ecorelay.origin.bill.Material;
import org.ecorelay.origin.bill.Money;
import org.ecorelay.origin.bill.Shipment;
import org.ecorelay.origin.rule.AppendixLines;
import org.ecorelay.origin.rule.HsCorrespondence;
import org.ecorelay.origin.rule.Packs;
import org.ecorelay.origin.rule.RuleBook;
import org.junit.jupiter.api.Test;

/** Values in several currencies: converted exactly by a stated rate, or asked about. */
class CurrenciesTest {
    private static final RuleBook RVC =
            new RuleBook(List.of(Packs.rule("heading", "8518", "RVC40")), HsCorrespondence.NONE);

    private static Rate rate(String from, String to, String rate, int daysBefore) {
        return new Rate(from, to, new BigDecimal(rate), Judge.DAY.minusDays(daysBefore), "PBOC central parity");
    }

    private static Qualification judge(Making making, Rate... rates) {
        return new QualifyGood(RVC, AppendixLines.NONE, true, ExchangeRates.of(List.of(rates)))
                .qualify(making.good(), Shipment.to("MY", Judge.DAY));
    }

    private static Making speaker(String amount, String currency) {
        Material chip = foreign("chip", "854231", "US", "1");
        return Making.of("851830")
                .fob("100")
                .from(new Material(
                        chip.id(),
                        chip.hs(),
                        chip.origin(),
                        Optional.of(new Money(new BigDecimal(amount), currency)),
                        chip.basis(),
                        chip.weight(),
                        chip.role(),
                        chip.intermediate()));
    }

    @Test
    void a_value_exactly_at_the_boundary_passes_after_conversion_and_just_above_it_does_not() {
        // FOB 100 USD; 60 USD are 426 CNY at 7.1: only the direction from USD to CNY is known.
        Rate rate = rate("USD", "CNY", "7.1", 0);
        assertThat(Judge.text(judge(speaker("426", "CNY"), rate))).isEqualTo("RVC");
        assertThat(Judge.text(judge(speaker("426.000001", "CNY"), rate))).isEqualTo("NOT");
    }

    @Test
    void a_rate_whose_inverse_never_ends_is_compared_exactly_in_its_own_direction() {
        Rate third = rate("CNY", "USD", "0.333333333333", 0);
        assertThat(Judge.text(judge(speaker("180", "CNY"), third))).isEqualTo("RVC");
        assertThat(Judge.text(judge(speaker("180.000001", "CNY"), third))).isEqualTo("NOT");
    }

    @Test
    void the_trace_names_rate_date_and_source() {
        Json.Obj trace =
                judge(speaker("426", "CNY"), rate("USD", "CNY", "7.1", 3)).trace();
        Json.Obj conversion = (Json.Obj) trace.list("conversions").getFirst();
        assertThat(conversion.required("of")).endsWith("/fob");
        assertThat(conversion.required("amount")).isEqualTo("100 USD");
        assertThat(conversion.required("gives")).isEqualTo("710.0 CNY");
        assertThat(conversion.object("by").required("rate")).isEqualTo("7.1");
        assertThat(conversion.object("by").required("date"))
                .isEqualTo(Judge.DAY.minusDays(3).toString());
        assertThat(conversion.object("by").required("source")).isEqualTo("PBOC central parity");
    }

    @Test
    void without_a_rate_or_with_one_that_is_too_old_it_is_asked_for_by_its_currencies() {
        for (Rate[] rates : new Rate[][] {{}, {rate("CNY", "USD", "0.14", 11)}, {rate("CNY", "EUR", "0.13", 0)}}) {
            Qualification result = judge(speaker("426", "CNY"), rates);
            assertThat(Judge.text(result)).isEqualTo("?CURRENCIES_MIXED");
            assertThat(((Qualification.NeedsData) result).findings().getFirst().fix())
                    .contains("the rate from CNY to USD of 2024-05-01 or at most 10 days before");
        }
    }

    @Test
    void a_good_in_one_currency_needs_no_rate() {
        Qualification result = judge(speaker("60", "USD"));
        assertThat(Judge.text(result)).isEqualTo("RVC");
        assertThat(result.trace().get("conversions")).isEmpty();
    }
}
