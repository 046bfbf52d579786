package org.ecorelay.bench.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ecorelay.local.load.LoadPlan;
import org.ecorelay.local.load.MeasureLoad;
import org.ecorelay.local.load.Measured;
import org.ecorelay.local.run.Home;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an order takes stays within its budget; each line of the budget is seen exceeded once. */
@Timeout(300)
class BudgetTest {
    private static final int ORDERS = 40;

    private static Measured measured;
    private static PerOrder each;
    private static Rates rates;

    @BeforeAll
    static void measure() throws Exception {
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        var conditions = MeasureLoad.Conditions.asDeployed(InstantSource.system(), (_, _) -> {}, nowhere);
        measured = MeasureLoad.run(new LoadPlan(ORDERS, 0, 7), conditions);
        each = PerOrder.of(measured, ORDERS);
        rates = Rates.of(measured, ORDERS, Home.find().template(), 1);
    }

    private static PerOrder with(Line line, double count) {
        SortedMap<Line, Double> calls = new TreeMap<>(each.calls());
        calls.merge(line, count, Double::sum);
        return new PerOrder(
                calls,
                each.writeUnits(),
                each.readUnits(),
                each.invocations(),
                each.seconds(),
                each.logBytes(),
                each.sentBytes(),
                each.storedBytes());
    }

    private static PerOrder with(
            Map<String, Double> writes, Map<String, Double> reads, Map<String, Double> logs, double stored) {
        return new PerOrder(
                each.calls(),
                plus(each.writeUnits(), writes),
                plus(each.readUnits(), reads),
                each.invocations(),
                each.seconds(),
                plus(each.logBytes(), logs),
                each.sentBytes(),
                each.storedBytes() + stored);
    }

    private static SortedMap<String, Double> plus(SortedMap<String, Double> amounts, Map<String, Double> more) {
        var sum = new TreeMap<>(amounts);
        more.forEach((key, amount) -> sum.merge(key, amount, Double::sum));
        return sum;
    }

    @Test
    void an_order_is_within_its_budget() {
        assertThat(measured.good()).isTrue();
        assertThat(Budget.exceeded(each, rates)).as(each.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sqs, SendMessage submissions, 1, SQS requests",
        "kms, Sign, 1, KMS requests",
        "ses, SendEmail, 1, mails",
        "dynamodb, GetItem registry, 6, requests",
        "platform, POST /v1/e-co-submissions, 6, requests"
    })
    void more_requests_are_noticed(String service, String what, double more, String said) {
        assertThat(Budget.exceeded(with(new Line("builder", service, what), more), rates))
                .anyMatch(sentence -> sentence.startsWith(said));
    }

    @Test
    void more_units_bytes_and_lines_are_noticed() {
        assertThat(Budget.exceeded(with(Map.of("builder ledger", 4.0), Map.of(), Map.of(), 0), rates))
                .anyMatch(sentence -> sentence.startsWith("write units"));
        assertThat(Budget.exceeded(with(Map.of(), Map.of("builder registry", 6.0), Map.of(), 0), rates))
                .anyMatch(sentence -> sentence.startsWith("read units"));
        assertThat(Budget.exceeded(with(Map.of(), Map.of(), Map.of("builder", 300.0), 0), rates))
                .anyMatch(sentence -> sentence.startsWith("log bytes of the functions"));
        assertThat(Budget.exceeded(with(Map.of(), Map.of(), Map.of(), 8_000), rates))
                .anyMatch(sentence -> sentence.startsWith("bytes stored"));
    }

    @Test
    void platform_lines_that_are_switched_on_again_are_noticed() {
        var loud = new Rates(Map.of(), 300, 1, 0, 0, 0);
        assertThat(Budget.exceeded(each, loud))
                .containsExactly("bytes of Lambda's own log lines: 300.00, at most 0.00");
    }
}
