package org.ecorelay.local.template;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Creates what a deployment needs with the clients of any AWS, one service after the other: what an endpoint lacks does not
 * keep the rest from being tested. {@link Provision} does it all at once, on the embedded AWS.
 */
public final class ProvisionElsewhere {
    private final Deployment deployment;
    private final Map<Reference, String> values = new HashMap<>();

    /** Nothing is created yet. */
    public ProvisionElsewhere(Deployment deployment) {
        this.deployment = deployment;
        for (LambdaFunction function : deployment.functions()) {
            set(function.logicalId(), "Arn", deployment.stack().arn("lambda", "function:" + function.name()));
        }
        deployment.apis().forEach(api -> set(api.logicalId(), Provisioned.API_ENDPOINT, "http://127.0.0.1:9"));
        deployment.mailIdentities().forEach(each -> set(each.logicalId(), Reference.REF, each.address()));
        deployment.mailConfigurations().forEach(each -> set(each.logicalId(), Reference.REF, each.name()));
    }

    /** Creates the tables with their indexes; returns when they can be used. */
    public void tables(DynamoDbClient dynamo) {
        for (Table table : deployment.tables()) {
            new ProvisionTables(dynamo).create(table);
            set(table.logicalId(), Reference.REF, table.name());
        }
    }

    public void queues(SqsClient sqs) {
        values.putAll(new ProvisionQueues(sqs).create(deployment));
    }

    /** Creates the secrets of the template under the names that a renamed deployment gives them. */
    public void secrets(SecretsManagerClient secrets, RandomGenerator random) {
        values.putAll(new ProvisionSecrets(secrets, random).create(deployment, Map.of()));
    }

    /** Something that somebody else has created. */
    public void set(String logicalId, String attribute, String value) {
        values.put(new Reference(logicalId, attribute), value);
    }

    /** What there is so far. */
    public Provisioned provisioned() {
        return new Provisioned(values);
    }

    /** The same deployment whose secrets, which have fixed names in the template, begin with a prefix. */
    public static Deployment withSecretsUnder(String prefix, Deployment as) {
        List<Secret> renamed = as.secrets().stream()
                .map(secret -> new Secret(secret.logicalId(), prefix + "/" + secret.name(), secret.generatedLength()))
                .toList();
        return new Deployment(
                as.stack(),
                as.tables(),
                as.queues(),
                as.functions(),
                as.eventSources(),
                as.schedules(),
                as.apis(),
                as.keys(),
                renamed,
                as.topics(),
                as.mailIdentities(),
                as.mailConfigurations(),
                as.roles(),
                as.logGroups(),
                as.ignored());
    }
}
