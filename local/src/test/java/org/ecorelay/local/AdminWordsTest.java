package org.ecorelay.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.ecorelay.aws.AwsClients;
import org.ecorelay.aws.dynamo.DynamoRegistry;
import org.ecorelay.local.aws.AwsError;
import org.ecorelay.local.aws.EmbeddedAws;
import org.ecorelay.local.aws.Fault;
import org.ecorelay.local.run.AlertLink;
import org.ecorelay.local.run.LocalRelay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands as an operator types them, on the AWS of a running relay. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminWordsTest {
    private static final String EXPORTER = """
            {"party":{"name":"Hanoi Silk JSC","address":"9 Hang Gai, Hanoi","country":"VN"},"route":"DECLARATION",
             "approvedExporter":{"code":"VNAE0009","validUntil":"2099-12-31","goods":["50-63"]},"alerts":["silk@example.com"]}""";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private LocalRelay relay;
    private Path file;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        relay = LocalRelay.start(new LocalRelay.Options(0, null, InstantSource.system(), (_, _) -> {}));
        file = Files.writeString(folder.resolve("exporter.json"), EXPORTER);
        for (String account : List.of("silk", "crowded")) {
            assertThat(run("account", account)).isTrue();
            assertThat(run("exporter", account, "weaver", file.toString())).isTrue();
            assertThat(run("store", account, "shop", "--exporter", "weaver", "--modes", "*=live"))
                    .isTrue();
        }
    }

    @AfterAll
    void stop() throws IOException {
        relay.close();
    }

    private boolean run(String... words) throws IOException {
        return runAt(relay.aws().endpoint().toString(), words);
    }

    private boolean runAt(String endpoint, String... words) throws IOException {
        out.reset();
        err.reset();
        var all = new ArrayDeque<>(List.of(words));
        all.addAll(List.of("--endpoint", endpoint));
        return new AdminWords(print(out), print(err)).run(all);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private String refused() {
        return err.toString(StandardCharsets.UTF_8).strip();
    }

    private int order(String key, String number) throws IOException, InterruptedException {
        String order = """
                {"orderNumber":"%s","store":"shop","placedAt":"2026-09-01T08:00:00Z","destination":"CN","currency":"USD",
                 "consignee":{"name":"Li Wei","address":"1 Nanjing Road, Shanghai","country":"CN"},
                 "lines":[{"sku":"SCARF","quantity":"2","unit":"PCS","value":"480.00"}]}""".formatted(number);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(relay.api() + "/v1/orders"))
                                    .header("X-Api-Key", key)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(order))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        }
    }

    @Test
    void an_order_is_accepted_with_the_key_of_a_new_account_and_not_with_one_that_was_ended()
            throws IOException, InterruptedException {
        assertThat(run("key", "silk", "web", "--scopes", "orders:write,status:read", "--name", "web shop"))
                .isTrue();
        String key = said().lines().findFirst().orElseThrow();
        assertThat(key).startsWith("eco_test_silk_web_");
        assertThat(order(key, "S-1")).isEqualTo(202);

        assertThat(run("list", "silk")).isTrue();
        assertThat(said())
                .contains("\"id\":\"weaver\"", "\"id\":\"shop\"", "\"id\":\"web\"", "\"name\":\"web shop\"")
                .doesNotContain(key.substring(key.length() - 52), "hash");

        assertThat(run("key", "silk", "old")).isTrue();
        String old = said().lines().findFirst().orElseThrow();
        assertThat(run("revoke", "silk", "old")).isTrue();
        assertThat(run("revoke", "silk", "old")).isTrue();
        assertThat(order(old, "S-2")).isEqualTo(401);
        assertThat(order(key, "S-3")).isEqualTo(202);
    }

    @Test
    void the_link_of_a_new_address_is_printed_where_the_relay_runs_once() throws Exception {
        var shown = new HashSet<AlertLink>();
        Path asking = Files.writeString(
                file.resolveSibling("asking.json"), EXPORTER.replace("silk@example.com", "new@example.com"));
        assertThat(run("exporter", "silk", "asking", asking.toString())).isTrue();
        assertThat(said()).contains("eco start prints it");
        var lines = new ArrayList<String>();
        Patience.until(
                "the mail has come",
                () -> {
                    lines.addAll(Welcome.newLinks(relay, shown));
                    return lines.stream().anyMatch(line -> line.startsWith("new@example.com"));
                },
                () -> lines);
        assertThat(lines)
                .filteredOn(line -> line.startsWith("new@example.com"))
                .singleElement()
                .asString()
                .contains(relay.api() + "/v1/alert-addresses/");
        assertThat(Welcome.newLinks(relay, shown)).isEmpty();
    }

    @Test
    void the_address_of_the_api_is_no_aws_endpoint_and_that_is_said() throws IOException {
        assertThat(runAt(relay.api().toString(), "list", "silk")).isFalse();
        assertThat(refused()).contains("is no AWS endpoint", "that eco start prints");
    }

    @Test
    void the_same_again_is_no_error_and_changes_nothing() throws IOException {
        assertThat(run("account", "silk")).isTrue();
        assertThat(run("store", "silk", "shop", "--exporter", "weaver", "--modes", "*=live"))
                .isTrue();
    }

    @Test
    void modes_are_set_and_the_record_names_the_operator() throws IOException {
        assertThat(run("store", "silk", "outlet", "--exporter", "weaver")).isTrue();
        assertThat(said()).contains("it observes");
        assertThat(run("modes", "silk", "outlet", "*=observe,CN=live")).isTrue();
        assertThat(said()).contains("now: {\"*\":\"observe\",\"CN\":\"live\"}");
        assertThat(run("modes", "silk", "outlet", "*=observe,CN=live")).isTrue();
        assertThat(said()).contains("already");
        var registry = new DynamoRegistry(
                new AwsClients(relay.aws().environment("reader")).dynamo(),
                relay.provisioned().ref("RegistryTable"));
        assertThat(registry.list("silk", "store-modes"))
                .singleElement()
                .satisfies(change -> assertThat(change.required("by")).isEqualTo("operator"));
    }

    @Test
    void json_is_one_object_with_the_key() throws IOException {
        assertThat(run("key", "silk", "json", "--mode", "live", "--json")).isTrue();
        assertThat(said())
                .startsWith("{\"account\":\"silk\",\"key\":\"eco_live_silk_json_")
                .endsWith("\"keyId\":\"json\"}");
    }

    @Test
    void an_exporter_is_replaced_only_when_that_is_asked_for(@TempDir Path folder) throws IOException {
        Path moved = Files.writeString(folder.resolve("moved.json"), EXPORTER.replace("9 Hang Gai", "10 Hang Gai"));
        assertThat(run("exporter", "silk", "weaver", moved.toString())).isFalse();
        assertThat(refused()).contains("already the exporter weaver of silk", "nothing was changed");
        assertThat(run("exporter", "silk", "weaver", moved.toString(), "--replace"))
                .isTrue();
        assertThat(run("list", "silk")).isTrue();
        assertThat(said()).contains("10 Hang Gai");
        assertThat(run("exporter", "silk", "dyer", moved.toString(), "--replace"))
                .isFalse();
        assertThat(refused()).contains("no exporter dyer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            account Crowded                              | small letters
            account x                                    | 2 to 31
            account system                               | the relay's own
            account relay                                | the relay's own
            list nobody                                  | There is no account nobody here
            store nobody shop --exporter weaver          | There is no account nobody here
            store crowded shop --exporter weaver         | already the store shop of crowded
            store crowded shop2 --exporter nobody        | no exporter nobody
            store crowded Shop --exporter weaver         | small letters
            store crowded shop3 --exporter weaver --modes VN=on     | off, observe or live
            store crowded shop3 --exporter weaver --modes Vietnam=live | off, observe or live
            modes crowded nobody *=live                  | no store nobody
            modes crowded shop live                      | off, observe or live
            key crowded K                                | 2 to 16 small letters
            key crowded k1 --mode production             | test or live
            key crowded k1 --scopes all                  | orders:write
            key crowded k1 --name {script}               | at most 24
            revoke crowded nobody                        | no key nobody
            """)
    void what_cannot_be_done_is_refused_with_one_sentence(String typed, String sentence) throws IOException {
        assertThat(run("list", "crowded")).isTrue();
        String before = said();
        assertThat(run(typed.split(" "))).isFalse();
        assertThat(refused()).contains(sentence).hasLineCount(1);
        assertThat(run("list", "crowded")).isTrue();
        assertThat(said()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                                                      | no JSON object
            {"party"                                                                | no JSON object
            {}                                                                      | /party
            {"party":{"name":"A","address":"B","country":"Vietnam"}}                | /party/country
            {"party":{"name":"A","address":"B","country":"JP","businessNumber":"5835678256247"}} | /party/businessNumber
            {"party":{"name":"A","address":"B","country":"VN"},"alert":["a@b.example"]} | /alert
            {"party":{"name":"A","address":"B","country":"VN"},"alerts":["a@b.example, c@d.example"]} | /alerts
            {"party":{"name":"A","address":"B","country":"VN"},"route":"declare"}   | /route
            {"party":{"name":"A","address":"B","country":"VN"},"digestHour":24}     | /digestHour
            {"party":{"name":"A","address":"B","country":"VN"},"approvedExporter":{"goods":["all"]}} | /approvedExporter/code
            """, quoteCharacter = '\0')
    void an_exporter_that_could_not_be_used_is_not_entered(String body, String where, @TempDir Path folder)
            throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.json"), body);
        assertThat(run("exporter", "crowded", "bad", bad.toString())).isFalse();
        assertThat(refused()).contains(where);
        assertThat(run("list", "crowded")).isTrue();
        assertThat(said()).doesNotContain("\"id\":\"bad\"");
    }

    @Test
    void a_wrong_command_line_says_how_it_is_written() {
        for (String[] words : List.of(
                new String[] {},
                new String[] {"account"},
                new String[] {"user", "silk"},
                new String[] {"store", "silk", "shop9"},
                new String[] {"exporter", "silk", "weaver"},
                new String[] {"exporter", "silk", "weaver", "/nowhere.json"},
                new String[] {"key", "silk"})) {
            assertThatThrownBy(() -> run(words)).isInstanceOf(EcoOptions.Wrong.class);
        }
    }

    @Test
    void a_place_where_nothing_listens_and_a_stack_that_is_not_there_are_named() throws IOException {
        assertThat(runAt("http://127.0.0.1:1", "list", "silk")).isFalse();
        assertThat(refused()).contains("http://127.0.0.1:1 does not answer", "eco start");
        assertThat(run("list", "silk", "--stack", "eco-relay-prod")).isFalse();
        assertThat(refused()).contains("no RegistryTable of the stack eco-relay-prod");
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, may not do that",
        "ExpiredTokenException, log in again",
        "InternalServerError, refused"
    })
    void what_aws_refuses_is_said_in_one_sentence(String code, String sentence) throws IOException {
        var refusing = EmbeddedAws.Options.inMemory()
                .withFaults(_ -> Optional.of(Fault.instead(new AwsError(400, code, "no"))));
        try (var aws = EmbeddedAws.start(refusing)) {
            assertThat(runAt(aws.endpoint().toString(), "list", "silk")).isFalse();
            assertThat(refused()).contains(sentence).hasLineCount(1);
        }
    }
}
