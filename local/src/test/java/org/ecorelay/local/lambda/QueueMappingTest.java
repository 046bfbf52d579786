package org.ecorelay.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.ecorelay.local.aws.EmbeddedAws;
import org.ecorelay.local.template.AwsClients;
import org.ecorelay.local.template.Deployment;
import org.ecorelay.local.template.Provision;
import org.ecorelay.local.template.Provisioned;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class QueueMappingTest {
    private final Deployment deployment = TestDeployment.read();
    private final ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();
    private EmbeddedAws embedded;
    private AwsClients aws;
    private Provisioned provisioned;
    private LambdaHost host;

    @BeforeEach
    void start() throws IOException {
        embedded = EmbeddedAws.start(EmbeddedAws.Options.inMemory());
        aws = new AwsClients(embedded.endpoint(), deployment.stack().region(), "AKIALOCALTEST0000000");
        provisioned = Provision.create(deployment, aws, Map.of());
        host = LambdaHost.start(
                deployment,
                provisioned,
                HostSettings.at(embedded.endpoint())
                        .scheduledEvery(Duration.ofHours(1))
                        .loggingTo((source, text) -> {
                            if (source.equals("batch") && text.startsWith("{")) {
                                events.add(text);
                            }
                        }));
    }

    @AfterEach
    void stop() throws IOException {
        host.close();
        aws.close();
        embedded.close();
    }

    @Test
    void only_the_reported_message_comes_back_and_ends_in_the_dead_letter_queue() {
        send("good", "bad", "good");
        List<Message> dead = dead(1);
        assertThat(dead).extracting(Message::body).containsExactly("bad");
        assertThat(received("good")).hasSize(2);
        assertThat(received("bad"))
                .extracting(message -> message.getAttributes().get("ApproximateReceiveCount"))
                .containsExactly("1", "2");
        assertThat(left()).isZero();
    }

    @Test
    void an_exception_fails_the_whole_batch() {
        send("worse");
        assertThat(dead(1)).extracting(Message::body).containsExactly("worse");
        assertThat(received("worse")).hasSize(2);
    }

    @Test
    void the_runtime_reads_the_event() {
        aws.sqs()
                .sendMessage(request -> request.queueUrl(provisioned.ref("Work"))
                        .messageBody("hello")
                        .messageAttributes(Map.of(
                                "kind",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("test")
                                        .build())));
        Eventually.holds(() -> !received("hello").isEmpty());
        SQSMessage message = received("hello").getFirst();
        assertThat(message.getMessageId()).isNotBlank();
        assertThat(message.getReceiptHandle()).isNotBlank();
        assertThat(message.getMd5OfBody()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(message.getEventSource()).isEqualTo("aws:sqs");
        assertThat(message.getEventSourceArn()).isEqualTo(provisioned.attribute("Work", "Arn"));
        assertThat(message.getAwsRegion()).isEqualTo("eu-central-1");
        assertThat(message.getAttributes())
                .containsKeys(
                        "ApproximateReceiveCount", "SentTimestamp", "SenderId", "ApproximateFirstReceiveTimestamp");
        assertThat(message.getMessageAttributes().get("kind").getStringValue()).isEqualTo("test");
        Eventually.holds(() -> left() == 0);
    }

    private List<Message> dead(int count) {
        var dead = new ArrayList<Message>();
        Eventually.holds(() -> {
            dead.addAll(aws.sqs()
                    .receiveMessage(request -> request.queueUrl(provisioned.ref("DeadLetters")))
                    .messages());
            return dead.size() >= count;
        });
        return dead;
    }

    private void send(String... bodies) {
        var entries = new ArrayList<SendMessageBatchRequestEntry>();
        for (String body : bodies) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id("e" + entries.size())
                    .messageBody(body)
                    .build());
        }
        aws.sqs()
                .sendMessageBatch(
                        request -> request.queueUrl(provisioned.ref("Work")).entries(entries));
    }

    private List<SQSMessage> received(String body) {
        return events.stream()
                .map(text -> Events.read(text.getBytes(StandardCharsets.UTF_8), SQSEvent.class))
                .flatMap(event -> event.getRecords().stream())
                .filter(message -> message.getBody().equals(body))
                .toList();
    }

    private int left() {
        var attributes = aws.sqs()
                .getQueueAttributes(
                        request -> request.queueUrl(provisioned.ref("Work")).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                + Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }
}
