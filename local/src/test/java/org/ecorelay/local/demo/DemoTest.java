package org.ecorelay.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.ecorelay.local.RecordedPermissions;
import org.ecorelay.local.TestStorefront;
import org.ecorelay.local.run.Home;
import org.ecorelay.local.run.LocalRelay;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One relay for all: posting the sample orders again gives the same certificates, at once. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoTest {
    private static final String LAST_LINE = "(\\d+) accepted, \\1 final, 0 lost, 0 registered twice";

    private final Instant began = Instant.now();
    private final Path orders = Home.find().demoOrders();
    private final DemoSecrets secrets = new DemoSecrets();
    private final ConcurrentLinkedQueue<String> logged = new ConcurrentLinkedQueue<>();
    private final ByteArrayOutputStream loggedByLibraries = new ByteArrayOutputStream();
    private final PrintStream stderr = System.err;
    private LocalRelay relay;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    void start() throws IOException {
        System.setErr(new PrintStream(loggedByLibraries, true, StandardCharsets.UTF_8));
        Instant date = Instant.parse("2026-09-01T08:00:00Z");
        relay = LocalRelay.start(new LocalRelay.Options(
                        0,
                        null,
                        () -> date.plus(Duration.between(began, Instant.now())),
                        (source, text) -> logged.add(source + " " + text))
                .withAccounts(1, secrets::watch));
    }

    @AfterAll
    void stop() throws IOException {
        System.setErr(stderr);
        relay.close();
    }

    private boolean run(Path folder, boolean json) throws IOException, InterruptedException {
        out.reset();
        err.reset();
        return Demo.run(
                relay,
                began,
                folder,
                new Demo.Output(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        json,
                        false,
                        false));
    }

    private static List<String> lines(ByteArrayOutputStream printed) {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void replace(Path file, String old, String with) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(old);
        Files.writeString(file, text.replace(old, with));
    }

    @Test
    @Order(1)
    void every_order_goes_as_its_file_says() throws Exception {
        assertThat(run(orders, false))
                .as(() -> out.toString(StandardCharsets.UTF_8))
                .isTrue();
        assertThat(lines(out).getLast()).matches(LAST_LINE);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .doesNotContain("\u001b")
                .contains("Alerts", "✓ Approved")
                .containsPattern("The first one came [0-9]{1,2}\\.[0-9] s after the start\\.")
                .contains("✓ integrity   valid", "VALID at ", "✗ integrity   invalid", "INVALID at ")
                .contains("-evidence.zip --keys jwks.json: VALID");
    }

    @Test
    @Order(2)
    void every_line_is_shown_with_its_criterion_its_margin_and_its_basis() {
        assertThat(lines(out).stream().map(line -> line.replaceAll(" +", " ").strip()))
                .contains(
                        "EC-1001 1 TABLE-01 CTC CN 100 % stated: CTH or RVC40 (RCEP Annex 3A, p.212)",
                        "EC-1002 1 HEADSET-07 CTC ACU DMI CN 55.07 % stated: CTH (RCEP Annex 3A, as the exporter states it)",
                        "EC-1004 1 BLENDER-03 RVC CN 10 % stated: RVC40 (RCEP Annex 3A, as the exporter states it)",
                        "EC-1005 1 TEA-05 WO CN 100 % agreement: WO (RCEP 3.3 (a))",
                        "EC-1017 1 DRONE-02 not covered RVC is 30 %, needs 40 %."
                                + " Replace 89.00 USD of material camera module by originating material.");
    }

    @Test
    @Order(3)
    void json_is_one_object_for_each_order_and_nothing_else() throws Exception {
        assertThat(run(orders, true)).isTrue();
        List<JsonNode> results = lines(out).stream().map(TestStorefront::json).toList();
        assertThat(results).hasSize(DemoOrder.readAll(orders).size()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(results).allSatisfy(result -> {
            assertThat(result.fieldNames())
                    .toIterable()
                    .contains(
                            "orderNumber", "certificateId", "expected", "actual", "platformCode", "elapsedMs", "lines");
            assertThat(result.path("actual")).isEqualTo(result.path("expected"));
            assertThat(result.path("elapsedMs").isNumber())
                    .isEqualTo(result.path("certificateId").isTextual());
        });
        assertThat(lines(err).getLast()).matches(LAST_LINE);
    }

    @Test
    @Order(4)
    void one_wrong_expectation_of_each_kind_is_noticed(@TempDir Path folder) throws Exception {
        copy(orders, folder);
        replace(folder.resolve("01-approved-vn.json"), "\"SIGNED\",", "");
        replace(folder.resolve("02-approved-jp.json"), "\"platformCode\": \"Approved\"", "\"platformCode\": \"Fine\"");
        replace(folder.resolve("13-duplicate.json"), "01-approved-vn.json", "02-approved-jp.json");
        replace(folder.resolve("14-conflicting-duplicate.json"), "409", "422");
        replace(folder.resolve("17-does-not-originate.json"), "\"NOT_QUALIFIED\"", "\"NOT_REQUIRED\"");
        assertThat(run(folder, false)).isFalse();
        assertThat(lines(out).stream()
                        .filter(line -> line.matches("[0-9]{2}-.*: expected .*"))
                        .map(line -> line.substring(0, 2)))
                .containsExactly("01", "02", "13", "14", "17");
        assertThat(lines(out).getLast()).doesNotMatch(LAST_LINE);
    }

    /** After the runs that went well and the one that did not. LogsTest looks at a run whose calls to AWS fail. */
    @Test
    @Order(90)
    void nothing_personal_no_key_and_no_document_is_in_any_log_line() throws Exception {
        secrets.addFiles(orders);
        secrets.addOf(relay);
        loggedByLibraries.toString(StandardCharsets.UTF_8).lines().forEach(logged::add);
        assertThat(secrets.leaks().kinds())
                .containsExactlyInAnyOrder(
                        "name",
                        "address",
                        "alert address",
                        "API key",
                        "platform token",
                        "secret",
                        "link of a mail",
                        "link to a document",
                        "document",
                        "signature");
        assertThat(logged).as("the timer logs what it did").anyMatch(line -> line.startsWith("poller "));
        assertThat(secrets.leaks().in(logged)).isEmpty();
        for (String kind : secrets.leaks().kinds()) {
            assertThat(secrets.leaks()
                            .in(List.of("host failed: " + secrets.leaks().oneOf(kind))))
                    .anyMatch(leak -> leak.startsWith(kind + ": "));
        }
    }

    /** What API Gateway writes of each request has nothing of the request: it is not written locally, so its format is looked at. */
    @Test
    void the_access_log_has_nothing_of_a_request() throws IOException {
        String template = Files.readString(Home.find().template());
        assertThat(Pattern.compile("\\$context\\.[A-Za-z.]+")
                        .matcher(template)
                        .results()
                        .map(MatchResult::group))
                .containsExactlyInAnyOrder(
                        "$context.requestId",
                        "$context.routeKey",
                        "$context.status",
                        "$context.responseLatency",
                        "$context.integrationErrorMessage");
    }

    /** The functions of the demo called AWS with their roles; what they used is a part of the permission report. */
    @Test
    @Order(100)
    void no_function_asks_for_what_its_role_does_not_allow() throws IOException {
        RecordedPermissions.keep("demo", relay.access());
    }
}
