package org.ecorelay.local.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ecorelay.aws.SqsWorkQueue;
import org.ecorelay.certificate.WorkQueue;
import org.ecorelay.local.aws.AwsError;
import org.ecorelay.local.aws.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.services.sqs.model.Message;

class SqsWorkQueueTest extends WorkQueueContract {
    private final org.ecorelay.local.template.AwsClients operator = Deployed.operator();
    private String caller = "";
    private String url = "";
    private WorkQueue queue = new SqsWorkQueue(operator.sqs(), "", failures::add);

    @BeforeEach
    void connect(TestInfo test) {
        caller = test.getTestMethod().orElseThrow().getName();
        url = operator.sqs().createQueue(create -> create.queueName(caller)).queueUrl();
        queue = queue(failures::add);
    }

    @AfterEach
    void disconnect() {
        operator.close();
    }

    @Override
    protected WorkQueue queue(Consumer<String> failing) {
        return new SqsWorkQueue(Deployed.clients(caller).sqs(), url, failing);
    }

    @Override
    protected WorkQueue missing(Consumer<String> failing) {
        return new SqsWorkQueue(Deployed.clients(caller).sqs(), url + "-gone", failing);
    }

    @Override
    protected List<String> received(int expected) {
        var bodies = new ArrayList<String>();
        List<Message> batch;
        do {
            batch = operator.sqs()
                    .receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(10))
                    .messages();
            batch.stream().map(Message::body).forEach(bodies::add);
        } while (!batch.isEmpty());
        return bodies;
    }

    private long calls(String operation) {
        return Deployed.calls(caller, "sqs", operation);
    }

    @Test
    void ten_documents_go_in_one_request() {
        queue.send(documents(23));
        assertThat(calls("SendMessageBatch")).isEqualTo(3);
        assertThat(calls("SendMessage")).isZero();
    }

    @Test
    void a_single_document_needs_no_batch() {
        queue.send(documents(1));
        assertThat(calls("SendMessage")).isEqualTo(1);
        assertThat(calls("SendMessageBatch")).isZero();
    }

    @Test
    void nothing_to_send_is_no_call() {
        queue.send(List.of());
        assertThat(calls("SendMessage") + calls("SendMessageBatch")).isZero();
    }

    @Test
    void a_batch_that_is_refused_is_noted_and_the_next_one_is_sent() {
        Deployed.plan(
                caller,
                "SendMessageBatch",
                1,
                Fault.instead(new AwsError(403, "AccessDenied", "Access to the resource is denied.")));
        queue.send(documents(13));
        assertThat(received(3)).hasSize(3);
        assertThat(failures)
                .singleElement()
                .asString()
                .startsWith("10 messages were not queued")
                .endsWith("the timer will find them");
    }
}
