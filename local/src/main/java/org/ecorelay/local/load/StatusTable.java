package org.ecorelay.local.load;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.ecorelay.local.run.LocalRelay;
import org.ecorelay.local.template.AwsClients;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What the load reads behind the API's back: the status table and what is left in the queues. */
final class StatusTable implements AutoCloseable {
    private static final String AT_ONCE = "\"approvals\":\"immediate\"";
    private static final String DAILY = "\"approvals\":\"daily\"";
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

    /**
     * Lets every exporter be told of approvals once a day, as the product does unless it is asked for more; the local run, which
     * is to be watched, asks for more.
     */
    void tellApprovalsDaily() {
        DynamoDbClient dynamo = clients.dynamoDb();
        String registry = relay.provisioned().ref("RegistryTable");
        dynamo.scanPaginator(scan -> scan.tableName(registry)).items().stream()
                .filter(row -> text(row, "item").startsWith("exporter#"))
                .forEach(row -> {
                    var daily = new HashMap<>(row);
                    String body = text(row, "body").replace(AT_ONCE, DAILY);
                    daily.put("body", AttributeValue.fromS(body));
                    dynamo.putItem(put -> put.tableName(registry).item(daily));
                });
    }

    /** What certificates and ledger hold. */
    long storedBytes() {
        return Stream.of("CertificatesTable", "LedgerTable")
                .flatMap(
                        each -> clients
                                .dynamoDb()
                                .scanPaginator(scan ->
                                        scan.tableName(relay.provisioned().ref(each)))
                                .items()
                                .stream())
                .mapToLong(ItemSize::stored)
                .sum();
    }

    private static String text(Map<String, AttributeValue> row, String name) {
        AttributeValue value = row.get(name);
        return value == null ? "" : value.s();
    }

    /** How many status lists are signed. */
    long signedLists(String prefix) {
        return clients
                .dynamoDb()
                .scanPaginator(scan -> scan.tableName(relay.provisioned().ref("WorkTable")))
                .items()
                .stream()
                .filter(row -> text(row, "item").startsWith(prefix)
                        && text(row, "body").contains("\"signed\":"))
                .count();
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
