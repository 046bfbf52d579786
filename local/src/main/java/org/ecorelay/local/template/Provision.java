package org.ecorelay.local.template;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;

/**
 * Creates what a {@link Deployment} needs, through the SDK's real clients.
 *
 * <p>May be repeated on what an earlier run has left: tables, keys, secrets and topics that exist are taken
 * over as they are; a table that exists with other keys or indexes is a failure.
 */
public final class Provision {
    private final AwsClients aws;
    private final Map<Reference, String> values = new HashMap<>();

    private Provision(AwsClients aws) {
        this.aws = aws;
    }

    /**
     * Creates everything and answers what the references have become.
     *
     * @param secretValues values by secret name; names that the template does not have are created too. A secret of the
     *     template without a value here is generated or stays empty, as at AWS.
     */
    public static Provisioned create(Deployment deployment, AwsClients aws, Map<String, String> secretValues) {
        var provision = new Provision(aws);
        provision.tables(deployment);
        provision.values.putAll(new ProvisionQueues(aws.sqs()).create(deployment));
        provision.keys(deployment);
        provision.secrets(deployment, secretValues);
        provision.notices(deployment);
        provision.compute(deployment);
        return new Provisioned(provision.values);
    }

    private void tables(Deployment deployment) {
        var tables = new ProvisionTables(aws.dynamoDb());
        for (Table table : deployment.tables()) {
            tables.create(table);
            put(table.logicalId(), Reference.REF, table.name());
            put(table.logicalId(), "Arn", deployment.stack().arn("dynamodb", "table/" + table.name()));
        }
    }

    private void keys(Deployment deployment) {
        var keys = new ProvisionKeys(aws.kms());
        for (KmsKey key : deployment.keys()) {
            var metadata = keys.create(key);
            put(key.logicalId(), Reference.REF, metadata.keyId());
            put(key.logicalId(), "Arn", metadata.arn());
        }
    }

    private void secrets(Deployment deployment, Map<String, String> secretValues) {
        values.putAll(new ProvisionSecrets(aws.secrets(), new SecureRandom()).create(deployment, secretValues));
    }

    private void notices(Deployment deployment) {
        for (Topic topic : deployment.topics()) {
            String arn =
                    aws.sns().createTopic(request -> request.name(topic.name())).topicArn();
            put(topic.logicalId(), Reference.REF, arn);
            put(topic.logicalId(), "TopicArn", arn);
            put(topic.logicalId(), "TopicName", topic.name());
        }
        // The embedded SES sends for every address: identities and configuration sets are only names.
        deployment.mailConfigurations().forEach(each -> put(each.logicalId(), Reference.REF, each.name()));
        deployment.mailIdentities().forEach(each -> put(each.logicalId(), Reference.REF, each.address()));
    }

    private void compute(Deployment deployment) {
        for (LambdaFunction function : deployment.functions()) {
            put(function.logicalId(), Reference.REF, function.name());
            put(function.logicalId(), "Arn", deployment.stack().arn("lambda", "function:" + function.name()));
        }
        for (Role role : deployment.roles()) {
            put(role.logicalId(), "Arn", deployment.stack().iamArn("role/" + role.logicalId()));
        }
        for (LogGroup group : deployment.logGroups()) {
            put(group.logicalId(), Reference.REF, group.name());
            put(group.logicalId(), "Arn", deployment.stack().arn("logs", "log-group:" + group.name()));
        }
        deployment.apis().forEach(api -> {
            put(api.logicalId(), Reference.REF, "local");
            // Nobody listens before a LambdaHost does, which says where: see Provisioned.servedAt.
            put(api.logicalId(), Provisioned.API_ENDPOINT, "http://127.0.0.1:9");
        });
    }

    private void put(String logicalId, String attribute, String value) {
        values.put(new Reference(logicalId, attribute), value);
    }
}
