package org.ecorelay.local.template;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The SDK's own clients, all at one endpoint. Closing it closes them. */
public final class AwsClients implements AutoCloseable {
    private final URI endpoint;
    private final String region;
    private final String accessKeyId;
    private final SdkHttpClient http =
            Apache5HttpClient.builder().maxConnections(64).build();

    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final KmsClient kms;
    private final SecretsManagerClient secrets;
    private final SnsClient sns;

    /**
     * Makes clients that send everything to {@code endpoint}.
     *
     * @param accessKeyId by which the calls can be told from those of others
     */
    public AwsClients(URI endpoint, String region, String accessKeyId) {
        this.endpoint = endpoint;
        this.region = region;
        this.accessKeyId = accessKeyId;
        dynamoDb = built(DynamoDbClient.builder());
        sqs = built(SqsClient.builder());
        kms = built(KmsClient.builder());
        secrets = built(SecretsManagerClient.builder());
        sns = built(SnsClient.builder());
    }

    public DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    public SqsClient sqs() {
        return sqs;
    }

    public KmsClient kms() {
        return kms;
    }

    public SecretsManagerClient secrets() {
        return secrets;
    }

    public SnsClient sns() {
        return sns;
    }

    @Override
    public void close() {
        for (SdkAutoCloseable client : new SdkAutoCloseable[] {dynamoDb, sqs, kms, secrets, sns, http}) {
            client.close();
        }
    }

    private <
                    C,
                    B extends
                            AwsSyncClientBuilder<B, C>
                                    & software.amazon.awssdk.awscore.client.builder.AwsClientBuilder<B, C>>
            C built(B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "local")))
                .httpClient(http)
                .build();
    }
}
