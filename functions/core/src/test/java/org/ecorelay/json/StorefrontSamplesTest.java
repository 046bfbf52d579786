package org.ecorelay.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.ecorelay.fixture.PublishedSchema;
import org.ecorelay.order.OrderFields;
import org.ecorelay.order.OrderReading;
import org.ecorelay.order.Shipment;
import org.ecorelay.origin.ProductProfile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the description of the API shows as samples is taken as it is shown, and answered as it is shown. */
class StorefrontSamplesTest {
    private final JsonNode api;

    StorefrontSamplesTest() throws IOException {
        this.api = new YAMLMapper()
                .readTree(Files.readString(PublishedSchema.FOLDER.resolve("../../docs/api/storefront.openapi.yaml")));
    }

    private List<Json.Obj> samples(String path, String method) {
        JsonNode content = api.path("paths").path(path).path(method).at("/requestBody/content/application~1json");
        var samples = new ArrayList<Json.Obj>();
        content.path("examples").forEach(example -> samples.add(json(example.path("value"))));
        if (content.has("example")) {
            samples.add(json(content.path("example")));
        }
        assertThat(samples).as(path).isNotEmpty();
        return samples;
    }

    private static Json.Obj json(JsonNode value) {
        return JsonReader.readOwn(value.toString());
    }

    @Test
    void every_sample_of_an_order_is_valid_and_of_a_product_that_a_sample_states() {
        for (Json.Obj order : samples("/v1/orders", "post")) {
            assertThat(OrderFields.read(order)).isInstanceOf(OrderReading.Valid.class);
            assertThat(order.list("lines"))
                    .allSatisfy(line ->
                            assertThat(((Json.Obj) line).required("sku")).isEqualTo("TABLE-01"));
        }
        for (Json.Obj shipment : samples("/v1/orders/{id}/shipments/{n}", "put")) {
            assertThat(Shipment.read(1, shipment)).isInstanceOf(Shipment.Reading.Valid.class);
        }
    }

    @Test
    void every_sample_of_a_product_is_valid_and_its_answer_repeats_one() {
        List<Json.Obj> products = samples("/v1/products/{sku}", "put");
        assertThat(products)
                .allSatisfy(product ->
                        assertThat(ProductProfile.read(product)).isInstanceOf(ProductProfile.Reading.Valid.class));
        Json.Obj answer = json(api.path("paths")
                .path("/v1/products/{sku}")
                .path("put")
                .at("/responses/200/content/application~1json/example"));
        assertThat(answer.members().keySet())
                .containsExactlyInAnyOrderElementsOf(json(api.at("/components/schemas/StoredProduct/properties"))
                        .members()
                        .keySet());
        assertThat(products).contains(answer.object("profile"));
    }
}
