package org.ecorelay.local.adapters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.ecorelay.aws.AwsClients;
import org.ecorelay.local.aws.EmbeddedAws;
import org.ecorelay.local.aws.Fault;
import org.ecorelay.local.template.CheckedInTemplate;
import org.ecorelay.local.template.Deployment;
import org.ecorelay.local.template.Provision;
import org.ecorelay.local.template.Provisioned;

/**
 * One embedded AWS, with what the checked-in template deploys, for all tests of the adapters. Callers are told apart by their
 * access key id, so that a fault strikes the test that planned it and no other.
 */
public final class Deployed {
    // A class of its own: the server's threads ask it while this class is still being initialized.
    private static final PlannedFaults FAULTS = new PlannedFaults();
    private static final Deployment DEPLOYMENT = CheckedInTemplate.read();
    private static final EmbeddedAws AWS = start();
    private static final Provisioned PROVISIONED = provision();

    private Deployed() {}

    private static EmbeddedAws start() {
        try {
            return EmbeddedAws.start(EmbeddedAws.Options.inMemory().withFaults(FAULTS));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Provisioned provision() {
        return Provision.create(DEPLOYMENT, operator(), Map.of());
    }

    /** Clients of somebody who prepares and looks, without faults. */
    static org.ecorelay.local.template.AwsClients operator() {
        return new org.ecorelay.local.template.AwsClients(
                AWS.endpoint(), DEPLOYMENT.stack().region(), "operator");
    }

    /** The product's own clients, as a function of this name has them. */
    static AwsClients clients(String caller) {
        return new AwsClients(AWS.environment(caller));
    }

    public static EmbeddedAws aws() {
        return AWS;
    }

    /** A table's name, a queue's URL, a key's id. */
    static String ref(String logicalId) {
        return PROVISIONED.ref(logicalId);
    }

    /** How often this caller made a call, failed ones and the SDK's repetitions included. */
    static long calls(String caller, String service, String operation) {
        return AWS.calls().count(caller, service, operation);
    }

    /** The next {@code times} calls of an operation by this caller go wrong. */
    public static void plan(String caller, String operation, int times, Fault fault) {
        FAULTS.plan(caller, operation, times, fault);
    }
}
