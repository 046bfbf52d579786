package org.ecorelay.origin.qualify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.origin.bill.Making.foreign;
import static org.ecorelay.origin.bill.Making.originating;

import java.util.List;
import java.util.stream.Stream;
import org.ecorelay.origin.bill.Making;
import org.ecorelay.origin.bill.Material;
import org.ecorelay.origin.bill.Shipment;
import org.ecorelay.origin.bill.Shipment.CountryRequest;
import org.ecorelay.origin.bill.WhollyObtained;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every combination of criterion lines that Singapore Customs prints for RCEP (table A.2 of its handbook) is reached by a bill. */
class CriterionCombinationsTest {
    private static final List<String> SOURCED = List.of(
            "WO",
            "PE",
            "CTC",
            "RVC",
            "CR",
            "RVC ACU",
            "CTC ACU",
            "CTC DMI",
            "CTC ACU DMI",
            "RVC 2.6.6A",
            "RVC ACU 2.6.6B");

    private static final Material BOARD = originating("board", "441210", "CN", "60");
    private static final Material VIETNAMESE = originating("top", "940390", "VN", "30");
    private static final Material SHIFTS = foreign("legs", "730890", "DE", "20");
    private static final Material STAYS = foreign("drawer", "940390", "DE", "5");
    /** So much that only with the Vietnamese part 40 per cent are reached. */
    private static final Material MUCH = foreign("drawers", "940390", "DE", "45");

    /** What box 10 says, the rule, the bill, and the country that is asked for. */
    record Case(String box10, String rule, Making bill, CountryRequest request) {
        Case(String box10, String rule, Making bill) {
            this(box10, rule, bill, new CountryRequest.Regular());
        }

        @Override
        public String toString() {
            return box10;
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case("WO", "CTH", table().obtained(WhollyObtained.PLANTS)),
                new Case("PE", "CTH", table().from(BOARD)),
                new Case("CTC", "CTH", table().from(BOARD, SHIFTS)),
                new Case("RVC", "RVC40", table().from(BOARD, STAYS)),
                new Case("CR", "CR", table().from(BOARD, STAYS).reacting(true)),
                new Case("RVC ACU", "RVC40", table().from(VIETNAMESE, MUCH)),
                new Case("CTC ACU", "CTH", table().from(VIETNAMESE, SHIFTS)),
                new Case("CTC DMI", "CTH", table().from(BOARD, SHIFTS, STAYS)),
                new Case("CTC ACU DMI", "CTH", table().from(VIETNAMESE, SHIFTS, STAYS)),
                new Case(
                        "RVC 2.6.6A",
                        "RVC40",
                        table().from(BOARD, STAYS),
                        new CountryRequest.HighestOfContributors("CN")),
                new Case(
                        "RVC ACU 2.6.6B",
                        "RVC40",
                        table().from(VIETNAMESE, MUCH),
                        new CountryRequest.HighestOfAll("KR")));
    }

    private static Making table() {
        return Making.of("940360").fob("100");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_bill_leads_to(Case one) {
        var shipment = Shipment.to("JP", Judge.DAY);
        var asked = new Shipment(shipment.importing(), shipment.day(), one.request(), shipment.statedListing());
        assertThat(Judge.text(Judge.with("94", one.rule()).of(one.bill().good(), asked)))
                .isEqualTo(one.box10());
    }

    @Test
    void none_of_the_printed_combinations_is_left_out() {
        assertThat(cases()).extracting(Case::box10).containsExactlyElementsOf(SOURCED);
    }

    /** GACC: ACU and DMI never stand alone; RCEP 3.7: DMI goes with CTC only. */
    @Test
    void accumulation_and_de_minimis_follow_a_criterion() {
        assertThat(Stream.concat(SOURCED.stream(), cases().stream().map(Case::box10)))
                .allSatisfy(lines -> assertThat(lines)
                        .matches("(WO|PE|CTC|RVC|CR)( ACU)?( DMI)?( 2\\.6\\.6[AB])?")
                        .doesNotMatch("(?!CTC).* DMI.*"));
    }
}
