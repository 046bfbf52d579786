package org.ecorelay.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

class SecretsStandInTest {
    private final SecretsManagerClient secrets =
            Clients.of(Clients.sharedAws(), "secrets").secrets();

    @Test
    void a_secret_is_read_by_name_and_arn() {
        var arn = secrets.createSecret(
                        create -> create.name("eco/test/platform/acme").secretString("{\"clientId\":\"a\"}"))
                .arn();
        for (var name : new String[] {"eco/test/platform/acme", arn}) {
            var value = secrets.getSecretValue(get -> get.secretId(name));
            assertThat(value.secretString()).isEqualTo("{\"clientId\":\"a\"}");
            assertThat(value.versionStages()).containsExactly("AWSCURRENT");
            assertThat(value.createdDate()).isNotNull();
        }
    }

    @Test
    void the_newest_value_is_current_and_the_one_before_is_previous() {
        secrets.createSecret(create -> create.name("rotated").secretString("one"));
        var second = secrets.putSecretValue(put -> put.secretId("rotated").secretString("two"));
        assertThat(secrets.getSecretValue(get -> get.secretId("rotated")).secretString())
                .isEqualTo("two");
        assertThat(secrets.getSecretValue(get -> get.secretId("rotated").versionStage("AWSPREVIOUS"))
                        .secretString())
                .isEqualTo("one");
        assertThat(secrets.getSecretValue(get -> get.secretId("rotated").versionId(second.versionId()))
                        .secretString())
                .isEqualTo("two");
        assertThat(secrets.describeSecret(describe -> describe.secretId("rotated"))
                        .versionIdsToStages())
                .hasSize(2);
    }

    @Test
    void bytes_stay_bytes() {
        var bytes = SdkBytes.fromByteArray(new byte[] {0, -1, 7});
        secrets.createSecret(create -> create.name("bytes").secretBinary(bytes));
        assertThat(secrets.getSecretValue(get -> get.secretId("bytes")).secretBinary())
                .isEqualTo(bytes);
    }

    @Test
    void the_same_request_twice_makes_one_version() {
        secrets.createSecret(create -> create.name("repeated").secretString("one"));
        var token = "11111111-2222-3333-4444-555555555555";
        secrets.putSecretValue(
                put -> put.secretId("repeated").secretString("two").clientRequestToken(token));
        secrets.putSecretValue(
                put -> put.secretId("repeated").secretString("two").clientRequestToken(token));
        assertThat(secrets.getSecretValue(get -> get.secretId("repeated").versionStage("AWSPREVIOUS"))
                        .secretString())
                .isEqualTo("one");
        assertThatThrownBy(() -> secrets.putSecretValue(
                        put -> put.secretId("repeated").secretString("three").clientRequestToken(token)))
                .isInstanceOf(ResourceExistsException.class);
    }

    @Test
    void missing_and_doubled_secrets_are_refused() {
        assertThatThrownBy(() -> secrets.getSecretValue(get -> get.secretId("none")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(
                        () -> secrets.putSecretValue(put -> put.secretId("none").secretString("x")))
                .isInstanceOf(ResourceNotFoundException.class);
        secrets.createSecret(create -> create.name("empty"));
        assertThatThrownBy(() -> secrets.getSecretValue(get -> get.secretId("empty")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> secrets.createSecret(create -> create.name("empty")))
                .isInstanceOf(ResourceExistsException.class);
    }
}
