package org.ecorelay.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;

/**
 * A platform as a function at AWS meets it: it answers after a while and takes no processor time here. The simulator checks schemas and
 * signatures on the cores that the functions are measured on; this one takes every submission unseen.
 */
final class PlatformElsewhere implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN = """
            {"access_token":"a-token-of-the-measurement","token_type":"Bearer","expires_in":3600}""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration latency;
    private final LongAdder submissions = new LongAdder();

    private PlatformElsewhere(HttpServer server, Duration latency) {
        this.server = server;
        this.latency = latency;
    }

    /** Starts one on the loopback that answers everything after this time. */
    static PlatformElsewhere answeringAfter(Duration latency) throws IOException {
        // Otherwise every answer on a kept connection waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var platform = new PlatformElsewhere(server, latency);
        server.createContext("/oauth2/token", exchange -> platform.answer(exchange, 200, TOKEN));
        server.createContext("/v1/e-co-submissions", platform::take);
        server.setExecutor(platform.threads);
        server.start();
        return platform;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonNode submission = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String document = submission.path("documentId").asText();
        ObjectNode taken = JSON.createObjectNode()
                .put("documentId", document)
                .put("reference", "ELSEWHERE-" + document)
                .put("status", "Pending");
        submissions.increment();
        answer(exchange, 202, taken.toString());
    }

    /** How many submissions it has taken. */
    long submissions() {
        return submissions.sum();
    }

    private void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            Thread.sleep(latency);
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
