package org.ecorelay.local.endpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ecorelay.local.Patience;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** What has to be removed at the end, whatever happens before. What cannot be removed is told by its name. */
final class Removal {
    /** The shortest that KMS allows. */
    static final int KEY_DELETION_DAYS = 7;

    private record Planned(String kind, String name, Runnable removing) {
        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    private final Operator operator;
    private final Deque<Planned> planned = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private final Map<String, Integer> left = new TreeMap<>();
    private final List<String> failed = new ArrayList<>();
    private int removed;
    private int keys;

    Removal(Operator operator) {
        this.operator = operator;
    }

    /** A table that is still being created cannot be deleted yet. */
    private boolean deleted(String name) {
        try {
            operator.dynamo.deleteTable(delete -> delete.tableName(name));
            return true;
        } catch (ResourceInUseException notYet) {
            return false;
        }
    }

    /** Planned before it is created: an answer may be lost. */
    synchronized void table(String name) {
        plan("table", name, () -> Patience.until(name + " can be deleted", () -> deleted(name), () -> "in use"));
    }

    synchronized void queue(String name) {
        plan("queue", name, () -> {
            String url = operator.sqs.getQueueUrl(get -> get.queueName(name)).queueUrl();
            operator.sqs.deleteQueue(delete -> delete.queueUrl(url));
        });
    }

    synchronized void secret(String name) {
        plan(
                "secret",
                name,
                () -> operator.secrets.deleteSecret(
                        delete -> delete.secretId(name).forceDeleteWithoutRecovery(true)));
    }

    synchronized void topic(String arn) {
        plan("topic", arn, () -> operator.sns.deleteTopic(delete -> delete.topicArn(arn)));
    }

    /** KMS deletes no key at once: it cannot be used any more, costs nothing, and is gone after the waiting period. */
    synchronized void key(String id) {
        plan("key", id, () -> {
            operator.kms.scheduleKeyDeletion(delete -> delete.keyId(id).pendingWindowInDays(KEY_DELETION_DAYS));
            keys++;
        });
    }

    private void plan(String kind, String name, Runnable removing) {
        if (known.add(kind + " " + name)) {
            planned.push(new Planned(kind, name, removing));
        }
    }

    /**
     * Removes everything, the newest first.
     *
     * @return what became of it, in one sentence
     * @throws IllegalStateException when the endpoint refused to remove something that it could have removed; everything else is
     *     removed nevertheless
     */
    synchronized String run() {
        while (!planned.isEmpty()) {
            remove(planned.pop());
        }
        String outcome = "%d removed, of these %d KMS keys scheduled for deletion in %d days%s"
                .formatted(
                        removed,
                        keys,
                        KEY_DELETION_DAYS,
                        left.isEmpty() ? "" : "; left there, the endpoint removes none: " + left);
        if (!failed.isEmpty()) {
            throw new IllegalStateException(outcome + "; REMOVE BY HAND: " + failed);
        }
        return outcome;
    }

    private void remove(Planned one) {
        try {
            one.removing().run();
            removed++;
        } catch (ResourceNotFoundException
                | QueueDoesNotExistException
                | NotFoundException
                | KmsInvalidStateException
                | software.amazon.awssdk.services.kms.model.NotFoundException
                | software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException gone) {
            // Never created, or removed by its test.
        } catch (RuntimeException e) {
            Lacking.in(e)
                    .ifPresentOrElse(
                            reason -> left.merge("%s (%s)".formatted(one.kind(), reason), 1, Integer::sum),
                            () -> failed.add("%s (%s)".formatted(one, e)));
        }
    }
}
