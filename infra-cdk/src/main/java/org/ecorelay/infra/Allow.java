package org.ecorelay.infra;

import java.util.List;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** A permission in one line: these actions, on that resource. */
final class Allow {
    private Allow() {}

    static PolicyStatement on(String resource, String... actions) {
        return onAll(List.of(resource), actions);
    }

    static PolicyStatement onAll(List<String> resources, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(resources)
                .build();
    }

    /** Sends to a queue. */
    static PolicyStatement send(WorkQueue queue) {
        return on(queue.arn(), "sqs:SendMessage");
    }

    /** What the Lambda poller does with a queue on the function's behalf. */
    static PolicyStatement consume(WorkQueue queue) {
        return on(queue.arn(), "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage");
    }
}
