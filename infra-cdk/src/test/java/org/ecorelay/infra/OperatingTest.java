package org.ecorelay.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator may choose, and what comes of it. */
class OperatingTest {
    private static final String DATA_KEY = "arn:aws:kms:ap-southeast-1:123456789012:key/0a1b";
    private static final String ROTATION = "arn:aws:lambda:ap-southeast-1:123456789012:function:rotate";

    @BeforeAll
    static void node_is_installed() {
        Synthesized.requireNode();
    }

    private static Template synthesized(Path output, Map<String, Object> context) {
        return new Template(Synthesized.synthesize(output.toString(), context));
    }

    @Test
    void prod_has_an_archive_that_nobody_changes_before_its_time(@TempDir Path output) {
        Template prod = synthesized(output, Map.of("stage", "prod"));
        var bucket = prod.properties("ArchiveBucket");
        assertThat(bucket.at("/ObjectLockConfiguration/Rule/DefaultRetention/Mode")
                        .asText())
                .isEqualTo("COMPLIANCE");
        assertThat(bucket.at("/ObjectLockConfiguration/Rule/DefaultRetention/Days")
                        .asInt())
                .isGreaterThanOrEqualTo(3 * 366);
        assertThat(bucket.at("/PublicAccessBlockConfiguration/BlockPublicPolicy")
                        .asBoolean())
                .isTrue();
        assertThat(prod.resource("ArchiveBucket").path("DeletionPolicy").asText())
                .isEqualTo("Retain");
        assertThat(Template.references(prod.properties("ArchiveSchedule"))).contains("LedgerTable", "ArchiveBucket");
        assertThat(RoleRules.ALL)
                .allSatisfy(rule -> assertThat(rule.check().apply(prod).stream()
                                .filter(violation -> violation.startsWith("ArchiveRole")))
                        .as(rule.sentence())
                        .allMatch(violation -> violation.contains("s3:PutObject")
                                || violation.contains("dynamodb:ExportTableToPointInTime")));
        assertThat(prod.properties("WorkTable")
                        .path("DeletionProtectionEnabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_trial_takes_its_tables_with_it_and_has_whatever_else_is_chosen(@TempDir Path output) {
        Template trial = synthesized(
                output,
                Map.of(
                        "stage",
                        "trial",
                        "disposable",
                        "true",
                        "dataKey",
                        DATA_KEY,
                        "rotation",
                        ROTATION,
                        "origins",
                        "https://shop.example,https://b2b.example:8443",
                        "operators",
                        List.of("night@example.org")));
        for (String table : trial.all("AWS::DynamoDB::Table").keySet()) {
            assertThat(trial.properties(table).path("DeletionProtectionEnabled").asBoolean())
                    .isFalse();
            assertThat(trial.resource(table).path("DeletionPolicy").asText()).isEqualTo("Delete");
            assertThat(trial.properties(table)
                            .at("/SSESpecification/KMSMasterKeyId")
                            .asText())
                    .isEqualTo(DATA_KEY);
        }
        assertThat(trial.resource("SigningKey").path("DeletionPolicy").asText())
                .as("documents outlive a trial")
                .isEqualTo("Retain");
        assertThat(Template.texts(trial.properties("ApiHttp").at("/CorsConfiguration/AllowOrigins")))
                .containsExactly("https://shop.example", "https://b2b.example:8443");
        assertThat(trial.properties("ServiceRotation").path("RotationLambdaARN").asText())
                .isEqualTo(ROTATION);
        assertThat(trial.all("AWS::SNS::Subscription").values())
                .singleElement()
                .satisfies(subscription ->
                        assertThat(subscription.path("Endpoint").asText()).isEqualTo("night@example.org"));
    }

    @Test
    void a_key_of_ones_own_is_used_by_every_function_and_only_through_the_tables(@TempDir Path output) {
        Template keyed = synthesized(output, Map.of("dataKey", DATA_KEY));
        var using = Statement.all(keyed)
                .filter(statement -> statement.resources().toString().contains(DATA_KEY))
                .toList();
        assertThat(using)
                .extracting(Statement::role)
                .containsExactlyInAnyOrder(
                        "IntakeRole", "BuilderRole", "SubmitterRole", "PollerRole", "StatusRole", "DocumentRole");
        assertThat(using).allSatisfy(statement -> {
            assertThat(statement
                            .json()
                            .at("/Condition/StringEquals/kms:ViaService/Fn::Sub")
                            .asText())
                    .startsWith("dynamodb.");
            assertThat(Set.copyOf(statement.actions())).doesNotContain("kms:Sign", "kms:CreateGrant");
        });
        assertThat(keyed.all("AWS::S3::Bucket")).as("dev has no archive").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    disposable | true                       | the data of stage prod are not disposable
                    disposable | perhaps                    | disposable is true or false
                    operators  | nobody                     | operators are e-mail addresses
                    origins    | http://shop.example        | origins are https://<host>
                    origins    | *                          | origins are https://<host>
                    origins    | https://shop.example/      | origins are https://<host>
                    dataKey    | alias/mine                 | dataKey is the ARN of a KMS key
                    rotation   | rotate                     | rotation is the ARN of a Lambda function
                    """)
    void a_choice_that_cannot_be_meant_is_refused_with_what_to_write(String key, String value, String sentence) {
        var node = EcoRelayApp.into("target/cdk.none", Map.of("stage", "prod", "archived", "false", key, value))
                .getNode();
        assertThatThrownBy(() -> Deployment.of(node))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void an_archive_is_not_disposable() {
        var node = EcoRelayApp.into("target/cdk.none", Map.of("archived", "true", "disposable", "true"))
                .getNode();
        assertThatThrownBy(() -> Deployment.of(node)).hasMessageContaining("a disposable stack has no archive");
    }
}
