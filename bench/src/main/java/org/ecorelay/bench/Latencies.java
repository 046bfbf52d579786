package org.ecorelay.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.local.aws.Fault;
import org.ecorelay.local.aws.Faults;

/** Lets an embedded AWS, which answers at once, answer as late as the real one does within a region. */
public final class Latencies {
    /** DynamoDB 5 ms, SQS 8 ms, KMS 10 ms; the others as KMS. */
    public static final Faults OF_AWS = of(Map.of(
            "dynamodb", Duration.ofMillis(5),
            "sqs", Duration.ofMillis(8)));

    /** Nothing is known of the platform's; so as little as the slowest call to AWS. */
    public static final Duration OF_PLATFORM = Duration.ofMillis(10);

    private static final Duration OTHERS = Duration.ofMillis(10);

    private Latencies() {}

    private static Faults of(Map<String, Duration> delays) {
        return request -> Optional.of(Fault.delayed(delays.getOrDefault(request.service(), OTHERS)));
    }
}
