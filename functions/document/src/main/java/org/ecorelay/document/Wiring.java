package org.ecorelay.document;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import org.ecorelay.account.Authenticate;
import org.ecorelay.account.Registry;
import org.ecorelay.account.Scope;
import org.ecorelay.aws.AwsClients;
import org.ecorelay.aws.dynamo.DynamoCertificates;
import org.ecorelay.aws.dynamo.DynamoLedger;
import org.ecorelay.aws.dynamo.DynamoRegistry;
import org.ecorelay.aws.lambda.Clocks;
import org.ecorelay.aws.lambda.HttpApi;
import org.ecorelay.aws.lambda.Settings;

/** Puts the function together; the only place that says {@code new} on adapters. */
final class Wiring {
    private Wiring() {}

    private record Environment(String certificates, String ledger, String registry, URI publicUrl) {
        static Environment read(Settings settings) {
            return new Environment(
                    settings.text("CERTIFICATES_TABLE"),
                    settings.text("LEDGER_TABLE"),
                    settings.text("REGISTRY_TABLE"),
                    settings.uri("PUBLIC_URL"));
        }
    }

    static HttpApi of(Map<String, String> variables, InstantSource systemClock) {
        Environment environment = Settings.read(variables, Environment::read);
        InstantSource clock = Clocks.millis(systemClock);
        var dynamo = new AwsClients(variables).dynamo();
        Registry registry = new DynamoRegistry(dynamo, environment.registry());
        var copies = new PrintCopy(
                new DynamoCertificates(dynamo, environment.certificates()),
                new DynamoLedger(dynamo, environment.ledger()),
                environment.publicUrl(),
                clock);
        return new HttpApi.Routes(new Authenticate(registry, clock))
                .scoped(Scope.STATUS_READ, "GET /v1/certificates/{id}/document.pdf", copies::print)
                .api();
    }
}
