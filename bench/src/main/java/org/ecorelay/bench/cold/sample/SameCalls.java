package org.ecorelay.bench.cold.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/** As many reads, writes and messages as the environment says, by the plain SDK. */
final class SameCalls {
    private final DynamoDbClient dynamo;
    private final SqsClient sqs;

    SameCalls(SdkHttpClient http) {
        var region = Region.of(System.getenv("AWS_REGION"));
        var credentials = EnvironmentVariableCredentialsProvider.create();
        dynamo = DynamoDbClient.builder()
                .httpClient(http)
                .region(region)
                .credentialsProvider(credentials)
                .build();
        sqs = SqsClient.builder()
                .httpClient(http)
                .region(region)
                .credentialsProvider(credentials)
                .build();
    }

    void answer(InputStream input, OutputStream output) throws IOException {
        String body = new String(input.readAllBytes(), StandardCharsets.UTF_8);
        for (int n = 0; n < count("SAMPLE_READS"); n++) {
            String item = "key#" + n;
            dynamo.getItem(get -> get.tableName(System.getenv("REGISTRY_TABLE"))
                    .key(Map.of("account", AttributeValue.fromS("sample"), "item", AttributeValue.fromS(item)))
                    .consistentRead(true));
        }
        for (int n = 0; n < count("SAMPLE_WRITES"); n++) {
            String item = "order#" + n;
            dynamo.putItem(put -> put.tableName(System.getenv("LEDGER_TABLE"))
                    .item(Map.of(
                            "certificateId",
                            AttributeValue.fromS("sample"),
                            "item",
                            AttributeValue.fromS(item),
                            "body",
                            AttributeValue.fromS(body))));
        }
        for (int n = 0; n < count("SAMPLE_MESSAGES"); n++) {
            sqs.sendMessage(
                    send -> send.queueUrl(System.getenv("ORDERS_QUEUE_URL")).messageBody("{}"));
        }
        output.write("{\"statusCode\":202}".getBytes(StandardCharsets.UTF_8));
    }

    private static int count(String name) {
        return Integer.parseInt(System.getenv(name));
    }
}
