package org.ecorelay.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.ecorelay.local.aws.Access.Asked;
import org.ecorelay.local.aws.EmbeddedAws;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.kms.model.KmsException;

/** The roles of the checked-in template, asked by the SDK's own clients. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GrantedAccessTest {
    private final Deployment deployment = CheckedInTemplate.read();
    private EmbeddedAws aws;
    private Provisioned provisioned;
    private GrantedAccess access;

    @BeforeAll
    void start() throws Exception {
        aws = EmbeddedAws.start(EmbeddedAws.Options.inMemory());
        try (var operator = clients("operator")) {
            provisioned = Provision.create(deployment, operator, Map.of());
        }
        access = GrantedAccess.of(deployment, provisioned, UnaryOperator.identity());
        aws.authorise(access);
    }

    @AfterAll
    void stop() throws Exception {
        aws.close();
    }

    private AwsClients clients(String caller) {
        return new AwsClients(aws.endpoint(), deployment.stack().region(), caller);
    }

    private void put(AwsClients as, String table, Map<String, AttributeValue> item) {
        as.dynamoDb().putItem(put -> put.tableName(provisioned.ref(table)).item(item));
    }

    @Test
    void a_function_may_do_what_its_role_allows_and_nothing_else() {
        Map<String, AttributeValue> item =
                Map.of("account", AttributeValue.fromS("acme"), "item", AttributeValue.fromS("store#shop"));
        try (var intake = clients("intake");
                var poller = clients("poller");
                var operator = clients("operator")) {
            put(intake, "RegistryTable", item);
            put(operator, "RegistryTable", item);
            assertThatThrownBy(() -> put(poller, "RegistryTable", item))
                    .isInstanceOfSatisfying(
                            DynamoDbException.class,
                            refused -> assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("AccessDeniedException"));
            assertThat(operator.dynamoDb()
                            .getItem(get -> get.tableName(provisioned.ref("RegistryTable"))
                                    .key(item))
                            .item())
                    .isEqualTo(item);
        }
        assertThat(access.refused())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("poller,dynamodb:PutItem,arn:aws:dynamodb:")
                        .endsWith("table/" + provisioned.ref("RegistryTable")));
        assertThat(access.used())
                .contains(new GrantedAccess.Granted("intake", "dynamodb:PutItem", "${RegistryTable.Arn}"));
        assertThat(access.unused())
                .contains(new GrantedAccess.Granted("intake", "dynamodb:DeleteItem", "${WorkTable.Arn}"));
    }

    @Test
    void only_the_builder_signs() {
        for (LambdaFunction function : deployment.functions()) {
            List<Asked> sign = List.of(new Asked("kms:Sign", provisioned.attribute("SigningKey", "Arn")));
            assertThat(access.allows(function.shortName(), sign))
                    .as(function.shortName())
                    .isEqualTo(function.shortName().equals("builder"));
        }
        try (var intake = clients("intake")) {
            assertThatThrownBy(() -> intake.kms()
                            .sign(sign -> sign.keyId(provisioned.ref("SigningKey"))
                                    .message(SdkBytes.fromUtf8String("x"))
                                    .signingAlgorithm("ECDSA_SHA_256")))
                    .isInstanceOf(KmsException.class)
                    .hasMessageContaining("not authorized");
        }
    }

    @Test
    void an_index_is_asked_for_by_its_own_name_and_each_part_of_a_transaction_by_its_table() {
        String certificates = provisioned.attribute("CertificatesTable", "Arn");
        assertThat(access.allows("status", List.of(new Asked("dynamodb:Query", certificates + "/index/listed"))))
                .isTrue();
        assertThat(access.allows("status", List.of(new Asked("dynamodb:Query", certificates + "/index/due"))))
                .isFalse();
        try (var status = clients("status")) {
            assertThatThrownBy(() -> status.dynamoDb()
                            .query(query -> query.tableName(provisioned.ref("CertificatesTable"))
                                    .indexName("due")
                                    .keyConditionExpression("a = :a")
                                    .expressionAttributeValues(Map.of(":a", AttributeValue.fromS("x")))))
                    .hasMessageContaining("index/due");
            var part = TransactWriteItem.builder()
                    .put(put -> put.tableName(provisioned.ref("LedgerTable"))
                            .item(Map.of("certificateId", AttributeValue.fromS("x"))))
                    .build();
            assertThatThrownBy(() -> status.dynamoDb().transactWriteItems(write -> write.transactItems(part)))
                    .hasMessageContaining("dynamodb:PutItem");
        }
    }

    @Test
    void a_pattern_is_no_regular_expression() {
        var secrets = List.of(new Asked(
                "secretsmanager:GetSecretValue",
                "arn:aws:secretsmanager:eu-central-1:000000000000:secret:eco/dev/platform/relay"));
        assertThat(access.allows("submitter", secrets)).isTrue();
        assertThat(access.allows("builder", secrets)).isFalse();
        assertThat(access.allows(
                        "submitter",
                        List.of(new Asked(
                                "secretsmanager:GetSecretValue",
                                "arn:aws:secretsmanager:eu-central-1:000000000000:secret:eco/dev/service"))))
                .isFalse();
    }
}
