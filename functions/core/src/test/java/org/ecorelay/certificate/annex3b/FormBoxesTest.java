package org.ecorelay.certificate.annex3b;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ecorelay.fixture.Firms;
import org.ecorelay.json.Json;
import org.ecorelay.order.Order;
import org.ecorelay.order.ThirdPartyInvoice;
import org.ecorelay.origin.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each box with its rule (RCEP Annex 3B, the form, its fill-in notes). */
class FormBoxesTest {
    private static final Producer SECRET = new Producer(Documents.WORKS.party(), true, List.of());
    private static final Producer OTHER = Firms.producer(Firms.party("Other Works", "9 Road, Anji", "CN"));

    private final Documents given = new Documents();

    private Json.Obj boxes() {
        return FormBoxes.of(OriginTree.of(given.document(), ManufacturerNesting.MATERIALS));
    }

    private static List<String> texts(Json.Obj boxes, String box) {
        return boxes.list(box).stream().map(text -> text.asText().orElseThrow()).toList();
    }

    @Test
    void there_are_seventeen_boxes_and_a_head() {
        assertThat(boxes().members().keySet())
                .containsExactly(
                        "head", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
                        "17");
        assertThat(boxes().text("5")).contains("");
        assertThat(boxes().object("head").text("issuedIn")).contains("China");
    }

    @Test
    void parties_are_name_address_and_country() {
        assertThat(boxes().text("1")).contains("Acme Bamboo, 3 Road, Anji, China");
        assertThat(boxes().text("2")).contains("Nguyễn Văn A, 1 Lê Lợi, Đà Nẵng, Viet Nam");
    }

    @Test
    void one_producer_is_in_box_3_and_several_are_each_at_its_item() {
        assertThat(boxes().text("3")).contains("Bamboo Works, 2 Road, Anji, China");
        given.items = List.of(
                Documents.item("A", Optional.of(Documents.WORKS)),
                Documents.item("B", Optional.of(OTHER)),
                Documents.item("C", Optional.of(SECRET)),
                Documents.item("D", Optional.empty()));
        assertThat(boxes().text("3")).contains("SEE BOX 8");
        assertThat(texts(boxes(), "8"))
                .containsExactly(
                        "2 CARTONS OF Bamboo dining table\nPRODUCER: Bamboo Works, 2 Road, Anji, China",
                        "2 CARTONS OF Bamboo dining table\nPRODUCER: Other Works, 9 Road, Anji, China",
                        "2 CARTONS OF Bamboo dining table\nPRODUCER: CONFIDENTIAL",
                        "2 CARTONS OF Bamboo dining table\nPRODUCER: NOT AVAILABLE");
    }

    @Test
    void a_secret_producer_is_confidential_and_an_unknown_one_not_available() {
        given.items = List.of(Documents.item("A", Optional.of(SECRET)), Documents.item("B", Optional.of(SECRET)));
        assertThat(boxes().text("3")).contains("CONFIDENTIAL");
        assertThat(boxes().toString()).doesNotContain("Bamboo Works");
        given.items = List.of(Documents.item("A", Optional.empty()));
        assertThat(boxes().text("3")).contains("NOT AVAILABLE");
    }

    @Test
    void who_is_behind_a_producer_does_not_make_it_another_one() {
        var nested = new Producer(Documents.WORKS.party(), false, List.of(OTHER));
        given.items =
                List.of(Documents.item("A", Optional.of(nested)), Documents.item("B", Optional.of(Documents.WORKS)));
        assertThat(boxes().text("3")).contains("Bamboo Works, 2 Road, Anji, China");
    }

    @Test
    void transport_is_as_far_as_known() {
        assertThat(boxes().object("4").members().values())
                .containsExactly(Json.text("***"), Json.text("***"), Json.text("***"));
        given.transport = Optional.of(
                new Order.Transport(Order.Transport.Mode.AIR, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(boxes().object("4").text("vessel")).contains("BY AIR");
        given.transport = Documents.sea("2026-09-03", "MV Hope", "Da Nang");
        assertThat(boxes().object("4").members().values())
                .containsExactly(Json.text("2026-09-03"), Json.text("MV Hope"), Json.text("Da Nang"));
    }

    @Test
    void items_are_numbered_and_every_column_has_a_text_for_each() {
        given.items = IntStream.range(0, 7)
                .mapToObj(i -> Documents.item("S" + i, Optional.empty()))
                .toList();
        assertThat(texts(boxes(), "6")).containsExactly("1", "2", "3", "4", "5", "6", "7");
        for (int box = 6; box <= 13; box++) {
            assertThat(boxes().list(Integer.toString(box))).hasSize(7);
        }
    }

    @Test
    void marks_are_n_m_when_there_are_none() {
        assertThat(texts(boxes(), "7")).containsExactly("N/M");
        given.items = List.of(Documents.item(Documents.line("A", Optional.of("EC-1 / 1-2")), Optional.empty(), "CTC"));
        assertThat(texts(boxes(), "7")).containsExactly("EC-1 / 1-2");
    }

    @Test
    void the_code_has_six_digits_however_long_the_authority_wants_it() {
        Item item = given.items.getFirst();
        given.items = List.of(new Item(
                item.line(),
                0,
                item.description(),
                "94038200",
                item.criterionLines(),
                "CN",
                item.basis(),
                item.fob(),
                item.producer(),
                List.of(),
                item.invoice()));
        assertThat(texts(boxes(), "9")).containsExactly("940382");
        assertThat(texts(boxes(), "11")).containsExactly("China");
    }

    @ParameterizedTest
    @CsvSource({"CTC, false", "RVC, true", "WO, false", "PE, false", "CR, false"})
    void the_fob_value_is_shown_only_where_rvc_was_applied(String criterion, boolean shown) {
        Order.Line line = Documents.line("A", Optional.empty());
        given.items = List.of(Documents.item(line, Optional.empty(), criterion, "ACU"));
        assertThat(texts(boxes(), "10")).containsExactly(criterion + " ACU");
        assertThat(texts(boxes(), "12")).containsExactly("2 PCS\nG.W. 36.5 KG" + (shown ? "\nFOB USD 240.00" : ""));
    }

    @Test
    void every_good_names_its_own_invoice() {
        Item first = given.items.getFirst();
        var second = new Item(
                first.line(),
                1,
                first.description(),
                first.hsCode(),
                first.criterionLines(),
                "CN",
                first.basis(),
                first.fob(),
                first.producer(),
                List.of(),
                new Item.Invoice("INV-2", LocalDate.of(2026, 9, 2)));
        given.items = List.of(first, second);
        assertThat(texts(boxes(), "13")).containsExactly("INV-1 2026-09-01", "INV-2 2026-09-02");
    }

    @Test
    void remarks_and_ticks_say_who_invoices_and_what_the_original_was() {
        assertThat(boxes().text("14")).contains("");
        assertThat(boxes().object("17").members().values()).containsOnly(Json.bool(false));
        given.thirdParty = Optional.of(new ThirdPartyInvoice("Harbour Trading Ltd", "DE"));
        given.backToBack = Optional.of(Documents.original("2026-03-01", "2027-02-28", "KR"));
        assertThat(boxes().text("14"))
                .contains("THIRD-PARTY INVOICING: Harbour Trading Ltd, Germany\n"
                        + "BACK-TO-BACK: ORIGINAL PROOF OF ORIGIN KR2026-0042 OF 2026-03-01, RCEP COUNTRY OF ORIGIN Korea\n"
                        + "APPROVED EXPORTER OF THE ORIGINAL: KR-AE-7");
        assertThat(boxes().object("17").get("backToBack")).contains(Json.bool(true));
        assertThat(boxes().object("17").get("thirdPartyInvoicing")).contains(Json.bool(true));
        assertThat(boxes().object("17").get("issuedRetroactively")).contains(Json.bool(false));
    }

    @Test
    void the_exporter_declares_for_the_importing_country() {
        Json.Obj declared = boxes().object("15");
        assertThat(declared.text("importingCountry")).contains("Viet Nam");
        assertThat(declared.text("place")).contains("3 Road, Anji");
        assertThat(declared.text("date")).contains("2026-09-01");
        assertThat(declared.required("declaration")).contains("this Declaration comply");
    }

    @Test
    void only_an_issued_certificate_has_a_certification() {
        assertThat(boxes().members().get("16")).isEqualTo(new Json.Null());
        given.proof = new ProofOfOrigin.Application();
        assertThat(boxes().members().get("16")).isEqualTo(new Json.Null());
        given.proof = Documents.ISSUED;
        assertThat(boxes().object("16").text("reference")).contains("C26RCEP0001");
        assertThat(boxes().object("16").text("issuingBody")).contains("CCPIT");
        assertThat(boxes().object("16").text("place")).contains("Hangzhou");
        assertThat(boxes().object("16").text("date")).contains("2026-09-01");
        assertThat(boxes().object("head").text("certificateNumber")).contains("C26RCEP0001");
    }

    @ParameterizedTest(name = "left {0}: {1}")
    @CsvSource({
        "2026-08-28, true, true",
        "2026-08-29, false, true",
        "2026-09-01, false, true",
        "2026-10-01, false, true",
        "2025-09-01, true, true",
        "2026-08-01, false, false"
    })
    void a_certificate_issued_days_after_departure_is_retroactive_and_a_declaration_never(
            String departure, boolean retroactive, boolean certificate) {
        given.transport = Documents.sea(departure, "MV Hope", "Da Nang");
        if (certificate) {
            given.proof = Documents.ISSUED;
        }
        assertThat(boxes().object("17").get("issuedRetroactively")).contains(Json.bool(retroactive));
    }

    @Test
    void amounts_are_printed_as_they_were_stated() {
        var line = new Order.Line(
                "A",
                Optional.empty(),
                new BigDecimal("0.5"),
                "DOZ",
                new BigDecimal("99"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        given.items = List.of(Documents.item(line, Optional.empty(), "RVC"));
        assertThat(texts(boxes(), "12")).containsExactly("0.5 DOZ\nFOB USD 99");
        assertThat(texts(boxes(), "8")).containsExactly("Bamboo dining table");
    }
}
