package org.ecorelay.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of {@code events/demo}: an order, and what must become of it.
 *
 * @param file its name
 * @param title what it shows
 * @param order the body of {@code POST /v1/orders}
 * @param http the status that the API must answer
 * @param states the states that its certificate must go through, in this order; empty when none is accepted
 * @param platformCode the platform's word at the end, or null
 * @param sameAs the file before it whose certificate it must get, or null
 * @param issued the certificate of the issuing body, to be told when the order waits for it, or null
 * @param answer a product profile to send when the exporter is asked for it, or null
 */
record DemoOrder(
        String file,
        String title,
        JsonNode order,
        int http,
        List<String> states,
        @Nullable String platformCode,
        @Nullable String sameAs,
        @Nullable Product answer,
        @Nullable JsonNode issued) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A product profile. */
    record Product(String sku, JsonNode profile) {}

    /** The orders of a folder, in the order of their files' names. */
    static List<DemoOrder> readAll(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var orders = new ArrayList<DemoOrder>();
            for (Path file : files.filter(each -> each.getFileName().toString().matches("[0-9]{2}-.*\\.json"))
                    .sorted()
                    .toList()) {
                orders.add(read(file));
            }
            return List.copyOf(orders);
        }
    }

    /** The catalogue that the storefront has sent before its first order. */
    static List<Product> products(Path folder) throws IOException {
        var products = new ArrayList<Product>();
        JSON.readTree(Files.readString(folder.resolve("products.json")))
                .forEach(each -> products.add(new Product(each.required("sku").asText(), each.required("profile"))));
        return List.copyOf(products);
    }

    private static DemoOrder read(Path file) throws IOException {
        JsonNode node = JSON.readTree(Files.readString(file));
        JsonNode expect = node.required("expect");
        var states = new ArrayList<String>();
        expect.path("states").forEach(state -> states.add(state.asText()));
        JsonNode answer = node.path("answer");
        return new DemoOrder(
                String.valueOf(file.getFileName()),
                node.required("title").asText(),
                node.required("order"),
                expect.required("http").asInt(),
                List.copyOf(states),
                expect.path("platformCode").asText(null),
                expect.path("sameAs").asText(null),
                answer.isObject() ? new Product(answer.required("sku").asText(), answer.required("profile")) : null,
                node.get("issued"));
    }

    String number() {
        return order.path("orderNumber").asText();
    }

    String destination() {
        return order.path("destination").asText();
    }
}
