package org.ecorelay.local.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.ecorelay.local.run.LocalRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the real functions, as the local run starts them. */
class RemoteRulesTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private RemoteRules rules(URI relay, String key) {
        return new RemoteRules(relay, key, print(out), print(err));
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_pack_is_imported_refused_by_line_and_asked_about() throws Exception {
        try (var relay =
                LocalRelay.start(new LocalRelay.Options(0, null, InstantSource.system(), (source, text) -> {}))) {
            RemoteRules rules = rules(relay.api(), relay.apiKey());
            Path bad = file("bad.csv", "scope,hs2022,rule,source\nheading,9403,CTX,p.1\n");
            assertThat(rules.importFile(bad, "bad")).isFalse();
            assertThat(printed()).contains("line 2: rule, character 1", "nothing of it was stored");
            Path good = file("my pack.csv", "# version: 9\nscope,hs2022,rule,source\nheading,9403,CTH,p.1\n");
            assertThat(rules.importFile(good, RemoteRules.name(good))).isTrue();
            assertThat(printed()).contains("my-pack 9: 1 rules in HS2022 are in force");
            assertThat(rules.coverage(Optional.of("VN"), Optional.of(LocalDate.of(2026, 9, 1))))
                    .as("the account has no product yet")
                    .isTrue();
            assertThat(printed()).contains("0 products, 0 codes, 0 of them without a rule on 2026-09-01");
            assertThat(rules(relay.api(), "eco_test_no_such_key").coverage(Optional.empty(), Optional.empty()))
                    .isFalse();
            assertThat(printed()).contains("No valid API key");
        }
    }

    @Test
    void a_relay_that_does_not_answer_is_one_sentence() throws Exception {
        assertThat(rules(URI.create("http://127.0.0.1:1"), "k").coverage(Optional.empty(), Optional.empty()))
                .isFalse();
        assertThat(printed()).contains("does not answer; start the local run with: eco start");
    }
}
