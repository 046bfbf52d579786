package org.ecorelay.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A platform that answers whatever a test scripts, byte for byte. Token requests are answered well unless scripted too. */
final class ScriptedServer implements AutoCloseable {
    /** One answer: writes to the connection as it likes; the connection is closed afterwards. */
    interface Answer {
        void write(Socket connection, OutputStream out) throws IOException;
    }

    /** A request as it arrived. */
    record Request(String line, String head, String body) {}

    private final ServerSocket server;
    private final String address;
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<Answer> tokenAnswers = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger drops = new AtomicInteger();

    ScriptedServer() throws IOException {
        this(plain(), "http://127.0.0.1");
    }

    /** A server on a socket of its own, which is addressed by this scheme and host. */
    ScriptedServer(ServerSocket server, String address) {
        this.server = server;
        this.address = address;
        Thread.ofVirtual().start(this::acceptAll);
    }

    static ServerSocket plain() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    URI uri() {
        return URI.create("%s:%d/api".formatted(address, server.getLocalPort()));
    }

    /** How many connections were begun, whether or not a request came over them. */
    int connections() {
        return connections.get();
    }

    List<Request> requests() {
        return requests;
    }

    ScriptedServer answers(Answer... next) {
        answers.addAll(List.of(next));
        return this;
    }

    ScriptedServer answersTokens(Answer... next) {
        tokenAnswers.addAll(List.of(next));
        return this;
    }

    List<Request> tokenRequests() {
        return requests.stream().filter(ScriptedServer::isToken).toList();
    }

    List<Request> otherRequests() {
        return requests.stream().filter(request -> !isToken(request)).toList();
    }

    static Answer json(int status, String body, String... headers) {
        return typed(status, "application/json", body, headers);
    }

    static Answer typed(int status, String type, String body, String... headers) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return (_, out) -> {
            out.write("HTTP/1.1 %d Scripted\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n"
                    .formatted(status, type, bytes.length, more)
                    .getBytes(StandardCharsets.UTF_8));
            out.write(bytes);
        };
    }

    /** How many bytes have dripped, at most one every 10 ms: how long somebody has listened. */
    int drops() {
        return drops.get();
    }

    /** Says that a body comes, and sends a byte of it now and then for ever. */
    Answer dripping(int status) {
        return (_, out) -> {
            out.write("HTTP/1.1 %d Scripted\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
                    .formatted(status)
                    .getBytes(StandardCharsets.UTF_8));
            for (boolean open = true; open; open = !isClosedWithin(10)) {
                out.write(' ');
                out.flush();
                drops.incrementAndGet();
            }
        };
    }

    /** Sends a byte of a header now and then for ever. */
    Answer drippingHead() {
        return (_, out) -> {
            out.write("HTTP/1.1 202 Scripted\r\nX: ".getBytes(StandardCharsets.UTF_8));
            for (boolean open = true; open; open = !isClosedWithin(10)) {
                out.write('x');
                out.flush();
                drops.incrementAndGet();
            }
        };
    }

    /** Says nothing until the server closes. */
    Answer silence() {
        return (_, _) -> isClosedWithin(20_000);
    }

    /** Ends the connection with a TCP reset. */
    static Answer reset() {
        return (connection, _) -> connection.setSoLinger(true, 0);
    }

    static Answer nothing() {
        return (_, _) -> {};
    }

    private boolean isClosedWithin(long milliseconds) {
        try {
            return closed.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static boolean isToken(Request request) {
        return request.line().contains("/oauth2/token ");
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Request request = read(new BufferedInputStream(connection.getInputStream()));
            requests.add(request);
            answer(request).write(connection, connection.getOutputStream());
        } catch (IOException e) {
            // The client went away: that is what some tests are about.
        }
    }

    private Answer answer(Request request) {
        Answer scripted = isToken(request) ? tokenAnswers.poll() : answers.poll();
        if (scripted != null) {
            return scripted;
        }
        return isToken(request)
                ? json(
                        200,
                        "{\"access_token\":\"access-token-%04d\",\"token_type\":\"Bearer\",\"expires_in\":300}"
                                .formatted(tokenRequests().size()))
                : json(500, "{}");
    }

    private static Request read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the request ended early");
            }
            head.append((char) next);
        }
        int length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new Request(head.substring(0, head.indexOf("\r\n")), head.toString(), body);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
