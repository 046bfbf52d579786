package org.ecorelay.bench.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the checked-in template says about logs and traces. */
final class DeployedStack {
    /** As Lambda writes them for a traced invocation: {@code START}, {@code END} and {@code REPORT}. */
    private static final List<String> PLATFORM_LINES = List.of(
            "START RequestId: 00000000-0000-0000-0000-000000000000 Version: $LATEST\n",
            "END RequestId: 00000000-0000-0000-0000-000000000000\n",
            "REPORT RequestId: 00000000-0000-0000-0000-000000000000\tDuration: 48.11 ms\tBilled Duration: 49 ms\t"
                    + "Memory Size: 1024 MB\tMax Memory Used: 190 MB\t\n",
            "XRAY TraceId: 1-00000000-000000000000000000000000\tSegmentId: 0000000000000000\tSampled: true\t\n");

    private static final double DEFAULT_RATE = 0.05;

    private final JsonNode resources;

    private DeployedStack(JsonNode resources) {
        this.resources = resources;
    }

    static DeployedStack read(Path template) throws IOException {
        return new DeployedStack(new ObjectMapper().readTree(template.toFile()).path("Resources"));
    }

    /** How many resources there are of a type. */
    int count(String type) {
        return (int) resources
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals(type))
                .count();
    }

    /** What Lambda itself logs for an invocation, unless the functions' system log level is WARN. */
    double platformLines() {
        boolean silent = resources
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals("AWS::Lambda::Function"))
                .allMatch(function -> function.at("/Properties/LoggingConfig/SystemLogLevel")
                        .asText()
                        .equals("WARN"));
        return silent ? 0 : PLATFORM_LINES.stream().mapToInt(String::length).sum();
    }

    /** X-Ray's own rule traces the first request of each second and one of twenty after it; a rule of the stack may say less. */
    double traced(double aSecond) {
        return resources
                .valueStream()
                .filter(resource -> resource.path("Type").asText().equals("AWS::XRay::SamplingRule"))
                .map(rule -> rule.at("/Properties/SamplingRule"))
                .mapToDouble(rule -> part(
                        rule.path("ReservoirSize").asDouble(),
                        rule.path("FixedRate").asDouble(),
                        aSecond))
                .findFirst()
                .orElseGet(() -> part(1, DEFAULT_RATE, aSecond));
    }

    private static double part(double reservoir, double rate, double aSecond) {
        double first = Math.min(reservoir, aSecond);
        return aSecond == 0 ? 1 : (first + (aSecond - first) * rate) / aSecond;
    }
}
