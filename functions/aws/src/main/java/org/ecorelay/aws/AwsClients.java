package org.ecorelay.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * SDK clients from a function's environment, by the SDK's own names: {@code AWS_REGION}, {@code AWS_ACCESS_KEY_ID} …,
 * {@code AWS_ENDPOINT_URL} and {@code AWS_ENDPOINT_URL_<SERVICE>}. They share one HTTP client.
 */
public final class AwsClients {
    private static final Duration ATTEMPT = Duration.ofSeconds(3);
    private static final Duration CALL = Duration.ofSeconds(8);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(1);
    private static final int MAX_ATTEMPTS = 4;
    private static final int MAX_CONNECTIONS = 64;

    private final Map<String, String> environment;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;

    public AwsClients(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.http = Apache5HttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(1))
                .socketTimeout(ATTEMPT)
                .maxConnections(MAX_CONNECTIONS)
                .build();
        this.credentials = credentials(this.environment);
    }

    public DynamoDbClient dynamo() {
        return configured(DynamoDbClient.builder(), "DYNAMODB").build();
    }

    public SqsClient sqs() {
        return configured(SqsClient.builder(), "SQS").build();
    }

    public KmsClient kms() {
        return configured(KmsClient.builder(), "KMS").build();
    }

    public SecretsManagerClient secrets() {
        return configured(SecretsManagerClient.builder(), "SECRETS_MANAGER").build();
    }

    public SnsClient sns() {
        return configured(SnsClient.builder(), "SNS").build();
    }

    public SesV2Client ses() {
        return configured(SesV2Client.builder(), "SESV2").build();
    }

    private <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B configured(B builder, String service) {
        builder.httpClient(http)
                .credentialsProvider(credentials)
                .region(Region.of(
                        environment.getOrDefault("AWS_REGION", "us-east-1").toLowerCase(Locale.ROOT)))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(ATTEMPT)
                        .apiCallTimeout(CALL)
                        .retryStrategy(retries())
                        .build());
        String endpoint = environment.getOrDefault(
                "AWS_ENDPOINT_URL_" + service, environment.getOrDefault("AWS_ENDPOINT_URL", ""));
        if (!endpoint.isEmpty()) {
            builder.endpointOverride(URI.create(endpoint));
        }
        return builder;
    }

    /**
     * DynamoDB's own default, up to nine tries, outlasts {@link #CALL}: throttling would look like a time-out. A caller that is
     * told soon can come again later; the timer does.
     */
    private static RetryStrategy retries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(MAX_ATTEMPTS)
                .backoffStrategy(BackoffStrategy.exponentialDelay(Duration.ofMillis(50), MAX_BACKOFF))
                .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(Duration.ofMillis(200), MAX_BACKOFF))
                .build();
    }

    /** Lambda gives keys in the environment, or under SnapStart through its local credential service. */
    private static AwsCredentialsProvider credentials(Map<String, String> environment) {
        String id = environment.get("AWS_ACCESS_KEY_ID");
        String secret = environment.get("AWS_SECRET_ACCESS_KEY");
        if (id == null || secret == null) {
            return ContainerCredentialsProvider.create();
        }
        String token = environment.get("AWS_SESSION_TOKEN");
        return StaticCredentialsProvider.create(
                token == null
                        ? AwsBasicCredentials.create(id, secret)
                        : AwsSessionCredentials.create(id, secret, token));
    }
}
