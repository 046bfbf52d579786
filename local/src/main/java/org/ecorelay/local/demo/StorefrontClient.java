package org.ecorelay.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.ecorelay.attestation.Jws;
import org.ecorelay.json.Json;

/** A storefront: talks to the HTTP API as any client would. */
final class StorefrontClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int MOST_LOOKS = 150;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final String apiKey;

    StorefrontClient(URI api, String apiKey) {
        this.api = api;
        this.apiKey = apiKey;
    }

    /** An answer. */
    record Answer(int status, JsonNode body) {}

    Answer postOrder(JsonNode order) throws IOException, InterruptedException {
        return send(request("/v1/orders").POST(body(order)));
    }

    Answer putProduct(String sku, JsonNode profile) throws IOException, InterruptedException {
        String path =
                "/v1/products/" + URLEncoder.encode(sku, StandardCharsets.UTF_8).replace("+", "%20");
        return send(request(path).PUT(body(profile)));
    }

    Answer tellIssued(JsonNode certificate) throws IOException, InterruptedException {
        return send(request("/v1/issued-certificates").POST(body(certificate)));
    }

    Answer certificate(String id) throws IOException, InterruptedException {
        return send(request("/v1/certificates/" + id).GET());
    }

    /** The signed document of a certificate. */
    String document(String id) throws IOException, InterruptedException {
        return text("/v1/certificates/" + id + "/document");
    }

    /** The evidence of a certificate, as it may be handed to the buyer. */
    byte[] evidence(String id) throws IOException, InterruptedException {
        HttpRequest request = request("/v1/certificates/" + id + "/evidence?audience=buyer")
                .GET()
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    /** The public keys of the relay. */
    String keySet() throws IOException, InterruptedException {
        return text("/.well-known/jwks.json");
    }

    /** The status list that a document names; a new one is signed a moment after its first document. */
    String statusList(String document) throws IOException, InterruptedException {
        String address = ((Json.Obj)
                        new Jws(document).payload().list("credentialStatus").getFirst())
                .required("statusListCredential");
        String path = URI.create(address).getPath();
        HttpResponse<String> answer;
        int tries = 0;
        do {
            if (tries++ > 0) {
                Thread.sleep(LOOK_EVERY);
            }
            answer = http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
        } while (answer.statusCode() != 200 && tries < MOST_LOOKS);
        if (answer.statusCode() != 200) {
            throw new IOException("the status list %s was answered %d".formatted(path, answer.statusCode()));
        }
        return answer.body();
    }

    private String text(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path))
                .timeout(PATIENCE)
                .header("X-Api-Key", apiKey)
                .header("Content-Type", "application/json");
    }

    private static HttpRequest.BodyPublisher body(JsonNode node) {
        return HttpRequest.BodyPublishers.ofString(node.toString());
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    @Override
    public void close() {
        http.close();
    }
}
