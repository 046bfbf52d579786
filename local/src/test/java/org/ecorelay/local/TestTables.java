package org.ecorelay.local;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.ecorelay.local.template.AwsClients;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The tables of a running relay, read by somebody who is not one of its functions. */
public final class TestTables implements AutoCloseable {
    private final AwsClients aws;

    public TestTables(URI endpoint) {
        this.aws = new AwsClients(endpoint, "eu-central-1", "AKIATEST");
    }

    public DynamoDbClient dynamo() {
        return aws.dynamoDb();
    }

    /** The physical name of the table with this logical id. */
    public String name(String logicalId) {
        List<String> names = aws.dynamoDb().listTables().tableNames();
        return names.stream()
                .filter(name -> name.contains(logicalId))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table %s in %s".formatted(logicalId, names)));
    }

    /** Every row, strongly consistent. */
    public List<Map<String, AttributeValue>> rows(String logicalId) {
        return aws
                .dynamoDb()
                .scanPaginator(scan -> scan.tableName(name(logicalId)).consistentRead(true))
                .items()
                .stream()
                .toList();
    }

    @Override
    public void close() {
        aws.close();
    }
}
