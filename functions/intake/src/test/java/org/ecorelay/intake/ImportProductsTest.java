package org.ecorelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecorelay.account.KeyMode;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Status;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.ecorelay.origin.bill.sheet.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportProductsTest {
    private static final String HEAD =
            "sku,material,description,hs,origin,value,currency,supplier,proof,unit,substantial,rule,rule_source\n";
    private static final String SHELF = HEAD
            + "SHELF-01,,Bamboo shelf,9403.82,CN,100.00,USD,,,PCS,yes,CTH or RVC40,\"RCEP Annex 3A, p.212\"\n"
            + "SHELF-01,board,,441210,VN,12.00,USD,Saigon Boards,VN-2026-17,,,,\n"
            + "SHELF-01,screws,,731815,DE,3.00,USD,,,,,,\n";

    private final Given given = new Given();
    private final Products products = new Products(given.registry, given.waits, given.certificates, given.orders);
    private final ImportProducts imports = new ImportProducts(given.registry, products, given.clock);

    private HttpResponse post(byte[] body, Map<String, String> query) {
        return imports.post(
                Given.caller(KeyMode.LIVE),
                new HttpRequest("r", "POST /v1/products", Map.of(), query, Map.of("content-type", "text/csv"), body));
    }

    private Json.Obj post(String csv) {
        HttpResponse answer = post(csv.getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Requests.body(answer);
    }

    private static List<Json.Obj> rows(Json.Obj answer) {
        return answer.list("results").stream().map(Json.Obj.class::cast).toList();
    }

    private static List<String> results(Json.Obj answer) {
        return rows(answer).stream().map(row -> row.required("result")).toList();
    }

    private static List<String> codes(Json.Obj row) {
        return row.list("findings").stream()
                .map(finding -> ((Json.Obj) finding).required("code"))
                .toList();
    }

    private Json.Obj stored(String sku) {
        return given.registry.find(Given.ACCOUNT, "product#" + sku).orElseThrow();
    }

    private boolean there(String sku) {
        return given.registry.find(Given.ACCOUNT, "product#" + sku).isPresent();
    }

    @Test
    void a_product_and_its_materials_are_made_from_their_rows() {
        Json.Obj answer = post(SHELF);
        assertThat(results(answer)).containsExactly("created", "created", "created");
        assertThat(rows(answer)).extracting(row -> row.requiredInt("line")).containsExactly(2, 3, 4);
        assertThat(answer.required("encoding")).isEqualTo("UTF-8");
        assertThat(answer.object("products").requiredInt("created")).isEqualTo(1);
        assertThat(stored("SHELF-01").members())
                .isEqualTo(((Json.Obj) JsonEdit.json("""
                {'currency':0,'description':'Bamboo shelf','fob':{'amount':'100.00','currency':'USD'},'hsCode':'9403.82',
                 'materials':[{'hsCode':'441210','id':'board','meetsRcep32':true,'originCountry':'VN','proof':'VN-2026-17',
                               'supplier':'Saigon Boards','value':{'amount':'12.00','currency':'USD'}},
                              {'hsCode':'731815','id':'screws','originCountry':'DE','value':{'amount':'3.00','currency':'USD'}}],
                 'party':'CN','statedRule':{'rule':'CTH or RVC40','source':'RCEP Annex 3A, p.212'},'substantial':true,'unit':'PCS'}
                """))
                        .members().entrySet().stream()
                                .filter(member -> !member.getKey().equals("currency"))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Test
    void the_same_sheet_again_changes_nothing() {
        post(SHELF);
        assertThat(results(post(SHELF))).containsOnly("unchanged");
    }

    @Test
    void a_blank_never_overwrites() {
        post(SHELF);
        Json.Obj answer = post("sku,material,hs,value,supplier\nSHELF-01,screws,,4.50,\n");
        assertThat(results(answer)).containsExactly("updated");
        Json.Obj screws = (Json.Obj) stored("SHELF-01").list("materials").get(1);
        assertThat(screws.required("hsCode")).isEqualTo("731815");
        assertThat(screws.object("value").required("amount")).isEqualTo("4.50");
        assertThat(screws.object("value").required("currency")).isEqualTo("USD");
        assertThat(stored("SHELF-01").required("description")).isEqualTo("Bamboo shelf");
    }

    @Test
    void chinese_headings_and_gbk_are_read_and_said() {
        String csv =
                "货号,材料,HS编码,原产国,价值,币种,供应商,英文品名\nLAMP-01,,940521,CN,,,,Desk lamp\nLAMP-01,灯泡,853922,CN,1.20,USD,佛山照明,\n";
        HttpResponse answer = post(csv.getBytes(Charset.forName("GBK")), Map.of());
        assertThat(Requests.body(answer).required("encoding")).isEqualTo("GB18030");
        Json.Obj bulb = (Json.Obj) stored("LAMP-01").list("materials").getFirst();
        assertThat(bulb.required("id")).isEqualTo("灯泡");
        assertThat(bulb.required("supplier")).isEqualTo("佛山照明");
        HttpResponse utf8 = post(("\uFEFF" + csv).getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(Requests.body(utf8).required("encoding")).isEqualTo("UTF-8");
        assertThat(results(Requests.body(utf8))).containsOnly("unchanged");
    }

    @Test
    void whoever_waits_for_a_product_is_woken() {
        Certificate row = given.accepted(JsonEdit.with(Orders.order("EC-1"), "/lines/0/sku", "'SHELF-01'"));
        given.building.build(row.documentId());
        given.orders.receive();
        assertThat(post(SHELF).requiredInt("unblocks")).isEqualTo(1);
        given.orders.receive().forEach(given.building::build);
        assertThat(given.status(row.id())).isEqualTo(Status.SIGNED);
        assertThat(post(SHELF).requiredInt("unblocks")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=cmd(),441210,VN,1.00,USD,Acme,|CSV_FORMULA",
                "board,441210,VN,1.00,USD,@SUM(A1),|CSV_FORMULA",
                "board,441210,VN,1.00,USD,＝HYPERLINK(1),|CSV_FORMULA",
                "board,441210,VN,1.00,USD,\tx,|CSV_FORMULA",
                "board,8.51830E+05,VN,1.00,USD,,|CSV_NUMBER_DAMAGED",
                "board,8.5183e5,VN,1.00,USD,,|CSV_NUMBER_DAMAGED",
                "board,10121,VN,1.00,USD,,|CSV_ZERO_LOST",
                "board,wood,VN,1.00,USD,,|HS_CODE_INVALID",
                "board,441210,VN,-1.00,USD,,|CSV_AMOUNT_INVALID",
                "board,441210,VN,\"1,200.00\",USD,,|CSV_AMOUNT_INVALID",
                "board,441210,VN,1E99,USD,,|CSV_AMOUNT_INVALID",
                "board,441210,Vietnam,1.00,USD,,|CSV_COUNTRY_INVALID",
                "board,441210,VN,1.00,usd,,|CURRENCY_INVALID",
                "board,441210,VN,1.00,,,|CSV_MONEY_INCOMPLETE",
                "board,441210,VN,1.00,USD,,no|CSV_PROOF_INVALID",
                "board,441210,DE,1.00,USD,,DE-17|CSV_PROOF_INVALID",
                "board,441210,,1.00,USD,,VN-17|CSV_PROOF_INVALID",
                "board,441210,VN,1.00,USD,,,,extra|CSV_ROW_BROKEN",
                "bo\"ard,441210,VN,1.00,USD,,|CSV_ROW_BROKEN"
            })
    void a_bad_cell_is_a_finding_and_nothing_of_its_product_is_stored(String cells, String code) {
        Json.Obj answer = post("sku,material,hs,origin,value,currency,supplier,proof,description\n"
                + "X-1,,940382,CN,,,,,Shelf\nX-1," + cells + "\nY-1,,940382,CN,,,,,Shelf\n");
        assertThat(results(answer)).containsExactly("refused", "refused", "created");
        assertThat(codes(rows(answer).get(1))).containsExactly(code);
        assertThat(codes(rows(answer).getFirst())).containsExactly("CSV_OTHER_ROW");
        assertThat(there("X-1")).isFalse();
        assertThat(there("Y-1")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'',CSV_SKU_INVALID", "'货 1',CSV_SKU_INVALID", "1.5E+10,CSV_NUMBER_DAMAGED", "=1+1,CSV_FORMULA"})
    void a_row_without_a_good_sku_is_a_finding(String sku, String code) {
        Json.Obj answer = post("sku,description,hs,origin\n" + sku + ",Shelf,940382,CN\n");
        assertThat(results(answer)).containsExactly("refused");
        assertThat(codes(rows(answer).getFirst())).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"9403,HS_CODE_INVALID", "940366,HS_CODE_UNKNOWN"})
    void a_code_in_doubt_is_stored_as_sent_and_asked_about_at_once(String code, String finding) {
        Json.Obj answer = post("sku,description,hs,origin\nX-1,Shelf," + code + ",CN\n");
        assertThat(results(answer)).containsExactly("created");
        assertThat(codes(rows(answer).getFirst())).containsExactly(finding);
        assertThat(stored("X-1").required("hsCode")).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"940360", "9403.60", "9403 60 90", "9403609090", "0101.21"})
    void codes_with_dots_and_ten_digits_are_good(String code) {
        assertThat(codes(rows(post("sku,description,hs,origin\nX-1,Shelf," + code + ",CN\n"))
                        .getFirst()))
                .isEmpty();
    }

    @Test
    void zero_fob_and_a_product_without_its_fields_are_findings() {
        Json.Obj zero = post("sku,description,hs,origin,value,currency\nX-1,Shelf,940382,CN,0.00,USD\n");
        assertThat(codes(rows(zero).getFirst())).containsExactly("FOB_NOT_POSITIVE");
        Json.Obj alone = post("sku,material,hs\nX-1,board,441210\n");
        assertThat(codes(rows(alone).getFirst())).containsExactly("PRODUCT_FIELD_INVALID");
        assertThat(there("X-1")).isFalse();
    }

    @Test
    void a_row_that_is_there_twice_is_a_finding_on_the_second() {
        Json.Obj answer = post(SHELF + "SHELF-01,board,,441210,VN,99.00,USD,,,,,,\n");
        assertThat(codes(rows(answer).getLast())).containsExactly("CSV_ROW_REPEATED");
        assertThat(there("SHELF-01")).isFalse();
    }

    /** Else a material of Germany would count as originating by the proof of Viet Nam. */
    @Test
    void a_proof_does_not_follow_a_material_to_another_origin() {
        post(SHELF);
        Json.Obj answer = post("sku,material,origin,proof\nSHELF-01,board,DE,\n");
        assertThat(codes(rows(answer).getFirst())).containsExactly("CSV_PROOF_OLD");
        assertThat(((Json.Obj) stored("SHELF-01").list("materials").getFirst()).required("originCountry"))
                .isEqualTo("VN");
        assertThat(results(post("sku,material,origin,proof\nSHELF-01,board,MY,MY-3\n")))
                .containsExactly("updated");
    }

    @Test
    void another_currency_needs_its_value() {
        post(SHELF);
        assertThat(codes(rows(post("sku,material,currency\nSHELF-01,board,CNY\n"))
                        .getFirst()))
                .containsExactly("CSV_MONEY_INCOMPLETE");
        assertThat(results(post("sku,material,currency\nSHELF-01,board,USD\n"))).containsExactly("unchanged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sku\n", "article,hs\nX,1\n", "sku,hs,sku\nX,1,2\n"})
    void a_sheet_without_its_headings_is_refused_as_a_whole(String csv) {
        HttpResponse answer = post(csv.getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Requests.type(answer)).isEqualTo("malformed-csv");
    }

    @Test
    void what_is_no_text_is_refused() {
        assertThat(post("sku,hs\nX,1\n".getBytes(StandardCharsets.UTF_16), Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(post(new byte[] {(byte) 0xff, (byte) 0xff, 10, (byte) 0xff}, Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(post(new byte[ImportProducts.MAX_BYTES + 1], Map.of()).status())
                .isEqualTo(413);
        assertThat(post(SHELF.getBytes(StandardCharsets.UTF_8), Map.of("from", "0"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void headings_that_nobody_knows_are_named() {
        assertThat(post("sku,description,hs,origin,colour\nX-1,Shelf,940382,CN,red\n")
                        .list("ignoredColumns"))
                .containsExactly(Json.text("colour"));
    }

    private static String many(int rows) {
        return IntStream.range(0, rows)
                .mapToObj("X-%d,Shelf,940382,CN"::formatted)
                .collect(Collectors.joining("\n", "sku,description,hs,origin\n", "\n"));
    }

    @Test
    void ten_thousand_rows_are_taken_and_one_more_is_not() {
        assertThat(post(many(Sheet.MAX_ROWS)).object("products").requiredInt("created"))
                .isEqualTo(Sheet.MAX_ROWS);
        HttpResponse answer = post(many(Sheet.MAX_ROWS + 1).getBytes(StandardCharsets.UTF_8), Map.of());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("at most 10000 rows");
    }

    @Test
    void what_the_time_does_not_suffice_for_goes_on_where_it_was_left() {
        for (int i = 0; i < 6; i++) {
            given.registry.steps().at("find product", () -> given.clock.pass(Duration.ofSeconds(2)));
        }
        Json.Obj first = post(many(6));
        assertThat(first.get("complete")).contains(Json.bool(false));
        int next = first.requiredInt("continueFrom");
        assertThat(rows(first))
                .allSatisfy(row -> assertThat(row.requiredInt("line")).isLessThan(next));
        Json.Obj second =
                Requests.body(post(many(6).getBytes(StandardCharsets.UTF_8), Map.of("from", Integer.toString(next))));
        assertThat(second.get("complete")).contains(Json.bool(true));
        assertThat(rows(first).size() + rows(second).size()).isEqualTo(6);
    }

    @Test
    void findings_are_told_up_to_a_bound() {
        String bad = IntStream.range(0, ImportReport.MAX_FINDINGS + 5)
                .mapToObj("X-%d,Shelf,wood,CN"::formatted)
                .collect(Collectors.joining("\n", "sku,description,hs,origin\n", "\n"));
        assertThat(post(bad).requiredInt("findingsLeftOut")).isEqualTo(5);
    }
}
