package org.ecorelay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.ecorelay.account.Caller;
import org.ecorelay.account.KeyMode;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.fixture.Given;
import org.ecorelay.json.Json;
import org.ecorelay.operation.OrderRedrive;
import org.ecorelay.operation.WakeByFinding;
import org.ecorelay.origin.rule.DataFile.Kind;
import org.ecorelay.origin.rule.DataFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceFilesTest {
    private static final Caller ACME = Given.caller(KeyMode.TEST);
    private static final String GOOD =
            "# version: 7\nscope,hs2022,rule,source\nheading,9403,CTH,p.1\nchapter,94,CC,p.1\n";

    private final Given given = new Given();
    private final DataFiles stored = new DataFiles(given.registry);
    private final ReferenceFiles files = new ReferenceFiles(
            given.registry,
            new WakeByFinding(new OrderRedrive(given.certificates, given.state, given.clock)),
            given.clock);

    private static HttpRequest request(String name, String mediaType, byte[] body) {
        return new HttpRequest(
                "r", "PUT /x", Map.of("name", name, "party", name), Map.of(), Map.of("content-type", mediaType), body);
    }

    private HttpResponse rules(String name, String mediaType, String body) {
        return files.putRules(ACME, request(name, mediaType, body.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> rows(HttpResponse answer, String at) {
        return Requests.body(answer).list("errors").stream()
                .map(Json.Obj.class::cast)
                .map(error ->
                        at.equals("line") ? Integer.toString(error.requiredInt("line")) : error.required("pointer"))
                .toList();
    }

    private boolean nothingStored() {
        return stored.list(Given.ACCOUNT).isEmpty();
    }

    @Test
    void a_pack_is_stored_with_its_version_edition_and_rows() {
        HttpResponse answer = rules("annex", "text/csv; charset=utf-8", GOOD);
        assertThat(answer.status()).isEqualTo(200);
        Json.Obj body = Requests.body(answer);
        assertThat(body.required("version")).isEqualTo("7");
        assertThat(body.required("edition")).isEqualTo("HS2022");
        assertThat(body.required("validFrom")).isEqualTo("2022-01-01");
        assertThat(body.requiredInt("rows")).isEqualTo(2);
        assertThat(stored.text(Given.ACCOUNT, stored.list(Given.ACCOUNT).getFirst()))
                .isEqualTo(GOOD);
    }

    @Test
    void json_with_the_same_columns_is_the_same_pack() {
        String json = """
                {"version":"7","edition":"HS2022","validUntil":"2030-12-31","scopeUnchanged":false,
                 "rules":[{"scope":"heading","code":"94.03","rule":"CTH except from 9401, 9402","source":"p.1, said \\"so\\""},
                          {"scope":"chapter","code":"94","rule":"CC","source":"p.1","scopeUnchanged":true}]}""";
        Json.Obj body = Requests.body(rules("annex", "application/json", json));
        assertThat(body.requiredInt("rows")).isEqualTo(2);
        assertThat(body.required("validUntil")).isEqualTo("2030-12-31");
    }

    @Test
    void every_bad_row_is_named_by_its_line_and_nothing_is_stored() {
        HttpResponse answer = rules(
                "annex",
                "text/csv",
                "scope,hs2022,rule,source\nheading,9403,CTX,p.1\nheading,9401,CTH,p.1\nheading,9401,CTH,=p\n");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Requests.type(answer)).isEqualTo("invalid-rows");
        assertThat(rows(answer, "line")).containsExactly("2", "4", "4");
        assertThat(nothingStored()).isTrue();
    }

    @Test
    void every_bad_row_of_json_is_named_by_its_pointer() {
        String json = """
                {"version":"1","validFrom":"soon","edition":"HS2012","rules":[{"scope":"heading","code":"9403","rule":"CTH","source":"p"},
                 {"scope":"heading","code":"9999","rule":"CTH","source":"p"}]}""";
        assertThat(rows(rules("annex", "application/json", json), "pointer")).containsExactly("", "/rules/1");
        assertThat(nothingStored()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|FIELD_MISSING /edition",
                "{\"edition\":\"HS2007\",\"rules\":[]}|LIST_LENGTH /rules",
                "[]|FIELD_TYPE ",
                "{\"edition\":\"HS2022\",\"rules\":[{\"colour\":\"red\"}]}|FIELD_UNKNOWN /rules/0/colour",
                "{\"edition\":\"HS2022\",\"rules\":[{\"rule\":\"CTH\\nchapter\"}]}|FIELD_FORMAT /rules/0/rule"
            })
    void json_of_another_form_is_refused_by_field(String json, String error) {
        HttpResponse answer = rules("annex", "application/json", json);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(Requests.errors(answer))
                .anySatisfy(found -> assertThat(found.strip()).isEqualTo(error));
        assertThat(nothingStored()).isTrue();
    }

    @Test
    void another_file_under_the_same_version_is_a_conflict_and_the_same_file_is_not() {
        rules("annex", "text/csv", GOOD);
        assertThat(rules("annex", "text/csv", GOOD).status()).isEqualTo(200);
        HttpResponse answer = rules("annex", "text/csv", GOOD.replace("CTH", "CTSH"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(Requests.type(answer)).isEqualTo("version-taken");
    }

    @Test
    void a_file_without_a_version_is_known_by_its_content() {
        String one = Requests.body(rules("annex", "text/csv", GOOD.replace("# version: 7\n", "")))
                .required("version");
        String two = Requests.body(rules("annex", "text/csv", GOOD.replace("# version: 7\n", "") + "\n"))
                .required("version");
        assertThat(one).startsWith("sha256-").isNotEqualTo(two);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../x", "a b", "-a", "a/b", "=1", "é"})
    void a_name_that_is_none_is_400(String name) {
        assertThat(rules(name, "text/csv", GOOD).status()).isEqualTo(400);
        assertThat(nothingStored()).isTrue();
    }

    @Test
    void what_is_no_csv_and_no_json_is_refused() {
        assertThat(rules("annex", "application/vnd.ms-excel", GOOD).status()).isEqualTo(415);
        assertThat(rules("annex", "application/json", "{").status()).isEqualTo(400);
        assertThat(files.putRules(ACME, request("annex", "text/csv", new byte[] {(byte) 0xff, (byte) 0xfe}))
                        .status())
                .isEqualTo(400);
        assertThat(files.putRules(ACME, request("annex", "text/csv", new byte[TableBody.MAX_BYTES + 1]))
                        .status())
                .isEqualTo(413);
        assertThat(rules("annex", "text/csv", "").status()).isEqualTo(422);
        assertThat(nothingStored()).isTrue();
    }

    @Test
    void a_correspondence_is_stored_under_its_older_edition() {
        HttpResponse answer = files.putCorrespondence(
                ACME,
                request(
                        "x",
                        "application/json",
                        "{\"edition\":\"HS2017\",\"codes\":[{\"hs2022\":\"940360\",\"code\":\"940360\",\"source\":\"WCO\"}]}"
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(stored.find(Given.ACCOUNT, Kind.CORRESPONDENCE, "HS2017")).isPresent();
        HttpResponse bad = files.putCorrespondence(
                ACME,
                request("x", "text/csv", "hs2022,hs2012,source\n9403,9403,WCO\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(rows(bad, "line")).containsExactly("2");
    }

    @Test
    void appendix_lines_are_those_of_one_party_that_has_an_appendix() {
        byte[] lines = "party,hs2012,scopeUnchanged,source\nJP,940360,yes,p.1\n".getBytes(StandardCharsets.UTF_8);
        assertThat(files.putAppendix(ACME, request("JP", "text/csv", lines)).status())
                .isEqualTo(200);
        assertThat(files.putAppendix(ACME, request("CN", "text/csv", lines)).status())
                .isEqualTo(422);
        assertThat(files.putAppendix(ACME, request("MY", "text/csv", lines)).status())
                .isEqualTo(404);
        assertThat(stored.list(Given.ACCOUNT)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "USD,USD,1,2026-09-01,PBOC",
                "usd,CNY,1,2026-09-01,PBOC",
                "USD,CNY,0,2026-09-01,PBOC",
                "USD,CNY,-7,2026-09-01,PBOC",
                "USD,CNY,7e3,2026-09-01,PBOC",
                "USD,CNY,7.1,2026-02-30,PBOC",
                "USD,CNY,7.1,2026-09-01,",
                "USD,CNY,7.1,2026-09-01,=PBOC",
                "USD,CNY,7.1,2026-09-01"
            })
    void a_bad_rate_is_refused(String row) {
        HttpResponse answer = rates("from,to,rate,date,source\nUSD,CNY,7.0987,2026-08-31,PBOC\n" + row + "\n");
        assertThat(rows(answer, "line")).contains("3");
        assertThat(nothingStored()).isTrue();
    }

    @Test
    void rates_are_stored_and_a_day_is_given_once() {
        assertThat(rates("from,to,rate,date,source\nUSD,CNY,7.0987,2026-09-01,PBOC\n")
                        .status())
                .isEqualTo(200);
        HttpResponse twice =
                rates("from,to,rate,date,source\nUSD,CNY,7.0987,2026-09-01,PBOC\nUSD,CNY,7.1,2026-09-01,ECB\n");
        assertThat(rows(twice, "line")).containsExactly("3");
    }

    private HttpResponse rates(String csv) {
        return files.putRates(ACME, request("x", "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    }
}
