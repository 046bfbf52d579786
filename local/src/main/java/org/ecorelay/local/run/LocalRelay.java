package org.ecorelay.local.run;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.ecorelay.local.aws.EmbeddedAws;
import org.ecorelay.local.aws.Faults;
import org.ecorelay.local.lambda.HostSettings;
import org.ecorelay.local.lambda.InvocationObserver;
import org.ecorelay.local.lambda.LambdaHost;
import org.ecorelay.local.lambda.LogSink;
import org.ecorelay.local.lambda.Outcome;
import org.ecorelay.local.platform.PlatformSimulator;
import org.ecorelay.local.platform.SimulatedExchange;
import org.ecorelay.local.platform.SimulatorSettings;
import org.ecorelay.local.template.AwsClients;
import org.ecorelay.local.template.Deployment;
import org.ecorelay.local.template.GrantedAccess;
import org.ecorelay.local.template.Provision;
import org.ecorelay.local.template.Provisioned;
import org.ecorelay.local.template.Stack;
import org.ecorelay.local.template.Text;
import org.jspecify.annotations.Nullable;

/** Everything, running on the loopback. Closing it stops everything. */
public final class LocalRelay implements AutoCloseable {
    private static final String SECRET_PREFIX = "PLATFORM_SECRET_PREFIX";

    private final EmbeddedAws aws;
    private final PlatformSimulator platform;
    private final LambdaHost functions;
    private final Provisioned provisioned;
    private final GrantedAccess access;
    private final List<String> apiKeys;
    private final List<String> alerts;

    private LocalRelay(
            EmbeddedAws aws,
            PlatformSimulator platform,
            LambdaHost functions,
            Provisioned provisioned,
            GrantedAccess access,
            List<String> apiKeys,
            List<String> alerts) {
        this.aws = aws;
        this.platform = platform;
        this.provisioned = provisioned;
        this.access = access;
        this.functions = functions;
        this.apiKeys = List.copyOf(apiKeys);
        this.alerts = List.copyOf(alerts);
    }

    /**
     * How to run.
     *
     * @param port of the HTTP API; 0 takes a free one
     * @param data folder for what survives a kill, or null to keep everything in memory
     * @param clock what time it is for everybody
     * @param log where the functions' log lines go
     * @param home the project's folder, whose template says what is deployed
     * @param environment the functions' variables that differ from the template
     * @param faults which calls to AWS go wrong
     * @param accounts how many accounts there are, at least one
     * @param watcher sees every exchange with the platform, secrets included
     * @param observer is told of every invocation of a function
     */
    public record Options(
            int port,
            @Nullable Path data,
            InstantSource clock,
            LogSink log,
            Home home,
            Map<String, String> environment,
            Faults faults,
            int accounts,
            Consumer<SimulatedExchange> watcher,
            InvocationObserver observer) {
        /** From the project's own template, in compressed time, with an AWS that does not fail and one account. */
        public Options(int port, @Nullable Path data, InstantSource clock, LogSink log) {
            this(port, data, clock, log, Home.find(), CompressedTime.environment(), Faults.NONE, 1, _ -> {}, _ -> {});
        }

        /** The same with the template of another folder. */
        public Options at(Home other) {
            return new Options(port, data, clock, log, other, environment, faults, accounts, watcher, observer);
        }

        /** The same with other variables; those of the compressed time are gone. */
        public Options withEnvironment(Map<String, String> variables) {
            return new Options(port, data, clock, log, home, variables, faults, accounts, watcher, observer);
        }

        /** The same with calls to AWS that go wrong. */
        public Options withFaults(Faults planned) {
            return new Options(port, data, clock, log, home, environment, planned, accounts, watcher, observer);
        }

        /** The same with more accounts, whose exchanges with the platform are watched. */
        public Options withAccounts(int count, Consumer<SimulatedExchange> exchanges) {
            return new Options(port, data, clock, log, home, environment, faults, count, exchanges, observer);
        }

        /** The same with somebody who is told of every invocation. */
        public Options observedBy(InvocationObserver invocations) {
            return new Options(port, data, clock, log, home, environment, faults, accounts, watcher, invocations);
        }
    }

    /**
     * Starts everything.
     *
     * @throws org.ecorelay.local.lambda.PortTaken when another program listens on the port
     * @throws IllegalStateException when the data folder is in use or damaged
     */
    public static LocalRelay start(Options options) throws IOException {
        var starting = new Starting(options);
        try {
            return starting.run();
        } catch (RuntimeException | IOException e) {
            starting.close();
            throw e;
        }
    }

    /** The HTTP API. */
    public URI api() {
        return functions.address();
    }

    /** A test key with every scope, of the first account. */
    public String apiKey() {
        return apiKeys.getFirst();
    }

    /** Such a key of each account. */
    public List<String> apiKeys() {
        return apiKeys;
    }

    /** The addresses for alerts, which nobody has confirmed when a run begins. */
    List<String> alerts() {
        return alerts;
    }

    /** Invokes a function with an event, as {@code aws lambda invoke} does. */
    public Outcome invoke(String function, byte[] event) throws InterruptedException {
        return functions.invoke(function, event);
    }

    public EmbeddedAws aws() {
        return aws;
    }

    public PlatformSimulator platform() {
        return platform;
    }

    /** What the tables and queues are called. */
    public Provisioned provisioned() {
        return provisioned;
    }

    /** What the functions' roles allow, and what of it was used. */
    public GrantedAccess access() {
        return access;
    }

    @Override
    public void close() throws IOException {
        functions.close();
        platform.close();
        aws.close();
    }

    /** What is started so far, in the order of the starts. */
    private static final class Starting {
        private final Options options;
        private final LocalAccounts accounts;
        private final AtomicReference<JWKSet> keys = new AtomicReference<>(new JWKSet());
        private @Nullable EmbeddedAws aws;
        private @Nullable PlatformSimulator platform;

        Starting(Options options) {
            this.options = options;
            this.accounts = LocalAccounts.some(options.accounts());
        }

        LocalRelay run() throws IOException {
            var awsOptions = EmbeddedAws.Options.inMemory().withFaults(options.faults());
            Path data = options.data();
            EmbeddedAws running = EmbeddedAws.start(data == null ? awsOptions : awsOptions.withDataDirectory(data));
            aws = running;
            PlatformSimulator simulator = PlatformSimulator.start(simulatorSettings());
            platform = simulator;
            Deployment deployment = deployment(simulator);
            List<String> apiKeys = accounts.apiKeys(data);
            try (var clients =
                    new AwsClients(running.endpoint(), deployment.stack().region(), "AKIALOCALOPERATOR000")) {
                String prefix = secretPrefix(deployment);
                Provisioned provisioned =
                        Provision.create(deployment, clients, LocalAccount.platformSecrets(accounts.all(), prefix));
                var granted = GrantedAccess.of(deployment, provisioned, LambdaHost::accessKeyId);
                running.authorise(granted);
                keys.set(AgreedKeys.of(clients, deployment, provisioned));
                accounts.register(clients.dynamoDb(), provisioned, options.clock(), apiKeys);
                LambdaHost functions = LambdaHost.start(
                        deployment,
                        provisioned,
                        HostSettings.at(running.endpoint())
                                .onPort(options.port())
                                .scheduledEvery(CompressedTime.SCHEDULE)
                                .withEnvironment(options.environment())
                                .withClock(options.clock())
                                .observedBy(options.observer())
                                .loggingTo(options.log()));
                return new LocalRelay(running, simulator, functions, provisioned, granted, apiKeys, accounts.alerts());
            }
        }

        /** The embedded DynamoDB has the system's clock: of a run in the past it would forget what is kept for days, at once. */
        private Deployment deployment(PlatformSimulator simulator) {
            var asWritten =
                    Deployment.read(options.home().template(), Stack.local("eco-relay-local"), parameters(simulator));
            Duration behind = Duration.between(
                    options.clock().instant(), InstantSource.system().instant());
            return behind.toDays() > 0 ? asWritten.withoutTimeToLive() : asWritten;
        }

        private SimulatorSettings simulatorSettings() {
            var settings = SimulatorSettings.of(
                            options.clock(), keys::get, LocalAccount.platformClients(accounts.all()))
                    .observedBy(options.watcher());
            Path data = options.data();
            return data == null ? settings : settings.keeping(data.resolve("platform-registrations.jsonl"));
        }

        private static Map<String, String> parameters(PlatformSimulator simulator) {
            return Map.of(
                    "CodeBucket",
                    "local",
                    "PlatformUrl",
                    simulator.liveUrl().toString(),
                    "PlatformSandboxUrl",
                    simulator.sandboxUrl().toString(),
                    "MailFrom",
                    "no-reply@eco-relay.example");
        }

        private static String secretPrefix(Deployment deployment) {
            return Optional.ofNullable(
                            deployment.function("submitter").environment().get(SECRET_PREFIX))
                    .flatMap(Text::constant)
                    .orElseThrow(() -> new IllegalStateException(SECRET_PREFIX + " is not a constant in the template"));
        }

        void close() throws IOException {
            if (platform != null) {
                platform.close();
            }
            if (aws != null) {
                aws.close();
            }
        }
    }
}
