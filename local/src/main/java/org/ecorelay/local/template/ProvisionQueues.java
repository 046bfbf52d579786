package org.ecorelay.local.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Creates queues, a dead letter queue always before the queues that redrive to it. */
final class ProvisionQueues {
    private final SqsClient sqs;
    private final Map<Reference, String> values = new HashMap<>();
    private final Set<String> created = new HashSet<>();

    ProvisionQueues(SqsClient sqs) {
        this.sqs = sqs;
    }

    Map<Reference, String> create(Deployment deployment) {
        deployment.queues().forEach(queue -> create(queue, deployment));
        return values;
    }

    private void create(Queue queue, Deployment deployment) {
        if (!created.add(queue.logicalId())) {
            return;
        }
        queue.redrive().ifPresent(redrive -> create(deployment.queue(redrive.deadLetterQueue()), deployment));
        String url = sqs.createQueue(request -> request.queueName(queue.name()).attributes(attributes(queue)))
                .queueUrl();
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        values.put(new Reference(queue.logicalId(), Reference.REF), url);
        values.put(new Reference(queue.logicalId(), "QueueName"), queue.name());
        values.put(new Reference(queue.logicalId(), "Arn"), arn);
    }

    private Map<QueueAttributeName, String> attributes(Queue queue) {
        Map<QueueAttributeName, String> attributes = new HashMap<>(Map.of(
                QueueAttributeName.VISIBILITY_TIMEOUT, Integer.toString(queue.visibilitySeconds()),
                QueueAttributeName.MESSAGE_RETENTION_PERIOD, Integer.toString(queue.retentionSeconds()),
                QueueAttributeName.DELAY_SECONDS, Integer.toString(queue.delaySeconds())));
        queue.redrive()
                .ifPresent(redrive -> attributes.put(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                                .formatted(
                                        values.get(new Reference(redrive.deadLetterQueue(), "Arn")),
                                        redrive.maxReceiveCount())));
        return attributes;
    }
}
