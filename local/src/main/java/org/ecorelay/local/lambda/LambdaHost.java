package org.ecorelay.local.lambda;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ecorelay.local.aws.AwsError;
import org.ecorelay.local.aws.Fault;
import org.ecorelay.local.aws.Faults;
import org.ecorelay.local.template.AwsClients;
import org.ecorelay.local.template.Deployment;
import org.ecorelay.local.template.EventSource;
import org.ecorelay.local.template.HttpApi;
import org.ecorelay.local.template.LambdaFunction;
import org.ecorelay.local.template.Provisioned;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Runs the functions of a deployment: HTTP routes, queues and the schedule invoke the handler classes that AWS invokes.
 *
 * <p>Threads: safe. Closing takes at most two seconds; what still runs then is interrupted, its messages come back.
 */
public final class LambdaHost implements AutoCloseable {
    /** By this the calls of the event source mappings can be told from those of the functions. */
    public static final String SERVICE_ACCESS_KEY_ID = FunctionEnvironment.accessKeyId("lambda");

    private static final Fault NOTHING_TO_RECEIVE = Fault.instead(new AwsError(400, "AccessDenied", "worked by hand"));

    /** How long a direct invocation waits for a free instance. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, HostedFunction> functions = new LinkedHashMap<>();
    private final List<QueueMapping> mappings = new ArrayList<>();
    private final List<ScheduledCalls> schedules = new ArrayList<>();
    private final HostThreads threads = new HostThreads();
    private final HttpFront front;
    private final SqsClient queues;
    private final Runnable atClose;
    private final Deployment deployment;
    private final Provisioned provisioned;
    private final HostSettings settings;

    private LambdaHost(
            HttpFront front,
            Deployment deployment,
            Provisioned provisioned,
            HostSettings settings,
            SqsClient queues,
            Runnable atClose) {
        this.front = front;
        this.deployment = deployment;
        this.provisioned = provisioned;
        this.settings = settings;
        this.queues = queues;
        this.atClose = atClose;
    }

    /**
     * Starts everything: listens, makes the first instance of each function, receives and beats.
     *
     * @throws PortTaken when another program listens on the port
     * @throws IllegalStateException when a handler class is not as the template says or its constructor throws
     */
    public static LambdaHost start(Deployment deployment, Provisioned provisioned, HostSettings settings) {
        HttpFront front = HttpFront.bind(settings.port());
        var aws = new AwsClients(settings.awsEndpoint(), deployment.stack().region(), SERVICE_ACCESS_KEY_ID);
        return start(front, deployment, provisioned, settings, aws.sqs(), aws::close);
    }

    /**
     * The same whose queues are received with the caller's own client, which the caller closes: an AWS that checks signatures
     * does not know the host's.
     */
    public static LambdaHost start(
            Deployment deployment, Provisioned provisioned, HostSettings settings, SqsClient queues) {
        return start(HttpFront.bind(settings.port()), deployment, provisioned, settings, queues, () -> {});
    }

    private static LambdaHost start(
            HttpFront front,
            Deployment deployment,
            Provisioned provisioned,
            HostSettings settings,
            SqsClient queues,
            Runnable atClose) {
        Provisioned served = deployment.apis().stream()
                .findFirst()
                .map(api -> provisioned.servedAt(api, front.address()))
                .orElse(provisioned);
        var host = new LambdaHost(front, deployment, served, settings, queues, atClose);
        try {
            host.open();
            return host;
        } catch (RuntimeException e) {
            host.close();
            throw e;
        }
    }

    /** These faults, and a host whose queues nobody works: its event source mappings get nothing. */
    public static Faults withoutMappings(Faults others) {
        return request -> request.operation().equals("ReceiveMessage")
                        && request.accessKeyId().equals(SERVICE_ACCESS_KEY_ID)
                ? Optional.of(NOTHING_TO_RECEIVE)
                : others.of(request);
    }

    /** Where the HTTP API listens, such as http://127.0.0.1:8080. */
    public URI address() {
        return front.address();
    }

    /** Invokes a function with an event, as {@code aws lambda invoke} does. */
    public Outcome invoke(String shortName, byte[] event) throws InterruptedException {
        return hosted(deployment.function(shortName).logicalId()).invoke(event, PATIENCE);
    }

    /** The access key id that the function with this short name calls AWS with. */
    public static String accessKeyId(String shortName) {
        return FunctionEnvironment.accessKeyId(shortName);
    }

    @Override
    public void close() {
        schedules.forEach(ScheduledCalls::stop);
        mappings.forEach(QueueMapping::stop);
        threads.drain(front::close);
        atClose.run();
    }

    private void open() {
        deployment.functions().forEach(function -> functions.put(function.logicalId(), host(function)));
        initialize();
        Optional<HttpApi> api = deployment.apis().stream().findFirst();
        var gateway = new Gateway(
                api.orElse(new HttpApi("none", List.of(), Optional.empty())),
                functions,
                deployment.stack().account(),
                settings.clock());
        front.serve(gateway, settings.log(), threads.workers());
        deployment.eventSources().forEach(source -> mappings.add(mapping(source)));
        deployment
                .schedules()
                .forEach(schedule -> schedules.add(new ScheduledCalls(
                        schedule, hosted(schedule.function()), deployment.stack(), settings, threads)));
        mappings.forEach(QueueMapping::start);
        schedules.forEach(ScheduledCalls::start);
    }

    /** All at once, and one exception for all that do not start. */
    private void initialize() {
        List<IllegalStateException> failures = functions.values().parallelStream()
                .flatMap(function -> function.initialize().stream())
                .toList();
        if (!failures.isEmpty()) {
            var failure = new IllegalStateException(
                    failures.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
            failures.forEach(failure::addSuppressed);
            throw failure;
        }
    }

    private HostedFunction host(LambdaFunction function) {
        Map<String, String> environment = FunctionEnvironment.of(function, provisioned, deployment.stack(), settings);
        return new HostedFunction(
                function,
                provisioned.attribute(function.logicalId(), "Arn"),
                new HandlerFactory(function, environment, settings.clock()),
                settings,
                threads.workers());
    }

    private QueueMapping mapping(EventSource source) {
        String arn = provisioned.attribute(source.queue(), "Arn");
        return new QueueMapping(
                source,
                provisioned.ref(source.queue()),
                new QueueEvent(arn, deployment.stack().region()),
                hosted(source.function()),
                queues,
                settings.log(),
                threads);
    }

    private HostedFunction hosted(String logicalId) {
        HostedFunction function = functions.get(logicalId);
        if (function == null) {
            throw new IllegalArgumentException("the template has no function " + logicalId);
        }
        return function;
    }
}
