package org.ecorelay.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.certificate.CertificateId;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message whose id is not among the failures is deleted by SQS: none may be lost. */
class SqsBatchTest {
    private static final PojoSerializer<SQSBatchResponse> ANSWERS =
            LambdaEventSerializers.serializerFor(SQSBatchResponse.class, SqsBatchTest.class.getClassLoader());

    private final RecordingContext context = new RecordingContext();

    private static DocumentId document(int n) {
        return CertificateId.of("acme", "shop", "EC-" + n, 1).version(1);
    }

    private static Json message(String id, String body) {
        return Json.object().put("messageId", id).put("body", body).build();
    }

    private static Json message(int n) {
        return message(
                "m" + n,
                "{\"certificateId\":\"%s\",\"version\":1}".formatted(document(n).certificate()));
    }

    private static String event(Json... messages) {
        return CanonicalJson.text(Json.object()
                .put("Records", Json.array(java.util.Arrays.stream(messages)))
                .build());
    }

    private List<String> failed(Executor executor, String event, Consumer<DocumentId> action) throws IOException {
        var output = new ByteArrayOutputStream();
        new SqsBatch(executor)
                .handle(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, context, action);
        return ANSWERS.fromJson(output.toString(StandardCharsets.UTF_8)).getBatchItemFailures().stream()
                .map(SQSBatchResponse.BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private static void fail(DocumentId document) {
        throw new IllegalStateException("hunter2");
    }

    @Test
    void a_batch_that_went_well_reports_nothing() throws IOException {
        var done = new ArrayList<DocumentId>();
        assertThat(failed(Runnable::run, event(message(1), message(2)), done::add))
                .isEmpty();
        assertThat(done).containsExactly(document(1), document(2));
        assertThat(context.lines()).isEmpty();
    }

    @Test
    void an_empty_batch_reports_nothing() throws IOException {
        assertThat(failed(Runnable::run, event(), SqsBatchTest::fail)).isEmpty();
    }

    @Test
    void one_bad_of_two_is_reported_and_the_other_is_done() throws IOException {
        var done = new ArrayList<DocumentId>();
        assertThat(failed(Runnable::run, event(message(1), message(2)), document -> {
                    if (document.equals(document(1))) {
                        fail(document);
                    }
                    done.add(document);
                }))
                .containsExactly("m1");
        assertThat(done).containsExactly(document(2));
    }

    @Test
    void a_failure_is_logged_by_its_message_and_class_without_its_text() throws IOException {
        failed(Runnable::run, event(message(1)), SqsBatchTest::fail);
        assertThat(context.text())
                .contains("\"messageId\":\"m1\"", "java.lang.IllegalStateException @ SqsBatchTest.java:")
                .doesNotContain("hunter2", "CompletionException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "this is not JSON",
                "[]",
                "null",
                "{}",
                "{\"certificateId\":\"short\",\"version\":1}",
                "{\"certificateId\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}",
                "{\"certificateId\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"version\":\"1\"}",
                "{\"certificateId\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"version\":1.5}",
                "{\"certificateId\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"version\":0}",
                "{\"certificateId\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"version\":-1}",
                "{\"certificateId\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",\"version\":99999999999}"
            })
    void a_body_that_cannot_be_read_fails_and_becomes_evidence(String body) throws IOException {
        var done = new ArrayList<DocumentId>();
        assertThat(failed(Runnable::run, event(message("bad", body), message(2)), done::add))
                .containsExactly("bad");
        assertThat(done).containsExactly(document(2));
    }

    @Test
    void a_message_without_a_body_fails_alone() throws IOException {
        Json missing = Json.object().put("messageId", "bad").build();
        assertThat(failed(Runnable::run, event(missing, message(2)), _ -> {})).containsExactly("bad");
    }

    @Test
    void an_error_of_the_jvm_is_a_failed_message_too() throws IOException {
        assertThat(failed(Runnable::run, event(message(1), message(2)), document -> {
                    if (document.equals(document(1))) {
                        throw new StackOverflowError();
                    }
                }))
                .containsExactly("m1");
    }

    @Test
    void a_message_that_comes_twice_in_a_batch_fails_when_either_copy_failed() throws IOException {
        var tries = new ArrayList<DocumentId>();
        assertThat(failed(Runnable::run, event(message(1), message(1)), document -> {
                    tries.add(document);
                    if (tries.size() == 1) {
                        fail(document);
                    }
                }))
                .containsExactly("m1");
    }

    @Test
    void of_many_failures_at_the_same_time_none_is_lost() throws IOException {
        int size = 200;
        Json[] messages =
                IntStream.range(0, size).mapToObj(SqsBatchTest::message).toArray(Json[]::new);
        var all = new CountDownLatch(size);
        var done = new ConcurrentLinkedQueue<DocumentId>();
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<String> failures = failed(workers, event(messages), document -> {
                all.countDown();
                await(all);
                done.add(document);
                fail(document);
            });
            assertThat(failures)
                    .containsExactlyElementsOf(
                            IntStream.range(0, size).mapToObj(n -> "m" + n).toList());
        }
        assertThat(done).hasSize(size);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"Records\":"})
    void what_is_no_event_fails_the_invocation_so_that_every_message_comes_again(String event) {
        assertThatThrownBy(() -> failed(Runnable::run, event, _ -> {})).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"builder", "submitter"})
    void the_sample_batch_with_one_bad_of_two_reports_the_bad_one(String function) throws IOException {
        String event = Files.readString(Path.of("../../events", function, "one-bad-of-two.json"));
        assertThat(failed(Runnable::run, event, _ -> {})).containsExactly("00000000-0000-4000-8000-000000000001");
    }
}
