package org.ecorelay.checks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.ecorelay.checks.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** events/&lt;function&gt;/ holds exactly the situations that the tests send. */
class EveryEventIsReadTest {
    @Test
    void every_sample_event_is_sent_by_a_test() {
        assertThat(unread(SampleEvent.ROOT)).isEmpty();
    }

    @Test
    void a_file_that_no_test_reads_is_found(@TempDir Path events) throws IOException {
        Files.createDirectories(events.resolve("poller"));
        Files.createFile(events.resolve("poller/good.json"));
        Files.createFile(events.resolve("poller/forgotten.json"));
        assertThat(unread(events)).containsExactly("poller/forgotten.json");
    }

    @Test
    void every_function_has_the_usual_situations() {
        assertThat(Situations.OF.get("intake"))
                .extracting(Situation::name)
                .contains("good", "empty-batch", "one-bad-of-two", "missing-attribute", "duplicate", "too-large");
        for (String consumer : Set.of("builder", "submitter")) {
            assertThat(Situations.OF.get(consumer))
                    .extracting(Situation::name)
                    .contains("good", "empty-batch", "one-bad-of-two", "missing-attribute", "duplicate", "too-large");
        }
    }

    private static Set<String> unread(Path events) {
        var unread = new TreeSet<String>();
        for (String function : Situations.OF.keySet()) {
            Path directory = events.resolve(function);
            if (Files.isDirectory(directory)) {
                Repository.files(directory).forEach(file -> unread.add(function + "/" + file.getFileName()));
            }
        }
        Situations.OF.forEach((function, situations) ->
                situations.forEach(situation -> unread.remove(function + "/" + situation.name() + ".json")));
        return unread;
    }
}
