package org.ecorelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecorelay.account.KeyMode;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.route.CoupleCertificate;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.JsonEdit;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostIssuedTest {
    private static final String COLUMNS = "number,body,date,store,orderNumber,sku,criterion,originCountry";

    private final Given given = new Given();
    private final PostIssued issued = new PostIssued(
            new CoupleCertificate(given.registry, given.records, given.correcting, given.orders), given.clock);

    @BeforeEach
    void applies() {
        given.registry.put(Given.ACCOUNT, "exporter#maker", Orders.applicant());
    }

    private static Json.Obj certificate(String number, String order) {
        return (Json.Obj) JsonEdit.json("""
                {'number':'%s','body':'CCPIT','date':'2026-09-01','orders':[{'store':'shop','orderNumber':'%s'}],
                 'items':[{'sku':'TABLE-01','criterion':'CTC','originCountry':'CN'}]}
                """.formatted(number, order));
    }

    private HttpResponse post(HttpRequest request) {
        return issued.post(Given.caller(KeyMode.LIVE), request);
    }

    private HttpResponse rows(String... rows) {
        return post(Requests.text("text/csv", COLUMNS + "\r\n" + String.join("\r\n", rows)));
    }

    private static List<Json.Obj> results(HttpResponse answer) {
        return Requests.body(answer).list("rows").stream()
                .map(Json.Obj.class::cast)
                .toList();
    }

    private static String row(String number, String order, String sku) {
        return "%s,CCPIT,2026-09-01,shop,%s,%s,CTC,CN".formatted(number, order, sku);
    }

    private Certificate waiting(String number) {
        Certificate row = given.accepted(Orders.order(number));
        given.building.build(row.documentId());
        assertThat(given.status(row.id())).isEqualTo(Status.AWAITING_ISSUER);
        return row;
    }

    @Test
    void the_answer_names_the_orders_whether_they_are_here_or_not_and_is_the_same_again() {
        Certificate row = waiting("EC-1");
        Json.Obj both =
                JsonEdit.with(certificate("R1", "EC-1"), "/orders/1", "{'store':'shop','orderNumber':'EC-LATER'}");
        HttpResponse answer = post(Requests.json(both));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Requests.body(answer).list("orders")).hasSize(2);
        assertThat(answer.body()).contains(row.id().value());
        assertThat(given.orders.receive()).containsExactly(row.documentId());
        given.building.build(row.documentId());
        assertThat(post(Requests.json(both))).isEqualTo(answer);
        assertThat(given.orders.receive()).isEmpty();
    }

    @Test
    void what_is_told_differently_under_one_number_is_a_conflict() {
        post(Requests.json(certificate("R1", "EC-1")));
        HttpResponse answer = post(Requests.json(certificate("R1", "EC-2")));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(Requests.type(answer)).isEqualTo("issued-conflict");
    }

    @Test
    void every_bad_field_is_named() {
        Json.Obj bad = JsonEdit.with(certificate("r1#", "EC-1"), "/items/0/originCountry", "'DE'");
        bad = JsonEdit.with(bad, "/date", "'2026-12-31'");
        assertThat(Requests.errors(post(Requests.json(bad))))
                .containsExactlyInAnyOrder(
                        "FIELD_FORMAT /number", "FIELD_RANGE /date", "FIELD_RANGE /items/0/originCountry");
        assertThat(Requests.errors(
                        post(Requests.json(JsonEdit.with(certificate("R1", "EC-1"), "/orders/0/store", "'foreign'")))))
                .containsExactly("STORE_UNKNOWN /orders/0/store");
    }

    @Test
    void rows_of_one_number_are_one_certificate_and_each_row_has_its_result() {
        Certificate row = waiting("EC-1");
        HttpResponse answer = rows(
                row("R1", "EC-1", "TABLE-01"),
                row("R1", "EC-1", "CHAIR-01"),
                row("=1+1", "EC-2", "TABLE-01"),
                row("R3", "EC-3", "TABLE-01").replace(",shop,", ",foreign,"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(results(answer))
                .extracting(result -> result.requiredInt("line"))
                .containsExactly(2, 3, 4, 5);
        assertThat(results(answer))
                .extracting(result -> result.required("result"))
                .containsExactly("accepted", "accepted", "refused", "refused");
        assertThat(answer.body())
                .contains("\"accepted\":1", "\"refused\":2", "STORE_UNKNOWN")
                .doesNotContain("=1+1");
        given.orders.receive().forEach(given.building::build);
        assertThat(given.status(row.id())).isEqualTo(Status.SIGNED);
    }

    @Test
    void rows_that_contradict_each_other_are_refused_together() {
        HttpResponse answer = rows(
                row("R1", "EC-1", "TABLE-01"), row("R1", "EC-1", "CHAIR-01").replace("2026-09-01", "2026-08-30"));
        assertThat(results(answer))
                .allSatisfy(result -> assertThat(result.required("error")).contains("Line 3"));
        assertThat(given.registry.list(Given.ACCOUNT, "issued")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "number\r\n", "number,number\r\nR1,R2\r\n", "number,password\r\nR1,x\r\n"})
    void what_is_no_table_is_said_in_one_sentence(String text) {
        HttpResponse answer = post(Requests.text("text/csv", text));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Requests.type(answer)).isEqualTo("malformed-csv");
    }

    @Test
    void ten_thousand_rows_are_too_many_at_once_and_nothing_is_kept() {
        String many = IntStream.range(0, 10_000)
                .mapToObj(i -> "R%d,C1,2026-09-01".formatted(i))
                .collect(Collectors.joining("\n"));
        HttpResponse answer = post(Requests.text("text/csv", "number,body,date\n" + many));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Requests.body(answer).required("detail")).contains("1000");
        assertThat(given.registry.list(Given.ACCOUNT, "issued")).isEmpty();
        HttpResponse huge = post(Requests.text("text/csv", "x".repeat(JsonBody.MAX_BYTES + 1)));
        assertThat(huge.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK"})
    void chinese_headings_are_read_in_utf_8_and_gbk(String encoding) {
        Certificate row = waiting("EC-1");
        String sheet = "证书编号,签证机构,签发日期,签发地点,店铺,订单号,货号,原产地标准,原产国,HS 编码,数量,行号\r\n"
                + "R1,CCPIT,2026-09-01,Hangzhou,shop,EC-1,TABLE-01,CTC,CN,940360,2,1\r\n";
        HttpResponse answer = post(sheet(sheet.getBytes(Charset.forName(encoding))));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(results(answer))
                .singleElement()
                .satisfies(result -> assertThat(result.required("result")).isEqualTo("accepted"));
        given.orders.receive().forEach(given.building::build);
        assertThat(given.row(row.id()).lineage().issued()).contains("CCPIT R1");
        Json.Obj kept = given.registry.list(Given.ACCOUNT, "issued").getFirst();
        assertThat(kept.toString()).contains("940360", "Hangzhou", "quantity");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-2", "1,5", "two", "2 PCS"})
    void a_quantity_that_is_none_is_refused(String quantity) {
        HttpResponse answer = post(Requests.text(
                "text/csv", COLUMNS + ",quantity\r\n" + row("R1", "EC-1", "TABLE-01") + ",\"" + quantity + "\"\r\n"));
        assertThat(results(answer))
                .singleElement()
                .satisfies(
                        result -> assertThat(((Json.Obj) result.list("errors").getFirst()).required("pointer"))
                                .isEqualTo("/items/0/quantity"));
    }

    private static HttpRequest sheet(byte[] bytes) {
        return new HttpRequest(
                "r", "POST /x", Map.of(), Map.of(), Map.of("content-type", "application/vnd.ms-excel"), bytes);
    }

    @Test
    void rows_in_no_known_encoding_are_refused() {
        byte[] utf16 = "number,body\nR1,\u8d38\n".getBytes(StandardCharsets.UTF_16LE);
        utf16[0] = (byte) 0xff;
        assertThat(Requests.body(post(sheet(utf16))).required("detail")).contains("UTF-8 or GBK");
    }
}
