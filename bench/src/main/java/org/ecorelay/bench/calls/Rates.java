package org.ecorelay.bench.calls;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.ecorelay.local.load.Measured;

/**
 * What a bill needs to know about the deployment.
 *
 * @param seconds of one invocation of each function, warm, with nobody else at work; {@code poller} of an idle pass, {@code poller,
 *     an order} what an order adds to one
 * @param platformLines bytes that Lambda itself logs for an invocation
 * @param traced which part of invocations is traced, 0 to 1
 * @param metrics custom metrics
 */
record Rates(Map<String, Double> seconds, double platformLines, double traced, int metrics, int alarms, int secrets) {
    static final double PASSES_A_MONTH = 365.25 * 24 * 60 / 12;

    /** Lambda polls a queue with five connections, each of 20 s (Lambda Developer Guide, "Using Lambda with Amazon SQS"). */
    static final double EMPTY_RECEIVES_A_MONTH = PASSES_A_MONTH * 3 * 5 * 2;

    /** The access log's format in the template with the values of an order that is taken. */
    static final double ACCESS_LINE = ("{\"request\":\"AbCdEfGhIjKlMnO=\",\"route\":\"POST /v1/orders\",\"status\":202,"
                    + "\"ms\":48,\"error\":\"-\"}\n")
            .length();

    Rates {
        seconds = Map.copyOf(seconds);
    }

    /**
     * The rates of the checked-in template.
     *
     * @param alone orders one at a time with latencies as AWS has them
     * @param aSecond how many invocations there are in a second, which decides what X-Ray samples
     */
    static Rates of(Measured alone, int orders, Path template, double aSecond) throws IOException {
        var deployed = DeployedStack.read(template);
        return new Rates(
                seconds(alone, orders),
                deployed.platformLines(),
                deployed.traced(aSecond),
                alone.orders().metrics(),
                deployed.count("AWS::CloudWatch::Alarm"),
                deployed.count("AWS::SecretsManager::Secret"));
    }

    private static Map<String, Double> seconds(Measured alone, int orders) {
        var seconds = new HashMap<String, Double>();
        Map<String, Long> invocations = alone.orders().invocations();
        alone.orders()
                .time()
                .forEach((function, time) -> seconds.put(
                        function, time.toNanos() / 1e9 / Math.max(1, invocations.getOrDefault(function, 1L))));
        PerOrder each = PerOrder.of(alone, orders);
        seconds.put("poller", PerOrder.ofPass(alone.idle()).seconds().getOrDefault("poller", 0.0));
        seconds.put("poller, an order", each.seconds().getOrDefault("poller", 0.0));
        return seconds;
    }

    double secondsOf(String function) {
        return seconds.getOrDefault(function, 0.0);
    }

    /** What an order writes into logs: the functions' lines, Lambda's own and one line of the access log. */
    double loggedBytes(PerOrder each) {
        return PerOrder.sum(each.logBytes()) + PerOrder.sum(each.invocations()) * platformLines + ACCESS_LINE;
    }

    double loggedBytesOfPass(PerOrder pass) {
        return PerOrder.sum(pass.logBytes()) + platformLines;
    }
}
