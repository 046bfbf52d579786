package org.ecorelay.aws.lambda;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.json.Json;
import org.ecorelay.pacing.Meter;

/**
 * Counts for CloudWatch in its embedded metric format (EMF): one log line for each lane, written when an invocation ends, of
 * which CloudWatch makes metrics without a call. Namespace {@code eCO Relay}; dimensions {@code stage}, and {@code stage, lane}
 * where the lane is an authority ({@code VN}, {@code VN.test}) or a lane of the timer ({@code work#0}). An account is written
 * into the line and makes no metric of its own: every tenant would cost one. Thread-safe.
 */
public final class Metrics implements Meter {
    /** Where CloudWatch keeps them. */
    public static final String NAMESPACE = "eCO Relay";

    /** What one metric of one line may hold. */
    private static final int MAX_VALUES = 100;

    private static final String SECONDS = "-seconds";
    private static final Pattern FEW = Pattern.compile("[A-Z*].*|work#.*");

    private final String stage;
    private final InstantSource clock;
    private final Consumer<String> lines;
    private final Map<String, Map<String, List<Long>>> counted = new TreeMap<>();

    /**
     * Counts nothing yet.
     *
     * @param lines takes each line as it is; anything around it and CloudWatch does not know it again
     */
    public Metrics(String stage, InstantSource clock, Consumer<String> lines) {
        this.stage = stage;
        this.clock = clock;
        this.lines = lines;
    }

    /** Writes to where Lambda takes log lines from; nowhere without a log group, where nobody makes metrics of them. */
    public static Metrics logged(Map<String, String> environment, String stage, InstantSource clock) {
        boolean read = environment.containsKey("AWS_LAMBDA_LOG_GROUP_NAME");
        return new Metrics(stage, clock, read ? System.err::println : _ -> {});
    }

    @Override
    public synchronized void count(String metric, String lane, long value) {
        List<Long> values =
                counted.computeIfAbsent(lane, _ -> new TreeMap<>()).computeIfAbsent(metric, _ -> new ArrayList<>());
        values.add(value);
        if (values.size() == MAX_VALUES) {
            write(lane, counted.remove(lane));
        }
    }

    /** Writes what was counted since. At the end of every invocation, of a failed one too: a frozen one may never go on. */
    public synchronized void flush() {
        counted.forEach(this::write);
        counted.clear();
    }

    private void write(String lane, Map<String, List<Long>> metrics) {
        var line = Json.object()
                .put("level", "INFO")
                .put("event", "metric")
                .put("stage", stage)
                .put("lane", lane)
                .put("_aws", declaration(lane, metrics));
        metrics.forEach(
                (name, values) -> line.put(name, Json.array(values.stream().map(Json::number))));
        lines.accept(CanonicalJson.text(line.build()));
    }

    private Json declaration(String lane, Map<String, List<Long>> metrics) {
        List<List<String>> dimensions = FEW.matcher(lane).matches()
                ? List.of(List.of("stage"), List.of("stage", "lane"))
                : List.of(List.of("stage"));
        Json directive = Json.object()
                .put("Namespace", NAMESPACE)
                .put("Dimensions", Json.array(dimensions.stream().map(Metrics::texts)))
                .put("Metrics", Json.array(metrics.keySet().stream().map(Metrics::definition)))
                .build();
        return Json.object()
                .put("Timestamp", clock.instant().toEpochMilli())
                .put("CloudWatchMetrics", Json.array(Stream.of(directive)))
                .build();
    }

    private static Json texts(List<String> texts) {
        return Json.array(texts.stream().map(Json::text));
    }

    private static Json definition(String name) {
        return Json.object()
                .put("Name", name)
                .put("Unit", name.endsWith(SECONDS) ? "Seconds" : "Count")
                .build();
    }
}
