package org.ecorelay.local.endpoint;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ecorelay.aws.AwsClients;
import org.ecorelay.local.Patience;
import org.ecorelay.local.template.CheckedInTemplate;
import org.ecorelay.local.template.Deployment;
import org.ecorelay.local.template.ProvisionElsewhere;
import org.ecorelay.local.template.Provisioned;
import org.ecorelay.local.template.Stack;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * What the template deploys, at some AWS, under a prefix that nobody else has. Closing it removes all of it, and says so.
 *
 * <p>A service that the endpoint lacks is noted and the others are prepared; every other error ends the suite.
 */
final class Site implements AutoCloseable {
    private static final String NAMES = "eco-suite-";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** All services but SES, where nothing has to be prepared. */
    private static final int PREPARED = Service.values().length - 1;

    private final Target target;
    private final Operator operator;
    private final Removal removal;
    private final Deployment deployment;
    private final ProvisionElsewhere provision;
    private final Map<Service, String> lacking = new EnumMap<>(Service.class);
    private final Map<String, KeyMetadata> keys = new ConcurrentHashMap<>();

    private Site(Target target) {
        this.target = target;
        this.operator = new Operator(target);
        this.removal = new Removal(operator);
        String prefix = NAMES + Integer.toString(RANDOM.nextInt(1 << 30), Character.MAX_RADIX);
        var stack = new Stack(prefix, target.region(), "000000000000", "aws", "amazonaws.com");
        this.deployment = ProvisionElsewhere.withSecretsUnder(prefix, CheckedInTemplate.read(stack))
                // The contracts have a time of their own, which may be long ago.
                .withoutTimeToLive();
        this.provision = new ProvisionElsewhere(deployment);
    }

    /** Creates everything; whatever goes wrong, what was created is removed. */
    static Site open(Target target) {
        var site = new Site(target);
        try {
            say("%s; everything is named %s…".formatted(target, site.prefix()));
            site.create();
            site.requireAny();
            return site;
        } catch (RuntimeException e) {
            try {
                site.close();
            } catch (RuntimeException also) {
                e.addSuppressed(also);
            }
            throw e;
        }
    }

    private void create() {
        attempt(Service.TABLES, () -> {
            deployment.tables().forEach(table -> removal.table(table.name()));
            provision.tables(operator.dynamo);
        });
        attempt(Service.QUEUES, () -> {
            deployment.queues().forEach(queue -> removal.queue(queue.name()));
            provision.queues(operator.sqs);
        });
        attempt(
                Service.KEYS,
                () -> deployment.keys().forEach(key -> {
                    provision.set(key.logicalId(), "Arn", key(key.spec()).arn());
                    provision.set(key.logicalId(), "Ref", key(key.spec()).keyId());
                }));
        attempt(Service.SECRETS, () -> {
            deployment.secrets().forEach(secret -> removal.secret(secret.name()));
            provision.secrets(operator.secrets, RANDOM);
        });
        attempt(
                Service.TOPICS,
                () -> deployment.topics().forEach(topic -> {
                    String arn = topic(topic.name());
                    provision.set(topic.logicalId(), "Ref", arn);
                    provision.set(topic.logicalId(), "TopicArn", arn);
                }));
    }

    private void requireAny() {
        if (lacking.size() == PREPARED) {
            throw new IllegalStateException("what answers at %s has no service of AWS: %s".formatted(target, lacking));
        }
    }

    private void attempt(Service service, Runnable creating) {
        try {
            creating.run();
        } catch (RuntimeException e) {
            lacking(service, Lacking.in(e).orElseThrow(() -> e));
        }
    }

    /** Whether a name is of this suite, of any run: what a killed run has left is found by it. */
    static boolean isOurs(String name) {
        return name.startsWith(NAMES);
    }

    static void say(String what) {
        System.out.println("endpoint suite: " + what);
    }

    /** Notes that the endpoint does not have a service. */
    void lacking(Service service, String reason) {
        lacking.put(service, reason);
    }

    /** Why a service cannot be tested here; empty when it can. */
    Optional<String> lacks(Service service) {
        return Optional.ofNullable(lacking.get(service));
    }

    Target target() {
        return target;
    }

    Operator operator() {
        return operator;
    }

    Deployment deployment() {
        return deployment;
    }

    Provisioned provisioned() {
        return provision.provisioned();
    }

    /** A table's name, a queue's URL, a key's id. */
    String ref(String logicalId) {
        return provisioned().ref(logicalId);
    }

    /** The product's own clients, as a function has them. */
    AwsClients clients() {
        return new AwsClients(target.environment());
    }

    /** Begins the name of everything here. */
    String prefix() {
        return deployment.stack().name();
    }

    /** A signing key; all tests share one of each spec, as an account pays for each. */
    KeyMetadata key(String spec) {
        return keys.computeIfAbsent(spec, _ -> {
            KeyMetadata made = operator.kms
                    .createKey(create ->
                            create.keySpec(spec).keyUsage("SIGN_VERIFY").description(prefix()))
                    .keyMetadata();
            removal.key(made.keyId());
            return made;
        });
    }

    /** A topic's ARN. */
    String topic(String name) {
        String arn = operator.sns.createTopic(create -> create.name(name)).topicArn();
        removal.topic(arn);
        return arn;
    }

    /** The URL of a queue that answers. */
    String queue(String name) {
        removal.queue(name);
        String url = operator.sqs.createQueue(create -> create.queueName(name)).queueUrl();
        Patience.until("the queue " + name + " is there", () -> answers(url), () -> url);
        return url;
    }

    private boolean answers(String url) {
        try {
            operator.sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN));
            return true;
        } catch (QueueDoesNotExistException notYet) {
            return false;
        }
    }

    /** A secret without a value. */
    void secret(String name) {
        removal.secret(name);
        operator.secrets.createSecret(create -> create.name(name));
    }

    /** Gives a secret a value; returns when it is read. */
    void fill(String name, String value) {
        operator.secrets.putSecretValue(put -> put.secretId(name).secretString(value));
        Patience.until("the secret " + name + " has its value", () -> value.equals(value(name)), () -> "another one");
    }

    private String value(String name) {
        try {
            return operator.secrets.getSecretValue(get -> get.secretId(name)).secretString();
        } catch (ResourceNotFoundException notYet) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            String outcome = removal.run();
            lacking.forEach(
                    (service, reason) -> say("not tested, the endpoint has no %s (%s)".formatted(service, reason)));
            say(outcome);
        } finally {
            operator.close();
        }
    }
}
