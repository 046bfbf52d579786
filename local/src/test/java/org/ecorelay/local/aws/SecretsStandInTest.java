package org.ecorelay.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
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
    void a_deleted_secret_is_not_read_or_written_any_more_but_can_be_described() {
        secrets.createSecret(create -> create.name("going").secretString("one"));
        Instant at = secrets.deleteSecret(delete -> delete.secretId("going").recoveryWindowInDays(7L))
                .deletionDate();
        assertThat(Duration.between(Instant.now(), at)).isBetween(Duration.ofDays(6), Duration.ofDays(7));
        assertThat(secrets.describeSecret(describe -> describe.secretId("going"))
                        .deletedDate())
                .isEqualTo(at);
        for (Executable refused : List.<Executable>of(
                () -> secrets.getSecretValue(get -> get.secretId("going")),
                () -> secrets.putSecretValue(put -> put.secretId("going").secretString("two")),
                () -> secrets.deleteSecret(delete -> delete.secretId("going")),
                () -> secrets.createSecret(create -> create.name("going").secretString("two")))) {
            assertThatThrownBy(refused::execute)
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("deletion");
        }
    }

    @Test
    void a_secret_deleted_at_once_is_gone_and_its_name_is_free() {
        String arn = secrets.createSecret(create -> create.name("gone").secretString("one"))
                .arn();
        for (int n = 0; n < 2; n++) {
            assertThat(secrets.deleteSecret(delete -> delete.secretId("gone").forceDeleteWithoutRecovery(true))
                            .deletionDate())
                    .isNotNull();
            assertThatThrownBy(() -> secrets.getSecretValue(get -> get.secretId("gone")))
                    .isInstanceOf(ResourceNotFoundException.class);
        }
        assertThat(secrets.createSecret(create -> create.name("gone").secretString("two"))
                        .arn())
                .isNotEqualTo(arn);
        assertThat(secrets.getSecretValue(get -> get.secretId("gone")).secretString())
                .isEqualTo("two");
        assertThatThrownBy(() -> secrets.getSecretValue(get -> get.secretId(arn)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_secret_scheduled_for_deletion_can_be_deleted_at_once() {
        secrets.createSecret(create -> create.name("hurried").secretString("one"));
        secrets.deleteSecret(delete -> delete.secretId("hurried"));
        secrets.deleteSecret(delete -> delete.secretId("hurried").forceDeleteWithoutRecovery(true));
        assertThatThrownBy(() -> secrets.describeSecret(describe -> describe.secretId("hurried")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void a_deletion_that_contradicts_itself_deletes_nothing() {
        secrets.createSecret(create -> create.name("asked").secretString("one"));
        for (long days : new long[] {6, 31}) {
            assertThatThrownBy(() -> secrets.deleteSecret(
                            delete -> delete.secretId("asked").recoveryWindowInDays(days)))
                    .isInstanceOf(InvalidParameterException.class);
        }
        assertThatThrownBy(() -> secrets.deleteSecret(delete ->
                        delete.secretId("asked").recoveryWindowInDays(7L).forceDeleteWithoutRecovery(true)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> secrets.deleteSecret(delete -> delete.secretId("none")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThat(secrets.getSecretValue(get -> get.secretId("asked")).secretString())
                .isEqualTo("one");
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
