package org.ecorelay.status;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.ecorelay.account.Authenticate;
import org.ecorelay.account.Registry;
import org.ecorelay.account.Scope;
import org.ecorelay.account.signing.SigningKeyRegister;
import org.ecorelay.attestation.algorithm.SignatureAlgorithm;
import org.ecorelay.aws.AwsClients;
import org.ecorelay.aws.KmsSigningKey;
import org.ecorelay.aws.ProfileOverrides;
import org.ecorelay.aws.dynamo.DynamoCertificates;
import org.ecorelay.aws.dynamo.DynamoLedger;
import org.ecorelay.aws.dynamo.DynamoRegistry;
import org.ecorelay.aws.dynamo.DynamoSharedState;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.aws.lambda.Clocks;
import org.ecorelay.aws.lambda.HttpApi;
import org.ecorelay.aws.lambda.HttpRequest;
import org.ecorelay.aws.lambda.HttpResponse;
import org.ecorelay.aws.lambda.Log;
import org.ecorelay.aws.lambda.Settings;
import org.ecorelay.certificate.build.CheckOrder;
import org.ecorelay.certificate.evidence.CollectEvidence;
import org.ecorelay.certificate.standing.StatusLists;
import org.ecorelay.certificate.verify.AnswerVerification;
import org.ecorelay.certificate.verify.IssuingBodies;
import org.ecorelay.json.Json;
import org.ecorelay.platform.JsonProfiles;

/** Puts the function together; the only place that says {@code new} on adapters. */
final class Wiring {
    private Wiring() {}

    private record Environment(
            String certificates,
            String ledger,
            String registry,
            String work,
            Map<SignatureAlgorithm, String> signingKeys,
            URI publicUrl) {
        static Environment read(Settings settings) {
            return new Environment(
                    settings.text("CERTIFICATES_TABLE"),
                    settings.text("LEDGER_TABLE"),
                    settings.text("REGISTRY_TABLE"),
                    settings.text("WORK_TABLE"),
                    settings.signingKeys("SIGNING_KEYS"),
                    settings.uri("PUBLIC_URL"));
        }
    }

    static HttpApi of(Map<String, String> variables, InstantSource systemClock) {
        Environment environment = Settings.read(variables, Environment::read);
        InstantSource clock = Clocks.millis(systemClock);
        var clients = new AwsClients(variables);
        var dynamo = clients.dynamo();
        Registry registry = new DynamoRegistry(dynamo, environment.registry());
        var certificates = new DynamoCertificates(dynamo, environment.certificates());
        var ledger = new DynamoLedger(dynamo, environment.ledger());
        var keys = new PublishedKeys(
                new SigningKeyRegister(registry, clock),
                environment.signingKeys().entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getValue,
                                key -> new KmsSigningKey(clients.kms(), key.getValue(), key.getKey())::jwk)));
        var authenticate = new Authenticate(registry, clock);
        var applications = new Applications(certificates, ledger);
        var list = new ListCertificates(certificates, registry, clock);
        var profiles = new JsonProfiles(new ProfileOverrides(registry, clock));
        var one = new OneCertificate(certificates, ledger, profiles, environment.publicUrl());
        var report = new StoreReport(certificates, registry, profiles, clock, StoreReport.MAX_ROWS);
        var hs = new HsCodes();
        var checks = new OrderChecks(new CheckOrder(registry, profiles, clock));
        var tables = new ReferenceTables(registry, clock);
        var work = DynamoSharedState.lasting(new WorkTable(dynamo, environment.work(), new SecureRandom()));
        var lists = new StatusLists(work, clock);
        var statusLists = new PublishedLists(lists);
        var verification = new PublicVerification(
                new AnswerVerification(
                        certificates,
                        ledger,
                        new TrustedKeys(keys::text, Log::failedLookup),
                        new IssuingBodies(registry),
                        clock),
                Log::failedLookup);
        var evidence = new EvidenceArchives(
                certificates,
                new CollectEvidence(ledger, keys::text, new ListsByAddress(lists)),
                EvidenceArchives.MAX_BYTES);
        return new HttpApi.Routes(authenticate)
                .scoped(Scope.ORDERS_WRITE, "POST /v1/orders:check", checks::post)
                .scoped(Scope.STATUS_READ, "GET /v1/certificates/{id}/application", applications::show)
                .scoped(Scope.STATUS_READ, "GET /v1/certificates", list::list)
                .scoped(Scope.STATUS_READ, "GET /v1/certificates/{id}", one::show)
                .scoped(Scope.STATUS_READ, "GET /v1/certificates/{id}/document", one::document)
                .scoped(Scope.STATUS_READ, "GET /v1/certificates/{id}/qr.svg", one::qr)
                .scoped(Scope.STATUS_READ, "GET /v1/certificates/{id}/evidence", evidence::show)
                .scoped(Scope.STATUS_READ, "GET /v1/stores/{store}/report", report::show)
                .scoped(Scope.CATALOG_WRITE, "GET /v1/rules", tables::list)
                .scoped(Scope.CATALOG_WRITE, "GET /v1/rules/coverage", tables::coverage)
                .anyKey("GET /v1/hs", hs::find)
                .anyKey("GET /v1/hs/{code}", hs::show)
                .open("GET /v1/status-lists/{owner}/{list}", statusLists::show)
                .open("POST /v1/verify", verification::verify)
                .open("GET /v1/schemas/{name}", new Schemas()::show)
                .open("POST /v1/verify/document", verification::document)
                .open("GET /verify/{id}", VerifyPage::show)
                .open("GET /.well-known/jwks.json", keys::show)
                .open("GET /health", Wiring::health)
                .api();
    }

    private static HttpResponse health(HttpRequest request) {
        return HttpResponse.json(200, Json.object().put("status", "ok").build());
    }
}
