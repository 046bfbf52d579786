package org.ecorelay.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.junit.jupiter.api.Test;

/** The form is the "Embedded metric format specification" of CloudWatch. */
class MetricsTest {
    private final List<String> lines = new ArrayList<>();
    private final Metrics metrics =
            new Metrics("prod", InstantSource.fixed(Instant.ofEpochMilli(1_788_249_605_000L)), lines::add);

    private List<Json.Obj> written() {
        return lines.stream().map(JsonReader::readOwn).toList();
    }

    private static Json.Obj directive(Json.Obj line) {
        return (Json.Obj) line.object("_aws").list("CloudWatchMetrics").getFirst();
    }

    private static long total(List<Json.Obj> lines, String metric) {
        return lines.stream().mapToLong(line -> line.list(metric).size()).sum();
    }

    @Test
    void a_line_is_what_cloudwatch_extracts_metrics_of() {
        metrics.count("verdict-age-seconds", "VN", 61);
        metrics.count("verdict-age-seconds", "VN", 59);
        metrics.count("stuck", "VN", 1);
        metrics.flush();
        assertThat(lines)
                .containsExactly("{\"_aws\":{\"CloudWatchMetrics\":[{\"Dimensions\":[[\"stage\"],[\"stage\",\"lane\"]],"
                        + "\"Metrics\":[{\"Name\":\"stuck\",\"Unit\":\"Count\"},"
                        + "{\"Name\":\"verdict-age-seconds\",\"Unit\":\"Seconds\"}],"
                        + "\"Namespace\":\"eCO Relay\"}],\"Timestamp\":1788249605000},"
                        + "\"event\":\"metric\",\"lane\":\"VN\",\"level\":\"INFO\",\"stage\":\"prod\","
                        + "\"stuck\":[1],\"verdict-age-seconds\":[61,59]}");
    }

    @Test
    void every_dimension_and_metric_that_is_declared_is_a_member_of_its_line() {
        metrics.count("breaker-opened", "JP.test", 1);
        metrics.count("overdue-seconds", "work#3", 0);
        metrics.count("mail-cap-reached", "acme", 1);
        metrics.flush();
        assertThat(written()).hasSize(3).allSatisfy(line -> {
            for (Json dimensions : directive(line).list("Dimensions")) {
                ((Json.Arr) dimensions)
                        .items()
                        .forEach(name -> assertThat(line.text(name.asText().orElseThrow()))
                                .isPresent());
            }
            directive(line)
                    .list("Metrics")
                    .forEach(metric -> assertThat(line.list(((Json.Obj) metric).required("Name")))
                            .isNotEmpty());
        });
    }

    @Test
    void a_tenant_is_no_dimension() {
        metrics.count("undeliverable", "acme", 1);
        metrics.flush();
        assertThat(directive(written().getFirst()).list("Dimensions"))
                .containsExactly(Json.array(Stream.of(Json.text("stage"))));
        assertThat(written().getFirst().required("lane")).isEqualTo("acme");
    }

    @Test
    void nothing_counted_is_nothing_written_and_what_is_written_is_not_written_again() {
        metrics.flush();
        assertThat(lines).isEmpty();
        metrics.count("stuck", "VN", 1);
        metrics.flush();
        metrics.flush();
        assertThat(lines).hasSize(1);
    }

    @Test
    void a_line_holds_a_hundred_values_and_none_is_lost() {
        IntStream.range(0, 250).forEach(n -> metrics.count("verdict-age-seconds", "VN", n));
        metrics.flush();
        assertThat(written())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.list("verdict-age-seconds")).hasSizeLessThanOrEqualTo(100));
        assertThat(total(written(), "verdict-age-seconds")).isEqualTo(250);
    }

    @Test
    void workers_of_one_batch_may_count_at_once() {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int worker = 0; worker < 8; worker++) {
                workers.submit(() -> IntStream.range(0, 500).forEach(_ -> metrics.count("stuck", "VN", 1)));
            }
        }
        metrics.flush();
        assertThat(total(written(), "stuck")).isEqualTo(4_000);
    }
}
