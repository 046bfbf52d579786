package org.ecorelay.platform;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ecorelay.attestation.Sha256;
import org.jspecify.annotations.Nullable;

/** Sends one request, once. The whole answer, body included, comes before the deadline and within the size limit, or counts as lost. */
final class Wire {
    /** The largest answer that is read, in bytes. */
    static final int MAX_ANSWER_BYTES = 1 << 20;

    /** How long to wait before another try after the platform could not be reached at all. */
    static final Duration UNREACHABLE_DELAY = Duration.ofSeconds(30);

    private final Connections connections;

    Wire(Connections connections) {
        this.connections = connections;
    }

    Reply send(HttpRequest request, Deadline deadline) {
        if (deadline.hasPassed()) {
            return new Reply.NeverArrived(UNREACHABLE_DELAY, "no time was left to send the request", false);
        }
        // HttpRequest.timeout() ends with the headers (JDK 25); waiting for the future bounds a dripping body too.
        // Not sendAsync(): that completes on the common pool, which a caller may itself have filled with waiting
        // threads.
        var answer = new FutureTask<HttpResponse<byte[]>>(() ->
                connections.open().send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES)));
        Thread.ofVirtual().start(answer);
        try {
            return answered(answer.get(deadline.remainingNs(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return new Reply.Lost("no complete answer in time");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Lost("interrupted while waiting for the answer");
        } catch (ExecutionException e) {
            return failed(e.getCause());
        }
    }

    private static Reply answered(HttpResponse<byte[]> response) {
        return new Reply.Answered(
                response.statusCode(),
                response.headers(),
                new String(response.body(), StandardCharsets.UTF_8),
                Sha256.of(response.body()));
    }

    /** The text of an exception may name hosts and headers: only its kind is kept. */
    private static Reply failed(@Nullable Throwable cause) {
        String kind = cause == null ? "no cause" : cause.getClass().getSimpleName();
        return switch (cause) {
            case ConnectException _, HttpConnectTimeoutException _, UnknownHostException _ ->
                new Reply.NeverArrived(UNREACHABLE_DELAY, "no connection to the platform (%s)".formatted(kind), false);
            case null, default ->
                new Reply.Lost("the connection failed or the answer is too large (%s)".formatted(kind));
        };
    }
}
