package org.ecorelay.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.ecorelay.local.aws.EmbeddedAws;
import org.ecorelay.local.load.Processor;
import org.ecorelay.local.run.Home;
import org.ecorelay.local.template.AwsClients;
import org.ecorelay.local.template.Deployment;
import org.ecorelay.local.template.Provision;
import org.ecorelay.local.template.Provisioned;
import org.ecorelay.local.template.Stack;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.kms.model.MessageType;
import software.amazon.awssdk.services.kms.model.SigningAlgorithmSpec;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/** The ceiling: as many raw calls as orders make, by plain SDK clients against the same embedded AWS, with nothing between them. */
final class RawCalls {
    private static final int THREADS = 16;
    private static final int BATCH = 10;
    /** A row and a document as large as ours: what they hold decides their write units. */
    private static final String ROW = "r".repeat(700);

    private static final String DOCUMENT = "d".repeat(900);
    private static final String ACCOUNT = "ceiling";
    private static final String MESSAGE = "m".repeat(60);

    /** What a document rests on: exporter, store, settings, a product. */
    private static final int READ_TOGETHER = 4;

    private final AwsClients clients;
    private final Provisioned names;
    /** First what writes: then reads find something, as ours do. */
    private final SortedMap<String, Double> perOrder =
            new TreeMap<>(Comparator.<String>comparingInt(operation -> operation.startsWith("PutItem") ? 0 : 1)
                    .thenComparing(Comparator.naturalOrder()));

    private RawCalls(AwsClients clients, Provisioned names, Map<String, Double> perOrder) {
        this.clients = clients;
        this.names = names;
        this.perOrder.putAll(perOrder);
    }

    /**
     * What the embedded AWS carries.
     *
     * @param perSecond orders' worth of calls a second
     * @param processorMillis processor time of one, clients included
     */
    record Ceiling(double perSecond, double processorMillis) {}

    /**
     * Orders' worth of calls, as many as the machine takes.
     *
     * @param perOrder calls of an order by operation, e.g. {@code PutItem ledger}
     */
    static Ceiling measure(Map<String, Double> perOrder, int orders) throws IOException, InterruptedException {
        var stack = Stack.local("eco-ceiling");
        var deployment = Deployment.read(
                Home.find().template(),
                stack,
                Map.of("PlatformUrl", "https://platform.invalid", "MailFrom", "relay@example.org"));
        try (var aws = EmbeddedAws.start(EmbeddedAws.Options.inMemory());
                var clients = new AwsClients(aws.endpoint(), stack.region(), "AKIALOCALCEILING0000")) {
            Provisioned names = Provision.create(deployment, clients, Map.of());
            var raw = new RawCalls(clients, names, perOrder);
            IntStream.range(0, READ_TOGETHER).forEach(n -> raw.put("registry", ACCOUNT, n));
            raw.all("warm", warmOrders(orders));
            Duration before = Processor.used();
            Duration took = raw.all("order", orders);
            Duration used = Processor.used().minus(before);
            return new Ceiling(orders * 1e9 / took.toNanos(), used.toNanos() / 1e6 / orders);
        }
    }

    /** So many come before, until the byte code is compiled. */
    static int warmOrders(int orders) {
        return orders / 2;
    }

    private Duration all(String prefix, int orders) throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            IntStream.range(0, orders).forEach(n -> running.add(threads.submit(() -> one(prefix, n))));
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a raw call failed: " + e.getCause(), e);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private void one(String prefix, int order) {
        perOrder.forEach((operation, count) -> {
            // Fractions: of a call that a tenth of the orders make, every tenth order makes one.
            long calls = (long) Math.floor((order + 1) * count) - (long) Math.floor(order * count);
            for (int n = 0; n < calls; n++) {
                call(operation, prefix + "-" + order, n);
            }
        });
    }

    private void call(String operation, String id, int n) {
        String[] words = operation.split(" ", 2);
        String what = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "PutItem" -> put(what, id, n);
            case "GetItem" ->
                clients.dynamoDb()
                        .getItem(get ->
                                get.tableName(table(what)).key(key(what, id, 0)).consistentRead(true));
            case "BatchGetItem" -> getTogether(what, id);
            case "Query" ->
                clients.dynamoDb()
                        .query(query -> query.tableName(table("registry"))
                                .keyConditionExpression("account = :account AND begins_with(#item, :none)")
                                .expressionAttributeNames(Map.of("#item", "item"))
                                .expressionAttributeValues(Map.of(":account", text(ACCOUNT), ":none", text("rules#"))));
            case "SendMessage", "SendMessageBatch" ->
                clients.sqs().sendMessage(send -> send.queueUrl(queue(what)).messageBody(MESSAGE));
            case "DeleteMessageBatch" -> receive(what);
            case "Sign" ->
                clients.kms()
                        .sign(sign -> sign.keyId(names.ref("SigningKey"))
                                .message(SdkBytes.fromByteArray(new byte[32]))
                                .messageType(MessageType.DIGEST)
                                .signingAlgorithm(SigningAlgorithmSpec.ECDSA_SHA_256));
            default -> {
                // Rare, or a receive, which goes with its delete.
            }
        }
    }

    private void put(String what, String id, int n) {
        var item = new HashMap<>(key(what, id, what.equals("certificates") ? 0 : n));
        item.put("body", text(what.equals("certificates") ? ROW : DOCUMENT));
        if (what.equals("certificates")) {
            item.put("dueLane", text("work#0"));
            // Two of its writes move it in the index.
            item.put("dueAt", text("2026-09-01T08:00:0%dZ".formatted(Math.min(n, 2))));
            item.put("accountDay", text("ceiling#2026-09-01"));
            item.put("createdAt", text("2026-09-01T08:00:00Z"));
        }
        // Every write of ours has a condition; this one always holds.
        clients.dynamoDb()
                .putItem(put ->
                        put.tableName(table(what)).item(item).conditionExpression("attribute_not_exists(nothing)"));
    }

    private void getTogether(String what, String id) {
        clients.dynamoDb()
                .batchGetItem(get -> get.requestItems(Map.of(
                        table(what),
                        KeysAndAttributes.builder()
                                .keys(IntStream.range(0, READ_TOGETHER)
                                        .mapToObj(n -> key(what, id, n))
                                        .toList())
                                .consistentRead(true)
                                .build())));
    }

    private void receive(String what) {
        List<Message> messages = clients.sqs()
                .receiveMessage(receive -> receive.queueUrl(queue(what)).maxNumberOfMessages(BATCH))
                .messages();
        if (!messages.isEmpty()) {
            clients.sqs()
                    .deleteMessageBatch(delete -> delete.queueUrl(queue(what))
                            .entries(messages.stream()
                                    .map(message -> DeleteMessageBatchRequestEntry.builder()
                                            .id(message.messageId())
                                            .receiptHandle(message.receiptHandle())
                                            .build())
                                    .toList()));
        }
    }

    private String table(String what) {
        return names.ref(Character.toUpperCase(what.charAt(0)) + what.substring(1) + "Table");
    }

    private String queue(String what) {
        return names.ref(Character.toUpperCase(what.charAt(0)) + what.substring(1) + "Queue");
    }

    private static Map<String, AttributeValue> key(String what, String id, int n) {
        return switch (what) {
            case "certificates" -> Map.of("certificateId", text(id));
            case "ledger" -> Map.of("certificateId", text(id), "item", text("event#" + n));
            case "registry" -> Map.of("account", text(ACCOUNT), "item", text("exporter#" + n));
            default -> Map.of("item", text(id + "#" + n), "member", text("-"));
        };
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
