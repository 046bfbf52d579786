package org.ecorelay.local.load;

import java.util.HashMap;
import java.util.Map;
import org.ecorelay.local.run.LocalRelay;
import org.ecorelay.local.template.AwsClients;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What the load reads behind the API's back: the status table and what is left in the queues. */
final class StatusTable implements AutoCloseable {
    private static final String CALLER = "AKIALOCALLOADTEST000";

    private final AwsClients clients;
    private final LocalRelay relay;
    private final String table;

    StatusTable(LocalRelay relay) {
        this.relay = relay;
        // Any region: there is one database for all of them.
        this.clients = new AwsClients(relay.aws().endpoint(), "eu-central-1", CALLER);
        this.table = relay.provisioned().ref("CertificatesTable");
    }

    /** How many rows are still to be looked at: the index has only those. */
    long open() {
        DynamoDbClient dynamo = clients.dynamoDb();
        return dynamo
                .scanPaginator(scan -> scan.tableName(table).indexName("due").select(Select.COUNT))
                .stream()
                .mapToLong(page -> page.count())
                .sum();
    }

    /** Every row, strongly consistent, by certificate id. */
    Map<String, SeenRow> rows() {
        var rows = new HashMap<String, SeenRow>();
        clients.dynamoDb()
                .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                .items()
                .forEach(item -> {
                    SeenRow row = SeenRow.read(item);
                    rows.put(row.certificateId(), row);
                });
        return rows;
    }

    /** Messages in a queue, those that somebody works on included. */
    long messages(String logicalId) {
        return clients
                .sqs()
                .getQueueAttributes(get -> get.queueUrl(relay.provisioned().ref(logicalId))
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .values()
                .stream()
                .mapToLong(Long::parseLong)
                .sum();
    }

    @Override
    public void close() {
        clients.close();
    }
}
