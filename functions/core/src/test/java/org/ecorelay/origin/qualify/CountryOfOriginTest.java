package org.ecorelay.origin.qualify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.origin.bill.Making.foreign;
import static org.ecorelay.origin.bill.Making.originating;

import java.util.Optional;
import java.util.Set;
import org.ecorelay.origin.bill.Making;
import org.ecorelay.origin.bill.Material;
import org.ecorelay.origin.bill.MaterialOrigin;
import org.ecorelay.origin.bill.Materials;
import org.ecorelay.origin.bill.MinimalOperation;
import org.ecorelay.origin.bill.Processing;
import org.ecorelay.origin.bill.Shipment;
import org.ecorelay.origin.bill.Shipment.CountryRequest;
import org.ecorelay.origin.rule.AppendixLines;
import org.ecorelay.origin.rule.Packs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Box 11 (RCEP 2.6). */
class CountryOfOriginTest {
    private static final AppendixLines JAPAN =
            AppendixLines.read("party,hs2022,scopeUnchanged,source\nJP,940360,yes,test\n");
    private static final Processing PACKED = new Processing.OnlyMinimal(Set.of(MinimalOperation.PACKAGING));

    private static String country(Making making, String to, CountryRequest request) {
        Judge judge = Judge.with(JAPAN, Packs.rule("chapter", "94", "CTH or RVC40"));
        return switch (judge.of(making.good(), new Shipment(to, Judge.DAY, request))) {
            case Qualification.Originating yes -> yes.country() + " " + String.join(" ", yes.criterionLines());
            case Qualification.NotOriginating no -> "NOT";
            case Qualification.NeedsData needs -> "?" + String.join(" ", Judge.codes(needs.findings()));
        };
    }

    private static String country(Making making, String to) {
        return country(making, to, new CountryRequest.Regular());
    }

    private static Making table(String chinese, String vietnamese) {
        return Making.of("940360")
                .fob("100")
                .from(
                        originating("c", "440710", "CN", chinese),
                        originating("v", "440711", "VN", vietnamese),
                        foreign("d", "731814", "DE", "1"));
    }

    @Test
    void where_there_are_no_differentials_it_is_the_party_that_conferred_origin() {
        assertThat(country(table("1", "90"), "MY")).isEqualTo("CN CTC");
    }

    @ParameterizedTest
    @CsvSource({"79,CN CTC", "79.000001,VN CTC", "90,VN CTC", "10,CN CTC"})
    void a_listed_product_needs_20_per_cent_added_in_the_exporting_party(String vietnamese, String expected) {
        assertThat(country(table("1", vietnamese), "JP")).isEqualTo(expected);
    }

    @Test
    void build_up_may_show_the_added_value_too() {
        assertThat(country(table("0", "80").costing("10", "0", "4", "5"), "JP")).isEqualTo("VN CTC");
        Material unpriced = Materials.bought("x", "731814", new MaterialOrigin.NonParty("US"), Optional.empty());
        assertThat(country(table("2", "60").from(unpriced).costing("10", "0", "4", "4"), "JP"))
                .isEqualTo("CN CTC");
        assertThat(country(table("1", "60").from(unpriced).costing("10", "0", "4", "4"), "JP"))
                .isEqualTo("?MATERIAL_VALUE_MISSING");
    }

    @Test
    void an_unlisted_product_needs_no_added_value() {
        assertThat(country(table("1", "90").as("940350"), "JP")).isEqualTo("CN CTC");
    }

    @Test
    void without_an_appendix_only_a_result_that_depends_on_it_is_asked_about() {
        assertThat(country(table("1", "70"), "KR")).isEqualTo("CN CTC");
        assertThat(country(table("1", "90"), "KR")).isEqualTo("?APPENDIX_UNKNOWN");
        assertThat(country(table("90", "1"), "KR")).isEqualTo("CN CTC");
        var unpriced = Making.of("940360")
                .from(originating("v", "440711", "VN", "9"), originating("c", "440711", "CN", "9"))
                .from(foreign("d", "731814", "DE", "1"));
        assertThat(country(unpriced, "KR")).isEqualTo("?FOB_MISSING APPENDIX_UNKNOWN");
        assertThat(country(unpriced, "JP")).isEqualTo("?FOB_MISSING");
        assertThat(country(table("45", "45").costing("0", "0", "0", "0").fob("400"), "KR"))
                .isEqualTo("CN CTC");
        var equal = table("0", "45").from(originating("k", "440710", "TH", "45"));
        assertThat(country(equal, "KR")).isEqualTo("?APPENDIX_UNKNOWN");
    }

    @Test
    void pe_names_the_exporting_party_only_beyond_minimal_operations() {
        var table = Making.of("940360")
                .fob("100")
                .from(originating("v", "940360", "VN", "60"), originating("c", "481910", "CN", "2"));
        assertThat(country(table, "MY")).isEqualTo("CN PE");
        assertThat(country(table.by(PACKED), "MY")).isEqualTo("VN PE");
        assertThat(country(table.by(new Processing.NotStated()), "MY")).isEqualTo("?PROCESSING_NOT_STATED");
        var own =
                Making.of("940360").from(originating("c", "440710", "CN", "2")).by(new Processing.NotStated());
        assertThat(country(own, "MY")).isEqualTo("CN PE");
    }

    @Test
    void an_undecided_highest_contributor_is_asked_about() {
        var tie = Making.of("940360")
                .from(originating("v", "940360", "VN", "60"), originating("t", "940360", "TH", "60"))
                .by(PACKED);
        assertThat(country(tie, "MY")).isEqualTo("?COUNTRY_UNDECIDED");
        var unpriced = Making.of("940360")
                .from(originating("v", "940360", "VN", "60"))
                .from(Materials.bought("t", "940360", new MaterialOrigin.Originating("TH"), Optional.empty()))
                .by(PACKED);
        assertThat(country(unpriced, "MY")).isEqualTo("?MATERIAL_VALUE_MISSING");
        var none = Making.of("940360").fob("10").from(foreign("d", "440710", "DE", "9"));
        assertThat(country(none, "JP")).isEqualTo("?COUNTRY_UNDECIDED");
    }

    @Test
    void the_highest_rate_may_be_claimed_instead() {
        var table = table("1", "90");
        assertThat(country(table, "JP", new CountryRequest.HighestOfContributors("VN")))
                .isEqualTo("VN CTC 2.6.6A");
        assertThat(country(table, "JP", new CountryRequest.HighestOfContributors("CN")))
                .isEqualTo("CN CTC 2.6.6A");
        assertThat(country(table, "JP", new CountryRequest.HighestOfContributors("KR")))
                .isEqualTo("?COUNTRY_CLAIM_INVALID");
        assertThat(country(table, "JP", new CountryRequest.HighestOfAll("KR"))).isEqualTo("KR CTC 2.6.6B");
        assertThat(country(table, "JP", new CountryRequest.HighestOfAll("US"))).isEqualTo("?COUNTRY_CLAIM_INVALID");
        var cumulated = Making.of("940360")
                .fob("100")
                .from(originating("v", "940390", "VN", "30"), foreign("d", "940390", "DE", "45"));
        assertThat(country(cumulated, "JP", new CountryRequest.HighestOfAll("KR")))
                .isEqualTo("KR RVC ACU 2.6.6B");
    }

    @Test
    void what_does_not_fit_into_box_10_is_asked_about() {
        var both = Making.of("940360")
                .fob("100")
                .from(originating("v", "940390", "VN", "40"), foreign("e", "940390", "DE", "1"))
                .from(foreign("d", "440710", "DE", "55"));
        assertThat(country(both, "MY")).isEqualTo("CN CTC ACU DMI");
        assertThat(country(both, "MY", new CountryRequest.HighestOfAll("KR"))).isEqualTo("?BOX_10_FULL");
    }

    @Test
    void what_is_wholly_obtained_is_of_its_own_party() {
        var wood = Making.of("940360").as("440710").obtained(org.ecorelay.origin.bill.WhollyObtained.PLANTS);
        assertThat(country(wood, "KR")).isEqualTo("CN WO");
    }

    private static Qualification stated(Making making, String to, boolean listed) {
        Judge judge = Judge.with(JAPAN, Packs.rule("chapter", "94", "CTH or RVC40"));
        return judge.of(
                making.good(),
                new Shipment(
                        to,
                        Judge.DAY,
                        new CountryRequest.Regular(),
                        Optional.of(new Shipment.StatedListing(listed, "Korea Customs Service, tariff of 2024"))));
    }

    private static String why(Qualification result) {
        return result.trace().object("country").required("code") + " "
                + result.trace().object("country").required("why");
    }

    @Test
    void an_exporter_may_answer_itself_whether_the_appendix_lists_its_product() {
        Making table = table("1", "90");
        assertThat(country(table, "KR")).isEqualTo("?APPENDIX_UNKNOWN");
        assertThat(why(stated(table, "KR", false)))
                .isEqualTo("CN 2.6.2: not in the importing Party's appendix"
                        + " (stated by the exporter: Korea Customs Service, tariff of 2024)");
        assertThat(why(stated(table, "KR", true))).startsWith("VN 2.6.4: highest value of originating materials");
        assertThat(why(stated(table("11", "60"), "KR", true)))
                .startsWith("CN 2.6.3: (FOB 100 - ")
                .endsWith("(stated by the exporter: Korea Customs Service, tariff of 2024)");
    }

    @Test
    void what_a_loaded_appendix_says_goes_before_what_the_exporter_says() {
        assertThat(why(stated(table("1", "90"), "JP", false))).startsWith("VN 2.6.4");
    }

    @Test
    void the_question_says_where_to_answer_it() {
        Judge judge = Judge.with(JAPAN, Packs.rule("chapter", "94", "CTH or RVC40"));
        var needs = (Qualification.NeedsData) judge.of(table("1", "90").good(), Shipment.to("KR", Judge.DAY));
        assertThat(needs.findings().getFirst().fix())
                .contains("destinations.KR.appendix", "destinations.KR.countryOfOrigin", "PUT /v1/appendix-lines/KR");
    }
}
