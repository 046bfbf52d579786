package org.ecorelay.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchAnswerTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"batchItemFailures\":[]}", "{\"batchItemFailures\":null}"})
    void saying_nothing_means_that_all_is_done(String answer) {
        assertThat(read(answer)).isEqualTo(new BatchAnswer.Done(Set.of()));
    }

    @Test
    void named_messages_stay() {
        assertThat(read("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}"))
                .isEqualTo(new BatchAnswer.Done(Set.of("m2")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{no json",
                "[]",
                "\"done\"",
                "{\"batchItemFailures\":\"m1\"}",
                "{\"batchItemFailures\":[\"m1\"]}",
                "{\"batchItemFailures\":[{\"id\":\"m1\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"},{\"itemIdentifier\":\"other\"}]}",
            })
    void an_answer_that_cannot_be_trusted_fails_the_whole_batch(String answer) {
        assertThat(read(answer)).isInstanceOf(BatchAnswer.AllFailed.class);
    }

    private static BatchAnswer read(String answer) {
        return BatchAnswer.read(answer.getBytes(StandardCharsets.UTF_8), Set.of("m1", "m2"));
    }
}
