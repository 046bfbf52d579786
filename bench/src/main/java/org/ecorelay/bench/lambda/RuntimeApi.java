package org.ecorelay.bench.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** The Runtime API of Lambda (2018-06-01) for one function process: hands out events, takes answers and errors. */
public final class RuntimeApi implements AutoCloseable {
    /** What the function said. */
    public record Outcome(boolean success, String body) {}

    private record Event(String id, String body, Instant deadline) {}

    private static final String BASE = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<Outcome>> outcomes = new ConcurrentHashMap<>();
    private final CompletableFuture<String> initError = new CompletableFuture<>();
    private int sent;

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(BASE, this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /** The value of AWS_LAMBDA_RUNTIME_API. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the process reported instead of asking for its first event. */
    CompletableFuture<String> initError() {
        return initError;
    }

    /** Offers an event that has this long. */
    synchronized CompletableFuture<Outcome> invoke(String event, int timeoutSeconds) {
        String id = "invocation-%d".formatted(++sent);
        var outcome = new CompletableFuture<Outcome>();
        outcomes.put(id, outcome);
        events.add(new Event(id, event, Instant.now().plusSeconds(timeoutSeconds)));
        return outcome;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path =
                    exchange.getRequestURI().getPath().substring(BASE.length()).split("/", -1);
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (path[path.length - 1]) {
                case "next" -> next(exchange);
                case "response" -> settle(exchange, path[1], new Outcome(true, body));
                case "error" -> {
                    if (path[0].equals("init")) {
                        initError.complete(body);
                        exchange.sendResponseHeaders(202, -1);
                    } else {
                        settle(exchange, path[1], new Outcome(false, body));
                    }
                }
                default -> exchange.sendResponseHeaders(404, -1);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        Event event = events.take();
        var headers = exchange.getResponseHeaders();
        headers.set("Lambda-Runtime-Aws-Request-Id", event.id());
        headers.set(
                "Lambda-Runtime-Deadline-Ms", String.valueOf(event.deadline().toEpochMilli()));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:000000000000:function:checked");
        headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
        headers.set("Content-Type", "application/json");
        byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private void settle(HttpExchange exchange, String id, Outcome outcome) throws IOException {
        exchange.sendResponseHeaders(202, -1);
        var waiting = outcomes.get(id);
        if (waiting != null) {
            waiting.complete(outcome);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
