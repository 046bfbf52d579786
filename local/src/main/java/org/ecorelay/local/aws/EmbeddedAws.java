package org.ecorelay.local.aws;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * An AWS inside this process, behind one endpoint on 127.0.0.1.
 *
 * <p>The service is chosen by the credential scope that every SDK client signs with, so {@code AWS_ENDPOINT_URL} is all
 * that a client needs. Signatures are not checked. With a data directory, tables, keys, secrets, topics, mails and
 * messages outlive the process, even a killed one; queues never do. Safe for use by many threads.
 */
public final class EmbeddedAws implements AutoCloseable {
    /**
     * How to start.
     *
     * @param port the endpoint's port, 0 for any free one
     * @param dataDirectory where to keep data, or null to keep nothing
     * @param region the region in ARNs
     * @param accountId the account in ARNs and queue URLs, 12 digits
     * @param faults which calls go wrong
     * @param rememberedCalls how many of the latest calls are remembered in full
     */
    public record Options(
            int port,
            @Nullable Path dataDirectory,
            String region,
            String accountId,
            Faults faults,
            int rememberedCalls) {

        /** Any free port, nothing kept, no faults, the latest 10 000 calls. */
        public static Options inMemory() {
            return new Options(0, null, "eu-central-1", "000000000000", Faults.NONE, 10_000);
        }

        /** The same with a fixed port. */
        public Options withPort(int fixed) {
            return new Options(fixed, dataDirectory, region, accountId, faults, rememberedCalls);
        }

        /** The same with data that is kept. */
        public Options withDataDirectory(Path directory) {
            return new Options(port, directory, region, accountId, faults, rememberedCalls);
        }

        /** The same with calls that go wrong. */
        public Options withFaults(Faults planned) {
            return new Options(port, dataDirectory, region, accountId, planned, rememberedCalls);
        }
    }

    private final Options options;
    private final Journals journals;
    private final Endpoint endpoint;
    private final DynamoDbLocal dynamoDb;
    private final ElasticMq sqs;
    private final SesStandIn ses;
    private final SnsStandIn sns;
    private final RecordedCalls calls;
    private final Guard guard;

    private EmbeddedAws(Options options, Journals journals, Endpoint endpoint) throws Exception {
        this.options = options;
        this.journals = journals;
        this.endpoint = endpoint;
        this.calls = new RecordedCalls(options.rememberedCalls());
        var region = options.region();
        var account = options.accountId();
        var clock = InstantSource.system();
        this.ses = new SesStandIn(journals, clock);
        this.sns = new SnsStandIn(journals, region, account, clock);
        var kms = new KmsStandIn(new KmsKeys(journals, region, account, clock), account, clock);
        var secrets = new SecretsStandIn(journals, region, account, clock);
        // The two slow ones last and at the same time: damaged data is found before anything is started.
        var queues = CompletableFuture.supplyAsync(() -> ElasticMq.start(endpoint.port(), region, account));
        this.dynamoDb = DynamoDbLocal.start(journals.databaseDirectory());
        this.sqs = queues.join();
        Map<String, Backend> backends = Map.of(
                "dynamodb",
                dynamoDb,
                "sqs",
                sqs,
                "kms",
                kms.backend(),
                "secretsmanager",
                secrets.backend(),
                "sns",
                sns,
                "ses",
                ses.backend());
        this.guard = new Guard(new AskedAccess(region, account, secrets::arn));
        endpoint.serve(new FrontDoor(new Switchboard(backends, options.faults(), guard, calls), calls));
    }

    /**
     * Starts everything; returns when calls can be made.
     *
     * @throws IllegalStateException if the data directory is in use or damaged
     * @throws IOException if the port is taken or the data directory cannot be used
     */
    public static EmbeddedAws start(Options options) throws IOException {
        var endpoint = Endpoint.bind(options.port());
        Journals journals = null;
        try {
            journals = Journals.in(options.dataDirectory());
            return new EmbeddedAws(options, journals, endpoint);
        } catch (Exception failed) {
            endpoint.close();
            if (journals != null) {
                journals.close();
            }
            switch (failed) {
                case IOException io -> throw io;
                case RuntimeException unchecked -> throw unchecked;
                default -> throw new IOException("The embedded AWS cannot start", failed);
            }
        }
    }

    /** The one endpoint of all services: the value of {@code AWS_ENDPOINT_URL}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + endpoint.port());
    }

    /**
     * The environment variables with which a function's SDK clients come here.
     *
     * @param accessKeyId names the function in {@link #calls()}; without slash, comma and space
     */
    public Map<String, String> environment(String accessKeyId) {
        return Map.of(
                "AWS_ENDPOINT_URL",
                endpoint().toString(),
                "AWS_REGION",
                options.region(),
                "AWS_ACCESS_KEY_ID",
                accessKeyId,
                "AWS_SECRET_ACCESS_KEY",
                "not-checked");
    }

    /**
     * From now on not everybody may do everything. Roles name what is provisioned, so they are known only when that is done: until
     * then everybody may.
     */
    public void authorise(Access granted) {
        guard.authorise(granted);
    }

    /** Every call so far. */
    public RecordedCalls calls() {
        return calls;
    }

    /** The latest ten thousand mails that SES accepted, oldest first. */
    public List<SentMail> mails() {
        return ses.mails();
    }

    /** The latest ten thousand messages that SNS accepted, oldest first. */
    public List<PublishedMessage> published() {
        return sns.published();
    }

    /** Stops everything. Calls that are under way may fail. */
    @Override
    public void close() throws IOException {
        endpoint.close();
        sqs.close();
        dynamoDb.close();
        journals.close();
    }
}
