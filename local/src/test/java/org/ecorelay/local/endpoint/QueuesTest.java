package org.ecorelay.local.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ecorelay.aws.SqsWorkQueue;
import org.ecorelay.certificate.WorkQueue;
import org.ecorelay.local.adapters.WorkQueueContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.model.Message;

/** The work queue on the endpoint's SQS. */
@Tag("endpoint")
class QueuesTest extends WorkQueueContract {
    @RegisterExtension
    static final OnSite AWS = new OnSite(Service.QUEUES);

    private static final Duration AT_MOST = Duration.ofSeconds(60);
    private static final int WAIT_SECONDS = 2;

    private String url = "";

    @BeforeEach
    void make(TestInfo test) {
        url = AWS.site()
                .queue(AWS.site().prefix() + "-"
                        + Integer.toHexString(test.getDisplayName().hashCode()));
    }

    @Override
    protected WorkQueue queue(Consumer<String> failing) {
        return new SqsWorkQueue(AWS.site().clients().sqs(), url, failing);
    }

    @Override
    protected WorkQueue missing(Consumer<String> failing) {
        return new SqsWorkQueue(AWS.site().clients().sqs(), url + "-gone", failing);
    }

    /** SQS may answer with fewer than there are; and once more, so that one too many is seen. */
    @Override
    protected List<String> received(int expected) {
        var bodies = new ArrayList<String>();
        long from = System.nanoTime();
        List<Message> batch;
        do {
            batch = AWS.site()
                    .operator()
                    .sqs
                    .receiveMessage(receive -> receive.queueUrl(url)
                            .maxNumberOfMessages(10)
                            .visibilityTimeout((int) AT_MOST.toSeconds() * 2)
                            .waitTimeSeconds(WAIT_SECONDS))
                    .messages();
            batch.stream().map(Message::body).forEach(bodies::add);
        } while (!batch.isEmpty() || bodies.size() < expected && System.nanoTime() - from < AT_MOST.toNanos());
        return bodies;
    }
}
