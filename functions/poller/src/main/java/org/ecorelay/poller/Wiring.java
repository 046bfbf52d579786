package org.ecorelay.poller;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import org.ecorelay.account.Registry;
import org.ecorelay.aws.AwsClients;
import org.ecorelay.aws.ProfileOverrides;
import org.ecorelay.aws.SecretsPlatformCredentials;
import org.ecorelay.aws.SecretsServiceSecret;
import org.ecorelay.aws.SecretsSmtpCredential;
import org.ecorelay.aws.SnsTopic;
import org.ecorelay.aws.SqsWorkQueue;
import org.ecorelay.aws.dynamo.DynamoAskedAddresses;
import org.ecorelay.aws.dynamo.DynamoBundles;
import org.ecorelay.aws.dynamo.DynamoCertificates;
import org.ecorelay.aws.dynamo.DynamoFailedDeliveries;
import org.ecorelay.aws.dynamo.DynamoLedger;
import org.ecorelay.aws.dynamo.DynamoMailCounts;
import org.ecorelay.aws.dynamo.DynamoRegistry;
import org.ecorelay.aws.dynamo.DynamoSharedState;
import org.ecorelay.aws.dynamo.Heartbeat;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.aws.lambda.Clocks;
import org.ecorelay.aws.lambda.Log;
import org.ecorelay.aws.lambda.Metrics;
import org.ecorelay.aws.lambda.Settings;
import org.ecorelay.aws.mail.EmailConfirmations;
import org.ecorelay.aws.mail.EmailNotices;
import org.ecorelay.aws.mail.Outbox;
import org.ecorelay.aws.mail.SesOutbox;
import org.ecorelay.aws.smtp.SmtpOutbox;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.standing.AskForLists;
import org.ecorelay.certificate.standing.EndStanding;
import org.ecorelay.certificate.standing.StatusLists;
import org.ecorelay.notice.AskAddress;
import org.ecorelay.notice.NoticeState;
import org.ecorelay.notice.TellExporters;
import org.ecorelay.operation.RedriveRows;
import org.ecorelay.platform.HttpOriginPlatform;
import org.ecorelay.platform.JsonProfiles;
import org.ecorelay.submission.Backoff;
import org.ecorelay.submission.CollectVerdicts;
import org.ecorelay.submission.Pace;
import org.ecorelay.submission.ResolveSubmission;
import org.ecorelay.submission.WorkDueRows;

/** Puts the function together; the only place that says {@code new} on adapters. */
record Wiring(
        RedriveRows redrive,
        WorkDueRows work,
        CollectVerdicts collect,
        TellExporters tell,
        AskForLists lists,
        Consumer<Instant> heartbeat,
        InstantSource clock,
        Metrics metrics) {
    private record Environment(
            String stage,
            String certificates,
            String ledger,
            String registry,
            String work,
            String ordersQueue,
            String submissionsQueue,
            URI platform,
            Optional<URI> sandbox,
            String secretPrefix,
            Duration requestTimeout,
            Duration maxClockSkew,
            Duration backoffBase,
            Duration verdictPace,
            String mailFrom,
            Optional<MailServer> mailServer,
            String topicPrefix,
            Duration noticeWindow,
            String serviceSecret,
            URI publicUrl) {
        static Environment read(Settings settings) {
            return new Environment(
                    settings.text("STAGE"),
                    settings.text("CERTIFICATES_TABLE"),
                    settings.text("LEDGER_TABLE"),
                    settings.text("REGISTRY_TABLE"),
                    settings.text("WORK_TABLE"),
                    settings.text("ORDERS_QUEUE_URL"),
                    settings.text("SUBMISSIONS_QUEUE_URL"),
                    settings.uri("PLATFORM_URL"),
                    settings.optionalUri("PLATFORM_SANDBOX_URL"),
                    settings.text("PLATFORM_SECRET_PREFIX"),
                    settings.seconds("REQUEST_TIMEOUT_SECONDS"),
                    settings.seconds("MAX_CLOCK_SKEW_SECONDS"),
                    settings.seconds("BACKOFF_SECONDS"),
                    settings.seconds("VERDICT_PACE_SECONDS"),
                    settings.text("MAIL_FROM"),
                    MailServer.read(settings),
                    settings.text("NOTICE_TOPIC_PREFIX"),
                    settings.seconds("NOTICE_WINDOW_SECONDS"),
                    settings.text("SERVICE_SECRET_ID"),
                    settings.uri("PUBLIC_URL"));
        }
    }

    static Wiring of(Map<String, String> variables, InstantSource systemClock) {
        Environment environment = Settings.read(variables, Environment::read);
        InstantSource clock = Clocks.millis(systemClock);
        var clients = new AwsClients(variables);
        var dynamo = clients.dynamo();
        var sqs = clients.sqs();
        Registry registry = new DynamoRegistry(dynamo, environment.registry());
        var random = new SecureRandom();
        var workTable = new WorkTable(dynamo, environment.work(), random);
        var state = new DynamoSharedState(workTable, clock);
        var ledger = new DynamoLedger(dynamo, environment.ledger());
        var lasting = DynamoSharedState.lasting(workTable);
        var records = Records.of(
                        new DynamoCertificates(dynamo, environment.certificates()), ledger, clock, Log::failedRow)
                .telling(new EndStanding(ledger, new StatusLists(lasting, clock)));
        var profiles = new JsonProfiles(new ProfileOverrides(registry, clock));
        var platform = HttpOriginPlatform.at(
                environment.platform(),
                environment.sandbox().orElse(null),
                new SecretsPlatformCredentials(clients.secrets(), environment.secretPrefix(), clock),
                clock,
                environment.requestTimeout(),
                System::nanoTime);
        var backoff = new Backoff(environment.backoffBase(), random);
        var authorities = profiles.authorities();
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var metrics = Metrics.logged(variables, environment.stage(), clock);
        var heartbeat = new Heartbeat(workTable);
        var pace = Pace.shared(records, state, profiles, authorities, backoff, random, metrics);
        Outbox outbox = outbox(environment, clients, clock);
        return new Wiring(
                new RedriveRows(records, state, metrics),
                new WorkDueRows(
                        records,
                        new ResolveSubmission(records, platform, profiles, backoff, environment.maxClockSkew(), pace),
                        new SqsWorkQueue(sqs, environment.ordersQueue(), Log::notQueued),
                        new SqsWorkQueue(sqs, environment.submissionsQueue(), Log::notQueued),
                        backoff,
                        pace),
                new CollectVerdicts(
                        records, platform, profiles, authorities, environment.verdictPace(), pace, state, threads),
                new TellExporters(
                        records,
                        registry,
                        new NoticeState(
                                new DynamoFailedDeliveries(workTable, clock),
                                new DynamoBundles(workTable, clock),
                                new DynamoMailCounts(workTable, clock)),
                        List.of(new EmailNotices(outbox), new SnsTopic(clients.sns(), environment.topicPrefix())),
                        asking(environment, outbox, clients, workTable, clock),
                        environment.noticeWindow(),
                        metrics),
                new AskForLists(lasting, clock, new SqsWorkQueue(sqs, environment.ordersQueue(), Log::notQueued)::send),
                now -> {
                    heartbeat.beat(now);
                    metrics.count("heartbeat", "poller", 1);
                },
                clock,
                metrics);
    }

    private static Outbox outbox(Environment environment, AwsClients clients, InstantSource clock) {
        return environment
                .mailServer()
                .<Outbox>map(mail -> new SmtpOutbox(
                        mail.server(),
                        environment.mailFrom(),
                        new SecretsSmtpCredential(clients.secrets(), mail.secretId(), clock),
                        (SSLSocketFactory) SSLSocketFactory.getDefault(),
                        Executors.newVirtualThreadPerTaskExecutor(),
                        clock,
                        Log::notMailed))
                .orElseGet(() -> new SesOutbox(clients.ses(), environment.mailFrom()));
    }

    private static AskAddress asking(
            Environment environment, Outbox outbox, AwsClients clients, WorkTable work, InstantSource clock) {
        var mails = new EmailConfirmations(
                outbox,
                new SecretsServiceSecret(clients.secrets(), environment.serviceSecret(), clock),
                environment.publicUrl().toString().replaceAll("/+$", ""),
                Log::notAsked);
        return new AskAddress(mails, new DynamoAskedAddresses(work, clock), environment.noticeWindow());
    }
}
