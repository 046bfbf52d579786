package org.ecorelay.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class ElasticMqTest {
    private static final EmbeddedAws AWS = Clients.sharedAws();

    private final SqsClient sqs = Clients.of(AWS, "queues").sqs();

    @Test
    void a_queue_url_names_the_one_endpoint() {
        var url = sqs.createQueue(create -> create.queueName("orders")).queueUrl();
        assertThat(url).isEqualTo(AWS.endpoint() + "/000000000000/orders");
        assertThat(sqs.getQueueUrl(get -> get.queueName("orders")).queueUrl()).isEqualTo(url);
    }

    @Test
    void a_message_is_received_and_deleted() {
        var url = sqs.createQueue(create -> create.queueName("submissions")).queueUrl();
        sqs.sendMessage(send -> send.queueUrl(url).messageBody("{\"certificateId\":\"é\"}"));
        var messages = sqs.receiveMessage(receive -> receive.queueUrl(url).waitTimeSeconds(5))
                .messages();
        assertThat(messages).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("{\"certificateId\":\"é\"}");
            sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
        });
        assertThat(AWS.calls().calls())
                .filteredOn(call -> call.resource().equals("submissions"))
                .extracting(RecordedCall::operation)
                .containsExactly("CreateQueue", "SendMessage", "ReceiveMessage", "DeleteMessage");
    }

    @Test
    void a_message_that_is_received_too_often_is_moved_aside() {
        var dead = sqs.createQueue(create -> create.queueName("dead")).queueUrl();
        var arn = sqs.getQueueAttributes(get -> get.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        assertThat(arn).isEqualTo("arn:aws:sqs:eu-central-1:000000000000:dead");
        var redrive = "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":1}";
        var url = sqs.createQueue(create -> create.queueName("poison")
                        .attributes(Map.of(
                                QueueAttributeName.REDRIVE_POLICY,
                                redrive,
                                QueueAttributeName.VISIBILITY_TIMEOUT,
                                "0")))
                .queueUrl();
        sqs.sendMessage(send -> send.queueUrl(url).messageBody("bad"));
        sqs.receiveMessage(receive -> receive.queueUrl(url));
        sqs.receiveMessage(receive -> receive.queueUrl(url));
        assertThat(sqs.receiveMessage(receive -> receive.queueUrl(dead).waitTimeSeconds(5))
                        .messages())
                .hasSize(1);
    }

    @Test
    void a_missing_queue_does_not_exist() {
        assertThatThrownBy(() -> sqs.getQueueUrl(get -> get.queueName("nothing")))
                .isInstanceOf(QueueDoesNotExistException.class);
        assertThat(AWS.calls().calls()).anySatisfy(call -> {
            assertThat(call.resource()).isEqualTo("nothing");
            assertThat(call.errorCode()).isEqualTo("QueueDoesNotExist");
        });
    }
}
