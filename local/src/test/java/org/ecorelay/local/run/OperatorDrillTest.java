package org.ecorelay.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ecorelay.local.run.Drill.error;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.ecorelay.local.Patience;
import org.ecorelay.local.TestStorefront;
import org.ecorelay.local.aws.AwsError;
import org.ecorelay.local.aws.AwsRequest;
import org.ecorelay.local.aws.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Five failures of docs/runbook.md, caused for real: what it says one sees is seen, and what it says to do is enough. */
@Timeout(120)
class OperatorDrillTest {
    private static final String APPROVED = "\"verdict\":\"Approved\",\"afterSeconds\":0";

    /** Longer than any wait of a row that is not stuck; a day for those. */
    private static final Duration A_WHILE = Duration.ofMinutes(30);

    /** About a certificate that nobody has. */
    private static final String STRANGER = "{\"certificateId\":\"%s\",\"version\":1}".formatted("a".repeat(32));

    private static Drill drill;

    @BeforeAll
    static void begin() throws IOException {
        drill = Drill.begin();
        // Eight receptions take a while, in which everything else goes on.
        for (String queue : List.of("OrdersQueue", "SubmissionsQueue")) {
            drill.send(queue, "garbage");
            drill.send(queue, STRANGER);
        }
    }

    @AfterAll
    static void end() throws IOException {
        drill.close();
    }

    /** Whatever happened: nothing was registered twice. */
    @AfterEach
    void nothing_was_registered_twice() {
        drill.repaired();
        drill.relay().platform().beginOutage(Duration.ZERO);
        assertThat(drill.registeredTwice()).isEmpty();
    }

    private static void assertFinal(List<String> numbers) {
        drill.await(numbers, "APPROVED");
        assertThat(drill.registered())
                .containsAll(numbers.stream()
                        .map(number -> drill.of(number, "documentId"))
                        .toList());
    }

    @Test
    void a_platform_that_is_down_opens_the_breaker_and_its_rows_are_held_until_it_is_back() throws IOException {
        drill.relay().platform().beginOutage(Duration.ofHours(1));
        var numbers = new ArrayList<>(drill.ordered("DOWN", 5, "JP", APPROVED));
        drill.await(numbers, "DEFERRED");
        for (int more = 5; drill.counted("breaker-opened", "JP.test") == 0; more++) {
            assertThat(more).as("at the latest when every worker has failed").isLessThan(40);
            List<String> next = drill.ordered("DOWN-" + more, 1, "JP", APPROVED);
            numbers.addAll(next);
            Patience.until(
                    "tried or held",
                    () -> List.of("DEFERRED", "SIGNED").contains(drill.of(next.getFirst(), "status")),
                    () -> drill.row(next.getFirst()));
        }
        assertThat(drill.of("DOWN-0", "reason")).contains("503");
        // The others have heard of it when what they know is two seconds old.
        drill.pass(Duration.ofSeconds(3));
        List<String> held = drill.ordered("HELD", 2, "JP", APPROVED);
        Patience.until(
                "held",
                () -> held.stream().allMatch(one -> drill.of(one, "dueLane").equals("held#JP.test#demo")),
                () -> held.stream().map(drill::row).toList());
        assertThat(drill.of("HELD-0", "attempts")).isEqualTo("0");
        assertThat(drill.work("pace#JP.test").toString()).contains("openUntil");
        assertThat(drill.counted("stuck", "JP.test")).isZero();
        numbers.addAll(held);

        drill.relay().platform().beginOutage(Duration.ZERO);
        drill.pass(Duration.ofHours(2));
        assertFinal(numbers);
    }

    @Test
    void a_disabled_key_and_one_that_may_not_be_used_stop_at_the_builder() throws IOException {
        String key = drill.relay().provisioned().ref("SigningKey");
        drill.aws().kms().disableKey(disable -> disable.keyId(key));
        List<String> numbers = drill.ordered("KMS", 2, "KR", APPROVED);
        drill.awaitLine("the key is disabled", error("message", "DisabledException @ KmsSigningKey.java"));
        drill.aws().kms().enableKey(enable -> enable.keyId(key));
        drill.fail(Drill.failing(
                request -> request.operation().equals("Sign"),
                Fault.instead(new AwsError(400, "AccessDeniedException", "not authorized"))));
        drill.awaitLine(
                "no right to sign", error("message", "KmsException[AccessDeniedException] @ KmsSigningKey.java"));
        drill.awaitCounted("not-signed", "builder", 2);
        awaitStuck(numbers, "KR.test");
        assertThat(drill.of("KMS-0", "status")).isEqualTo("RECEIVED");
        assertThat(status("KMS-0").path("stuck").asBoolean()).isTrue();

        assertThat(drill.matching("\"state\":\"STUCK\"")).isEqualTo(2);
        drill.repaired();
        drill.redrive("\"state\":\"STUCK\"");
        assertFinal(numbers);
    }

    /** Eight looks in vain; the hours between them pass at once. */
    private static void awaitStuck(List<String> numbers, String lane) {
        Patience.until(
                "stuck",
                () -> {
                    drill.pass(A_WHILE);
                    drill.beat();
                    return drill.counted("stuck", lane) >= numbers.size();
                },
                () -> numbers.stream().map(drill::row).toList());
    }

    private static JsonNode status(String number) {
        return drill.get("/v1/certificates/" + drill.of(number, "certificateId"));
    }

    @Test
    void a_throttled_table_answers_429_and_stops_the_heartbeat_and_nothing_else() throws IOException {
        List<String> numbers = drill.ordered("SLOW", 1, "MY", APPROVED);
        drill.fail(Drill.failing(
                OperatorDrillTest::isAboutCertificates,
                Fault.instead(new AwsError(400, "ProvisionedThroughputExceededException", "slow down"))));
        String order = TestStorefront.order("LATER-0", "MY", APPROVED);
        assertThat(drill.shop().post("/v1/orders", order).status()).isEqualTo(429);
        drill.awaitLine("http", error("http", "ProvisionedThroughputExceededException"));
        drill.awaitLine("pass", error("pass", "ProvisionedThroughputExceededException"));
        long before = drill.counted("heartbeat", "poller");
        drill.awaitLine("and again", _ -> drill.lines(error("pass", "")) > 1);
        assertThat(drill.counted("heartbeat", "poller")).isEqualTo(before);

        drill.repaired();
        assertThat(drill.shop().post("/v1/orders", order).status()).isEqualTo(202);
        drill.pass(A_WHILE);
        assertFinal(Stream.concat(numbers.stream(), Stream.of("LATER-0")).toList());
        drill.awaitCounted("heartbeat", "poller", before + 1);
    }

    private static boolean isAboutCertificates(AwsRequest request) {
        return request.service().equals("dynamodb") && request.resource().contains("CertificatesTable");
    }

    @Test
    void a_poison_message_fails_eight_times_is_kept_as_evidence_and_holds_nobody_up() throws IOException {
        List<String> numbers = drill.ordered("BESIDE", 2, "TH", APPROVED);
        assertFinal(numbers);
        for (String queue : List.of("OrdersDeadLetters", "SubmissionsDeadLetters")) {
            Patience.until(
                    queue,
                    () -> drill.bodies(queue).containsAll(List.of("garbage", STRANGER)),
                    () -> drill.bodies(queue));
        }
        awaitFailure("IllegalArgumentException @ SubmitCertificate.java", 8);
        awaitFailure("IllegalArgumentException @ BuildCertificate.java", 8);
        awaitFailure("MalformedJson @ JsonReader.java", 16);
        assertThat(drill.attribute("OrdersQueue", QueueAttributeName.REDRIVE_POLICY))
                .containsPattern("\"maxReceiveCount\":\"?8\\b");

        for (String queue : List.of("OrdersDeadLetters", "SubmissionsDeadLetters")) {
            drill.aws().sqs().purgeQueue(purge -> purge.queueUrl(drill.queue(queue)));
            Patience.until("nothing is left", () -> drill.depth(queue) == 0, () -> drill.depth(queue));
        }
    }

    /** Of eight receptions some may come to nothing on a busy machine; none comes after them. */
    private static void awaitFailure(String failure, long atMost) {
        var wanted = error("message", failure);
        drill.awaitLine(failure, wanted);
        assertThat(drill.lines(wanted)).isLessThanOrEqualTo(atMost);
    }

    @Test
    void a_clock_that_jumps_ahead_and_back_makes_rows_wait_until_they_are_redriven() throws IOException {
        drill.pass(Duration.ofHours(3));
        List<String> ahead = drill.ordered("AHEAD", 1, "VN", APPROVED);
        assertFinal(ahead);
        List<String> waiting = drill.ordered("WAITS", 2, "VN", APPROVED + ",\"faults\":[\"429\"]");
        drill.await(waiting, "DEFERRED");

        drill.pass(Duration.ofHours(-3));
        List<String> after = drill.ordered("AFTER", 2, "VN", APPROVED);
        assertFinal(after);
        assertThat(drill.of("WAITS-0", "status")).isEqualTo("DEFERRED");
        drill.redrive("\"state\":\"DEFERRED\",\"authority\":\"VN\"");
        assertFinal(waiting);
    }
}
