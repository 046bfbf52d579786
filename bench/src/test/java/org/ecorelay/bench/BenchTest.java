package org.ecorelay.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user types wrong is said in one sentence. */
class BenchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String words) {
        var bench = new Bench(stream(out), stream(err));
        return bench.run(words.isEmpty() ? List.of() : List.of(words.split(" ")));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void without_a_verb_it_helps() {
        assertThat(run("")).isEqualTo(Bench.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("usage: eco bench", "calls", "exit:");
    }

    @ParameterizedTest
    @CsvSource({
        "fast, there is no bench fast",
        "calls --orders, --orders needs a value",
        "calls --orders 0, --orders takes a number from 1",
        "calls --orders 99999999999, --orders takes a number from 1",
        "calls --orders -5, --orders takes a number from 1",
        "calls --orders many, --orders takes a number from 1",
        "calls --seed 1, there is no option --seed here"
    })
    void a_wrong_word_is_named(String words, String sentence) {
        assertThat(run(words)).isEqualTo(Bench.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith(sentence)
                .endsWith("; see: eco bench help");
    }
}
