package org.ecorelay.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecorelay.local.run.AlertLink;

/** The tool as a process of its own, in which nothing of the test runs. */
public final class EcoProcess implements AutoCloseable {
    private final Process process;
    private final Path out;
    private final Path err;

    private EcoProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it; what it prints goes to files in {@code folder} that begin with {@code name}. */
    public static EcoProcess start(Path folder, String name, String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.ecorelay.local.Eco"));
        command.addAll(List.of(words));
        Path out = folder.resolve(name + ".out");
        Path err = folder.resolve(name + ".err");
        var process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new EcoProcess(process, out, err);
    }

    /** Where the storefront API is; waits until it says so. */
    public URI api() {
        return address("storefront API +(http\\S+)/v1/orders");
    }

    public URI aws() {
        return address("AWS endpoint +(http\\S+)");
    }

    public URI platformLog() {
        return URI.create(address("platform simulator +(http\\S+)") + "/log");
    }

    /** The links of the addresses that have not confirmed, as it prints them. */
    public List<AlertLink> alertLinks() {
        api();
        return Pattern.compile("(\\S+@\\S+)  (http\\S+/v1/alert-addresses/\\S+)")
                .matcher(output())
                .results()
                .map(found -> new AlertLink(found.group(1), URI.create(found.group(2))))
                .toList();
    }

    private URI address(String pattern) {
        Pattern line = Pattern.compile(pattern);
        Patience.until(
                "the process says where it listens",
                () -> !process.isAlive() || line.matcher(output()).find(),
                () -> output() + errors());
        Matcher found = line.matcher(output());
        if (!found.find()) {
            throw new AssertionError("the process ended: " + output() + errors());
        }
        return URI.create(found.group(1));
    }

    public long pid() {
        return process.pid();
    }

    public String output() {
        return read(out);
    }

    public String errors() {
        return read(err);
    }

    /** SIGTERM; the exit code, when it ends in time. */
    public int terminate(Duration patience) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still alive %s after SIGTERM: %s".formatted(patience, output() + errors()));
        }
        return process.exitValue();
    }

    /** SIGKILL; returns when the process is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
