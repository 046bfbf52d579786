package org.ecorelay.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.attestation.TestServiceSecret;
import org.ecorelay.aws.HeldWorkQueue;
import org.ecorelay.aws.lambda.RecordingContext;
import org.ecorelay.certificate.DocumentId;
import org.ecorelay.certificate.Status;
import org.ecorelay.certificate.build.BuildCertificate;
import org.ecorelay.fixture.Given;
import org.ecorelay.fixture.Orders;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;

/** What a batch has signed is queued at its end, together, whatever happened to the other messages. */
class HeldMessagesTest {
    private final Given given = new Given();
    private final HeldWorkQueue held = new HeldWorkQueue(given.submissions);
    private final BuilderHandler handler = new BuilderHandler(
            new BuildCertificate(
                    given.records,
                    given.registry,
                    given.profiles,
                    given.waits,
                    given.keys,
                    given.lists.places,
                    held,
                    TestServiceSecret.KNOWN),
            _ -> {},
            Runnable::run,
            held::flush);

    private static String body(DocumentId document) {
        return "{\"certificateId\":\"%s\",\"version\":%d}".formatted(document.certificate(), document.version());
    }

    private String handle(String... bodies) throws IOException {
        String records = IntStream.range(0, bodies.length)
                .mapToObj(i -> CanonicalJson.text(Json.object()
                        .put("messageId", "m" + i)
                        .put("body", bodies[i])
                        .build()))
                .collect(Collectors.joining(",", "{\"Records\":[", "]}"));
        var output = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(records.getBytes(StandardCharsets.UTF_8)), output, new RecordingContext());
        return output.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_message_that_fails_keeps_no_document_of_the_others_from_the_queue() throws IOException {
        DocumentId first = given.accepted(Orders.order("A")).documentId();
        DocumentId second = given.accepted(Orders.order("B")).documentId();
        assertThat(handle(body(first), "{\"certificateId\":\"nobody\",\"version\":1}", body(second)))
                .contains("\"itemIdentifier\":\"m1\"")
                .doesNotContain("m0", "m2");
        assertThat(given.submissions.sent()).containsExactly(first, second);
    }

    @Test
    void a_queue_that_does_not_answer_fails_the_batch_and_the_timer_has_the_documents() {
        DocumentId document = given.accepted(Orders.order("A")).documentId();
        given.submissions.fail();
        assertThatThrownBy(() -> handle(body(document))).hasMessage("the queue does not answer");
        given.submissions.keep();
        assertThat(given.status(document.certificate())).isEqualTo(Status.SIGNED);
        given.clock.pass(Given.FIRST_DUE);
        given.poll();
        assertThat(given.submissions.sent()).isEqualTo(List.of(document));
    }
}
