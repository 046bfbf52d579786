package org.ecorelay.certificate.annex3b;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ecorelay.account.party.TradeParty;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.fixture.Firms;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.PublishedSchema;
import org.ecorelay.json.Json;
import org.ecorelay.order.ThirdPartyInvoice;
import org.ecorelay.origin.Producer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OriginTreeTest {
    private static final Producer NESTED = new Producer(
            Documents.WORKS.party(),
            false,
            List.of(
                    new Producer(
                            Firms.party("Legs", "4 Road", "CN"),
                            false,
                            List.of(Firms.producer(Firms.party("Lathe", "5 Road", "VN")))),
                    new Producer(
                            Firms.party("Secret Glue", "6 Road", "JP"),
                            true,
                            List.of(Firms.producer(Firms.party("Deep Secret", "7 Road", "JP"))))));

    private final Documents given = new Documents();
    private final PublishedSchema schema;

    OriginTreeTest() throws Exception {
        this.schema = PublishedSchema.named("certificate-1");
    }

    private Json.Obj tree(ManufacturerNesting nesting) {
        return OriginTree.of(given.document(), nesting);
    }

    private static Json.Obj subject(Json.Obj tree) {
        return Json.object().put("certificateOfOrigin", tree).build();
    }

    private static Item withMaterials() {
        Item item = Documents.item("TABLE-01", Optional.of(NESTED));
        return new Item(
                item.line(),
                0,
                item.description(),
                item.hsCode(),
                item.criterionLines(),
                "CN",
                item.basis(),
                item.fob(),
                item.producer(),
                List.of(
                        new Item.Material("BAMBOO", Optional.of("140110"), Optional.of("CN")),
                        new Item.Material("GLUE", Optional.empty(), Optional.empty())),
                item.invoice());
    }

    @Test
    void a_business_number_is_the_id_of_a_party_and_obeys_the_schema() {
        var firm = new TradeParty(
                "Acme Bamboo", "3 Road, Anji", "CN", Optional.empty(), Optional.of("91350100M000100Y43"));
        given.exporter = firm;
        given.items = List.of(
                Documents.item("A", Optional.of(new Producer(firm, false, List.of(Firms.producer(firm))))),
                Documents.item("B", Optional.of(new Producer(firm, true, List.of()))));
        Json.Obj tree = tree(ManufacturerNesting.PRODUCER);
        assertThat(tree.object("supplyChainConsignment").object("exporter").required("id"))
                .isEqualTo("91350100M000100Y43");
        assertThat(tree.object("firstSignatoryAuthentication")
                        .object("providingTradeParty")
                        .required("id"))
                .isEqualTo("91350100M000100Y43");
        List<Json> goods = tree.object("supplyChainConsignment").list("includedConsignmentItems");
        Json.Obj named = ((Json.Obj) goods.getFirst()).object("manufacturer");
        assertThat(named.required("id")).isEqualTo("91350100M000100Y43");
        assertThat(((Json.Obj) named.list("manufacturers").getFirst()).required("id"))
                .isEqualTo("91350100M000100Y43");
        assertThat(((Json.Obj) goods.getLast()).object("manufacturer").members())
                .containsOnlyKeys("name");
        assertThat(schema.refused(subject(tree))).isEmpty();
        assertThat(FormBoxes.of(tree).required("1")).isEqualTo("Acme Bamboo, 3 Road, Anji, China");
    }

    @ParameterizedTest
    @EnumSource
    void every_nesting_and_every_proof_obeys_the_published_schema(ManufacturerNesting nesting) {
        given.items = List.of(withMaterials(), Documents.item("B", Optional.empty()));
        given.thirdParty = Optional.of(new ThirdPartyInvoice("Harbour Trading Ltd", "HK"));
        given.backToBack = Optional.of(Documents.original("2026-03-01", "2027-02-28", "KR"));
        given.transport = Documents.sea("2026-09-03", "MV Hope", "Da Nang");
        assertThat(schema.refused(subject(tree(nesting)))).isEmpty();
        given.proof = Documents.ISSUED;
        assertThat(schema.refused(subject(tree(nesting)))).isEmpty();
    }

    @Test
    void an_application_has_no_number_and_obeys_the_schema_too() {
        given.proof = new ProofOfOrigin.Application();
        assertThat(schema.refused(subject(tree(ManufacturerNesting.NONE)))).isEmpty();
        assertThat(tree(ManufacturerNesting.NONE).get("issuedCertificate")).isEmpty();
    }

    /** Negative controls: the schema sees each of these. */
    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /issuedCertificate | {'id':'C26-1','issuer':{'name':'CCPIT'},'issueDate':'2026-09-01'}
            /issuedRetroactively | false
            /name | 'RCEP certificate of origin'
            /id | 'EC-1'
            /supplyChainConsignment/importer/name | '竹'
            /supplyChainConsignment/includedConsignmentItems | []
            /supplyChainConsignment/includedConsignmentItems/0/manufacturer | {'name':'Bamboo Works'}
            /supplyChainConsignment/includedConsignmentItems/0/manufacturer | {'name':'CONFIDENTIAL','address':'x','country':'CN'}
            /supplyChainConsignment/includedConsignmentItems/0/crossBorderRegulatoryProcedure/originCriteriaText | 'ACU'
            /supplyChainConsignment/includedConsignmentItems/0/crossBorderRegulatoryProcedure/originCriteriaText | 'RVC'
            /supplyChainConsignment/includedConsignmentItems/0/tradeLineItems/0/fob | {'amount':'1','currency':'USD'}
            /supplyChainConsignment/includedConsignmentItems/0/tradeLineItems/0/tradeProduct/harmonisedTariffCode/classCode | '9403'
            /supplyChainConsignment/mainCarriageTransportMovement/information | 'BY FOOT'
            /supplyChainConsignment/surprise | 1
            """)
    void the_schema_refuses(String pointer, String value) {
        assertThat(schema.refused(JsonEdit.with(
                        subject(tree(ManufacturerNesting.NONE)), "/certificateOfOrigin" + pointer, value)))
                .isNotEmpty();
    }

    @Test
    void makers_are_nested_as_deep_as_the_authority_asks() {
        given.items = List.of(withMaterials());
        assertThat(tree(ManufacturerNesting.NONE).toString()).doesNotContain("Legs", "BAMBOO");
        assertThat(tree(ManufacturerNesting.PRODUCER).toString())
                .contains("Legs", "Lathe")
                .doesNotContain("BAMBOO");
        assertThat(tree(ManufacturerNesting.MATERIALS).toString())
                .contains("Legs", "Lathe", "BAMBOO", "140110", "GLUE");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_secret_hides_what_is_behind_it(ManufacturerNesting nesting) {
        given.items = List.of(withMaterials());
        assertThat(tree(nesting).toString()).doesNotContain("Secret Glue", "Deep Secret");
    }

    @Test
    void a_name_in_another_script_never_gets_onto_the_document() {
        given.consignee = new TradeParty("Yamada Taro", "1-1 Chiyoda", "JP", Optional.of("山田 太郎"), Optional.empty());
        assertThat(tree(ManufacturerNesting.MATERIALS).toString()).doesNotContain("山田");
    }

    @Test
    void writing_it_twice_gives_the_same_bytes() {
        given.items = List.of(withMaterials());
        assertThat(CanonicalJson.bytes(tree(ManufacturerNesting.MATERIALS)))
                .isEqualTo(CanonicalJson.bytes(tree(ManufacturerNesting.MATERIALS)));
    }

    @Test
    void it_is_valid_for_a_year_and_no_longer_than_its_original() {
        assertThat(given.document().validUntil()).isEqualTo(Instant.parse("2027-09-01T08:00:00Z"));
        given.backToBack = Optional.of(Documents.original("2026-03-01", "2027-02-28", "KR"));
        assertThat(given.document().validUntil()).isEqualTo(Instant.parse("2027-02-28T23:59:59Z"));
        given.backToBack = Optional.of(Documents.original("2026-09-01", "2027-09-01", "KR"));
        assertThat(given.document().validUntil()).isEqualTo(Instant.parse("2027-09-01T08:00:00Z"));
    }

    @Test
    void a_certificate_counts_from_the_day_on_which_it_was_issued() {
        given.proof = new ProofOfOrigin.Issued("C1", "CCPIT", LocalDate.of(2024, 2, 29), Optional.empty());
        assertThat(given.document().validFrom()).isEqualTo(Instant.parse("2024-02-29T00:00:00Z"));
        assertThat(given.document().validUntil()).isEqualTo(Instant.parse("2025-02-28T00:00:00Z"));
    }
}
