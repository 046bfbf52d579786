package org.ecorelay.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * The shops: talk to the HTTP API as any client would, and come again when they are told to or when nobody answers. Every call
 * of the API may be repeated. Thread-safe.
 */
final class Storefront implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TRIES = 200;
    private static final int PAUSE_MILLIS = 400;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final LongAdder throttled = new LongAdder();
    private final LongAdder repeated = new LongAdder();

    Storefront(URI api) {
        this.api = api;
    }

    /** An answer. */
    record Answer(int status, JsonNode body) {}

    /** One call, until it is answered by something that repeating would not change. */
    Answer call(String apiKey, String method, String path, String body) throws IOException, InterruptedException {
        BodyPublisher publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .timeout(PATIENCE)
                .header("X-Api-Key", apiKey)
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build();
        for (int n = 1; n < TRIES; n++) {
            Answer answer = tried(request);
            if (answer.status() != 429 && answer.status() < 500) {
                return answer;
            }
            (answer.status() == 429 ? throttled : repeated).increment();
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, PAUSE_MILLIS));
        }
        throw new IOException("%s %s was not answered in %d tries".formatted(method, path, TRIES));
    }

    private Answer tried(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException nobodyKnows) {
            return new Answer(503, JSON.missingNode());
        }
    }

    /** How often the gateway said that it was too much. */
    long throttled() {
        return throttled.sum();
    }

    /** How often there was no answer, or one that said nothing. */
    long repeated() {
        return repeated.sum();
    }

    @Override
    public void close() {
        http.close();
    }
}
