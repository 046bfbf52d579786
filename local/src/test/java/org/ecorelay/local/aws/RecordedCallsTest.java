package org.ecorelay.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedCallsTest {
    private static RecordedCall put(long number, String accessKeyId) {
        var units = List.of(
                new CapacityUnits("certificates", "", true, 1), new CapacityUnits("certificates", "due", true, 2));
        return new RecordedCall(number, accessKeyId, "dynamodb", "PutItem", "certificates", 200, "", units);
    }

    @Test
    void only_the_latest_calls_are_remembered_but_all_are_counted() {
        var calls = new RecordedCalls(2);
        for (int number = 1; number <= 5; number++) {
            calls.record(put(number, "intake"));
        }
        assertThat(calls.calls()).extracting(RecordedCall::number).containsExactly(4L, 5L);
        assertThat(calls.count("dynamodb", "PutItem")).isEqualTo(5);
        assertThat(calls.writeUnits("intake")).isEqualTo(15);
    }

    @Test
    void callers_are_told_apart() {
        var calls = new RecordedCalls(10);
        calls.record(put(1, "intake"));
        calls.record(put(2, "builder"));
        assertThat(calls.writeUnits("intake")).isEqualTo(3);
        assertThat(calls.writeUnits()).isEqualTo(6);
        assertThat(calls.readUnits()).isZero();
        assertThat(calls.count("builder", "dynamodb", "PutItem")).isEqualTo(1);
        assertThat(calls.count("builder", "dynamodb", "GetItem")).isZero();
    }

    @Test
    void what_is_forgotten_is_gone() {
        var calls = new RecordedCalls(10);
        calls.record(put(1, "intake"));
        calls.forget();
        assertThat(calls.calls()).isEmpty();
        assertThat(calls.writeUnits()).isZero();
        assertThat(calls.count("dynamodb", "PutItem")).isZero();
    }
}
