package org.ecorelay.submitter;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.ecorelay.fixture.MovableClock;
import org.junit.jupiter.api.Test;

/** A submission that could not be recorded in time is not begun. Nothing listens where this function looks for AWS. */
class TimeLeftTest {
    private static final String EVENT = """
            {"Records":[{"messageId":"m1","body":"{\\"certificateId\\":\\"%1$s\\",\\"version\\":1}"},
                        {"messageId":"m2","body":"{\\"certificateId\\":\\"%1$s\\",\\"version\\":2}"}]}
            """.formatted("a".repeat(32));
    private static final String ALL_FAILED =
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"},{\"itemIdentifier\":\"m2\"}]}";

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final SubmitterHandler handler = new SubmitterHandler(
            Map.ofEntries(
                    Map.entry("AWS_ENDPOINT_URL", "http://127.0.0.1:9"),
                    Map.entry("AWS_ACCESS_KEY_ID", "nobody"),
                    Map.entry("AWS_SECRET_ACCESS_KEY", "none"),
                    Map.entry("STAGE", "test"),
                    Map.entry("CERTIFICATES_TABLE", "certificates"),
                    Map.entry("LEDGER_TABLE", "ledger"),
                    Map.entry("REGISTRY_TABLE", "registry"),
                    Map.entry("WORK_TABLE", "work"),
                    Map.entry("PLATFORM_URL", "http://127.0.0.1:9"),
                    Map.entry("PLATFORM_SECRET_PREFIX", "eco/test/platform/"),
                    Map.entry("REQUEST_TIMEOUT_SECONDS", "10"),
                    Map.entry("BACKOFF_SECONDS", "60"),
                    Map.entry("LEASE_SECONDS", "40"),
                    Map.entry("MAX_CLOCK_SKEW_SECONDS", "300")),
            new MovableClock());

    private Context context(int remainingMillis) {
        LambdaLogger logger = (LambdaLogger) Proxy.newProxyInstance(
                LambdaLogger.class.getClassLoader(), new Class<?>[] {LambdaLogger.class}, (_, _, arguments) -> {
                    log.add(String.valueOf(arguments[0]));
                    return null;
                });
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (_, method, _) -> switch (method.getName()) {
                    case "getRemainingTimeInMillis" -> remainingMillis;
                    case "getLogger" -> logger;
                    default -> "test";
                });
    }

    private String handle(int remainingMillis) throws IOException {
        var output = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)), output, context(remainingMillis));
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void with_less_time_than_a_request_and_its_record_need_every_message_stays_and_nothing_is_claimed()
            throws IOException {
        assertThat(handle(14_999)).isEqualTo(ALL_FAILED);
        assertThat(log)
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(line).contains("SubmitterHandler$OutOfTime").doesNotContain("software.amazon"));
    }

    @Test
    void with_enough_time_the_claim_is_tried() throws IOException {
        assertThat(handle(15_000)).isEqualTo(ALL_FAILED);
        assertThat(log)
                .hasSize(2)
                .allSatisfy(
                        line -> assertThat(line).contains("SdkClientException").doesNotContain("OutOfTime"));
    }
}
