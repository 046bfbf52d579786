package org.ecorelay.local.load;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ecorelay.local.aws.RecordedCalls;
import org.ecorelay.local.lambda.Invocation;
import org.ecorelay.local.lambda.InvocationObserver;
import org.ecorelay.local.lambda.LambdaHost;
import org.ecorelay.local.lambda.LogSink;
import org.ecorelay.local.platform.SimulatedExchange;

/** Counts what functions do besides calling AWS: invocations and their time, log lines, requests to the platform. Thread-safe. */
final class Meters implements InvocationObserver, LogSink, Consumer<SimulatedExchange> {
    /** Who is spent for; the mapping's receives and deletes are the host's. */
    static final List<String> FUNCTIONS =
            List.of("intake", "builder", "submitter", "poller", "status", "document", "lambda");

    /** Where metric lines go, which no invocation can be told from. */
    private static final String METRICS = "metrics";

    /** Lines about no one request. */
    private static final String OTHERS = "standard error";

    /** Method, path, host, authorization, ids and the TLS records around them. */
    private static final int HEADER_BYTES = 700;

    private static final Pattern LANE = Pattern.compile("\"lane\":\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("\"Name\":\"([^\"]*)\"");

    private final LogSink log;
    private final Map<String, Long> invocations = new TreeMap<>();
    private final Map<String, Duration> time = new TreeMap<>();
    private final Map<String, Long> logBytes = new TreeMap<>();
    private final Map<String, Long> lines = new TreeMap<>();
    private final Map<String, Long> requests = new TreeMap<>();
    private final Set<String> metrics = new TreeSet<>();
    private long sent;

    Meters(LogSink log) {
        this.log = log;
    }

    @Override
    public synchronized void finished(Invocation invocation) {
        invocations.merge(invocation.function(), 1L, Long::sum);
        time.merge(invocation.function(), invocation.duration(), Duration::plus);
    }

    @Override
    public void log(String source, String text) {
        if (!source.equals("host")) {
            count(source, text.strip());
        }
        log.log(source, text);
    }

    private synchronized void count(String source, String text) {
        logBytes.merge(source, text.getBytes(StandardCharsets.UTF_8).length + 1L, Long::sum);
        lines.merge(source, 1L, Long::sum);
    }

    /** In the place of standard error, where functions write lines that Lambda takes from there. */
    PrintStream standardError() {
        return new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                String text = String.valueOf(line);
                boolean metric = text.contains("\"_aws\"");
                count(metric ? METRICS : OTHERS, text);
                if (metric) {
                    name(text);
                } else {
                    log.log(OTHERS, text);
                }
            }
        };
    }

    /** Each name makes a metric of the stage, and one of its lane. */
    private synchronized void name(String line) {
        String lane = LANE.matcher(line)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
        NAME.matcher(line).results().map(found -> found.group(1)).forEach(name -> {
            metrics.add(name);
            metrics.add(name + " " + lane);
        });
    }

    @Override
    public synchronized void accept(SimulatedExchange exchange) {
        String path = exchange.path().replaceAll("/[a-z2-7]{32}\\.[0-9]+", "/{id}");
        sent += exchange.requestBody().getBytes(StandardCharsets.UTF_8).length + HEADER_BYTES;
        requests.merge(exchange.method() + " " + path, 1L, Long::sum);
    }

    /** How often a function was invoked. */
    synchronized long invocations(String function) {
        return invocations.getOrDefault(function, 0L);
    }

    synchronized void forget() {
        List.of(invocations, time, logBytes, lines, requests).forEach(Map::clear);
        metrics.clear();
        sent = 0;
    }

    synchronized Measured.Spent spent(RecordedCalls calls) {
        return new Measured.Spent(
                calls.sums(),
                units(calls::writeUnitsByTarget),
                units(calls::readUnitsByTarget),
                invocations,
                time,
                logBytes,
                lines,
                requests,
                sent,
                metrics.size());
    }

    private static Map<String, Map<String, Double>> units(Function<String, Map<String, Double>> byCaller) {
        return FUNCTIONS.stream()
                .collect(Collectors.toMap(name -> name, name -> byCaller.apply(LambdaHost.accessKeyId(name))));
    }
}
