package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Asks DynamoDB what an operation consumes, and reads the answer. */
final class Capacity {
    private static final Set<String> READS = Set.of("GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems");
    private static final Set<String> WRITES =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

    private Capacity() {}

    /** Whether the operation's answer says what it consumed. */
    static boolean isToldBy(String operation) {
        return READS.contains(operation) || WRITES.contains(operation);
    }

    /** The request's body with the wish to be told the consumption by table and index. */
    static String ask(ObjectNode request) {
        return request.put("ReturnConsumedCapacity", "INDEXES").toString();
    }

    static List<CapacityUnits> read(String operation, String answer) {
        var consumed = Json.parse(answer).path("ConsumedCapacity");
        var units = new ArrayList<CapacityUnits>();
        if (consumed.isArray()) {
            consumed.forEach(table -> read(table, WRITES.contains(operation), units));
        } else if (consumed.isObject()) {
            read(consumed, WRITES.contains(operation), units);
        }
        return units;
    }

    private static void read(JsonNode consumed, boolean write, List<CapacityUnits> units) {
        var table = Json.required(consumed, "TableName");
        add(
                units,
                new CapacityUnits(
                        table, "", write, consumed.at("/Table/CapacityUnits").asDouble()));
        for (var kind : List.of("GlobalSecondaryIndexes", "LocalSecondaryIndexes")) {
            consumed.path(kind).properties().forEach(index -> {
                var used = index.getValue().path("CapacityUnits").asDouble();
                add(units, new CapacityUnits(table, index.getKey(), write, used));
            });
        }
    }

    private static void add(List<CapacityUnits> units, CapacityUnits used) {
        if (used.units() > 0) {
            units.add(used);
        }
    }
}
