package org.ecorelay.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.ecorelay.local.aws.EmbeddedAws;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProvisionTest {
    private static final Map<String, String> SECRETS =
            Map.of("eco/dev/platform/relay", "{\"clientId\":\"r\"}", "eco/dev/platform/extra", "{}");

    private final Deployment deployment = CheckedInTemplate.read();
    private EmbeddedAws embedded;
    private AwsClients aws;
    private Provisioned provisioned;

    @BeforeAll
    void provision() throws IOException {
        embedded = EmbeddedAws.start(EmbeddedAws.Options.inMemory());
        aws = new AwsClients(embedded.endpoint(), deployment.stack().region(), "AKIALOCALPROVISION00");
        provisioned = Provision.create(deployment, aws, SECRETS);
    }

    @AfterAll
    void stop() throws IOException {
        aws.close();
        embedded.close();
    }

    @Test
    void tables_have_keys_indexes_and_time_to_live() {
        var table = aws.dynamoDb()
                .describeTable(request -> request.tableName(provisioned.ref("CertificatesTable")))
                .table();
        assertThat(table.globalSecondaryIndexes()).hasSize(3);
        assertThat(aws.dynamoDb()
                        .describeTimeToLive(request -> request.tableName(provisioned.ref("WorkTable")))
                        .timeToLiveDescription()
                        .timeToLiveStatus())
                .isEqualTo(TimeToLiveStatus.ENABLED);
    }

    @Test
    void queues_redrive_to_their_dead_letter_queue() {
        var attributes = aws.sqs()
                .getQueueAttributes(request ->
                        request.queueUrl(provisioned.ref("OrdersQueue")).attributeNames(QueueAttributeName.ALL))
                .attributes();
        assertThat(attributes.get(QueueAttributeName.REDRIVE_POLICY))
                .contains(provisioned.attribute("OrdersDeadLetters", "Arn"));
        assertThat(attributes.get(QueueAttributeName.VISIBILITY_TIMEOUT)).isEqualTo("360");
    }

    @Test
    void secrets_hold_what_the_caller_gave() {
        assertThat(SECRETS)
                .allSatisfy((name, value) -> assertThat(aws.secrets()
                                .getSecretValue(request -> request.secretId(name))
                                .secretString())
                        .isEqualTo(value));
    }

    @Test
    void a_generated_secret_has_letters_and_digits_of_its_length_and_keeps_them() {
        String generated = serviceSecret();
        assertThat(generated).matches("[A-Za-z0-9]{64}");
        Provision.create(deployment, aws, SECRETS);
        assertThat(serviceSecret()).isEqualTo(generated);
    }

    private String serviceSecret() {
        return aws.secrets()
                .getSecretValue(request -> request.secretId(provisioned.ref("ServiceSecret")))
                .secretString();
    }

    @Test
    void an_address_is_that_of_whoever_listens() {
        var served = provisioned.servedAt(deployment.apis().getFirst(), URI.create("http://127.0.0.1:4711"));
        assertThat(served.environment(deployment.function("poller")))
                .containsEntry("PUBLIC_URL", "http://127.0.0.1:4711");
        assertThat(served.ref("ServiceSecret")).isEqualTo(provisioned.ref("ServiceSecret"));
    }

    @Test
    void the_environment_of_every_function_has_physical_names() {
        var intake = provisioned.environment(deployment.function("intake"));
        assertThat(intake)
                .containsEntry("CERTIFICATES_TABLE", "eco-local-CertificatesTable")
                .containsEntry("ORDERS_QUEUE_URL", provisioned.ref("OrdersQueue"));
        var builder = provisioned.environment(deployment.function("builder"));
        assertThat(aws.kms()
                        .describeKey(request ->
                                request.keyId(builder.get("SIGNING_KEYS").replaceFirst("^ES256=", "")))
                        .keyMetadata()
                        .keySpec())
                .isEqualTo(KeySpec.ECC_NIST_P256);
        var poller = provisioned.environment(deployment.function("poller"));
        assertThat(provisioned.ref("NoticesTopicDemo")).isEqualTo(poller.get("NOTICE_TOPIC_PREFIX") + "demo");
    }

    @Test
    void a_second_run_takes_everything_over() {
        var again = Provision.create(deployment, aws, SECRETS);
        assertThat(again.ref("SigningKey")).isEqualTo(provisioned.ref("SigningKey"));
        assertThat(again.ref("PlatformRelaySecret")).isEqualTo(provisioned.ref("PlatformRelaySecret"));
    }

    @Test
    void a_table_with_other_keys_is_refused() {
        var other = new Table.Key(new Table.Attribute("somethingElse", "S"), java.util.Optional.empty());
        var changed = deployment.tables().stream()
                .map(table -> new Table(table.logicalId(), table.name(), other, table.indexes(), table.timeToLive()))
                .toList();
        assertThatThrownBy(() -> new ProvisionTables(aws.dynamoDb()).create(changed.getFirst()))
                .hasMessageContaining("exists with other keys or indexes")
                .hasMessageContaining("data directory");
    }
}
