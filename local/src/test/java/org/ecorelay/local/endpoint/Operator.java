package org.ecorelay.local.endpoint;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The clients of somebody who prepares, looks and removes: with the SDK's own patience, not a function's. */
final class Operator implements AutoCloseable {
    private static final Duration LONG_POLL = Duration.ofSeconds(40);

    private final Target target;
    private final SdkHttpClient http = Apache5HttpClient.builder()
            .maxConnections(64)
            .socketTimeout(LONG_POLL)
            .build();

    final DynamoDbClient dynamo;
    final SqsClient sqs;
    final KmsClient kms;
    final SecretsManagerClient secrets;
    final SnsClient sns;
    final SesV2Client ses;

    Operator(Target target) {
        this.target = target;
        dynamo = built(DynamoDbClient.builder(), "DYNAMODB");
        sqs = built(SqsClient.builder(), "SQS");
        kms = built(KmsClient.builder(), "KMS");
        secrets = built(SecretsManagerClient.builder(), "SECRETS_MANAGER");
        sns = built(SnsClient.builder(), "SNS");
        ses = built(SesV2Client.builder(), "SESV2");
    }

    private <
                    C,
                    B extends
                            AwsSyncClientBuilder<B, C>
                                    & software.amazon.awssdk.awscore.client.builder.AwsClientBuilder<B, C>>
            C built(B builder, String service) {
        target.endpoint(service).ifPresent(builder::endpointOverride);
        return builder.region(Region.of(target.region()))
                .credentialsProvider(StaticCredentialsProvider.create(target.credentials()))
                .httpClient(http)
                .build();
    }

    @Override
    public void close() {
        for (SdkAutoCloseable client : new SdkAutoCloseable[] {dynamo, sqs, kms, secrets, sns, ses, http}) {
            client.close();
        }
    }
}
