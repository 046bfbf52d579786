package org.ecorelay.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ecorelay.local.aws.ListeningSockets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class EcoTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String words) {
        var eco = new Eco(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        return eco.run(words.isEmpty() ? List.of() : List.of(words.split(" ")));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "--help", "-h"})
    void help_lists_the_verbs_and_the_exit_codes(String words) {
        assertThat(run(words)).isEqualTo(Eco.OK);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(
                        "demo ",
                        "load ",
                        "faults ",
                        "verify FILE",
                        "verify-evidence FILE",
                        "check-id ",
                        "start ",
                        "help ",
                        "--port",
                        "--data",
                        "--json",
                        "--orders",
                        "--faults",
                        "--seed",
                        "exit:")
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource({
        "good.jws --keys %s/keys.json --at 2026-09-15T08:00:00Z, 0",
        "changed.jws --keys %s/keys.json --at 2026-09-15T08:00:00Z, 1",
        "good.jws --keys %s/keys.json --at 2030-01-01T00:00:00Z, 1",
        "good.jws --keys %s/good.jws, 2",
        "good.jws --keys %s/keys.json --at yesterday, 2",
        "good.jws, 4"
    })
    void verify_ends_with_0_for_valid_alone(String words, int code) {
        String attacks = Path.of(System.getProperty("basedir", "."))
                .resolve("../functions/core/src/test/resources/attacks")
                .toString();
        assertThat(run("verify " + attacks + "/" + words.replace("%s", attacks)))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "buyer.zip --keys %s/keys.json, 0",
        "exporter.zip --keys %s/keys.json --json, 0",
        "keys.json --keys %s/keys.json, 1",
        "buyer.zip --keys %s/keys.json --newest AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, 1",
        "buyer.zip --keys %s/keys.json --newest abc, 2",
        "buyer.zip --keys %s/buyer.zip, 2",
        "buyer.zip, 4"
    })
    void verify_evidence_ends_with_0_for_valid_alone(String words, int code) {
        String evidence = Path.of(System.getProperty("basedir", "."))
                .resolve("../functions/core/src/test/resources/org/ecorelay/certificate/evidence")
                .toString();
        assertThat(run("verify-evidence " + evidence + "/" + words.replace("%s", evidence)))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dance",
                "demo --dance",
                "demo --port 1",
                "start --json",
                "start extra",
                "origin pom.xml --destination ZZ",
                "origin pom.xml --destination UK",
                "rules import pom.xml --name a/b --key k",
                "rules coverage --url https://127.0.0.1:8787 --key k",
                "products import pom.xml --url https://localhost --key k",
                "start --port",
                "start --port abc",
                "start --port 65536",
                "start --port -1",
                "load 10",
                "load --orders",
                "load --orders 0",
                "load --orders -5",
                "load --orders ten",
                "load --orders 200001",
                "load --orders 99999999999",
                "load --faults 101%",
                "load --faults -1%",
                "load --faults 5%%",
                "load --faults five",
                "load --seed x",
                "load --seed 9999999999",
                "load --port 80",
                "faults 10",
                "faults --schedules 0",
                "faults --seed -1",
                "faults --orders 101",
                "faults --json",
                "products",
                "products check",
                "products import",
                "products import /no/such/file",
                "products import pom.xml --name x",
                "products import pom.xml --url ftp://x --key y",
                "check-id",
                "check-id JP",
                "check-id JP 1 2",
                "verify",
                "verify --keys x",
                "verify /no/such/file",
                "verify-evidence",
                "verify-evidence --keys x",
                "verify-evidence /no/such/file",
                "check-id AU 51824753556",
                "check-id JAPAN 5835678256246"
            })
    void wrong_words_are_a_sentence_and_code_2(String words) {
        assertThat(run(words)).isEqualTo(Eco.USAGE);
        assertThat(said().lines()).singleElement().asString().endsWith("; see: eco help");
        assertThat(out.size()).isZero();
    }

    /** What a spreadsheet program on a Chinese Windows saves, and what an editor there puts before the text. */
    @Test
    void a_file_in_gbk_is_a_sentence_that_says_how_to_save_it_and_one_with_a_mark_is_read() throws IOException {
        String pack = "# version: 9\nscope,hs2022,rule,source\nheading,9403,CTH,第三章附件一\n";
        Path gbk = Files.write(folder.resolve("规则.csv"), pack.getBytes(Charset.forName("GBK")));
        for (String words : List.of("rules check ", "rules import --key k ", "origin ", "origin pom.xml --rules ")) {
            err.reset();
            String[] parts = words.split(" --key k ", -1);
            assertThat(run(parts[0] + (parts.length > 1 ? " " + gbk + " --key k" : gbk.toString())))
                    .as(words)
                    .isEqualTo(Eco.USAGE);
            assertThat(said().lines()).singleElement().asString().contains("is not UTF-8", "CSV UTF-8");
        }
        Path marked = Files.writeString(folder.resolve("marked.csv"), "\uFEFF" + pack);
        assertThat(run("rules check " + marked)).isEqualTo(Eco.OK);
    }

    @Test
    void a_pack_whose_file_has_no_latin_name_needs_one() throws IOException {
        Path file = Files.writeString(folder.resolve("规则.csv"), "scope,hs2022,rule,source\n");
        assertThat(run("rules import " + file + " --key k")).isEqualTo(Eco.USAGE);
        assertThat(said().lines()).singleElement().asString().contains("--name my-rules");
    }

    @Test
    void what_origin_assumes_is_said() {
        String good = Path.of(System.getProperty("basedir", "."))
                .resolve("../events/origin/jacket-without-values.json")
                .toString();
        run("origin " + good);
        assertThat(said()).contains("Assumed: the destination VN (--destination) and the day ");
        err.reset();
        run("origin " + good + " --destination JP --date 2026-09-01");
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "--version"})
    void it_says_its_version(String words) {
        assertThat(run(words)).isEqualTo(Eco.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("eCO Relay ");
    }

    @ParameterizedTest
    @CsvSource({
        "verify-evidence, attacks/good.jws, eco verify FILE",
        "verify, org/ecorelay/certificate/evidence/buyer.zip, verify-evidence"
    })
    void a_file_of_the_other_kind_is_a_sentence_that_names_the_right_verb(String verb, String file, String right) {
        Path resources = Path.of(System.getProperty("basedir", ".")).resolve("../functions/core/src/test/resources");
        assertThat(run(verb + " " + resources.resolve(file))).isEqualTo(Eco.USAGE);
        assertThat(said().lines()).singleElement().asString().contains(right);
    }

    @ParameterizedTest
    @CsvSource({
        "check-id JP 5-8356-7825-6246,0,valid: a corporate number (Japan)",
        "check-id cn 91350100M000100Y43,0,valid: a unified social credit code (China)",
        "check-id MY 200101000123,0,valid by its form: a registration or tax number (Malaysia); it has no check digit",
        "check-id JP 5835678256247,1,invalid: its check digit (the first) does not fit the other digits"
    })
    void a_number_of_a_firm_is_judged_in_one_sentence(String words, int code, String sentence) {
        assertThat(run(words)).isEqualTo(code);
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly(sentence);
        assertThat(err.size()).isZero();
    }

    @Test
    void a_taken_port_is_one_sentence_that_names_the_option_and_code_3() throws IOException {
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            assertThat(run("start --port " + taken.getLocalPort())).isEqualTo(Eco.CANNOT_START);
            assertThat(said().lines())
                    .singleElement()
                    .asString()
                    .contains("Port %d on 127.0.0.1 is taken".formatted(taken.getLocalPort()), "--port");
        }
    }

    @Test
    void a_data_folder_that_is_a_file_is_one_sentence_and_code_3() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThat(run("start --port 0 --data " + file)).isEqualTo(Eco.CANNOT_START);
        assertThat(said().lines()).singleElement().asString().contains("--data", file.toString());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void it_listens_on_the_loopback_only_and_the_signal_of_ctrl_c_ends_it_cleanly() throws Exception {
        try (var eco = EcoProcess.start(folder, "eco", "start", "--port", "0")) {
            var api = eco.api();
            try (var storefront = new TestStorefront(api, "none")) {
                assertThat(storefront.get("/health").status()).isEqualTo(200);
            }
            assertThat(ListeningSockets.of(eco.pid()))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allMatch(ListeningSockets::isLoopback);
            try (var kept = new Socket(api.getHost(), api.getPort())) {
                assertThat(kept.isConnected()).isTrue();
                // 128 + SIGTERM, after the tool has ended itself.
                assertThat(eco.terminate(Duration.ofSeconds(5))).isEqualTo(143);
            }
            assertThat(eco.output()).endsWith("Stopped.\n").doesNotContain("\u001b");
            assertThat(eco.errors()).isEmpty();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_run_that_somebody_ends_says_that_nothing_of_it_is_kept() throws Exception {
        try (var eco = EcoProcess.start(folder, "faults", "faults", "--schedules", "1000000")) {
            Patience.until("the run has begun", () -> !eco.output().isEmpty(), eco::errors);
            assertThat(eco.terminate(Duration.ofSeconds(5))).isEqualTo(143);
            assertThat(eco.errors()).contains("Stopped before the end. Nothing of this run is kept; start it again.");
        }
    }

    /** Negative control: a socket on every address is seen. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_socket_on_all_addresses_is_noticed() throws IOException {
        try (var open = new ServerSocket(0)) {
            assertThat(open.isBound()).isTrue();
            assertThat(ListeningSockets.of(ProcessHandle.current().pid()))
                    .anyMatch(address -> !ListeningSockets.isLoopback(address));
        }
    }
}
