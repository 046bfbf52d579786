package org.ecorelay.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.local.load.Orders.accepted;
import static org.ecorelay.local.load.Orders.registered;
import static org.ecorelay.local.load.Orders.row;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ecorelay.local.TestStorefront;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LoadTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    @Timeout(300)
    void a_small_load_with_every_kind_of_fault_loses_nothing_and_doubles_nothing() throws Exception {
        var plan = new LoadPlan(33, 100 / 3, 11);
        var output = new Load.Output(print(out), print(err), true);
        boolean good = Load.run(plan, InstantSource.system(), (_, _) -> {}, output);
        String said = err.toString(StandardCharsets.UTF_8);
        assertThat(good).as(said).isTrue();
        assertThat(said.lines().toList().getLast())
                .matches("orders=33 final=33 lost=0 double=0 stuck=0 seed=11 seconds=\\d+\\.\\d perSecond=\\d+\\.\\d");
        JsonNode result = TestStorefront.json(out.toString(StandardCharsets.UTF_8));
        assertThat(result.path("faults").size()).isEqualTo(Kind.faulty().size());
        assertThat(result.path("faults"))
                .allSatisfy(count -> assertThat(count.asLong()).isEqualTo(1));
        assertThat(result.path("byState").properties().stream()
                        .mapToLong(state -> state.getValue().asLong())
                        .sum())
                .isEqualTo(33);
        assertThat(result.at("/awsCalls/dynamodb PutItem").asLong()).isGreaterThan(33 * 8);
        assertThat(result.at("/toFinalMs/p99").asLong()).isPositive();
        assertThat(result.path("residentMegabytes").asLong()).isPositive();
    }

    private static LoadResult planted() {
        var accepted = List.of(accepted("a", Kind.PLAIN), accepted("b", Kind.PLAIN), accepted("c", Kind.FAILED));
        var rows = Map.of("a", row("a", "APPROVED"), "c", row("c", "APPROVED"));
        var log = List.of(registered("a.1", 1), registered("a.1", 2), registered("c.1", 3));
        return new LoadResult(
                new LoadPlan(3, 33, 1),
                Tally.of(accepted, rows, log, Map.of()),
                List.of("L-9 422"),
                Duration.ofSeconds(1),
                Duration.ofSeconds(4),
                Duration.ofMillis(300),
                0,
                0,
                4,
                Map.of("sqs SendMessage", 6L),
                0,
                0,
                100);
    }

    /** Negative control: a certificate without a row, one that is registered twice, a fault that never struck. */
    @Test
    void what_is_planted_is_in_the_table_in_the_last_line_and_in_the_verdict() {
        var report = new LoadReport(planted());
        report.table(print(out));
        report.defects(print(err));
        assertThat(planted().isGood()).isFalse();
        assertThat(report.lastLine())
                .isEqualTo("orders=3 final=2 lost=1 double=1 stuck=0 seed=1 seconds=4.0 perSecond=0.5");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("lost +1\n")
                .containsPattern("registered twice +1\n")
                .containsPattern("fault 500 +0\n")
                .containsPattern("AWS calls an order +sqs 2\\.0\n");
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "lost: L-b b",
                        "registered twice: a.1",
                        "not answered as it should be: L-9 422",
                        "fault never struck: 500");
        assertThat(report.json().path("good").asBoolean()).isFalse();
        assertThat(report.json().path("double").asInt()).isEqualTo(1);
    }

    @Test
    void a_percentile_is_one_of_the_times() {
        List<Duration> times =
                IntStream.rangeClosed(1, 200).mapToObj(Duration::ofSeconds).toList();
        assertThat(LoadResult.percentile(times, 50)).isEqualTo(Duration.ofSeconds(100));
        assertThat(LoadResult.percentile(times, 99)).isEqualTo(Duration.ofSeconds(198));
        assertThat(LoadResult.percentile(times.subList(0, 1), 99)).isEqualTo(Duration.ofSeconds(1));
        assertThat(LoadResult.percentile(List.of(), 99)).isZero();
    }
}
