package org.ecorelay.local.faults;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.ecorelay.aws.AwsClients;
import org.ecorelay.aws.dynamo.DynamoAskedAddresses;
import org.ecorelay.aws.dynamo.DynamoBundles;
import org.ecorelay.aws.dynamo.DynamoCertificates;
import org.ecorelay.aws.dynamo.DynamoFailedDeliveries;
import org.ecorelay.aws.dynamo.DynamoLedger;
import org.ecorelay.aws.dynamo.DynamoMailCounts;
import org.ecorelay.aws.dynamo.DynamoRegistry;
import org.ecorelay.aws.dynamo.DynamoSharedState;
import org.ecorelay.aws.dynamo.DynamoWaits;
import org.ecorelay.aws.dynamo.Heartbeat;
import org.ecorelay.aws.dynamo.WorkTable;
import org.ecorelay.local.aws.EmbeddedAws;
import org.ecorelay.local.run.Home;
import org.ecorelay.local.template.Deployment;
import org.ecorelay.local.template.Provision;
import org.ecorelay.local.template.Stack;

/** The tables of one world in an embedded AWS of its own, through the adapters that run at AWS. */
final class EmbeddedStores implements AutoCloseable {
    private static final Map<String, String> PARAMETERS = Map.of(
            "CodeBucket",
            "local",
            "PlatformUrl",
            SimulatedTransport.LIVE,
            "PlatformSandboxUrl",
            SimulatedTransport.SANDBOX,
            "MailFrom",
            "no-reply@eco-relay.example");

    private final EmbeddedAws aws;
    private final Stores stores;

    private EmbeddedStores(EmbeddedAws aws, Stores stores) {
        this.aws = aws;
        this.stores = stores;
    }

    /** Starts it and creates what the checked-in template deploys. */
    static EmbeddedStores start(InstantSource clock) throws IOException {
        EmbeddedAws aws = EmbeddedAws.start(EmbeddedAws.Options.inMemory());
        Deployment deployment = Deployment.read(Home.find().template(), Stack.local("faults"), PARAMETERS)
                // The embedded DynamoDB expires items by the system's clock, not by the virtual one.
                .withoutTimeToLive();
        try (var operator = new org.ecorelay.local.template.AwsClients(
                aws.endpoint(), deployment.stack().region(), "operator")) {
            var provisioned = Provision.create(deployment, operator, Map.of());
            var dynamo = new AwsClients(aws.environment("faults")).dynamo();
            var work = new WorkTable(dynamo, provisioned.ref("WorkTable"), new SecureRandom());
            return new EmbeddedStores(
                    aws,
                    new Stores(
                            new DynamoCertificates(dynamo, provisioned.ref("CertificatesTable")),
                            new DynamoLedger(dynamo, provisioned.ref("LedgerTable")),
                            new DynamoRegistry(dynamo, provisioned.ref("RegistryTable")),
                            new DynamoWaits(work, clock),
                            new DynamoSharedState(work, clock),
                            new DynamoFailedDeliveries(work, clock),
                            new DynamoBundles(work, clock),
                            new DynamoMailCounts(work, clock),
                            new DynamoAskedAddresses(work, clock),
                            new Heartbeat(work)::beat));
        } catch (RuntimeException e) {
            aws.close();
            throw e;
        }
    }

    Stores stores() {
        return stores;
    }

    @Override
    public void close() throws IOException {
        aws.close();
    }
}
