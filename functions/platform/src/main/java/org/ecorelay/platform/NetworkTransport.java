package org.ecorelay.platform;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The JDK's HTTP client. Thread-safe. */
final class NetworkTransport implements Transport {
    private final Connections connections;

    NetworkTransport(Connections connections) {
        this.connections = connections;
    }

    @Override
    public HttpResponse<byte[]> send(HttpRequest request, Duration within)
            throws IOException, TimeoutException, InterruptedException {
        // HttpRequest.timeout() ends with the headers (JDK 25); waiting for the future bounds a dripping body too.
        // Not sendAsync(): that completes on the common pool, which a caller may itself have filled with waiting
        // threads.
        var answer = new FutureTask<HttpResponse<byte[]>>(() ->
                connections.open().send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES)));
        Thread.ofVirtual().start(answer);
        try {
            return answer.get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | InterruptedException e) {
            answer.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failed ? failed : new IOException(e.getCause());
        }
    }
}
