package org.ecorelay.local.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

class TargetTest {
    private static final AwsCredentialsProvider NOBODY = () -> {
        throw SdkClientException.create("no provider has credentials");
    };
    private static final AwsCredentialsProvider SOMEBODY =
            StaticCredentialsProvider.create(AwsSessionCredentials.create("chain", "hunter2", "token"));

    @Test
    void an_emulator_takes_any_credential_and_none_is_looked_for() {
        Target target = Target.of(Map.of(Target.URL, "http://127.0.0.1:4566"), NOBODY);
        assertThat(target.endpoint("SQS")).contains(URI.create("http://127.0.0.1:4566"));
        assertThat(target.credentials()).isEqualTo(AwsBasicCredentials.create("test", "test"));
        assertThat(target.region()).isEqualTo("eu-central-1");
    }

    @Test
    void a_service_may_be_elsewhere() {
        Target target = Target.of(
                Map.of(Target.URL, "http://127.0.0.1:1", Target.URL + "_DYNAMODB", "http://127.0.0.1:2"), NOBODY);
        assertThat(target.endpoint("DYNAMODB")).contains(URI.create("http://127.0.0.1:2"));
        assertThat(target.endpoint("KMS")).contains(URI.create("http://127.0.0.1:1"));
    }

    @Test
    void without_an_endpoint_it_is_a_real_account_with_the_credentials_of_the_chain() {
        Target target = Target.of(Map.of(Target.REGION, "ap-southeast-1", Target.URL, " "), SOMEBODY);
        assertThat(target.endpoint()).isEmpty();
        assertThat(target.credentials()).isEqualTo(AwsSessionCredentials.create("chain", "hunter2", "token"));
        assertThat(target).hasToString("AWS account, region ap-southeast-1");
    }

    @Test
    void a_profile_counts_at_an_endpoint_too() {
        Target target = Target.of(Map.of(Target.URL, "https://aws.example", "AWS_PROFILE", "dev"), SOMEBODY);
        assertThat(target.credentials().accessKeyId()).isEqualTo("chain");
    }

    @Test
    void given_keys_come_before_the_chain() {
        Target target = Target.of(Map.of(Target.KEY_ID, "a", Target.SECRET, "hunter2", Target.TOKEN, "t"), SOMEBODY);
        assertThat(target.credentials()).isEqualTo(AwsSessionCredentials.create("a", "hunter2", "t"));
        assertThat(target.toString()).doesNotContain("hunter2");
    }

    @Test
    void with_neither_endpoint_nor_credentials_it_says_what_to_set() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Target.of(Map.of(), NOBODY))
                .withMessageContaining("AWS_ENDPOINT_URL")
                .withMessageContaining("AWS_PROFILE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1:4566", "localhost", "ftp://127.0.0.1", "http://", "file:///etc/passwd", "not a url"})
    void what_is_no_http_address_is_refused_by_the_name_of_its_variable(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Target.of(Map.of(Target.URL, value), NOBODY))
                .withMessageContaining(Target.URL);
    }
}
