package org.ecorelay.certificate.annex3b;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.account.party.TradeParty;
import org.ecorelay.fixture.Firms;
import org.ecorelay.order.Order;
import org.ecorelay.order.ThirdPartyInvoice;
import org.ecorelay.origin.Producer;
import org.ecorelay.origin.bill.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckDocumentTest {
    private final Documents given = new Documents();

    private List<Question> questions(ManufacturerNesting nesting) {
        return CheckDocument.of(given.document(), nesting, Map.of());
    }

    @Test
    void a_document_in_order_has_no_question() {
        assertThat(given.codes()).isEmpty();
    }

    @Test
    void a_text_in_another_script_is_asked_for_in_english_with_its_box_and_field() {
        given.exporter = Firms.party("安吉竹业", "3 Road, Anji", "CN");
        given.consignee = Firms.party("山田 太郎", "東京", "JP");
        given.transport = Documents.sea("2026-09-03", "希望号", "岘港");
        given.thirdParty = Optional.of(new ThirdPartyInvoice("港口贸易", "HK"));
        var marked = Documents.line("TABLE-01", Optional.of("箱号 1-2"));
        Item item = Documents.item(marked, Optional.of(Firms.producer(Firms.party("竹制品厂", "2 Road", "CN"))), "CTC");
        given.items = List.of(new Item(
                marked,
                4,
                "竹餐桌",
                "940382",
                item.criterionLines(),
                "CN",
                item.basis(),
                item.fob(),
                item.producer(),
                List.of(),
                item.invoice()));
        assertThat(questions(ManufacturerNesting.NONE))
                .map(question -> question.finding().box().orElseThrow() + " "
                        + question.finding().pointer() + " " + question.sku().orElse("-"))
                .containsExactly(
                        "1 /exporters/maker/party/name -",
                        "2 /consignee/name -",
                        "2 /consignee/address -",
                        "4 /transport/vessel -",
                        "4 /transport/portOfDischarge -",
                        "7 /lines/4/marks -",
                        "8 /products/TABLE-01/description TABLE-01",
                        "3 /products/TABLE-01/producer/name TABLE-01",
                        "14 /thirdPartyInvoice/name -");
        assertThat(questions(ManufacturerNesting.NONE))
                .map(Question::finding)
                .allSatisfy(finding -> assertThat(finding.message() + finding.fix())
                        .contains("HAN")
                        .doesNotContainPattern("\\p{IsHan}"));
        assertThat(questions(ManufacturerNesting.NONE).getFirst().finding().fix())
                .contains("localName");
    }

    @Test
    void what_is_not_on_the_document_may_be_in_any_script() {
        var behind = Firms.producer(Firms.party("竹", "竹", "CN"));
        given.items = List.of(
                Documents.item("A/~B", Optional.of(new Producer(Documents.WORKS.party(), false, List.of(behind)))),
                Documents.item("C", Optional.of(new Producer(behind.party(), true, List.of(behind)))));
        assertThat(given.codes()).isEmpty();
        assertThat(given.codes(ManufacturerNesting.PRODUCER, Map.of()))
                .containsExactly(
                        "TEXT_NOT_ENGLISH /products/A~1~0B/producer/manufacturers/0/name",
                        "TEXT_NOT_ENGLISH /products/A~1~0B/producer/manufacturers/0/address");
    }

    private static TradeParty numbered(String country, String number) {
        return new TradeParty("Firm", "1 Road", country, Optional.empty(), Optional.of(number));
    }

    @ParameterizedTest
    @CsvSource({
        "CN,91350100M000100Y43, ",
        "CN,9135 0100-M000100Y43, ",
        "CN,91350100M000100Y44, 1",
        "CN,91530100M000100Y43, 1",
        "JP,5835678256246, ",
        "JP,5835678256247, 1",
        "KR,116-82-00276, ",
        "KR,116-82-00277, 1",
        "VN,0100233488-001, ",
        "VN,0100233489, 1",
        "TH,0105536112014, ",
        "TH,0105536112041, 1",
        "MY,199901000001, ",
        "MY,12345678, 1",
        "AU,51824753556, "
    })
    void a_business_number_that_cannot_be_one_is_a_question_without_the_number(
            String country, String number, @Nullable Integer box) {
        given.exporter = numbered(country, number);
        List<Question> questions = questions(ManufacturerNesting.NONE);
        assertThat(questions)
                .map(question -> question.finding().box().orElseThrow())
                .isEqualTo(box == null ? List.of() : List.of(box));
        assertThat(questions).map(Question::finding).allSatisfy(finding -> {
            assertThat(finding.code()).isEqualTo("BUSINESS_NUMBER_INVALID");
            assertThat(finding.pointer()).isEqualTo("/exporters/maker/party/businessNumber");
            assertThat(finding.message() + finding.fix()).doesNotContain(number + " ");
            assertThat(finding.message(Locale.CHINESE)).contains("校验位");
        });
    }

    @Test
    void makers_are_asked_for_a_better_number_where_the_document_names_them() {
        var behind = Firms.producer(numbered("JP", "5835678256247"));
        given.items = List.of(
                Documents.item("A", Optional.of(new Producer(numbered("KR", "1168200277"), false, List.of(behind)))),
                Documents.item("B", Optional.of(new Producer(behind.party(), true, List.of()))));
        assertThat(given.codes()).containsExactly("BUSINESS_NUMBER_INVALID /products/A/producer/businessNumber");
        assertThat(given.codes(ManufacturerNesting.PRODUCER, Map.of()))
                .containsExactly(
                        "BUSINESS_NUMBER_INVALID /products/A/producer/businessNumber",
                        "BUSINESS_NUMBER_INVALID /products/A/producer/manufacturers/0/businessNumber");
        assertThat(questions(ManufacturerNesting.NONE).getFirst().sku()).contains("A");
        assertThat(questions(ManufacturerNesting.NONE).getFirst().finding().box())
                .contains(3);
    }

    @Test
    void one_product_in_twenty_lines_is_one_question() {
        var foreign = Firms.producer(Firms.party("竹", "2 Road", "CN"));
        Item item = Documents.item("A", Optional.of(foreign));
        given.items = List.of(item, item, item);
        assertThat(given.codes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"DE", "US", "TW", "HK", "XX"})
    void a_consignee_outside_rcep_is_asked_about(String country) {
        given.consignee = Firms.party("Buyer", "1 Street", country);
        assertThat(given.codes()).containsExactly("CONSIGNEE_NOT_RCEP /consignee/country");
        assertThat(questions(ManufacturerNesting.NONE).getFirst().finding().box())
                .contains(2);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            MADE IN CHINA              | true
            Made in P.R. China         | true
            made in the People's Republic of China | true
            Made in PRC, 1-2           | true
            EC-1 / 1-2                 | true
            HANDMADE INK               | true
            Made in Vietnam            | false
            MADE IN VIET NAM           | false
            Produced in Germany        | false
            Made in China, made in Japan | false
            Made in Japan and China    | false
            """)
    void marks_name_no_other_country(String marks, boolean good) {
        given.items =
                List.of(Documents.item(Documents.line("A", Optional.of(marks)), Optional.of(Documents.WORKS), "CTC"));
        assertThat(given.codes()).isEqualTo(good ? List.of() : List.of("MARKS_OTHER_COUNTRY /lines/0/marks"));
    }

    @Test
    void a_certificate_cannot_be_issued_more_than_a_year_after_shipment() {
        given.proof = Documents.ISSUED;
        given.transport = Documents.sea("2025-09-01", "MV Hope", "Da Nang");
        assertThat(given.codes()).isEmpty();
        given.transport = Documents.sea("2025-08-31", "MV Hope", "Da Nang");
        assertThat(given.codes()).containsExactly("RETROACTIVE_TOO_LATE /transport/departureDate");
        given.proof = new ProofOfOrigin.Declaration("CN-AE-0001");
        assertThat(given.codes()).isEmpty();
    }

    @Test
    void the_exporter_is_no_third_party() {
        given.thirdParty = Optional.of(new ThirdPartyInvoice("ACME BAMBOO", "CN"));
        assertThat(given.codes()).containsExactly("THIRD_PARTY_IS_EXPORTER /thirdPartyInvoice/name");
        given.thirdParty = Optional.of(new ThirdPartyInvoice("Acme Bamboo", "HK"));
        assertThat(given.codes()).isEmpty();
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "2026-03-01, 2027-02-28, ",
        "2026-03-01, 2027-03-01, ",
        "2025-09-01, 2026-09-01, ",
        "2026-03-01, 2027-03-02, BACK_TO_BACK_VALIDITY",
        "2026-03-02, 2026-03-01, 'BACK_TO_BACK_EXPIRED,BACK_TO_BACK_VALIDITY'",
        "2025-08-31, 2026-08-31, BACK_TO_BACK_EXPIRED",
        "2026-09-02, 2027-09-02, BACK_TO_BACK_NOT_YET"
    })
    void the_original_has_to_be_valid(String date, String validUntil, String codes) {
        reexported("KR");
        given.backToBack = Optional.of(Documents.original(date, validUntil, "KR"));
        assertThat(given.codes().stream().map(text -> text.replaceAll(" .*", "")))
                .containsExactlyElementsOf(codes == null ? List.of() : List.of(codes.split(",", -1)));
    }

    @ParameterizedTest
    @CsvSource({"CN, BACK_TO_BACK_COUNTRY", "DE, BACK_TO_BACK_COUNTRY", "JP, BACK_TO_BACK_ORIGIN"})
    void the_original_is_of_another_party_and_the_goods_keep_their_origin(String country, String code) {
        reexported("KR");
        given.backToBack = Optional.of(Documents.original("2026-03-01", "2027-02-28", country));
        assertThat(given.codes()).containsExactly(code + " /backToBack/originCountry");
    }

    @Test
    void no_more_is_re_exported_than_the_original_covers() {
        reexported("KR");
        given.backToBack = Optional.of(Documents.original("2026-03-01", "2027-02-28", "KR"));
        assertThat(given.codes(ManufacturerNesting.NONE, Map.of("TABLE-01", new BigDecimal("5.000"))))
                .isEmpty();
        assertThat(given.codes(ManufacturerNesting.NONE, Map.of("TABLE-01", new BigDecimal("5.001"))))
                .containsExactly("BACK_TO_BACK_QUANTITY /backToBack/originalQuantities/0/quantity");
    }

    private void reexported(String origin) {
        Order.Line line = Documents.line("TABLE-01", Optional.empty());
        given.items = List.of(new Item(
                line,
                0,
                "Table",
                "940382",
                List.of("CTC"),
                origin,
                Documents.BASIS,
                new Money(line.value(), "USD"),
                Optional.empty(),
                List.of(),
                new Item.Invoice("INV-1", LocalDate.of(2026, 9, 1))));
    }
}
