package org.ecorelay.local.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The real SDK clients of one caller, without retries. */
record Clients(URI endpoint, String accessKeyId) {
    private static final SdkHttpClient HTTP = Apache5HttpClient.builder()
            .maxConnections(64)
            .socketTimeout(Duration.ofSeconds(30))
            .build();

    /** One embedded AWS for all tests that need nothing special. */
    private static final class Shared {
        private static final EmbeddedAws AWS = start();

        private static EmbeddedAws start() {
            try {
                return EmbeddedAws.start(EmbeddedAws.Options.inMemory());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    static EmbeddedAws sharedAws() {
        return Shared.AWS;
    }

    static Clients of(EmbeddedAws aws, String accessKeyId) {
        return new Clients(aws.endpoint(), accessKeyId);
    }

    DynamoDbClient dynamoDb() {
        return configured(DynamoDbClient.builder()).build();
    }

    SqsClient sqs() {
        return configured(SqsClient.builder()).build();
    }

    KmsClient kms() {
        return configured(KmsClient.builder()).build();
    }

    SecretsManagerClient secrets() {
        return configured(SecretsManagerClient.builder()).build();
    }

    SnsClient sns() {
        return configured(SnsClient.builder()).build();
    }

    SesV2Client ses() {
        return configured(SesV2Client.builder()).build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(B builder) {
        var credentials = AwsBasicCredentials.create(accessKeyId, "secret");
        return builder.region(Region.EU_CENTRAL_1)
                .endpointOverride(endpoint)
                .httpClient(HTTP)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
    }
}
