package org.ecorelay.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.ecorelay.fixture.JsonEdit.with;
import static org.ecorelay.fixture.JsonEdit.without;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.ecorelay.account.InMemoryRegistry;
import org.ecorelay.finding.Finding;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.origin.bill.Money;
import org.ecorelay.origin.bill.Shipment;
import org.ecorelay.origin.rule.AccountRules;
import org.ecorelay.origin.rule.ReferenceData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetermineOriginTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    private static ProductProfile profile(Json.Obj product) {
        return switch (ProductProfile.read(product)) {
            case ProductProfile.Reading.Valid(var profile) -> profile;
            case ProductProfile.Reading.Invalid(var problems) ->
                throw new IllegalArgumentException(problems.toString());
        };
    }

    private static DetermineOrigin.Sold sold(String quantity, String unit, String value) {
        return new DetermineOrigin.Sold(
                new BigDecimal(quantity), unit, new Money(new BigDecimal(value), "USD"), "/lines/0");
    }

    private static Determination of(Json.Obj product, DetermineOrigin.Sold sold, String destination) {
        return new DetermineOrigin(AccountRules.shipped())
                .of(profile(product), "/products/TABLE-01", sold, Shipment.to(destination, DAY));
    }

    private static Determination of(Json.Obj product) {
        return of(product, sold("2", "PCS", "240.00"), "VN");
    }

    private static List<String> codes(Determination determination) {
        return determination instanceof Determination.NeedsData needs
                ? needs.findings().stream().map(Finding::code).toList()
                : List.of();
    }

    /** Everything about one unit: FOB and one material from elsewhere, of the same heading. */
    private static Json.Obj rvc(String fob, String vnm) {
        Json.Obj product = with(Orders.product(), "/statedRule/rule", "'RVC40'");
        product = with(product, "/fob", "{'amount':'%s','currency':'USD'}".formatted(fob));
        return with(product, "/materials/1/value", "{'amount':'%s','currency':'USD'}".formatted(vnm));
    }

    @ParameterizedTest
    @CsvSource({"100.00,60.00", "100.00,0", "100,59.999999", "3,1.8", "999999999999999,599999999999999.4"})
    void a_value_content_of_40_per_cent_or_more_originates(String fob, String vnm) {
        assertThat(of(rvc(fob, vnm))).isInstanceOf(Determination.Originating.class);
    }

    @ParameterizedTest
    @CsvSource({"100.00,60.01", "100.00,60.000001", "100.00,100.00", "100.00,250.00", "3,1.800001"})
    void a_value_content_below_40_per_cent_does_not_not_even_when_it_would_round_up(String fob, String vnm) {
        assertThat(of(rvc(fob, vnm))).isInstanceOfSatisfying(Determination.NotOriginating.class, no -> {
            assertThat(no.reason()).contains("needs 40 %");
            assertThat(no.fix()).startsWith("Replace ").contains(" USD of material legs");
        });
    }

    @ParameterizedTest
    @CsvSource({"3,300.00,180.00", "3,0.3,0.18", "0.5,50,30", "7,100,60.000000"})
    void without_a_fob_value_the_line_is_measured_as_a_whole_and_nothing_is_divided(
            String quantity, String value, String vnm) {
        BigDecimal times = new BigDecimal(quantity);
        Json.Obj product = without(rvc("1", "1"), "/fob");
        // As many units as were sold, each with its share of the 60 per cent: only multiplied out it is exact.
        BigDecimal unit = new BigDecimal(vnm).divide(times, 6, RoundingMode.FLOOR);
        product = with(product, "/materials/1/value/amount", Json.text(unit.toPlainString()));
        assertThat(of(product, sold(quantity, "PCS", value), "VN")).isInstanceOf(Determination.Originating.class);
        BigDecimal more = unit.add(new BigDecimal("0.000001"));
        product = with(product, "/materials/1/value/amount", Json.text(more.toPlainString()));
        assertThat(of(product, sold(quantity, "PCS", value), "VN")).isInstanceOf(Determination.NotOriginating.class);
    }

    @Test
    void the_fob_value_of_a_line_is_that_of_its_units_or_its_own_value() {
        ProductProfile stated = profile(rvc("100.00", "60.00"));
        assertThat(DetermineOrigin.fob(stated, sold("2.5", "PCS", "240.00")))
                .isEqualTo(new Money(new BigDecimal("250.000"), "USD"));
        assertThat(DetermineOrigin.fob(profile(Orders.product()), sold("2", "PCS", "240.00")))
                .isEqualTo(new Money(new BigDecimal("240.00"), "USD"));
    }

    @Test
    void the_basis_names_the_rule_its_source_and_whose_word_it_is() {
        assertThat(of(Orders.product())).isInstanceOfSatisfying(Determination.Originating.class, yes -> {
            assertThat(yes.criterionLines()).containsExactly("CTC");
            assertThat(yes.country()).isEqualTo("CN");
            assertThat(yes.basis())
                    .isEqualTo(new OriginBasis(OriginBasis.Kind.STATED, "CTH or RVC40", "RCEP Annex 3A, p.212"));
            assertThat(yes.margin()).contains("1.0000");
        });
        Json.Obj tea = with(without(without(Orders.product(), "/materials"), "/statedRule"), "/hsCode", "'090220'");
        assertThat(of(with(tea, "/whollyObtained", "'PLANTS'")))
                .isInstanceOfSatisfying(
                        Determination.Originating.class,
                        yes -> assertThat(yes.basis())
                                .isEqualTo(new OriginBasis(OriginBasis.Kind.AGREEMENT, "WO", "RCEP 3.3 (a)")));
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "/party, 'IN', ORIGIN_NOT_RCEP, /party",
        "/party, 'US', ORIGIN_NOT_RCEP, /party",
        "/hsCode, '94036', HS_CODE_INVALID, /hsCode",
        "/hsCode, '770000', HS_CODE_INVALID, /hsCode",
        "/hsCode, '000000', HS_CODE_INVALID, /hsCode",
        "/hsCode, '980000', HS_CODE_INVALID, /hsCode",
        "/hsCode, '9403601234567', HS_CODE_INVALID, /hsCode",
        "/hsCode, '940366', HS_CODE_UNKNOWN, /hsCode",
        "/hsCode, '8517.12', HS_CODE_UNKNOWN, /hsCode",
        "/hsCodes/VN, '940366', HS_CODE_UNKNOWN, /hsCodes/VN",
        "/unit, 'DOZ', UNIT_DIFFERS, "
    })
    void a_doubt_is_a_question_and_never_an_approval(String pointer, String value, String code, String at) {
        Json.Obj product = with(with(Orders.product(), "/hsCodes", "{}"), pointer, Json.text(value.replace("'", "")));
        assertThat(of(product))
                .isInstanceOfSatisfying(
                        Determination.NeedsData.class,
                        question -> assertThat(question.findings())
                                .singleElement()
                                .satisfies(finding -> {
                                    assertThat(finding.code()).isEqualTo(code);
                                    assertThat(finding.pointer())
                                            .isEqualTo(at == null ? "/lines/0/unit" : "/products/TABLE-01" + at);
                                    assertThat(finding.fix()).isNotBlank();
                                }));
    }

    @Test
    void without_any_basis_there_is_a_question_and_never_a_pass() {
        assertThat(codes(of(without(Orders.product(), "/statedRule")))).contains("RULE_NOT_TRANSPOSED");
        assertThat(codes(of(with(without(Orders.product(), "/statedRule"), "/hsCode", "'851830'"))))
                .contains("RULE_MISSING");
        assertThat(codes(of(without(Orders.product(), "/materials")))).contains("BILL_MISSING");
        assertThat(codes(of(without(Orders.product(), "/substantial")))).contains("PROCESSING_NOT_STATED");
    }

    @Test
    void every_question_points_at_the_field_that_answers_it() {
        Json.Obj product = without(without(Orders.product(), "/substantial"), "/materials/1/hsCode");
        product = with(product, "/materials/2", """
                {'id':'frame','hsCode':'940391','madeFrom':{'materials':[{'id':'bar','originCountry':'DE'}]}}
                """);
        assertThat(of(product))
                .isInstanceOfSatisfying(
                        Determination.NeedsData.class,
                        needs -> assertThat(needs.findings().stream()
                                        .map(Finding::pointer)
                                        .distinct())
                                .containsExactlyInAnyOrder(
                                        "/products/TABLE-01/materials/1/hsCode",
                                        "/products/TABLE-01/materials/1/value",
                                        "/products/TABLE-01/materials/2/hsCode",
                                        "/products/TABLE-01/materials/2/madeFrom/materials/0/hsCode",
                                        "/products/TABLE-01/materials/2/madeFrom/materials/0/value"));
    }

    @ParameterizedTest
    @CsvSource({"940366, HS_CODE_UNKNOWN", "94-03, HS_CODE_INVALID", "770000, HS_CODE_INVALID"})
    void a_material_whose_code_does_not_exist_never_counts_as_changed(String code, String question) {
        Json.Obj product = with(Orders.product(), "/materials/1/hsCode", Json.text(code));
        assertThat(codes(of(product))).containsExactly(question);
        assertThat(DetermineOrigin.doubts(profile(product), ""))
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.pointer()).isEqualTo("/materials/1/hsCode"));
        // What is proven to originate does not have to change.
        assertThat(of(with(
                        product,
                        "/materials/1",
                        "{'id':'legs','hsCode':'940366','originCountry':'CN','meetsRcep32':true}")))
                .isInstanceOf(Determination.Originating.class);
    }

    @Test
    void every_destination_may_have_a_code_of_its_own_with_any_separator() {
        Json.Obj product = with(Orders.product(), "/hsCodes", "{'VN':'7308-90-99','JP':'9403.60 011'}");
        // In Viet Nam it is a structure of steel as its legs are: their heading does not change.
        assertThat(codes(of(product))).contains("MATERIAL_VALUE_MISSING");
        assertThat(of(product, sold("2", "PCS", "240.00"), "JP")).isInstanceOf(Determination.Originating.class);
        assertThat(of(product, sold("2", "PCS", "240.00"), "KR")).isInstanceOf(Determination.Originating.class);
        assertThat(profile(product).hsCode("VN")).isEqualTo("7308-90-99");
        assertThat(profile(product).hsCode("MY")).isEqualTo("940360");
    }

    @Test
    void values_in_several_currencies_are_asked_about_and_never_converted() {
        Json.Obj product = with(without(rvc("1", "1"), "/fob"), "/materials/1/value/currency", "'CNY'");
        assertThat(codes(of(product))).containsExactly("CURRENCIES_MIXED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"940360", "9403.60", "9403 60 10", "94.03.60", "9403-60", "940360123456"})
    void an_hs_code_may_be_written_as_people_write_it(String text) {
        assertThat(HsCode.parse(text).orElseThrow().subheading()).isEqualTo("940360");
    }

    @Test
    void the_agreement_is_in_force_from_a_day_on_and_never_at_home() {
        assertThat(RcepParties.all()).hasSize(15);
        LocalDate last = LocalDate.of(2023, 6, 1);
        assertThat(RcepParties.inForce("CN", "PH", last)).isFalse();
        assertThat(RcepParties.inForce("CN", "PH", last.plusDays(1))).isTrue();
        assertThat(RcepParties.inForce("CN", "CN", last)).isFalse();
        assertThat(RcepParties.inForce("CN", "DE", last)).isFalse();
        assertThat(RcepParties.inForce("DE", "CN", last)).isFalse();
    }

    @Test
    void a_damaged_profile_in_the_registry_is_never_taken_for_none() {
        var registry = new InMemoryRegistry();
        registry.put("acme", "product#x", without(Orders.product(), "/hsCode"));
        assertThatIllegalStateException().isThrownBy(() -> ProductProfile.find(registry, "acme", "x"));
        assertThat(ProductProfile.find(registry, "acme", "y")).isEmpty();
    }

    @Test
    void an_account_may_forbid_stated_rules() {
        var registry = new InMemoryRegistry();
        assertThat(AccountRules.find(registry, new ReferenceData(registry), "acme")
                        .mayState())
                .isTrue();
        registry.put(
                "acme",
                "account#settings",
                Json.object().put("statedRules", false).build());
        assertThat(AccountRules.find(registry, new ReferenceData(registry), "acme")
                        .mayState())
                .isFalse();
        assertThat(AccountRules.find(registry, new ReferenceData(registry), "beta")
                        .mayState())
                .isTrue();
        registry.put(
                "acme",
                "account#settings",
                Json.object().put("statedRules", "yes").build());
        assertThat(AccountRules.find(registry, new ReferenceData(registry), "acme")
                        .mayState())
                .isFalse();
    }
}
