package org.ecorelay.platform;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Port: how one request gets to the platform. The product has one, over the network; a simulation brings its own. */
@FunctionalInterface
public interface Transport {
    /** The largest answer that is read, in bytes. */
    int MAX_ANSWER_BYTES = 1 << 20;

    /**
     * Sends one request, once, and waits for the whole answer, body included. Follows no redirect.
     *
     * @param within how long to wait
     * @throws TimeoutException when no complete answer came in time; the request may have arrived
     * @throws IOException {@link java.net.ConnectException}, {@link java.net.http.HttpConnectTimeoutException} and
     *     {@link java.net.UnknownHostException} when it certainly did not arrive; any other when it may have arrived, or the answer has
     *     more than {@value #MAX_ANSWER_BYTES} bytes
     */
    HttpResponse<byte[]> send(HttpRequest request, Duration within)
            throws IOException, TimeoutException, InterruptedException;
}
