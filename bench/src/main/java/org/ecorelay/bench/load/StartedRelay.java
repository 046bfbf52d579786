package org.ecorelay.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.ecorelay.local.run.Home;

/** {@code ./eco start} as a user starts it, and the memory that it holds. */
final class StartedRelay {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    /** Some passes of its timer. */
    private static final Duration AT_WORK = Duration.ofSeconds(15);

    private static final String READY = "Ctrl-C ends it";

    private StartedRelay() {}

    /**
     * The most memory that was resident until some passes of the timer after the start, in MB.
     *
     * @return -1 where the system does not say (no {@code /proc})
     * @throws IOException when it does not start
     */
    static long residentMegabytes() throws IOException, InterruptedException {
        Path output = Files.createTempFile("eco-start", ".log");
        Process process = new ProcessBuilder(Home.find().root().resolve("eco").toString(), "start", "--port", "0")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.readString(output).contains(READY)) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new IOException("./eco start has not started: " + Files.readString(output));
                }
                Thread.sleep(LOOK_EVERY);
            }
            process.waitFor(AT_WORK.toSeconds(), TimeUnit.SECONDS);
            return resident(Path.of("/proc/%d/status".formatted(process.pid())));
        } finally {
            process.destroy();
            process.waitFor();
            Files.deleteIfExists(output);
        }
    }

    private static long resident(Path status) throws IOException {
        if (!Files.isReadable(status)) {
            return -1;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(-1);
        }
    }
}
