package org.ecorelay.local.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ecorelay.local.EcoProcess;
import org.ecorelay.local.Patience;
import org.ecorelay.local.TestStorefront;
import org.ecorelay.local.TestTables;

/**
 * The whole tool under load, killed ({@code kill -9}) and started again with the same data. Queues live in memory, so every kill
 * loses every message; an order that was answered 202 is lost never, and registered twice never.
 */
final class KilledRuns {
    /** Orders that every round adds. */
    private static final int THREADS = 4;

    private static final int NAMED = 60;

    private final Path folder;
    private final int round;
    private final IntFunction<String> sandbox;

    /** What was sent, and the certificate that a 202 named; "" while nobody has answered. */
    private final Map<String, String> bodies = new TreeMap<>();

    private final Map<String, String> accepted = new ConcurrentHashMap<>();
    private final List<String> figures = new ArrayList<>();
    private final long began = System.nanoTime();
    private int starts;
    private int kills;

    /**
     * Runs with data in {@code folder}.
     *
     * @param round so many new orders before each kill
     * @param sandbox the members of the script of order {@code n}; those whose number ends with 9 are rejected
     */
    KilledRuns(Path folder, int round, IntFunction<String> sandbox) {
        this.round = round;
        this.folder = folder;
        this.sandbox = sandbox;
    }

    private Path data() {
        return folder.resolve("data");
    }

    private EcoProcess start() throws IOException {
        return EcoProcess.start(folder, "run-" + ++starts, "start", "--port", "0", "--data", data().toString());
    }

    private TestStorefront storefront(EcoProcess eco) throws IOException {
        return new TestStorefront(
                eco.api(), Files.readString(data().resolve("api-key.txt")).strip());
    }

    private static boolean isRejected(String number) {
        return number.endsWith("9");
    }

    /** Posts whatever nobody has answered, from several threads, and kills the process when the moment has come. */
    void killedWhen(BooleanSupplier moment, String what) throws Exception {
        int first = round * kills++;
        IntStream.range(first, first + round)
                .forEach(n -> bodies.put(
                        "K-%03d".formatted(n),
                        TestStorefront.order(
                                "K-%03d".formatted(n), List.of("VN", "JP", "KR").get(n % 3), sandbox.apply(n))));
        try (var eco = start();
                var storefront = storefront(eco);
                var threads = Executors.newFixedThreadPool(THREADS)) {
            for (AlertLink link : eco.alertLinks()) {
                link.confirm();
            }
            storefront.putTable();
            unanswered().forEach(number -> threads.execute(() -> post(storefront, number)));
            Patience.until(what, moment, () -> accepted.size() + " accepted, " + eco.errors());
            eco.kill();
            threads.shutdownNow();
        }
        figures.add("%d s, killed %s: %d accepted, %d unanswered, %d registered, %d mails"
                .formatted(seconds(), what, accepted.size(), unanswered().size(), registrations(), mails()));
    }

    private long seconds() {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }

    private List<String> unanswered() {
        return bodies.keySet().stream()
                .filter(number -> !accepted.containsKey(number))
                .toList();
    }

    private void post(TestStorefront storefront, String number) {
        try {
            var answer = storefront.post("/v1/orders", bodies.getOrDefault(number, ""));
            if (answer.status() == 202) {
                accepted.put(number, answer.body().path("certificateId").asText());
            }
        } catch (IOException killed) {
            // Nobody knows whether it was accepted: it is posted again after the restart.
        }
    }

    int accepted() {
        return accepted.size();
    }

    long registrations() {
        return lines("platform-registrations.jsonl");
    }

    long mails() {
        return lines("mails.jsonl");
    }

    /** Accepted orders that no mail names; those of one cause share a mail. */
    private List<String> untold() {
        try (var mails = Files.lines(data().resolve("mails.jsonl"))) {
            String texts = mails.map(TestStorefront::json)
                    .map(mail ->
                            mail.at("/request/Content/Simple/Body/Text/Data").asText())
                    .collect(Collectors.joining("\n"));
            return accepted.keySet().stream()
                    .filter(number -> !texts.contains(number))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private long lines(String file) {
        Path path = data().resolve(file);
        try (var all = Files.exists(path) ? Files.lines(path) : Stream.<String>empty()) {
            return all.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Posts what nobody has answered, lets everything end, and looks at what there is. */
    void finish(Duration atMost) throws Exception {
        try (var eco = start();
                var storefront = storefront(eco);
                var tables = new TestTables(eco.aws())) {
            storefront.putTable();
            unanswered().forEach(number -> post(storefront, number));
            assertThat(unanswered()).isEmpty();
            figures.add("%d s, everything is posted".formatted(seconds()));
            var evidence = new Evidence(storefront, tables);
            Patience.until(
                    atMost, "all are final", () -> evidence.open(accepted.values()) == 0, () -> figures + eco.errors());
            // A row without a due time was told; of more orders than these a mail names only the first.
            if (accepted.size() <= NAMED) {
                Patience.until(atMost, "everybody is told", () -> untold().isEmpty(), this::untold);
            }
            check(evidence, TestStorefront.json(Files.readString(registrationLog(eco))));
        }
    }

    private Path registrationLog(EcoProcess eco) throws IOException {
        try (var in = eco.platformLog().toURL().openStream()) {
            return Files.write(folder.resolve("log.json"), in.readAllBytes());
        }
    }

    private void check(Evidence evidence, JsonNode log) throws IOException {
        List<String> registered = new ArrayList<>();
        log.path("registrations")
                .forEach(each -> registered.add(each.path("documentId").asText()));
        assertThat(registered).as(figures.toString()).doesNotHaveDuplicates();
        assertThat(registered)
                .containsExactlyInAnyOrderElementsOf(
                        accepted.values().stream().map(id -> id + ".1").toList());
        assertThat(accepted).hasSize(kills * round);
        for (Map.Entry<String, String> each : accepted.entrySet()) {
            evidence.check(each.getValue(), isRejected(each.getKey()) ? "REJECTED" : "APPROVED");
        }
        figures.add("%d s, in the end: %d accepted, %d registered, %d mails for %d certificates"
                .formatted(seconds(), accepted.size(), registered.size(), mails(), accepted.size()));
        // One mail is under way when the process is killed, at most; two addresses were asked once.
        assertThat(mails()).isLessThanOrEqualTo(accepted.size() + kills + 2);
        System.out.println(String.join(System.lineSeparator(), figures));
    }
}
