package org.ecorelay.intake;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.ecorelay.account.AnswerConfirmation;
import org.ecorelay.account.Authenticate;
import org.ecorelay.account.Registry;
import org.ecorelay.account.Scope;
import org.ecorelay.aws.AwsClients;
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
import org.ecorelay.aws.lambda.HttpApi;
import org.ecorelay.aws.lambda.Log;
import org.ecorelay.aws.lambda.Settings;
import org.ecorelay.certificate.Records;
import org.ecorelay.certificate.Waits;
import org.ecorelay.certificate.WorkQueue;
import org.ecorelay.certificate.build.AddLeftLines;
import org.ecorelay.certificate.change.AcceptOrder;
import org.ecorelay.certificate.change.CorrectCertificate;
import org.ecorelay.certificate.change.WithdrawCertificate;
import org.ecorelay.certificate.route.CoupleCertificate;
import org.ecorelay.certificate.standing.EndStanding;
import org.ecorelay.certificate.standing.StatusLists;
import org.ecorelay.operation.OrderRedrive;
import org.ecorelay.operation.WakeByFinding;
import org.ecorelay.pacing.SharedState;
import org.ecorelay.platform.JsonProfiles;

/** Puts the function together; the only place that says {@code new} on adapters. */
final class Wiring {
    private Wiring() {}

    private record Environment(
            String certificates,
            String ledger,
            String registry,
            String work,
            String ordersQueue,
            Duration firstDue,
            String serviceSecret) {
        static Environment read(Settings settings) {
            return new Environment(
                    settings.text("CERTIFICATES_TABLE"),
                    settings.text("LEDGER_TABLE"),
                    settings.text("REGISTRY_TABLE"),
                    settings.text("WORK_TABLE"),
                    settings.text("ORDERS_QUEUE_URL"),
                    settings.seconds("FIRST_DUE_SECONDS"),
                    settings.text("SERVICE_SECRET_ID"));
        }
    }

    static HttpApi of(Map<String, String> variables, InstantSource systemClock) {
        Environment environment = Settings.read(variables, Environment::read);
        InstantSource clock = Clocks.millis(systemClock);
        var clients = new AwsClients(variables);
        var dynamo = clients.dynamo();
        Registry registry = new DynamoRegistry(dynamo, environment.registry());
        var work = new WorkTable(dynamo, environment.work(), new SecureRandom());
        var state = new DynamoSharedState(work, clock);
        var ledger = new DynamoLedger(dynamo, environment.ledger());
        var records = Records.of(new DynamoCertificates(dynamo, environment.certificates()), ledger, clock)
                .telling(new EndStanding(ledger, new StatusLists(DynamoSharedState.lasting(work), clock)));
        var secret = new SecretsServiceSecret(clients.secrets(), environment.serviceSecret(), clock);
        var addresses = new AlertAddresses(new AnswerConfirmation(registry, secret, clock));
        return routes(
                        records,
                        registry,
                        new DynamoWaits(work, clock),
                        new SqsWorkQueue(clients.sqs(), environment.ordersQueue(), Log::notQueued),
                        state,
                        environment.firstDue())
                .open("GET /v1/alert-addresses/{token}", addresses::get)
                .open("POST /v1/alert-addresses/{token}", addresses::post)
                .api();
    }

    /** The routes of those who have a key, over given adapters. */
    static HttpApi.Routes routes(
            Records records, Registry registry, Waits waits, WorkQueue orders, SharedState state, Duration firstDue) {
        InstantSource clock = records.clock();
        var certificates = records.certificates();
        var accept = new AcceptOrder(registry, certificates, records.ledger(), clock, firstDue);
        var correct = new CorrectCertificate(registry, records, firstDue);
        var versions = new Versions(correct, new WithdrawCertificate(records), orders);
        var issued = new PostIssued(new CoupleCertificate(registry, records, correct, orders), clock);
        var postOrder = new PostOrder(accept, orders);
        var products = new Products(registry, waits, new AddLeftLines(records, registry, correct), orders);
        var imports = new ImportProducts(registry, products, clock);
        var profiles = new JsonProfiles(new ProfileOverrides(registry, clock));
        var settings = new StoreSettings(registry, profiles, clock, Log::setting);
        var redrive = new OrderRedrive(certificates, state, clock);
        var redrives = new Redrives(redrive);
        var files = new ReferenceFiles(registry, new WakeByFinding(redrive), clock);
        return new HttpApi.Routes(new Authenticate(registry, clock))
                .scoped(Scope.ORDERS_WRITE, "POST /v1/orders", postOrder::post)
                .scoped(Scope.ORDERS_WRITE, "POST /v1/certificates/{id}/versions", versions::post)
                .scoped(Scope.ORDERS_WRITE, "DELETE /v1/certificates/{id}", versions::delete)
                .scoped(Scope.ORDERS_WRITE, "POST /v1/issued-certificates", issued::post)
                .scoped(Scope.CATALOG_WRITE, "POST /v1/products", imports::post)
                .scoped(Scope.CATALOG_WRITE, "PUT /v1/products/{sku}", products::put)
                .scoped(Scope.OPS, "POST /v1/ops/redrive", redrives::post)
                .scoped(Scope.OPS, "GET /v1/ops/redrive/{id}", redrives::get)
                .scoped(Scope.CATALOG_WRITE, "GET /v1/products/{sku}", products::get)
                .scoped(Scope.ORDERS_WRITE, "PUT /v1/orders/{id}/shipments/{n}", versions::ship)
                .scoped(Scope.CATALOG_WRITE, "PUT /v1/stores/{store}/modes", settings::putModes)
                .scoped(Scope.CATALOG_WRITE, "PUT /v1/stores/{store}/settings", settings::putTerms)
                .scoped(Scope.CATALOG_WRITE, "PUT /v1/rules/{name}", files::putRules)
                .scoped(Scope.CATALOG_WRITE, "PUT /v1/hs-correspondence", files::putCorrespondence)
                .scoped(Scope.CATALOG_WRITE, "PUT /v1/appendix-lines/{party}", files::putAppendix)
                .scoped(Scope.CATALOG_WRITE, "PUT /v1/exchange-rates", files::putRates);
    }
}
