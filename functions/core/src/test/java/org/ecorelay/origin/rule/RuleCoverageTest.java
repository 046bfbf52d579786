package org.ecorelay.origin.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.api.Test;

class RuleCoverageTest {
    private static final LocalDate DAY = LocalDate.of(2024, 6, 1);
    private static final RuleBook BOOK = new RuleBook(
            List.of(Packs.rule("heading", "9403", "CTH"), Packs.of("scope,hs2012,rule,source\nheading,9405,CTH,p.1\n")),
            HsCorrespondence.NONE);

    private static RuleCoverage of(Optional<String> destination, String... products) {
        var coverage = new RuleCoverage(BOOK, DAY, destination);
        for (int i = 0; i < products.length; i++) {
            coverage.add("P" + i, JsonReader.readOwn(products[i].replace('\'', '"')));
        }
        return coverage;
    }

    /** {@code 940511 RULE_NOT_TRANSPOSED 1} */
    private static List<String> without(RuleCoverage coverage) {
        return coverage.json().list("without").stream()
                .map(Json.Obj.class::cast)
                .map(gap -> gap.required("hsCode") + " " + gap.required("why") + " " + gap.requiredInt("products"))
                .toList();
    }

    @Test
    void a_code_with_a_rule_is_covered() {
        RuleCoverage coverage = of(Optional.empty(), "{'hsCode':'9403.60'}", "{'hsCode':'94033000'}");
        assertThat(coverage.complete()).isTrue();
        assertThat(coverage.json().requiredInt("products")).isEqualTo(2);
        assertThat(coverage.json().requiredInt("codes")).isEqualTo(2);
        assertThat(coverage.json().text("destination")).isEmpty();
    }

    @Test
    void each_code_without_a_rule_is_named_with_the_reason_the_commonest_first() {
        RuleCoverage coverage = of(
                Optional.empty(),
                "{'hsCode':'940511'}",
                "{'hsCode':'851830'}",
                "{'hsCode':'8518.30'}",
                "{'hsCode':'77'}",
                "{'hsCode':'940360'}");
        assertThat(coverage.complete()).isFalse();
        assertThat(without(coverage))
                .containsExactly("851830 RULE_MISSING 2", "77 HS_CODE_INVALID 1", "940511 RULE_NOT_TRANSPOSED 1");
    }

    @Test
    void a_code_for_a_destination_counts_there_alone() {
        String product = "{'hsCode':'940360','hsCodes':{'VN':'85183090'}}";
        assertThat(without(of(Optional.empty(), product))).containsExactly("851830 RULE_MISSING 1");
        assertThat(without(of(Optional.of("VN"), product))).containsExactly("851830 RULE_MISSING 1");
        assertThat(of(Optional.empty(), product).json().requiredInt("codes")).isEqualTo(2);
        assertThat(of(Optional.of("JP"), product).complete()).isTrue();
        assertThat(of(Optional.of("JP"), product).json().text("destination")).contains("JP");
    }

    @Test
    void ten_thousand_products_are_looked_at_and_ten_of_them_are_named() {
        var coverage = new RuleCoverage(BOOK, DAY, Optional.empty());
        Json.Obj product = Json.object().put("hsCode", "851830").build();
        IntStream.range(0, 10_000).forEach(i -> coverage.add("P" + i, product));
        assertThat(without(coverage)).containsExactly("851830 RULE_MISSING 10000");
        Json.Obj gap = (Json.Obj) coverage.json().list("without").getFirst();
        assertThat(gap.list("skus")).hasSize(10);
    }
}
