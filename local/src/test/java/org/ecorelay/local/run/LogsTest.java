package org.ecorelay.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.ecorelay.local.Leaks;
import org.ecorelay.local.Patience;
import org.ecorelay.local.TestStorefront;
import org.ecorelay.local.TestTables;
import org.ecorelay.local.aws.AwsError;
import org.ecorelay.local.aws.AwsRequest;
import org.ecorelay.local.aws.Fault;
import org.ecorelay.local.aws.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a run with all sorts of trouble logs: nothing that is a person's, and nothing that opens a door. LeaksTest sees each kind found. */
@Timeout(240)
class LogsTest {
    /** DEFERRED is not among them: after a secret that could not be read, the next try is half a minute away. */
    private static final Set<String> OPEN = Set.of("RECEIVED", "SIGNED", "SUBMITTING", "OUTCOME_UNKNOWN", "PENDING");

    private static final String QUOTE = "one value is invalid: ";

    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

    /** The first call of each kind fails, with a text that quotes what was sent. */
    private static Faults everythingFailsOnce() {
        Set<String> struck = ConcurrentHashMap.newKeySet();
        return request ->
                isStruck(request) && struck.add(request.accessKeyId() + request.operation() + request.resource())
                        ? Optional.of(Fault.instead(new AwsError(400, "ValidationException", QUOTE + request.body())))
                        : Optional.empty();
    }

    /** The failed calls of a queue's worker are made up for by the timer. */
    private static Map<String, String> impatient() {
        var variables = new HashMap<>(CompressedTime.environment());
        variables.putAll(Map.of("FIRST_DUE_SECONDS", "3", "REQUEST_TIMEOUT_SECONDS", "2", "LEASE_SECONDS", "4"));
        return variables;
    }

    private static boolean isStruck(AwsRequest request) {
        return Set.of("PutItem", "SendMessage", "SendEmail", "Publish", "Sign", "GetSecretValue")
                        .contains(request.operation())
                && Set.of("INTAKE", "BUILDER", "SUBMITTER", "POLLER").stream()
                        .anyMatch(request.accessKeyId()::contains);
    }

    private List<JsonNode> orders() throws IOException {
        try (var files = Files.list(Home.find().demoOrders())) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9].*json"))
                    .sorted()
                    .map(LogsTest::read)
                    .map(file -> file.required("order"))
                    .toList();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return TestStorefront.json(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothing_personal_and_no_secret_is_logged() throws Exception {
        PrintStream before = System.err;
        var printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        var forbidden = new Leaks();
        forbidden.add("secret", "simulated-");
        forbidden.add("name", TestStorefront.CONSIGNEE);
        forbidden.add("address", TestStorefront.ADDRESS);
        try (var relay = LocalRelay.start(new LocalRelay.Options(
                        0, null, InstantSource.system(), (source, text) -> lines.add(source + " " + text))
                .withEnvironment(impatient())
                .withFaults(everythingFailsOnce()))) {
            forbidden.add("API key", relay.apiKey().substring(relay.apiKey().lastIndexOf('_') + 1));
            try (var storefront = new TestStorefront(relay.api(), relay.apiKey());
                    var tables = new TestTables(relay.aws().endpoint())) {
                for (AlertLink link : AlertLink.await(relay)) {
                    forbidden.add("alert address", link.to());
                    forbidden.add("link of a mail", link.address().getPath());
                    Patience.until("the address is confirmed", () -> isConfirmed(link), link::toString);
                }
                play(storefront, forbidden);
                Patience.until("nothing is open", () -> open(tables).isEmpty(), () -> open(tables));
            }
        } finally {
            System.setErr(before);
        }
        printed.toString(StandardCharsets.UTF_8).lines().forEach(lines::add);
        assertThat(lines).as("trouble was logged").anyMatch(line -> line.contains("\"level\":\"ERROR\""));
        forbidden.add("what was sent", QUOTE);
        assertThat(forbidden.in(lines)).isEmpty();
    }

    /** Calls fail here: a person presses the button again. */
    private static boolean isConfirmed(AlertLink link) {
        try {
            if (link.isOpen()) {
                link.confirm();
            }
            return link.isConfirmed();
        } catch (IOException failed) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void play(TestStorefront storefront, Leaks forbidden) throws IOException {
        for (JsonNode product : read(Home.find().demoOrders().resolve("products.json"))) {
            forbidden.addPersonal(product);
            String path = "/v1/products/" + product.path("sku").asText();
            String profile = product.path("profile").toString();
            if (storefront.put(path, profile).status() / 100 != 2) {
                storefront.put(path, profile);
            }
        }
        storefront.putTable();
        for (JsonNode order : orders()) {
            forbidden.addPersonal(order);
            storefront.post("/v1/orders", order.toString());
            storefront.post("/v1/orders", order.toString());
            storefront.post(
                    "/v1/orders",
                    ((ObjectNode) order.deepCopy()).put("currency", "no such").toString());
        }
        var faults = List.of("500", "429", "malformed", "timeout");
        for (String fault : faults) {
            String sandbox = "\"afterSeconds\":1,\"faults\":[\"%s\"]".formatted(fault);
            String order = TestStorefront.order("L-" + fault, "VN", sandbox);
            storefront.post("/v1/orders", order);
            storefront.post("/v1/orders", order);
            storefront.post("/v1/orders", order.substring(20));
        }
    }

    private static List<String> open(TestTables tables) {
        var open = new ArrayList<String>();
        for (Map<String, AttributeValue> row : tables.rows("CertificatesTable")) {
            String status = row.get("status").s();
            if (OPEN.contains(status)) {
                open.add(row.get("orderNumber").s() + " " + status);
            }
        }
        return open;
    }
}
