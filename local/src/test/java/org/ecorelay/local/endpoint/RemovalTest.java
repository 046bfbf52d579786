package org.ecorelay.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of an AWS at the end, on the wire. That it is gone then is seen on the embedded AWS ({@link SuiteControlTest}). */
class RemovalTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Operator operator;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        operator = new Operator(new Target(Map.of(Target.URL, url, Target.KEY_ID, "test", Target.SECRET, "test")));
    }

    @AfterEach
    void stop() {
        operator.close();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        asked.add((target == null ? "" : target + " ") + body);
        boolean gone = body.contains("gone");
        String json = gone ? "{\"__type\":\"ResourceNotFoundException\"}" : "{}";
        byte[] answer = (target == null ? "<DeleteTopicResponse/>" : json).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(gone ? 400 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Test
    void everything_is_removed_the_newest_first_and_keys_are_scheduled_for_the_shortest_time() {
        var removal = new Removal(operator);
        removal.table("eco-suite-table");
        removal.key("a-key");
        removal.secret("eco-suite/secret");
        removal.secret("eco-suite/secret");
        removal.topic("arn:aws:sns:eu-central-1:000000000000:eco-suite-topic");
        assertThat(removal.run()).isEqualTo("4 removed, of these 1 KMS keys scheduled for deletion in 7 days");
        assertThat(asked).hasSize(4);
        assertThat(asked.get(0)).contains("Action=DeleteTopic", "eco-suite-topic");
        assertThat(asked.get(1))
                .startsWith("secretsmanager.DeleteSecret ")
                .contains("\"SecretId\":\"eco-suite/secret\"", "\"ForceDeleteWithoutRecovery\":true");
        assertThat(asked.get(2))
                .startsWith("TrentService.ScheduleKeyDeletion ")
                .contains("\"KeyId\":\"a-key\"", "\"PendingWindowInDays\":7");
        assertThat(asked.get(3)).startsWith("DynamoDB_20120810.DeleteTable ").contains("eco-suite-table");
    }

    @Test
    void what_was_never_created_is_no_failure_and_is_not_counted() {
        var removal = new Removal(operator);
        removal.table("gone-table");
        removal.secret("gone/secret");
        assertThat(removal.run()).startsWith("0 removed");
    }

    @Test
    void a_second_run_removes_nothing() {
        var removal = new Removal(operator);
        removal.key("a-key");
        removal.run();
        removal.run();
        assertThat(asked).hasSize(1);
    }
}
