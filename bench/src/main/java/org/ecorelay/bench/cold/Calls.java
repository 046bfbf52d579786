package org.ecorelay.bench.cold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.ecorelay.local.run.Home;
import org.ecorelay.local.run.LocalRelay;

/** A storefront that prepares what a cold function is asked about. */
final class Calls {
    private final LocalRelay relay;

    Calls(LocalRelay relay) {
        this.relay = relay;
    }

    /** Calls the relay's own API. */
    JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(relay.api().resolve(path))
                            .header("X-Api-Key", relay.apiKey())
                            .header("Content-Type", "application/json")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(
                        "%s %s was answered %d: %s".formatted(method, path, answer.statusCode(), answer.body()));
            }
            return new ObjectMapper().readTree(answer.body());
        }
    }

    /** The file events/{name}.json. */
    static String sample(String name) throws IOException {
        return Files.readString(Home.find().root().resolve("events/%s.json".formatted(name)));
    }
}
