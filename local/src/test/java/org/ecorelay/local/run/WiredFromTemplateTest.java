package org.ecorelay.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.ecorelay.local.TestStorefront;
import org.ecorelay.local.template.Deployment;
import org.ecorelay.local.template.HttpApi;
import org.ecorelay.local.template.Queue;
import org.ecorelay.local.template.Stack;
import org.ecorelay.local.template.Table;
import org.ecorelay.local.template.TemplateNotUnderstood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The local run is what the checked-in template says, and nothing else. */
@Timeout(120)
class WiredFromTemplateTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final ObjectNode template = read();

    private static ObjectNode read() {
        try {
            return (ObjectNode) JSON.readTree(Files.readString(Home.find().template()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode resource(String logicalId) {
        return (ObjectNode) template.required("Resources").required(logicalId);
    }

    private LocalRelay start() throws IOException {
        var home = new Home(folder);
        Files.createDirectories(home.template().getParent());
        Files.writeString(home.template(), template.toString());
        return LocalRelay.start(new LocalRelay.Options(0, null, InstantSource.system(), (_, _) -> {}).at(home));
    }

    private static void rename(JsonNode node, String member, String old, String with) {
        node.forEach(each -> {
            if (each.path(member).asText().equals(old)) {
                ((ObjectNode) each).put(member, with);
            }
        });
    }

    @Test
    void without_a_route_there_is_no_such_address_and_with_another_key_no_row() throws IOException {
        ((ObjectNode) template.required("Resources")).remove("ApiListCertificates");
        JsonNode table = resource("CertificatesTable").required("Properties");
        rename(table.required("KeySchema"), "AttributeName", "certificateId", "renamed");
        rename(table.required("AttributeDefinitions"), "AttributeName", "certificateId", "renamed");
        try (var relay = start();
                var storefront = new TestStorefront(relay.api(), relay.apiKey())) {
            assertThat(storefront.get("/health").status()).isEqualTo(200);
            assertThat(storefront.get("/v1/certificates").status()).isEqualTo(404);
            storefront.putTable();
            assertThat(storefront
                            .post("/v1/orders", TestStorefront.order("T-1", "VN", ""))
                            .status())
                    .isGreaterThanOrEqualTo(500);
        }
    }

    /** The control of the two: the same calls on the template as it is. */
    @Test
    void with_the_template_as_it_is_both_are_there() throws IOException {
        try (var relay = start();
                var storefront = new TestStorefront(relay.api(), relay.apiKey())) {
            assertThat(storefront.get("/v1/certificates").status()).isEqualTo(200);
            storefront.putTable();
            assertThat(storefront
                            .post("/v1/orders", TestStorefront.order("T-1", "VN", ""))
                            .status())
                    .isEqualTo(202);
        }
    }

    @Test
    void a_resource_that_is_not_understood_stops_the_start() {
        resource("OrdersQueue").put("Type", "AWS::Kinesis::Stream");
        assertThatThrownBy(this::start)
                .isInstanceOf(TemplateNotUnderstood.class)
                .hasMessageContaining("Kinesis");
    }

    @Test
    void the_template_has_the_routes_tables_and_queues_of_the_design() {
        Deployment deployment = Deployment.parse(
                template.toString(),
                Stack.local("any"),
                Map.of("PlatformUrl", "http://127.0.0.1:9", "MailFrom", "relay@example.org"));
        assertThat(deployment.apis().getFirst().routes())
                .extracting(HttpApi.Route::key)
                .containsExactlyInAnyOrder(
                        "POST /v1/orders",
                        "POST /v1/verify",
                        "POST /v1/verify/document",
                        "GET /verify/{id}",
                        "GET /v1/certificates/{id}/qr.svg",
                        "POST /v1/orders:check",
                        "POST /v1/products",
                        "POST /v1/certificates/{id}/versions",
                        "DELETE /v1/certificates/{id}",
                        "POST /v1/issued-certificates",
                        "GET /v1/certificates/{id}/application",
                        "GET /v1/certificates/{id}/document.pdf",
                        "GET /v1/certificates/{id}/evidence",
                        "PUT /v1/products/{sku}",
                        "PUT /v1/orders/{id}/shipments/{n}",
                        "PUT /v1/stores/{store}/modes",
                        "PUT /v1/stores/{store}/settings",
                        "GET /v1/stores/{store}/report",
                        "GET /v1/schemas/{name}",
                        "GET /v1/products/{sku}",
                        "PUT /v1/rules/{name}",
                        "PUT /v1/hs-correspondence",
                        "PUT /v1/appendix-lines/{party}",
                        "PUT /v1/exchange-rates",
                        "GET /v1/rules",
                        "GET /v1/rules/coverage",
                        "POST /v1/ops/redrive",
                        "GET /v1/alert-addresses/{token}",
                        "POST /v1/alert-addresses/{token}",
                        "GET /v1/ops/redrive/{id}",
                        "GET /v1/certificates",
                        "GET /v1/certificates/{id}",
                        "GET /v1/certificates/{id}/document",
                        "GET /v1/hs",
                        "GET /v1/hs/{code}",
                        "GET /v1/status-lists/{owner}/{list}",
                        "GET /.well-known/jwks.json",
                        "GET /health");
        assertThat(deployment.tables())
                .extracting(Table::logicalId)
                .containsExactlyInAnyOrder("CertificatesTable", "LedgerTable", "RegistryTable", "WorkTable");
        assertThat(deployment.queues())
                .extracting(Queue::logicalId)
                .containsExactlyInAnyOrder(
                        "OrdersQueue", "OrdersDeadLetters", "SubmissionsQueue", "SubmissionsDeadLetters");
        assertThat(deployment.eventSources())
                .extracting(source -> List.of(source.queue(), source.function()))
                .containsExactlyInAnyOrder(
                        List.of("OrdersQueue", "BuilderFunction"), List.of("SubmissionsQueue", "SubmitterFunction"));
    }

    @Test
    void the_deployed_first_due_time_is_after_that_of_a_claim() {
        int settle = 600;
        assertThat(seconds("IntakeFunction", "FIRST_DUE_SECONDS"))
                .isGreaterThan(seconds("SubmitterFunction", "LEASE_SECONDS")
                        + 2 * seconds("SubmitterFunction", "MAX_CLOCK_SKEW_SECONDS")
                        + settle);
        assertThat(seconds("SubmitterFunction", "REQUEST_TIMEOUT_SECONDS"))
                .isLessThan(seconds("SubmitterFunction", "LEASE_SECONDS"));
    }

    /** The same relations hold in compressed time, so that a local run writes what a deployed one writes. */
    @Test
    void the_compressed_first_due_time_is_too() {
        var compressed = CompressedTime.environment();
        assertThat(Integer.parseInt(compressed.get("FIRST_DUE_SECONDS")))
                .isGreaterThan(Integer.parseInt(compressed.get("LEASE_SECONDS"))
                        + 2 * Integer.parseInt(compressed.get("MAX_CLOCK_SKEW_SECONDS"))
                        + CompressedTime.SETTLE_SECONDS);
        assertThat(Integer.parseInt(compressed.get("REQUEST_TIMEOUT_SECONDS")))
                .isLessThan(Integer.parseInt(compressed.get("LEASE_SECONDS")));
    }

    private int seconds(String function, String variable) {
        return Integer.parseInt(resource(function)
                .required("Properties")
                .required("Environment")
                .required("Variables")
                .required(variable)
                .asText());
    }
}
