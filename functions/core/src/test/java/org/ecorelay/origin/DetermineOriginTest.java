package org.ecorelay.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.ecorelay.fixture.JsonEdit.with;
import static org.ecorelay.fixture.JsonEdit.without;

import java.time.LocalDate;
import java.util.List;
import org.ecorelay.account.InMemoryRegistry;
import org.ecorelay.certificate.Finding;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetermineOriginTest {
    private static Determination of(Json.Obj product) {
        return switch (ProductProfile.read(product)) {
            case ProductProfile.Reading.Valid(var profile) -> DetermineOrigin.of(profile, "/products/TABLE-01");
            case ProductProfile.Reading.Invalid(var problems) ->
                throw new IllegalArgumentException(problems.toString());
        };
    }

    private static Json.Obj rvc(String fob, String vnm) {
        Json.Obj product = with(Orders.fullProduct(), "/rvc/fob", Json.text(fob));
        return with(product, "/rvc/vnm", Json.text(vnm));
    }

    @ParameterizedTest
    @CsvSource({
        "100.00,60.00",
        "100.00,0",
        "100,59.999999",
        "0.000005,0.000003",
        "3,1.8",
        "999999999999999,599999999999999.4"
    })
    void a_value_content_of_40_per_cent_or_more_originates(String fob, String vnm) {
        assertThat(of(rvc(fob, vnm))).isInstanceOf(Determination.Originating.class);
    }

    @ParameterizedTest
    @CsvSource({"100.00,60.01", "100.00,60.000001", "0.000005,0.000004", "100.00,100.00", "100.00,250.00", "3,1.800001"
    })
    void a_value_content_below_40_per_cent_does_not_not_even_when_it_would_round_up(String fob, String vnm) {
        assertThat(of(rvc(fob, vnm))).isInstanceOfSatisfying(Determination.NotOriginating.class, no -> {
            assertThat(no.reason()).contains("40 per cent");
            assertThat(no.fix()).isNotBlank();
            assertThat(no.trace().object("rvc").text("vnm")).contains(vnm);
        });
    }

    @Test
    void box_10_has_the_criterion_and_then_its_notes() {
        assertThat(of(Orders.fullProduct())).isInstanceOfSatisfying(Determination.Originating.class, yes -> {
            assertThat(yes.criterionLines()).containsExactly("RVC", "ACU");
            assertThat(yes.country()).isEqualTo("CN");
            assertThat(yes.trace().text("basis")).contains("DECLARED");
        });
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "/criterion, 'WO', CRITERION_IMPLAUSIBLE, /criterion",
        "/criterion, 'RVC', RVC_FIGURES_MISSING, /rvc",
        "/originCountry, 'IN', ORIGIN_NOT_RCEP, /originCountry",
        "/originCountry, 'US', ORIGIN_NOT_RCEP, /originCountry",
        "/hsCode, '94036', HS_CODE_INVALID, /hsCode",
        "/hsCode, '770000', HS_CODE_INVALID, /hsCode",
        "/hsCode, '000000', HS_CODE_INVALID, /hsCode",
        "/hsCode, '980000', HS_CODE_INVALID, /hsCode",
        "/hsCode, '9403601234567', HS_CODE_INVALID, /hsCode",
        "/hsCode, '940366', HS_CODE_UNKNOWN, /hsCode",
        "/hsCode, '8517.12', HS_CODE_UNKNOWN, /hsCode"
    })
    void a_doubt_is_a_question_and_never_an_approval(String pointer, String value, String code, String at) {
        Json.Obj product = with(Orders.product(), pointer, Json.text(value));
        assertThat(of(product))
                .isInstanceOfSatisfying(
                        Determination.NeedsData.class,
                        question -> assertThat(question.findings())
                                .singleElement()
                                .satisfies(finding -> {
                                    assertThat(finding.code()).isEqualTo(code);
                                    assertThat(finding.pointer()).isEqualTo("/products/TABLE-01" + at);
                                    assertThat(finding.fix()).isNotBlank();
                                }));
    }

    @Test
    void de_minimis_needs_a_change_in_tariff_classification() {
        Json.Obj noted = with(Orders.product(), "/criterionNotes", "['DMI']");
        assertThat(of(noted)).isInstanceOf(Determination.Originating.class);
        assertThat(codes(of(with(noted, "/criterion", "'PE'")))).containsExactly("DMI_WITHOUT_CTC");
    }

    @Test
    void every_doubt_is_named_at_once() {
        Json.Obj product = with(with(Orders.product(), "/criterion", "'RVC'"), "/originCountry", "'IN'");
        assertThat(codes(of(with(product, "/criterionNotes", "['DMI','ACU']"))))
                .containsExactlyInAnyOrder("RVC_FIGURES_MISSING", "ORIGIN_NOT_RCEP", "DMI_WITHOUT_CTC");
    }

    private static List<String> codes(Determination determination) {
        return determination instanceof Determination.NeedsData(var findings)
                ? findings.stream().map(Finding::code).toList()
                : List.of();
    }

    @Test
    void wholly_obtained_is_plausible_up_to_chapter_27() {
        Json.Obj obtained = with(Orders.product(), "/criterion", "'WO'");
        assertThat(of(with(obtained, "/hsCode", "'270900'"))).isInstanceOf(Determination.Originating.class);
        assertThat(codes(of(with(obtained, "/hsCode", "'280110'")))).containsExactly("CRITERION_IMPLAUSIBLE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"940360", "9403.60", "9403 60 10", "94.03.60", "940360123456"})
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
}
