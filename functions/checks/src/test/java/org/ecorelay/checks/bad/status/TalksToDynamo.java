package org.ecorelay.checks.bad.status;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class TalksToDynamo {
    Object it() {
        return DynamoDbClient.create();
    }
}
