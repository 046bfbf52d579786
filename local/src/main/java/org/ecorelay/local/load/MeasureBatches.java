package org.ecorelay.local.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ecorelay.local.aws.Faults;
import org.ecorelay.local.lambda.LambdaHost;
import org.ecorelay.local.lambda.Outcome;
import org.ecorelay.local.run.LocalRelay;

/** How long a function works on one message, and how long on a full batch: turn by turn, so that the machine is the same for both. */
public final class MeasureBatches {
    private static final int FULL = 10;
    private static final int WARM_ROUNDS = 8;
    private static final String SUBMITTER = "submitter";
    private static final String ELSEWHERE = ", platform elsewhere";

    private final LocalRelay relay;

    private MeasureBatches(LocalRelay relay) {
        this.relay = relay;
    }

    /**
     * What was measured of one function.
     *
     * @param ofOne wall times of a batch of one, sorted
     * @param ofTen wall times of a batch of ten, sorted
     */
    public record Times(List<Duration> ofOne, List<Duration> ofTen) {
        public Times {
            ofOne = ofOne.stream().sorted().toList();
            ofTen = ofTen.stream().sorted().toList();
        }

        /** The median of ten as a multiple of the median of one. */
        public double ratio() {
            return (double) LoadResult.percentile(ofTen, 50).toNanos()
                    / Math.max(1, LoadResult.percentile(ofOne, 50).toNanos());
        }
    }

    /**
     * Measures builder and submitter on documents of their own, and the submitter once more with a platform that works elsewhere.
     *
     * @param latencies how late AWS answers
     * @param platform how late the platform answers that works elsewhere
     * @param rounds how often each
     * @return by function
     */
    public static Map<String, Times> run(InstantSource clock, Faults latencies, Duration platform, int rounds)
            throws IOException, InterruptedException {
        // Messages are handed over by this class alone.
        var options = new LocalRelay.Options(0, null, clock, (_, _) -> {})
                .withEnvironment(Map.of())
                .withFaults(LambdaHost.withoutMappings(latencies))
                .withAccounts(LoadPlan.ACCOUNTS, _ -> {});
        var measured = new TreeMap<>(run(options, clock, rounds));
        try (var elsewhere = PlatformElsewhere.answeringAfter(platform)) {
            var address = Map.of("PLATFORM_SANDBOX_URL", elsewhere.url().toString());
            Map<String, Times> apart = run(options.withEnvironment(address), clock, rounds);
            // A submitter that nobody answers gives up soon, and would be fast.
            long submissions = (long) (WARM_ROUNDS + rounds) * (1 + FULL);
            if (elsewhere.submissions() != submissions) {
                throw new IOException(
                        "the platform took %d of %d submissions".formatted(elsewhere.submissions(), submissions));
            }
            measured.put(SUBMITTER + ELSEWHERE, apart.get(SUBMITTER));
        }
        return measured;
    }

    private static Map<String, Times> run(LocalRelay.Options options, InstantSource clock, int rounds)
            throws IOException, InterruptedException {
        try (var relay = LocalRelay.start(options);
                var storefront = new Storefront(relay.api());
                var post = new PostOrders(storefront, relay.apiKeys(), clock)) {
            post.sendProducts();
            int each = (rounds + WARM_ROUNDS) * (1 + FULL);
            post.begin(new LoadPlan(each, 0, 11).draw(), Duration.ZERO);
            while (post.open() > 0) {
                Thread.sleep(50);
            }
            List<String> ids =
                    post.accepted().stream().map(Accepted::certificateId).toList();
            if (ids.size() < each) {
                throw new IOException("%d of %d orders were taken: %s"
                        .formatted(
                                ids.size(),
                                each,
                                post.refused().stream().limit(3).toList()));
            }
            var measured = new TreeMap<String, Times>();
            for (String function : List.of("builder", SUBMITTER)) {
                measured.put(function, new MeasureBatches(relay).times(function, ids.iterator(), rounds));
            }
            return measured;
        }
    }

    private Times times(String function, Iterator<String> ids, int rounds) throws IOException, InterruptedException {
        var ofOne = new ArrayList<Duration>();
        var ofTen = new ArrayList<Duration>();
        for (int round = 0; round < WARM_ROUNDS + rounds; round++) {
            Duration one = time(function, ids, 1);
            Duration ten = time(function, ids, FULL);
            if (round >= WARM_ROUNDS) {
                ofOne.add(one);
                ofTen.add(ten);
            }
        }
        return new Times(ofOne, ofTen);
    }

    private Duration time(String function, Iterator<String> ids, int size) throws IOException, InterruptedException {
        String records = IntStream.range(0, size)
                .mapToObj(n -> """
                        {"messageId":"%d","body":"{\\"certificateId\\":\\"%s\\",\\"version\\":1}"}""".formatted(n, ids.next()))
                .collect(Collectors.joining(","));
        byte[] event = "{\"Records\":[%s]}".formatted(records).getBytes(StandardCharsets.UTF_8);
        long began = System.nanoTime();
        Outcome outcome = relay.invoke(function, event);
        var took = Duration.ofNanos(System.nanoTime() - began);
        if (!(outcome instanceof Outcome.Answered answered)
                || !new String(answered.payload(), StandardCharsets.UTF_8).equals("{\"batchItemFailures\":[]}")) {
            throw new IOException("the %s did not work its batch: %s".formatted(function, outcome));
        }
        return took;
    }
}
