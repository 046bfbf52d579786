package org.ecorelay.bench.cold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ecorelay.local.aws.Faults;
import org.ecorelay.local.lambda.LambdaHost;
import org.ecorelay.local.run.Home;
import org.ecorelay.local.run.LocalRelay;
import org.ecorelay.local.template.Deployment;
import org.ecorelay.local.template.LambdaFunction;
import org.ecorelay.local.template.Stack;

/** A relay whose queues nobody works, HTTPS before its AWS, and the processes to start. */
final class ColdStage implements AutoCloseable {
    private static final String SAMPLES = "org.ecorelay.bench.cold.sample.";
    /** As the load's: what a storefront sends. */
    private static final String PRODUCT = """
            {"description":"Bamboo dining table","hsCode":"940382","party":"CN","substantial":true,
             "statedRule":{"rule":"CTH or RVC40","source":"RCEP Annex 3A, p.212"},
             "materials":[{"id":"bamboo board","hsCode":"441210","originCountry":"CN","meetsRcep32":true},
                          {"id":"steel legs","hsCode":"730890","originCountry":"DE"}],
             "producer":{"name":"Anji Bamboo Works","address":"5 Tianhuangping Road, Anji","country":"CN"}}""";

    private static final String ORDER = """
            {"orderNumber":"%s","store":"shop","placedAt":"2026-09-01T07:55:00Z","destination":"VN","currency":"USD",
             "consignee":{"name":"Cold Consignee","address":"1 Main Street","country":"VN"},
             "lines":[{"sku":"TABLE-01","quantity":"2","unit":"PCS","value":"480.00"}],"sandbox":{"afterSeconds":1}}""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalRelay relay;
    private final TlsFront front;
    private final Deployment deployment;
    private final Calls calls;
    private int events;

    private ColdStage(LocalRelay relay, TlsFront front) throws IOException, InterruptedException {
        this.relay = relay;
        this.front = front;
        this.deployment = Deployment.read(
                Home.find().template(),
                Stack.local("eco-relay-local"),
                Map.of(
                        "CodeBucket",
                        "local",
                        "PlatformUrl",
                        relay.platform().liveUrl().toString(),
                        "PlatformSandboxUrl",
                        relay.platform().sandboxUrl().toString(),
                        "MailFrom",
                        "no-reply@eco-relay.example"));
        this.calls = new Calls(relay);
        calls.send("PUT", "/v1/products/TABLE-01", PRODUCT);
    }

    static ColdStage open() throws IOException, InterruptedException {
        var options = new LocalRelay.Options(0, null, InstantSource.system(), (_, _) -> {})
                .withEnvironment(Map.of())
                .withFaults(LambdaHost.withoutMappings(Faults.NONE));
        var relay = LocalRelay.start(options);
        return new ColdStage(relay, TlsFront.before(relay.aws().endpoint()));
    }

    List<ColdStart> variants() throws IOException, InterruptedException {
        var variants = new ArrayList<ColdStart>();
        Path samples = Home.find().root().resolve("bench/target/sample.jar");
        variants.add(new ColdStart("floor", samples, SAMPLES + "FloorHandler", environment("intake"), this::order));
        variants.add(function("intake", this::order));
        Map<String, String> same = sampled();
        variants.add(new ColdStart("sample CRT", samples, SAMPLES + "CrtHandler", same, this::order));
        variants.add(new ColdStart("sample Apache 5", samples, SAMPLES + "ApacheHandler", same, this::order));
        variants.add(function("builder", () -> message(accepted())));
        variants.add(function("submitter", () -> message(signed())));
        variants.add(function(
                "poller", () -> JSON.readTree(Calls.sample("poller/good")).toString()));
        variants.add(function(
                "status", () -> JSON.readTree(Calls.sample("status/health")).toString()));
        variants.add(function("document", this::print));
        return variants;
    }

    private ColdStart function(String name, ColdStart.Events fresh) {
        LambdaFunction function = deployment.function(name);
        Path jar = Home.find().root().resolve("functions/%s/target/%s.jar".formatted(name, name));
        return new ColdStart(name, jar, function.handler(), environment(name), fresh);
    }

    private Map<String, String> environment(String name) {
        var environment = new HashMap<>(relay.aws().environment(LambdaHost.accessKeyId(name)));
        environment.putAll(relay.provisioned().environment(deployment.function(name)));
        environment.put("AWS_ENDPOINT_URL", front.address());
        environment.put("JAVA_TOOL_OPTIONS", front.options());
        return environment;
    }

    /** The environment in which a sample makes as many calls as a first order of intake's does. */
    private Map<String, String> sampled() throws IOException, InterruptedException {
        var counted = new HashMap<>(environment("intake"));
        counted.put("AWS_ACCESS_KEY_ID", "AKIALOCALCOUNTED00000");
        ColdStart intake = function("intake", this::order);
        new ColdStart("intake", intake.jar(), intake.handler(), counted, this::order).start();
        var same = new HashMap<>(environment("intake"));
        Map.of("SAMPLE_READS", "GetItem", "SAMPLE_WRITES", "PutItem", "SAMPLE_MESSAGES", "SendMessage")
                .forEach((variable, operation) -> same.put(
                        variable,
                        Long.toString(relay.aws().calls().sums().stream()
                                .filter(sum -> sum.accessKeyId().equals("AKIALOCALCOUNTED00000")
                                        && sum.operation().equals(operation))
                                .mapToLong(sum -> sum.count())
                                .sum())));
        return same;
    }

    private String number() {
        events++;
        return "COLD-" + events;
    }

    /** An order that nobody has sent before, as the gateway hands it over. */
    private String order() throws IOException {
        ObjectNode event = (ObjectNode) JSON.readTree(Calls.sample("intake/good"));
        event.put("body", ORDER.formatted(number()));
        return withKey(event);
    }

    /** A certificate's first PDF. */
    private String print() throws IOException, InterruptedException {
        ObjectNode event = (ObjectNode) JSON.readTree(Calls.sample("document/good"));
        ((ObjectNode) event.get("pathParameters")).put("id", signed());
        return withKey(event);
    }

    private String withKey(ObjectNode event) {
        ((ObjectNode) event.get("headers")).put("x-api-key", relay.apiKey());
        return event.toString();
    }

    private String accepted() throws IOException, InterruptedException {
        return calls.send("POST", "/v1/orders", ORDER.formatted(number()))
                .path("certificateId")
                .asText();
    }

    /** A certificate whose document is there. */
    private String signed() throws IOException, InterruptedException {
        String id = accepted();
        relay.invoke("builder", message(id).getBytes(StandardCharsets.UTF_8));
        JsonNode certificate = calls.send("GET", "/v1/certificates/" + id, "");
        if (!certificate.path("state").asText().equals("SIGNED")) {
            throw new IOException("the builder made no document: " + certificate);
        }
        return id;
    }

    private static String message(String certificateId) {
        ObjectNode body =
                JSON.createObjectNode().put("certificateId", certificateId).put("version", 1);
        ObjectNode event = JSON.createObjectNode();
        event.putArray("Records").addObject().put("messageId", "1").put("body", body.toString());
        return event.toString();
    }

    @Override
    public void close() throws IOException {
        front.close();
        relay.close();
    }
}
