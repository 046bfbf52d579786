package org.ecorelay.poller;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.ecorelay.certificate.Certificate;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.standing.AskForLists;
import org.ecorelay.fixture.Given;
import org.ecorelay.operation.RedriveRows;
import org.junit.jupiter.api.Test;

/** A pass in which every read and write of the status table takes time. */
class PassTimeTest {
    private static final int PASS_MILLIS = 55_000;
    private static final int CALL_MILLIS = 100;

    private final Given given = new Given();
    private final List<String> lines = new ArrayList<>();
    private int flushed;

    private void pass() throws Exception {
        int before = calls();
        var handler = new PollerHandler(
                new RedriveRows(given.records, given.state, (_, _, _) -> {}),
                given.timer,
                given.verdicts,
                given.telling,
                new AskForLists(given.state, given.clock, _ -> {}),
                _ -> {},
                given.clock,
                () -> flushed++);
        handler.handleRequest(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new Slow(() -> PASS_MILLIS - (calls() - before) * CALL_MILLIS, lines));
        given.clock.pass(Given.PACE);
    }

    private int calls() {
        return given.certificates.reads() + given.certificates.writes();
    }

    private List<Certificate> decided(int count) {
        var rows = new ArrayList<Certificate>();
        for (int n = 0; n < count; n++) {
            Certificate row = given.filed("EC-" + n);
            given.platform.verdict(row.documentId(), "Approved");
            rows.add(row);
        }
        return rows;
    }

    private long done(List<Certificate> rows) {
        return rows.stream().filter(row -> given.row(row.id()).due().isEmpty()).count();
    }

    @Test
    void exporters_are_told_in_a_pass_that_has_more_verdicts_than_time() throws Exception {
        List<Certificate> rows = decided(400);
        pass();
        long decided = rows.stream()
                .filter(row -> given.status(row.id()) == Status.APPROVED)
                .count();
        assertThat(decided).isBetween(50L, 399L);
        assertThat(done(rows)).as(lines.toString()).isBetween(50L, decided);
    }

    @Test
    void what_is_more_than_a_pass_can_read_is_done_in_several() throws Exception {
        List<Certificate> rows = decided(400);
        long before = 0;
        for (int n = 0; n < 20 && before < rows.size(); n++) {
            pass();
            assertThat(done(rows)).as("after pass %d: %s", n, lines).isGreaterThan(before);
            before = done(rows);
        }
        assertThat(before).isEqualTo(rows.size());
    }

    @Test
    void a_pass_ends_in_time() throws Exception {
        decided(400);
        int before = calls();
        pass();
        assertThat((calls() - before) * CALL_MILLIS).isBetween(20_000, PASS_MILLIS - 10_000);
    }

    @Test
    void a_stage_that_needs_nothing_leaves_its_part_to_the_next_one() {
        var left = new AtomicInteger(PASS_MILLIS);
        var time = new PassTime(left::get);
        assertThat(time.forVerdicts().getAsBoolean()).isTrue();
        left.set(36_000);
        assertThat(time.forWork().getAsBoolean()).isFalse();
        assertThat(time.forVerdicts().getAsBoolean()).isTrue();
        left.set(25_000);
        assertThat(time.forVerdicts().getAsBoolean()).isFalse();
        assertThat(time.forTelling().getAsBoolean()).isTrue();
        left.set(17_000);
        assertThat(time.forTelling().getAsBoolean()).isFalse();
        assertThat(time.forRetries().getAsBoolean()).isTrue();
        left.set(15_000);
        assertThat(time.forRetries().getAsBoolean()).isFalse();
    }

    @Test
    void a_pass_that_has_no_time_at_all_begins_nothing() {
        var time = new PassTime(() -> 100);
        assertThat(time.forWork().getAsBoolean()).isFalse();
        assertThat(time.forTelling().getAsBoolean()).isFalse();
        assertThat(time.forRetries().getAsBoolean()).isFalse();
    }

    /** Of everything that Lambda tells a function only the time that is left matters here. */
    private record Slow(IntSupplier remaining, List<String> lines) implements Context {
        @Override
        public int getRemainingTimeInMillis() {
            return remaining.getAsInt();
        }

        @Override
        public LambdaLogger getLogger() {
            return new LambdaLogger() {
                @Override
                public void log(String message) {
                    lines.add(message);
                }

                @Override
                public void log(byte[] message) {
                    lines.add(new String(message, StandardCharsets.UTF_8));
                }
            };
        }

        @Override
        public String getAwsRequestId() {
            return "request";
        }

        @Override
        public String getLogGroupName() {
            return "";
        }

        @Override
        public String getLogStreamName() {
            return "";
        }

        @Override
        public String getFunctionName() {
            return "poller";
        }

        @Override
        public String getFunctionVersion() {
            return "1";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "";
        }

        @Override
        @SuppressWarnings("NullAway") // not given, as at AWS
        public CognitoIdentity getIdentity() {
            return null;
        }

        @Override
        @SuppressWarnings("NullAway") // not given, as at AWS
        public ClientContext getClientContext() {
            return null;
        }

        @Override
        public int getMemoryLimitInMB() {
            return 1_024;
        }
    }
}
