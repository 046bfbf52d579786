package org.ecorelay.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.ecorelay.json.Json;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.KmsException;

class LogTest {
    private final RecordingContext context = new RecordingContext();
    private final Log log = new Log(context);

    @Test
    void a_line_is_one_json_object_with_level_event_and_invocation() {
        log.info("pass", Json.object().put("worked", 3).put("text", "a\nb"));
        log.info("slow", Json.object());
        assertThat(context.lines())
                .containsExactly(
                        Json.object()
                                .put("event", "pass")
                                .put("level", "INFO")
                                .put("requestId", "lambda-request")
                                .put("text", "a\nb")
                                .put("worked", 3)
                                .build(),
                        Json.object()
                                .put("event", "slow")
                                .put("level", "INFO")
                                .put("requestId", "lambda-request")
                                .build());
        assertThat(context.text().lines()).hasSize(2);
    }

    @Test
    void a_failure_names_the_class_and_place_of_every_cause_and_the_text_of_none() {
        log.failed(
                "message",
                new IllegalStateException("document of Nguyen", new IOException("key eco_live_x")),
                Json.object().put("messageId", "m1"));
        assertThat(context.lines()).singleElement().satisfies(line -> {
            assertThat(line.required("level")).isEqualTo("ERROR");
            assertThat(line.required("messageId")).isEqualTo("m1");
            assertThat(line.required("failure"))
                    .matches(
                            "java\\.lang\\.IllegalStateException @ LogTest\\.java:\\d+.* < java\\.io\\.IOException @ .*");
        });
        assertThat(context.text()).doesNotContain("Nguyen", "eco_live");
    }

    @Test
    void a_refusal_of_aws_is_named_by_its_code_when_its_class_says_less() {
        log.failed("message", refused(KmsException.builder(), "AccessDeniedException"), Json.object());
        log.failed("message", refused(DisabledException.builder(), "DisabledException"), Json.object());
        log.failed("message", refused(KmsException.builder(), "quoted: Nguyen"), Json.object());
        log.failed("message", KmsException.builder().message("no details").build(), Json.object());
        assertThat(context.lines())
                .extracting(line -> line.required("failure").replaceFirst(" @ .*", ""))
                .containsExactly(
                        "software.amazon.awssdk.services.kms.model.KmsException[AccessDeniedException]",
                        "software.amazon.awssdk.services.kms.model.DisabledException",
                        "software.amazon.awssdk.services.kms.model.KmsException",
                        "software.amazon.awssdk.services.kms.model.KmsException");
        assertThat(context.text()).doesNotContain("Nguyen", "personal");
    }

    private static AwsServiceException refused(AwsServiceException.Builder exception, String code) {
        var details = AwsErrorDetails.builder().errorCode(code).errorMessage("personal");
        return exception.awsErrorDetails(details.build()).build();
    }

    @Test
    void a_failure_that_is_its_own_cause_is_logged_once() {
        var first = new IllegalStateException("one");
        var second = new IllegalStateException("two", first);
        first.initCause(second);
        log.failed("message", first, Json.object());
        assertThat(context.text().length()).isLessThan(2_000);
    }
}
