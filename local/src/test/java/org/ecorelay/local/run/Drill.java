package org.ecorelay.local.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.local.Patience;
import org.ecorelay.local.TestStorefront;
import org.ecorelay.local.TestTables;
import org.ecorelay.local.aws.AwsRequest;
import org.ecorelay.local.aws.Fault;
import org.ecorelay.local.aws.Faults;
import org.ecorelay.local.platform.Registration;
import org.ecorelay.local.template.AwsClients;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A running relay as whoever is on call sees it: log lines, metrics, rows, dead letters. Everything that may go wrong is a switch
 * here. The functions' clock is their own; AWS, the platform and the people keep the true time.
 */
final class Drill implements AutoCloseable {
    private static final String SIMULATOR = "org.ecorelay.local.platform.";

    /** Otherwise eight receptions of one message take 48 minutes. */
    private static final String AGAIN_AFTER_SECONDS = "1";

    private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<Faults> faults = new AtomicReference<>(Faults.NONE);
    private final PrintStream stderr = System.err;
    private final LocalRelay relay;
    private final TestStorefront shop;
    private final TestTables tables;
    private final AwsClients aws;

    private Drill() throws IOException {
        // Before the functions start: that is when they take hold of it.
        System.setErr(new PrintStream(new Lines(), true, StandardCharsets.UTF_8));
        relay = LocalRelay.start(new LocalRelay.Options(0, null, this::time, (_, text) -> lines.add(text.strip()))
                .withEnvironment(measured())
                .withFaults(request -> faults.get().of(request)));
        shop = new TestStorefront(relay.api(), relay.apiKey());
        tables = new TestTables(relay.aws().endpoint());
        aws = new AwsClients(relay.aws().endpoint(), "eu-central-1", "AKIAONCALL");
    }

    static Drill begin() throws IOException {
        var drill = new Drill();
        for (String queue : List.of("OrdersQueue", "SubmissionsQueue")) {
            drill.aws
                    .sqs()
                    .setQueueAttributes(set -> set.queueUrl(drill.queue(queue))
                            .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, AGAIN_AFTER_SECONDS)));
        }
        drill.shop.putTable();
        return drill;
    }

    /** Without a log group nobody makes metrics of log lines, and none are written. */
    private static Map<String, String> measured() {
        var variables = new HashMap<>(CompressedTime.environment());
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "drill");
        return variables;
    }

    private Instant time() {
        boolean platform = StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith(SIMULATOR)));
        return platform ? Instant.now() : Instant.now().plus(ahead.get());
    }

    /** Lets time pass for the functions, as a night would; a negative one puts their clock back. */
    void pass(Duration time) {
        ahead.updateAndGet(time::plus);
    }

    /** One pass of the timer, as soon as it has time. */
    void beat() {
        try {
            relay.invoke("poller", "{}".getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** From now on these calls to AWS go wrong. */
    void fail(Faults some) {
        faults.set(some);
    }

    /** From now on nothing does. */
    void repaired() {
        faults.set(Faults.NONE);
    }

    static Faults failing(Predicate<AwsRequest> which, Fault fault) {
        return request -> which.test(request) ? Optional.of(fault) : Optional.empty();
    }

    LocalRelay relay() {
        return relay;
    }

    AwsClients aws() {
        return aws;
    }

    TestStorefront shop() {
        return shop;
    }

    /** Posts orders {@code name-0} and so on; all are accepted. */
    List<String> ordered(String name, int many, String authority, String sandbox) throws IOException {
        List<String> numbers = IntStream.range(0, many)
                .mapToObj(n -> "%s-%d".formatted(name, n))
                .toList();
        for (String number : numbers) {
            var answer = shop.post("/v1/orders", TestStorefront.order(number, authority, sandbox));
            if (answer.status() != 202) {
                throw new AssertionError(number + " was answered " + answer);
            }
        }
        return numbers;
    }

    Map<String, AttributeValue> row(String number) {
        return tables.rows("CertificatesTable").stream()
                .filter(row -> row.get("orderNumber").s().equals(number))
                .findFirst()
                .orElse(Map.of());
    }

    /** An attribute of a row, "" without it. */
    String of(String number, String attribute) {
        AttributeValue value = row(number).get(attribute);
        return value == null ? "" : value.n() == null ? value.s() : value.n();
    }

    List<Map<String, AttributeValue>> work(String item) {
        return tables.rows("WorkTable").stream()
                .filter(row -> row.get("item").s().equals(item))
                .toList();
    }

    void await(Collection<String> numbers, String state) {
        Patience.until(
                numbers + " " + state,
                () -> numbers.stream().allMatch(number -> of(number, "status").equals(state)),
                () -> numbers.stream().map(this::row).toList());
    }

    /** Waits until a line matches, as `logs` of the runbook finds it. */
    void awaitLine(String what, Predicate<String> wanted) {
        Patience.until(what, () -> lines.stream().anyMatch(wanted), () -> lines);
    }

    long lines(Predicate<String> wanted) {
        return lines.stream().filter(wanted).count();
    }

    /** Whether a line is about an event that failed, with this class or place in {@code failure}. */
    static Predicate<String> error(String event, String failure) {
        return line -> line.contains("\"event\":\"%s\"".formatted(event))
                && line.contains("\"level\":\"ERROR\"")
                && line.contains(failure);
    }

    /** Everything that was counted under a name for a lane, summed up. */
    long counted(String metric, String lane) {
        return lines.stream()
                .filter(line -> line.contains("\"event\":\"metric\"") && line.contains("\"" + metric + "\":["))
                .map(TestStorefront::json)
                .filter(line -> line.path("lane").asText().equals(lane))
                .flatMap(line -> line.path(metric).valueStream())
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    void awaitCounted(String metric, String lane, long atLeast) {
        Patience.until(
                "%s of %s".formatted(metric, lane),
                () -> counted(metric, lane) >= atLeast,
                () -> lines.stream().filter(line -> line.contains("\"metric\"")).toList());
    }

    String queue(String logicalId) {
        return relay.provisioned().ref(logicalId);
    }

    void send(String queue, String body) {
        aws.sqs().sendMessage(send -> send.queueUrl(queue(queue)).messageBody(body));
    }

    String attribute(String queue, QueueAttributeName name) {
        return aws.sqs()
                .getQueueAttributes(get -> get.queueUrl(queue(queue)).attributeNames(name))
                .attributes()
                .getOrDefault(name, "");
    }

    int depth(String queue) {
        return Integer.parseInt(attribute(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
    }

    /** As the runbook reads them: they stay where they are. */
    List<String> bodies(String queue) {
        return aws
                .sqs()
                .receiveMessage(receive ->
                        receive.queueUrl(queue(queue)).visibilityTimeout(0).maxNumberOfMessages(10))
                .messages()
                .stream()
                .map(Message::body)
                .toList();
    }

    /** The dry run of a redrive. */
    int matching(String filter) throws IOException {
        return shop.post("/v1/ops/redrive", "{%s,\"dryRun\":true}".formatted(filter))
                .body()
                .path("matches")
                .asInt();
    }

    /** The one tool of the runbook; returns when it has ended. */
    void redrive(String filter) throws IOException {
        String job = shop.post("/v1/ops/redrive", "{%s}".formatted(filter))
                .body()
                .path("statusUrl")
                .asText();
        Patience.until("the redrive has ended", () -> get(job).hasNonNull("finishedAt"), () -> get(job));
        if (get(job).path("failed").asInt() > 0) {
            throw new AssertionError("some could not be redriven: " + get(job));
        }
    }

    JsonNode get(String path) {
        try {
            return shop.get(path).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How often each document of these orders is registered at the platform. */
    List<String> registeredTwice() {
        return relay.platform().registeredTwice();
    }

    Stream<String> registered() {
        return relay.platform().registrations().stream().map(Registration::documentId);
    }

    @Override
    public void close() throws IOException {
        System.setErr(stderr);
        aws.close();
        tables.close();
        shop.close();
        relay.close();
    }

    /** Makes lines of what is printed; several functions print at the same time. */
    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int b) {
            if (b == '\n') {
                lines.add(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(b);
            }
        }
    }
}
