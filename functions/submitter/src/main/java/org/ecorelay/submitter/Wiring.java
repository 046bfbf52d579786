package org.ecorelay.submitter;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.account.Registry;
import org.ecorelay.aws.AwsClients;
import org.ecorelay.aws.ProfileOverrides;
import org.ecorelay.aws.SecretsPlatformCredentials;
import org.ecorelay.aws.dynamo.DynamoCertificates;
import org.ecorelay.aws.dynamo.DynamoLedger;
import org.ecorelay.aws.dynamo.DynamoRegistry;
import org.ecorelay.aws.dynamo.DynamoSharedState;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.aws.lambda.Clocks;
import org.ecorelay.aws.lambda.Metrics;
import org.ecorelay.aws.lambda.Settings;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.standing.EndStanding;
import org.ecorelay.certificate.standing.StatusLists;
import org.ecorelay.platform.HttpOriginPlatform;
import org.ecorelay.platform.JsonProfiles;
import org.ecorelay.submission.Backoff;
import org.ecorelay.submission.Pace;
import org.ecorelay.submission.SubmitCertificate;
import org.ecorelay.submission.Timing;

/** Puts the function together; the only place that says {@code new} on adapters. */
record Wiring(SubmitCertificate submit, Duration requestTimeout, Metrics metrics) {
    private record Environment(
            String stage,
            String certificates,
            String ledger,
            String registry,
            String work,
            URI platform,
            Optional<URI> sandbox,
            String secretPrefix,
            Duration backoffBase,
            Duration lease,
            Duration requestTimeout,
            Duration maxClockSkew) {
        static Environment read(Settings settings) {
            return new Environment(
                    settings.text("STAGE"),
                    settings.text("CERTIFICATES_TABLE"),
                    settings.text("LEDGER_TABLE"),
                    settings.text("REGISTRY_TABLE"),
                    settings.text("WORK_TABLE"),
                    settings.uri("PLATFORM_URL"),
                    settings.optionalUri("PLATFORM_SANDBOX_URL"),
                    settings.text("PLATFORM_SECRET_PREFIX"),
                    settings.seconds("BACKOFF_SECONDS"),
                    settings.seconds("LEASE_SECONDS"),
                    settings.seconds("REQUEST_TIMEOUT_SECONDS"),
                    settings.seconds("MAX_CLOCK_SKEW_SECONDS"));
        }

        /** Only after everything was read: what it refuses must not hide the names of missing variables. */
        Timing timing() {
            return new Timing(lease, requestTimeout, maxClockSkew);
        }
    }

    static Wiring of(Map<String, String> variables, InstantSource systemClock) {
        Environment environment = Settings.read(variables, Environment::read);
        InstantSource clock = Clocks.millis(systemClock);
        var clients = new AwsClients(variables);
        var dynamo = clients.dynamo();
        Registry registry = new DynamoRegistry(dynamo, environment.registry());
        // Shared by the workers of a batch, and never the same in two copies of one snapshot.
        var random = new SecureRandom();
        var work = new WorkTable(dynamo, environment.work(), random);
        var state = new DynamoSharedState(work, clock);
        var ledger = new DynamoLedger(dynamo, environment.ledger());
        var records = Records.of(new DynamoCertificates(dynamo, environment.certificates()), ledger, clock)
                .telling(new EndStanding(ledger, new StatusLists(DynamoSharedState.lasting(work), clock)));
        var platform = HttpOriginPlatform.at(
                environment.platform(),
                environment.sandbox().orElse(null),
                new SecretsPlatformCredentials(clients.secrets(), environment.secretPrefix(), clock),
                clock,
                environment.requestTimeout(),
                System::nanoTime);
        var profiles = new JsonProfiles(new ProfileOverrides(registry, clock));
        var backoff = new Backoff(environment.backoffBase(), random);
        var metrics = Metrics.logged(variables, environment.stage(), clock);
        return new Wiring(
                new SubmitCertificate(
                        records,
                        platform,
                        profiles,
                        environment.timing(),
                        backoff,
                        random,
                        System::nanoTime,
                        Pace.shared(records, state, profiles, profiles.authorities(), backoff, random, metrics)),
                environment.requestTimeout(),
                metrics);
    }
}
