package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds out which table, queue, key, secret or topic a call is about. */
final class Resources {
    private static final List<String> MEMBERS = List.of("TableName", "QueueName", "KeyId", "SecretId", "Name");

    private Resources() {}

    /** The name, several joined by a comma, or "". */
    static String of(String service, ObjectNode json, String body) {
        if (service.equals("sns")) {
            var form = Form.parse(body);
            return form.text("TopicArn").or(() -> form.text("Name")).orElse("");
        }
        var queue = Json.text(json, "QueueUrl");
        if (queue.isPresent()) {
            return queue.get().substring(queue.get().lastIndexOf('/') + 1);
        }
        return MEMBERS.stream()
                .flatMap(member -> Json.text(json, member).stream())
                .findFirst()
                .orElseGet(() -> tables(json));
    }

    private static String tables(ObjectNode json) {
        var names = new TreeSet<String>();
        json.path("RequestItems").fieldNames().forEachRemaining(names::add);
        json.path("TransactItems")
                .forEach(item ->
                        item.forEach(action -> Json.text(action, "TableName").ifPresent(names::add)));
        return String.join(",", new ArrayList<>(names));
    }
}
