package org.ecorelay.local.origin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginVerbTest {
    private static final Path SAMPLES =
            Path.of(System.getProperty("basedir", ".")).resolve("../events/origin");
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private boolean originates(Path good, Optional<Path> rules, String destination) throws IOException {
        var question = new OriginVerb.Question(good, rules, destination, DAY);
        return new OriginVerb(print(out), print(err)).run(question);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private JsonNode trace() throws IOException {
        return new ObjectMapper().readTree(out.toByteArray());
    }

    @ParameterizedTest
    @CsvSource({
        "table-by-tariff-shift,VN,ORIGINATING",
        "speaker-just-misses-rvc,VN,NOT_ORIGINATING",
        "only-repacked,VN,NOT_ORIGINATING",
        "jacket-without-values,JP,NEEDS_DATA",
        "jacket-without-values,VN,NEEDS_DATA"
    })
    void each_sample_has_its_result_and_the_exit_says_whether_it_originates(String sample, String to, String result)
            throws IOException {
        boolean originates = originates(SAMPLES.resolve(sample + ".json"), Optional.empty(), to);
        assertThat(trace().path("result").asText()).isEqualTo(result);
        assertThat(originates).isEqualTo(result.equals("ORIGINATING"));
        assertThat(err.size()).isZero();
    }

    @Test
    void a_pack_goes_before_what_the_exporter_states() throws IOException {
        Path pack = Files.writeString(folder.resolve("pack.csv"), """
                # version: 1
                # validFrom: 2023-01-01
                scope,hs2022,rule,source
                heading,9403,WO,"test, p.1"
                """);
        assertThat(originates(SAMPLES.resolve("table-by-tariff-shift.json"), Optional.of(pack), "VN"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isFalse();
        assertThat(trace().path("rule").path("text").asText()).isEqualTo("WO");
    }

    @Test
    void bad_fields_are_named_by_their_place() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bad.json"),
                "{\"hsCode\":\"x\",\"party\":\"CN\",\"materials\":[{\"id\":\"a\",\"value\":{\"amount\":\"-1\",\"currency\":\"USD\"}}]}");
        assertThat(originates(file, Optional.empty(), "VN")).isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("/hsCode", "/materials/0/value/amount");
        assertThat(out.size()).isZero();
    }

    @Test
    void what_is_no_json_or_no_pack_is_a_sentence() throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), "[".repeat(10_000));
        assertThat(originates(file, Optional.empty(), "VN")).isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is not JSON");
        Path pack = Files.writeString(folder.resolve("pack.csv"), "scope,rule\nheading,CTH\n");
        assertThat(originates(SAMPLES.resolve("only-repacked.json"), Optional.of(pack), "VN"))
                .isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("pack.csv:");
    }

    @Test
    void a_rule_pack_is_checked_line_by_line() throws IOException {
        Path good = Files.writeString(folder.resolve("good.csv"), """
                # version: 1
                # validFrom: 2023-01-01
                scope,hs2022,rule,source
                heading,9403,CTH or RVC40,"test, p.1"
                """);
        assertThat(new RulesVerb(print(out), print(err)).check(good))
                .as(err.toString(StandardCharsets.UTF_8))
                .isTrue();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1 rules in HS2022");
        Path unlisted = Files.writeString(
                folder.resolve("unlisted.csv"), Files.readString(good).replace("9403", "9499"));
        assertThat(new RulesVerb(print(out), print(err)).check(unlisted)).isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("unlisted.csv:4: HS 2022 has no 9499");
    }
}
