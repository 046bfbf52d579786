package org.ecorelay.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;

/** The HTTP server of an API, on 127.0.0.1 only. */
final class HttpFront implements AutoCloseable {
    private static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int STOP_SECONDS = 1;

    private final HttpServer server;

    private HttpFront(HttpServer server) {
        this.server = server;
    }

    /**
     * Takes the port without serving it yet.
     *
     * @param port 0 for any free one
     * @throws PortTaken when another program listens there
     */
    static HttpFront bind(int port) {
        // Without it an answer on a kept-alive connection waits for the caller's delayed acknowledgement (40 ms).
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        try {
            return new HttpFront(HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0));
        } catch (BindException e) {
            throw new PortTaken(port, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
    }

    void serve(Gateway gateway, LogSink log, ExecutorService threads) {
        server.createContext("/", exchange -> handle(exchange, gateway, log));
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Takes no more requests and waits up to {@value #STOP_SECONDS} s for the answers of those that are here. */
    @Override
    public void close() {
        server.stop(STOP_SECONDS);
    }

    private static void handle(HttpExchange exchange, Gateway gateway, LogSink log) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
            send(
                    exchange,
                    body.length > MAX_BODY_BYTES
                            ? HttpAnswer.TOO_LARGE
                            : answer(request(exchange, body), gateway, log));
        }
    }

    private static HttpAnswer answer(HttpRequest request, Gateway gateway, LogSink log) {
        try {
            return gateway.answer(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HttpAnswer.SERVICE_UNAVAILABLE;
        } catch (RuntimeException e) {
            // Without the path: the link of a mail is in it.
            log.log("host", request.method() + " failed: " + e);
            return HttpAnswer.INTERNAL_SERVER_ERROR;
        }
    }

    private static HttpRequest request(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getRawPath();
        String query = exchange.getRequestURI().getRawQuery();
        return new HttpRequest(
                exchange.getRequestMethod(),
                path == null || path.isEmpty() ? "/" : path,
                query == null ? "" : query,
                exchange.getProtocol(),
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                exchange.getRequestHeaders(),
                body);
    }

    private static void send(HttpExchange exchange, HttpAnswer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        answer.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("content-length")) {
                headers.set(name, value);
            }
        });
        answer.cookies().forEach(cookie -> headers.add("Set-Cookie", cookie));
        boolean bodiless =
                exchange.getRequestMethod().equals("HEAD") || answer.status() == 204 || answer.status() == 304;
        boolean empty = bodiless || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
        if (!empty) {
            exchange.getResponseBody().write(answer.body());
        }
    }
}
