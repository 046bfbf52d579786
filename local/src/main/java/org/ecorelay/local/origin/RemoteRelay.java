package org.ecorelay.local.origin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The API of a relay, as the verbs that need an account ask it: an answer, or one printed sentence that says what to do. */
final class RemoteRelay {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final URI relay;
    private final String key;
    private final PrintStream err;
    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * A relay.
     *
     * @param relay its address
     * @param key an API key with the scope {@code catalog:write}
     */
    RemoteRelay(URI relay, String key, PrintStream err) {
        this.relay = relay;
        this.key = key;
        this.err = err;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(relay + path)).timeout(TIMEOUT).header("x-api-key", key);
    }

    /** The answer to a request that went well; else what to do is printed. */
    Optional<JsonNode> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response;
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TIMEOUT)
                .build()) {
            response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            err.println("%s does not answer; start the local run with: eco start, or name another relay with --url"
                    .formatted(relay));
            return Optional.empty();
        }
        Optional<JsonNode> body = json(response.body());
        if (response.statusCode() == OK && body.isPresent()) {
            return body;
        }
        body.ifPresentOrElse(
                this::problem,
                () -> err.println(
                        "%s answers %d; is this the address of a relay?".formatted(relay, response.statusCode())));
        return Optional.empty();
    }

    private Optional<JsonNode> json(String text) {
        try {
            return Optional.of(mapper.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void problem(JsonNode problem) {
        problem.path("errors")
                .forEach(error -> err.println("%s: %s"
                        .formatted(
                                error.has("line")
                                        ? "line " + error.path("line").asInt()
                                        : error.path("pointer").asText(),
                                error.path("message").asText())));
        err.println("%s. %s"
                .formatted(
                        problem.path("title").asText(problem.path("message").asText()),
                        problem.path("detail").asText("")));
    }
}
