package org.ecorelay.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentTest {
    @BeforeAll
    static void node_is_installed() {
        Synthesized.requireNode();
    }

    @Test
    void an_account_gets_a_secret_and_a_topic(@TempDir Path output) {
        var template = new Template(
                Synthesized.synthesize(output.toString(), Map.of("stage", "prod", "accounts", "demo,green-bamboo")));

        assertThat(template.properties("PlatformSecretGreenBamboo").path("Name").asText())
                .isEqualTo("eco/prod/platform/green-bamboo");
        assertThat(template.properties("NoticesTopicGreenBamboo")
                        .at("/TopicName/Fn::Sub")
                        .asText())
                .isEqualTo("${AWS::StackName}-notices-green-bamboo");
    }

    @Test
    void accounts_may_be_a_list() {
        var node = EcoRelayApp.into("target/cdk.none", Map.of("accounts", List.of("one", "two")))
                .getNode();

        assertThat(Deployment.of(node)).isEqualTo(new Deployment("dev", List.of("one", "two"), null, null));
    }

    @Test
    void built_jars_replace_the_bucket(@TempDir Path functions, @TempDir Path output) throws IOException {
        for (var function : List.of("intake", "builder", "submitter", "poller", "status", "document")) {
            var target = Files.createDirectories(functions.resolve(function).resolve("target"));
            Files.writeString(target.resolve(function + ".jar"), function);
        }
        var template = new Template(Synthesized.synthesize(output.toString(), Map.of("assets", functions.toString())));

        assertThat(template.properties("IntakeFunction").at("/Code/S3Key").asText())
                .endsWith(".jar");
        assertThat(template.knows("CodeBucket")).isFalse();
    }

    @Test
    void a_jar_that_was_not_built_is_named_with_the_command(@TempDir Path functions, @TempDir Path output) {
        assertThatThrownBy(() -> Synthesized.synthesize(output.toString(), Map.of("assets", functions.toString())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("intake.jar; build it with: mvn -B package");
    }

    @Test
    void an_account_cannot_take_the_relays_secret() {
        assertThatThrownBy(() -> new Deployment("dev", List.of("relay"), null, null))
                .hasMessageContaining("relay");
    }

    @Test
    void a_name_that_would_not_fit_an_arn_is_refused() {
        assertThatThrownBy(() -> new Deployment("dev", List.of("a/b"), null, null))
                .hasMessageContaining("a/b");
        assertThatThrownBy(() -> new Deployment("Prod Stage", List.of(), null, null))
                .hasMessageContaining("Prod Stage");
        assertThatThrownBy(() -> new Deployment("a".repeat(21), List.of(), null, null))
                .hasMessageContaining("20 characters");
    }

    @Test
    void the_links_in_mails_lead_to_a_domain_of_ones_own_when_there_is_one(@TempDir Path output) {
        var template = new Template(
                Synthesized.synthesize(output.toString(), Map.of("publicUrl", "https://relay.example.com")));

        assertThat(template.properties("PollerFunction")
                        .at("/Environment/Variables/PUBLIC_URL")
                        .asText())
                .isEqualTo("https://relay.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://relay.example.com",
                "https://relay.example.com/",
                "relay.example.com",
                "https://a b",
                "https://"
            })
    void a_public_address_that_is_none_is_refused(String address) {
        assertThatThrownBy(() -> new Deployment("dev", List.of(), null, address))
                .hasMessageContaining(address);
    }

    @Test
    void each_algorithm_has_a_key_of_its_own_that_the_builder_alone_signs_with(@TempDir Path output) {
        var entered = "arn:aws:kms:eu-central-1:123456789012:key/11111111-2222-3333-4444-555555555555";
        var template = new Template(Synthesized.synthesize(
                output.toString(), Map.of("signingAlgorithms", "ES256,PS256,SM2SM3", "enteredKeys", entered)));

        assertThat(template.properties("SigningKey").path("KeySpec").asText()).isEqualTo("ECC_NIST_P256");
        assertThat(template.properties("SigningPS256Key").path("KeySpec").asText())
                .isEqualTo("RSA_3072");
        assertThat(template.properties("SigningSM2SM3Key").path("KeySpec").asText())
                .isEqualTo("SM2");
        for (var function : List.of("BuilderFunction", "StatusFunction")) {
            var setting = template.properties(function).at("/Environment/Variables/SIGNING_KEYS");
            assertThat(setting.toString()).contains("ES256=", ",PS256=", ",SM2SM3=");
            assertThat(Template.references(setting)).contains("SigningKey", "SigningPS256Key", "SigningSM2SM3Key");
        }
        var signing = Statement.all(template)
                .filter(statement -> statement.actions().contains("kms:Sign"))
                .toList();
        assertThat(signing).hasSize(1);
        assertThat(signing.getFirst().role()).isEqualTo("BuilderRole");
        assertThat(signing.getFirst().resources())
                .hasSize(4)
                .anyMatch(resource -> resource.asText().equals(entered));
    }

    @Test
    void a_stack_with_an_sm2_key_is_refused_outside_china(@TempDir Path output) {
        var root = Synthesized.synthesize(output.toString(), Map.of("signingAlgorithms", "ES256,SM2SM3"));

        assertThat(root.path("Rules").toString()).contains("cn-north-1", "cn-northwest-1", "China Regions alone");
        assertThat(Synthesized.synthesize(output.toString(), Map.of()).has("Rules"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PS256", "ES256,HS256", "ES256,none", "ES256,ES256", "ES256,", ""})
    void signing_algorithms_outside_the_registry_are_refused(String algorithms, @TempDir Path output) {
        assertThatThrownBy(() -> Synthesized.synthesize(output.toString(), Map.of("signingAlgorithms", algorithms)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ES256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "alias/mine", "arn:aws:kms:*:123456789012:key/*", "arn:aws:s3:::bucket"})
    void a_key_that_is_not_named_exactly_is_refused(String arn, @TempDir Path output) {
        assertThatThrownBy(() -> Synthesized.synthesize(output.toString(), Map.of("enteredKeys", arn)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(arn);
    }
}
