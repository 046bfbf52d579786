package org.ecorelay.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents are those that the builder's tests hold in place, byte for byte, with their boxes. */
class PdfFormTest {
    private static final Path DOCUMENTS = Path.of("../builder/src/test/resources/org/ecorelay/builder/documents");
    private static final Path PICTURES = Path.of("target/pictures");
    private static final String TREE = "/credentialSubject/certificateOfOrigin";
    private static final String ITEMS = TREE + "/supplyChainConsignment/includedConsignmentItems";

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(DOCUMENTS)) {
            return files.sorted().toList().stream();
        }
    }

    private static Json.Obj credential(String name) throws IOException {
        return JsonReader.readOwn(Files.readAllBytes(DOCUMENTS.resolve(name + ".json")))
                .object("credential");
    }

    private static DataCopy copy(Json.Obj credential, boolean simulated) {
        Json.Obj tree = credential.object("credentialSubject").object("certificateOfOrigin");
        return new DataCopy(
                credential,
                DocumentId.parse(tree.required("id")).orElseThrow(),
                Sha256.of("signing input"),
                "APPROVED; answer of the verification platform: Approved",
                simulated,
                URI.create("https://eco.example/verify/x#y"),
                Instant.parse("2026-09-02T03:04:05Z"));
    }

    private static Paper print(Json.Obj credential) throws IOException {
        return new Paper(PdfForm.of(copy(credential, false)));
    }

    private static Json.Obj withGoods(Json.Obj credential, int count) {
        Json.Obj good = (Json.Obj) credential
                .object("credentialSubject")
                .object("certificateOfOrigin")
                .object("supplyChainConsignment")
                .list("includedConsignmentItems")
                .getFirst();
        return JsonEdit.with(
                credential,
                ITEMS,
                Json.array(IntStream.rangeClosed(1, count)
                        .mapToObj(n -> JsonEdit.with(good, "/id", Json.text(Integer.toString(n))))));
    }

    /** The texts of a JSON value, whatever its shape. */
    private static Stream<String> texts(Json value) {
        return switch (value) {
            case Json.Obj(var members) -> members.values().stream().flatMap(PdfFormTest::texts);
            case Json.Arr(List<Json> items) -> items.stream().flatMap(PdfFormTest::texts);
            case Json.Text text -> text.asText().stream();
            case Json.Num _, Json.Bool _, Json.Null _ -> Stream.empty();
        };
    }

    private static String letters(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void what_is_applied_for_late_is_not_said_to_be_issued() throws IOException {
        Json.Obj late = JsonEdit.with(
                JsonEdit.with(
                        JsonEdit.without(credential("VN-declaration"), TREE + "/approvedExporter"),
                        TREE + "/issuedRetroactively",
                        "true"),
                "/type",
                "['VerifiableCredential','CertificateOfOriginApplication']");
        try (Paper paper = print(late)) {
            assertThat(paper.text()).contains("[X] to be issued retroactively").doesNotContain("ISSUED RETROACTIVELY");
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void every_text_of_every_box_is_on_paper(Path file) throws IOException {
        Json.Obj checkedIn = JsonReader.readOwn(Files.readAllBytes(file));
        try (Paper paper = print(checkedIn.object("credential"))) {
            String read = letters(paper.text());
            assertThat(texts(checkedIn.object("boxes")).map(PdfFormTest::letters))
                    .allSatisfy(text -> assertThat(read).contains(text));
            Files.createDirectories(PICTURES);
            String name = file.getFileName().toString().replace(".json", ".png");
            ImageIO.write(paper.picture(1), "png", PICTURES.resolve(name).toFile());
        }
    }

    @Test
    void box_16_of_a_declaration_says_that_nobody_has_certified() throws IOException {
        try (Paper paper = print(credential("VN-declaration"))) {
            assertThat(paper.text())
                    .contains("16. Certification Not certified by an issuing body.")
                    .contains("Declaration of origin by approved exporter CN-AE-0001; not certified")
                    .contains("Certificate No.: none");
        }
    }

    @Test
    void box_16_of_a_certificate_has_the_reference_and_no_seal() throws IOException {
        try (Paper paper = print(credential("JP-certificate"))) {
            assertThat(paper.text()).contains("Certificate C26RCEPJP issued by CCPIT Hangzhou, 2026-09-01 No seal");
            assertThat(paper.pictures()).as("a seal would be a picture").isZero();
        }
    }

    @Test
    void an_application_is_neither_a_declaration_nor_certified() throws IOException {
        Json.Obj application = JsonEdit.with(
                JsonEdit.without(credential("VN-declaration"), TREE + "/approvedExporter"),
                "/type",
                "['VerifiableCredential','CertificateOfOriginApplication']");
        try (Paper paper = print(application)) {
            assertThat(paper.text())
                    .contains("Data of an application: no issuing body has issued a certificate of origin")
                    .contains("Prepared for an application to an issuing body")
                    .contains("16. Certification Not certified by an issuing body.", "Certificate No.: none")
                    .doesNotContain("Declaration of origin by approved exporter", "Article 3.18");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "['VerifiableCredential']", "['VerifiableCredential','ReceiptOfOrigin']"})
    void a_type_that_nobody_knows_is_not_printed_in_the_words_of_another(String type) throws IOException {
        Json.Obj unknown = JsonEdit.with(credential("VN-declaration"), "/type", type);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> print(unknown))
                .withMessageContaining("cannot be printed");
    }

    @Test
    void the_basis_of_each_claim_is_told() throws IOException {
        try (Paper paper = print(credential("VN-declaration"))) {
            assertThat(paper.text())
                    .contains("Item 1: a rule that the exporter has STATED, computed – RVC40 (RCEP Annex 3A, p.212)");
        }
    }

    @Test
    void a_simulation_is_marked_on_every_page_and_a_real_document_on_none() throws IOException {
        Json.Obj long40 = withGoods(credential("VN-declaration"), 40);
        try (Paper simulated = new Paper(PdfForm.of(copy(long40, true)));
                Paper real = new Paper(PdfForm.of(copy(long40, false)))) {
            assertThat(simulated.pages()).isGreaterThan(1);
            for (int page = 1; page <= simulated.pages(); page++) {
                assertThat(simulated.page(page))
                        .contains("SIMULATED: made with a test key; nothing was sent to the live platform");
            }
            assertThat(real.text()).doesNotContain("SIMULATED");
        }
    }

    @Test
    void every_page_of_many_goods_has_heading_labels_and_number_and_no_good_is_lost() throws IOException {
        try (Paper paper = print(withGoods(credential("VN-declaration"), 60))) {
            int pages = paper.pages();
            for (int page = 1; page <= pages; page++) {
                assertThat(paper.page(page))
                        .contains("DATA COPY – NOT A CERTIFICATE OF ORIGIN")
                        .contains("Page %d of %d".formatted(page, pages));
            }
            assertThat(paper.page(2)).contains("6. Item number");
            assertThat(paper.text().split("Bamboo dining table", -1)).hasSize(61);
        }
    }

    @Test
    void a_description_longer_than_a_page_is_printed_to_its_last_word() throws IOException {
        String words = String.join(
                " ", IntStream.range(0, 3_000).mapToObj(n -> "w" + n).toList());
        Json.Obj wordy = JsonEdit.with(
                credential("VN-declaration"), ITEMS + "/0/tradeLineItems/0/tradeProduct/description", Json.text(words));
        try (Paper paper = print(wordy)) {
            assertThat(letters(paper.text())).contains("w0w1w2").contains("w2998w2999");
        }
    }

    @Test
    void diacritics_are_printed_and_what_has_no_glyph_does_no_harm() throws IOException {
        Json.Obj hostile = JsonEdit.with(
                credential("VN-declaration"),
                TREE + "/supplyChainConsignment/importer/name",
                Json.text("Nguyễn Thị Mai – Đà Nẵng 竹\u202E\u0000<b>%s</b>"));
        try (Paper paper = print(hostile)) {
            assertThat(paper.text()).contains("Nguyễn Thị Mai – Đà Nẵng").contains("<b>%s</b>");
        }
    }

    @Test
    void all_fonts_are_in_the_file() throws IOException {
        try (Paper paper = print(credential("VN-declaration"))) {
            assertThat(paper.fonts()).isNotEmpty().allSatisfy(font -> {
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).contains("LiberationSans");
            });
        }
    }

    @Test
    void a_copy_is_small() throws IOException {
        assertThat(PdfForm.of(copy(credential("VN-declaration"), true))).hasSizeLessThan(120_000);
        assertThat(PdfForm.of(copy(withGoods(credential("VN-declaration"), 500), true)))
                .as("far below the 4.5 MB that Lambda can answer with")
                .hasSizeLessThan(1_000_000);
    }
}
