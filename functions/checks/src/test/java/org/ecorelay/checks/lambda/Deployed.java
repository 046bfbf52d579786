package org.ecorelay.checks.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ecorelay.account.Registry;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.Sha256;
import org.ecorelay.aws.dynamo.DynamoBundles;
import org.ecorelay.aws.dynamo.DynamoRegistry;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.aws.lambda.RecordingContext;
import org.ecorelay.builder.BuilderHandler;
import org.ecorelay.checks.Repository;
import org.ecorelay.intake.IntakeHandler;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.local.aws.EmbeddedAws;
import org.ecorelay.local.aws.SentMail;
import org.ecorelay.local.template.AwsClients;
import org.ecorelay.local.template.Deployment;
import org.ecorelay.local.template.GrantedAccess;
import org.ecorelay.local.template.LambdaFunction;
import org.ecorelay.local.template.Provision;
import org.ecorelay.local.template.Provisioned;
import org.ecorelay.local.template.Stack;
import org.ecorelay.notice.InviteAddresses;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The checked-in template, deployed on an embedded AWS, with one account that has a key, a store, an exporter and a product. */
final class Deployed implements AutoCloseable {
    static final String ACCOUNT = "demo";
    /** The key of all sample events. It opens nothing but this. */
    static final String KEY = "eco_test_demo_sample_thisisnosecretonlyasamplekeyforeventfilesandtests222";

    /** Signed the links of the sample events, which work until 2100; it opens nothing but them. */
    private static final String SERVICE_SECRET = "thisisnosecretonlyasampleforeventfilesandtests222";

    private static final String CREDENTIAL = "{\"clientId\":\"sample\",\"clientSecret\":\"sample\"}";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final EmbeddedAws aws;
    private final AwsClients clients;
    private final Deployment deployment;
    private final Provisioned provisioned;
    private final GrantedAccess access;

    private Deployed(EmbeddedAws aws) {
        this.aws = aws;
        // Nobody listens at the platform's address: a submission is parked, which is an answer too.
        this.deployment = Deployment.read(
                Repository.ROOT.resolve("infra-cdk/template/eco-relay.template.json"),
                Stack.local("eco-relay-local"),
                Map.of(
                        "PlatformUrl", "http://127.0.0.1:1",
                        "PlatformSandboxUrl", "http://127.0.0.1:2",
                        "MailFrom", "no-reply@eco-relay.example"));
        this.clients = new AwsClients(aws.endpoint(), deployment.stack().region(), "CHECKS");
        this.provisioned = Provision.create(
                deployment,
                clients,
                Map.of(
                        "eco/dev/platform/relay",
                        CREDENTIAL,
                        "eco/dev/platform/" + ACCOUNT,
                        CREDENTIAL,
                        "eco/dev/service",
                        SERVICE_SECRET));
        this.access = GrantedAccess.of(deployment, provisioned, UnaryOperator.identity());
        aws.authorise(access);
        seed(new DynamoRegistry(clients.dynamoDb(), provisioned.ref("RegistryTable")));
    }

    static Deployed start() throws IOException {
        return new Deployed(EmbeddedAws.start(EmbeddedAws.Options.inMemory()));
    }

    private static void seed(Registry registry) {
        put(registry, "key#sample", """
                {"hash":"%s","mode":"test","scopes":["orders:write","status:read","catalog:write","ops"]}""".formatted(Sha256.of(KEY).value()));
        put(registry, "store#shop", "{\"id\":\"shop\",\"exporter\":\"maker\",\"modes\":{\"*\":\"live\"}}");
        put(registry, "exporter#maker", """
                {"party":{"name":"Sample Bamboo Works","address":"1 Harbour Road, Ningbo","country":"CN"},
                 "route":"DECLARATION","approvedExporter":{"code":"CN-AE-0001","validUntil":"2099-12-31","goods":["01-97"]},
                 "alerts":["ops@example.org"]}""");
        put(registry, "store#applying", "{\"id\":\"applying\",\"exporter\":\"applicant\",\"modes\":{\"*\":\"live\"}}");
        put(registry, "exporter#applicant", """
                {"party":{"name":"Sample Applicant","address":"2 Harbour Road, Ningbo","country":"CN"},
                 "route":"ISSUING_BODY","alerts":["ops@example.org"]}""");
        put(registry, "product#TABLE-01", """
                {"description":"Bamboo dining table","hsCode":"940360","party":"CN","substantial":true,
                 "statedRule":{"rule":"CTH or RVC40","source":"RCEP Annex 3A, p.212"},
                 "materials":[{"id":"board","hsCode":"441210","originCountry":"CN","meetsRcep32":true},
                              {"id":"legs","hsCode":"730890","originCountry":"DE"}],
                 "producer":{"name":"Sample Bamboo Works","address":"1 Harbour Road, Ningbo","country":"CN"}}""");
    }

    private static void put(Registry registry, String item, String body) {
        registry.put(ACCOUNT, item, JsonReader.readOwn(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** What the functions' roles allow, and what of it was used. */
    GrantedAccess access() {
        return access;
    }

    LambdaFunction function(String shortName) {
        return deployment.function(shortName);
    }

    /** A function's own environment, as the template sets it. */
    Map<String, String> variables(String function) {
        return provisioned.environment(function(function));
    }

    /** The same and what Lambda adds: region and credentials. */
    Map<String, String> environment(String function) {
        var environment = new HashMap<>(aws.environment(function));
        environment.putAll(variables(function));
        return environment;
    }

    /** Accepts the order of events/intake/good.json under another number. */
    void accept(String orderNumber) throws IOException {
        var event = (ObjectNode) MAPPER.readTree(SampleEvent.text("intake/good"));
        event.put("body", event.get("body").asText().replace("EC-1001", orderNumber));
        var output = new ByteArrayOutputStream();
        new IntakeHandler(environment("intake"), InstantSource.system())
                .handleRequest(stream(event.toString()), output, new RecordingContext());
        if (MAPPER.readTree(output.toByteArray()).get("statusCode").asInt() != 202) {
            throw new IllegalStateException("not accepted: " + output.toString(StandardCharsets.UTF_8));
        }
    }

    /** Builds the document of an accepted order. */
    void build(String orderNumber) throws IOException {
        String message = "{\"certificateId\":\"%s\",\"version\":1}".formatted(SampleEvent.certificateId(orderNumber));
        var event = Json.object()
                .put(
                        "Records",
                        Json.array(Stream.of(Json.object()
                                .put("messageId", "1")
                                .put("body", message)
                                .build())))
                .build();
        new BuilderHandler(environment("builder"), InstantSource.system())
                .handleRequest(stream(CanonicalJson.text(event)), new ByteArrayOutputStream(), new RecordingContext());
    }

    /** Adds an exporter whose one address has not answered yet, and has the poller ask it. */
    void invite(String exporter, String address) {
        var registry = new DynamoRegistry(clients.dynamoDb(), provisioned.ref("RegistryTable"));
        put(registry, "exporter#" + exporter, """
                {"party":{"name":"竹子 Works","address":"1 Harbour Road, Ningbo","country":"CN"},
                 "route":"DECLARATION","approvedExporter":{"code":"CN-AE-0001","validUntil":"2099-12-31","goods":["01-97"]},
                 "alerts":["%s"]}""".formatted(address));
        var work = new WorkTable(clients.dynamoDb(), provisioned.ref("WorkTable"), new SecureRandom());
        var clock = InstantSource.system();
        new InviteAddresses(registry, new DynamoBundles(work, clock), clock).invite(ACCOUNT, exporter);
    }

    /** Puts a secret that the template of this deployment has not. */
    void secret(String secretName, String value) {
        clients.secrets().createSecret(create -> create.name(secretName).secretString(value));
    }

    /** Mails that SES took. */
    List<SentMail> mails() {
        return aws.mails();
    }

    /** The state of an order's certificate in the status table, or "none". */
    String status(String orderNumber) {
        var row = clients.dynamoDb()
                .getItem(get -> get.tableName(provisioned.ref("CertificatesTable"))
                        .key(Map.of("certificateId", AttributeValue.fromS(SampleEvent.certificateId(orderNumber))))
                        .consistentRead(true))
                .item();
        return row.isEmpty() ? "none" : row.get("status").s();
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        clients.close();
        aws.close();
    }
}
