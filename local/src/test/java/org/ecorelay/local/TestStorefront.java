package org.ecorelay.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A storefront that says exactly what the test says. Safe for use by many threads. */
public final class TestStorefront implements AutoCloseable {
    public static final String CONSIGNEE = "Tran Thi Consignee";
    public static final String ADDRESS = "47 Hidden Lane, Da Nang";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final String apiKey;

    public TestStorefront(URI api, String apiKey) {
        this.api = api;
        this.apiKey = apiKey;
    }

    /** An answer with a JSON body. */
    public record Answer(int status, JsonNode body) {}

    public Answer get(String path) throws IOException {
        return send(request(path).GET());
    }

    public Answer post(String path, String body) throws IOException {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    public Answer put(String path, String body) throws IOException {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    public Answer delete(String path) throws IOException {
        return send(request(path).DELETE());
    }

    /** The state of an order's first certificate, such as APPROVED; "" while there is none. */
    public String state(String orderNumber) {
        try {
            return get("/v1/certificates?orderNumber=" + orderNumber)
                    .body()
                    .at("/certificates/0/state")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The product that {@link #order} is about. */
    public void putTable() throws IOException {
        int status = put("/v1/products/TABLE-01", """
                {"description":"Bamboo dining table","hsCode":"940382","party":"CN","substantial":true,
                 "statedRule":{"rule":"CTH or RVC40","source":"RCEP Annex 3A, p.212"},
                 "materials":[{"id":"bamboo board","hsCode":"441210","originCountry":"CN","meetsRcep32":true},
                              {"id":"steel legs","hsCode":"730890","originCountry":"DE"}],
                 "producer":{"name":"Anji Bamboo Works","address":"5 Tianhuangping Road, Anji","country":"CN"}}""").status();
        if (status / 100 != 2) {
            throw new IllegalStateException("the product was answered " + status);
        }
    }

    /** An order; {@code sandbox} is the members of the sandbox script. */
    public static String order(String number, String destination, String sandbox) {
        return """
                {"orderNumber":"%s","store":"shop","placedAt":"2026-09-01T08:00:00Z","destination":"%s","currency":"USD",
                 "consignee":{"name":"%s","address":"%s","country":"%s"},"invoice":{"number":"INV-7","date":"2026-09-01"},
                 "lines":[{"sku":"TABLE-01","quantity":"2","unit":"PCS","value":"480.00"}],"sandbox":{%s}}""".formatted(number, destination, CONSIGNEE, ADDRESS, destination, sandbox);
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("X-Api-Key", apiKey)
                .header("Content-Type", "application/json");
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (InterruptedException e) {
            // As with any other broken call, nobody knows whether it arrived.
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
