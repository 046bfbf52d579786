package org.ecorelay.certificate.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.ecorelay.fixture.JsonEdit.with;
import static org.ecorelay.fixture.JsonEdit.without;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.ecorelay.account.Exporter;
import org.ecorelay.account.InMemoryRegistry;
import org.ecorelay.finding.Finding;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.origin.HsCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteQuestionsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-09-01");

    private static Exporter exporter(Json.Obj body) {
        var registry = new InMemoryRegistry();
        registry.put("acme", "exporter#maker", body);
        return Exporter.find(registry, "acme", "maker").orElseThrow();
    }

    private static Exporter approvedFor(String goods) {
        return exporter(with(Orders.exporter(), "/approvedExporter/goods", goods));
    }

    private static Stream<String> codes(List<Finding> findings) {
        return findings.stream().map(Finding::code);
    }

    private static List<Finding> goods(Exporter exporter, String... codes) {
        return RouteQuestions.goods(
                exporter,
                Stream.of(codes).map(code -> HsCode.parse(code).orElseThrow()).toList());
    }

    @Test
    void an_exporter_that_has_not_stated_its_route_is_asked_and_never_guessed() {
        Exporter silent = exporter(without(Orders.exporter(), "/route"));
        assertThat(codes(RouteQuestions.of(silent, DAY))).containsExactly("EXPORTER_ROUTE_MISSING");
        assertThat(RouteQuestions.of(silent, DAY).getFirst().pointer()).isEqualTo("/exporters/maker/route");
        assertThat(goods(silent, "850440")).isEmpty();
    }

    @Test
    void an_approved_exporter_and_an_applicant_have_their_route_open() {
        assertThat(RouteQuestions.of(exporter(Orders.exporter()), DAY)).isEmpty();
        assertThat(RouteQuestions.of(exporter(Orders.applicant()), DAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2024-12-31, false", "2025-01-01, true", "2026-09-30, true", "2026-10-01, false"})
    void an_authorisation_holds_from_its_first_day_to_its_last(LocalDate day, boolean holds) {
        Exporter approved = exporter(with(Orders.exporter(), "/approvedExporter/validUntil", "'2026-09-30'"));
        assertThat(RouteQuestions.of(approved, day).isEmpty()).isEqualTo(holds);
    }

    @Test
    void an_authorisation_that_names_no_goods_is_a_question() {
        assertThat(codes(RouteQuestions.of(exporter(without(Orders.exporter(), "/approvedExporter/goods")), DAY)))
                .containsExactly("EXPORTER_GOODS_MISSING");
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource(
            delimiter = ';',
            value = {
                "['94']; 940360; true",
                "['9403']; 940360; true",
                "['940360']; 940360; true",
                "['940350']; 940360; false",
                "['61-63']; 620342; true",
                "['61-63']; 640411; false",
                "['61-63','94']; 940360; true",
                "['85']; 940360; false"
            })
    void goods_are_named_by_chapter_heading_or_subheading(String goods, String hs, boolean named) {
        assertThat(goods(approvedFor(goods), hs).isEmpty()).isEqualTo(named);
    }

    @Test
    void each_chapter_that_is_not_named_is_asked_once() {
        List<Finding> findings = goods(approvedFor("['94']"), "850440", "851830", "420221", "940360");
        assertThat(findings).hasSize(2);
        assertThat(findings.getFirst().message()).contains("chapter 42");
        assertThat(findings.getLast().message()).contains("chapter 85");
    }

    @Test
    void an_applicant_is_not_asked_about_an_authorisation() {
        assertThat(goods(
                        exporter(with(Orders.applicant(), "/approvedExporter", "{'code':'A','goods':['01']}")),
                        "850440"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"['9']", "['61-6']", "['=85']", "[85]", "['940360123']"})
    void goods_that_cannot_be_read_are_a_damaged_registry(String goods) {
        assertThatIllegalStateException().isThrownBy(() -> approvedFor(goods)).withMessageContaining("goods");
    }
}
