package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** A stand-in whose operations take and give JSON objects. An operation that is not listed is refused. */
final class JsonOperations implements Backend {
    /** One operation. */
    interface Operation {
        ObjectNode apply(ObjectNode input) throws IOException;
    }

    private final String service;
    private final Map<String, Operation> operations;

    JsonOperations(String service, Map<String, Operation> operations) {
        this.service = service;
        this.operations = Map.copyOf(operations);
    }

    @Override
    public AwsAnswer answer(Received received) throws IOException {
        var operation = operations.get(received.operation());
        if (operation == null) {
            throw AwsFailure.unknownOperation(service, received.operation());
        }
        return AwsAnswer.json(operation.apply(received.json()).toString());
    }
}
