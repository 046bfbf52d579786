package org.ecorelay.builder;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.ecorelay.account.Registry;
import org.ecorelay.account.signing.EnteredKeys;
import org.ecorelay.account.signing.SigningKeyRegister;
import org.ecorelay.attestation.SigningKey;
import org.ecorelay.attestation.SigningKeys;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.aws.AwsClients;
import org.ecorelay.aws.HeldWorkQueue;
import org.ecorelay.aws.KmsSigningKey;
import org.ecorelay.aws.ProfileOverrides;
import org.ecorelay.aws.SecretsServiceSecret;
import org.ecorelay.aws.SqsWorkQueue;
import org.ecorelay.aws.dynamo.DynamoCertificates;
import org.ecorelay.aws.dynamo.DynamoLedger;
import org.ecorelay.aws.dynamo.DynamoRegistry;
import org.ecorelay.aws.dynamo.DynamoSharedState;
import org.ecorelay.aws.dynamo.DynamoWaits;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.aws.lambda.Clocks;
import org.ecorelay.aws.lambda.Log;
import org.ecorelay.aws.lambda.Metrics;
import org.ecorelay.aws.lambda.Settings;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.build.BuildCertificate;
import org.ecorelay.certificate.standing.EndStanding;
import org.ecorelay.certificate.standing.PublishStatusList;
import org.ecorelay.certificate.standing.StatusLists;
import org.ecorelay.certificate.standing.StatusPlaces;
import org.ecorelay.pacing.Meter;
import org.ecorelay.platform.JsonProfiles;

/** Puts the function together; the only place that says {@code new} on adapters. */
final class Wiring {
    private Wiring() {}

    private record Environment(
            String stage,
            String certificates,
            String ledger,
            String registry,
            String work,
            String submissionsQueue,
            Map<SignatureAlgorithm, String> signingKeys,
            URI publicUrl,
            String serviceSecret) {
        static Environment read(Settings settings) {
            return new Environment(
                    settings.text("STAGE"),
                    settings.text("CERTIFICATES_TABLE"),
                    settings.text("LEDGER_TABLE"),
                    settings.text("REGISTRY_TABLE"),
                    settings.text("WORK_TABLE"),
                    settings.text("SUBMISSIONS_QUEUE_URL"),
                    settings.signingKeys("SIGNING_KEYS"),
                    settings.uri("PUBLIC_URL"),
                    settings.text("SERVICE_SECRET_ID"));
        }
    }

    /** The two things that the function does, and what sends the documents of a batch on and writes what was counted. */
    record UseCases(BuildCertificate build, PublishStatusList publish, Runnable flush) {}

    static UseCases of(Map<String, String> variables, InstantSource systemClock) {
        Environment environment = Settings.read(variables, Environment::read);
        InstantSource clock = Clocks.millis(systemClock);
        var clients = new AwsClients(variables);
        var dynamo = clients.dynamo();
        Registry registry = new DynamoRegistry(dynamo, environment.registry());
        var random = new SecureRandom();
        var work = new WorkTable(dynamo, environment.work(), random);
        var lists = DynamoSharedState.lasting(work);
        var ledger = new DynamoLedger(dynamo, environment.ledger());
        var records = Records.of(new DynamoCertificates(dynamo, environment.certificates()), ledger, clock)
                .telling(new EndStanding(ledger, new StatusLists(lists, clock)));
        var profiles = new JsonProfiles(new ProfileOverrides(registry, clock));
        SigningKeyCoverage.require(environment.signingKeys().keySet(), profiles.algorithms());
        String base = environment.publicUrl().toString().replaceAll("/+$", "");
        var metrics = Metrics.logged(variables, environment.stage(), clock);
        SigningKeys keys = keys(clients, environment.signingKeys(), new SigningKeyRegister(registry, clock), metrics);
        var queue = new HeldWorkQueue(new SqsWorkQueue(clients.sqs(), environment.submissionsQueue(), Log::notQueued));
        var build = new BuildCertificate(
                records,
                registry,
                profiles,
                new DynamoWaits(work, clock),
                keys,
                new StatusPlaces(lists, clock, random, base),
                queue,
                new SecretsServiceSecret(clients.secrets(), environment.serviceSecret(), clock));
        return new UseCases(build, new PublishStatusList(lists, keys, clock, base), () -> {
            metrics.flush();
            queue.flush();
        });
    }

    private static SigningKeys keys(
            AwsClients clients, Map<SignatureAlgorithm, String> deployed, SigningKeyRegister register, Meter meter) {
        var kms = clients.kms();
        Map<SignatureAlgorithm, SigningKey> own = new EnumMap<>(SignatureAlgorithm.class);
        deployed.forEach(
                (algorithm, key) -> own.put(algorithm, new CountedKey(new KmsSigningKey(kms, key, algorithm), meter)));
        return new EnteredKeys(
                register, own, entry -> new CountedKey(new KmsSigningKey(kms, entry.key(), entry.jwk()), meter));
    }
}
