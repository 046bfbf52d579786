package org.ecorelay.platform;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.ecorelay.attestation.Sha256;

/** Sends one request, once. The whole answer, body included, comes before the deadline and within the size limit, or counts as lost. */
final class Wire {
    /** How long to wait before another try after the platform could not be reached at all. */
    static final Duration UNREACHABLE_DELAY = Duration.ofSeconds(30);

    private final Transport transport;

    Wire(Transport transport) {
        this.transport = transport;
    }

    Reply send(HttpRequest request, Deadline deadline) {
        if (deadline.hasPassed()) {
            return new Reply.NeverArrived(UNREACHABLE_DELAY, "no time was left to send the request", false);
        }
        try {
            return answered(transport.send(request, Duration.ofNanos(deadline.remainingNs())));
        } catch (TimeoutException e) {
            return new Reply.Lost("no complete answer in time");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply.Lost("interrupted while waiting for the answer");
        } catch (IOException e) {
            return failed(e);
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
    private static Reply failed(IOException failure) {
        // What failed in another way than by input or output is wrapped.
        Throwable cause = failure.getClass() == IOException.class
                ? Optional.ofNullable(failure.getCause()).orElse(failure)
                : failure;
        String kind = cause.getClass().getSimpleName();
        return switch (failure) {
            case ConnectException _, HttpConnectTimeoutException _, UnknownHostException _ ->
                new Reply.NeverArrived(UNREACHABLE_DELAY, "no connection to the platform (%s)".formatted(kind), false);
            default -> new Reply.Lost("the connection failed or the answer is too large (%s)".formatted(kind));
        };
    }
}
