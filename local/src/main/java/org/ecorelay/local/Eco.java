package org.ecorelay.local;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.ecorelay.local.demo.Demo;
import org.ecorelay.local.lambda.PortTaken;
import org.ecorelay.local.run.CompressedTime;
import org.ecorelay.local.run.Home;
import org.ecorelay.local.run.LocalRelay;
import org.jspecify.annotations.Nullable;

/** The local tool: {@code eco help|start|demo}. */
public final class Eco {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int CANNOT_START = 3;

    private static final int DEFAULT_PORT = 8787;
    /** The demo's own time: nothing depends on today's date. */
    private static final Instant DEMO_TIME = Instant.parse("2026-09-01T08:00:00Z");

    private static final String HELP = """
            eCO Relay, locally: the functions that run on AWS, an embedded AWS and a simulated verification platform.

            usage: eco <verb> [options]

              demo   [--json]                     sample orders from post to verdict, then exit
              start  [--port N] [--data DIR]      keep it running until Ctrl-C (port %d)
              help                                this text

              --port N    HTTP port on 127.0.0.1; 0 takes a free one
              --data DIR  keep tables, keys, mails and registrations in DIR; queues are never kept
              --json      one JSON object per order on standard output

            exit: 0 as expected, 1 not as expected, 2 wrong usage, 3 cannot start
            """.formatted(DEFAULT_PORT);

    private Eco() {}

    public static void main(String[] arguments) {
        System.exit(run(new ArrayDeque<>(Arrays.asList(arguments))));
    }

    private static int run(Deque<String> words) {
        String verb = words.isEmpty() ? "help" : words.removeFirst();
        try {
            return switch (verb) {
                case "demo" -> demo(EcoOptions.read(words, "--json"));
                case "start" -> start(EcoOptions.read(words, "--port", "--data"));
                case "help", "--help", "-h" -> help();
                default -> throw new EcoOptions.Wrong("there is no verb %s".formatted(verb));
            };
        } catch (EcoOptions.Wrong e) {
            System.err.println(e.getMessage() + "; see: eco help");
            return USAGE;
        } catch (PortTaken e) {
            System.err.println(e.getMessage() + " For example: --port " + (e.port() + 1));
            return CANNOT_START;
        } catch (IOException | IllegalStateException e) {
            System.err.println("Cannot start: " + e.getMessage());
            return CANNOT_START;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private static int help() {
        System.out.print(HELP);
        return OK;
    }

    private static int demo(EcoOptions options) throws IOException, InterruptedException {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        boolean colour = terminal && System.getenv("NO_COLOR") == null;
        Instant began = Instant.now();
        InstantSource clock = () -> DEMO_TIME.plus(Duration.between(began, Instant.now()));
        try (var relay = start(0, null, clock)) {
            if (!options.has("--json")) {
                System.out.println(
                        "Everything runs on this machine; the verification platform is a simulator (references SIM-…).");
                System.out.println(CompressedTime.sentence());
                System.out.println();
            }
            return Demo.run(relay, Home.find().demoOrders(), System.out, options.has("--json"), terminal, colour)
                    ? OK
                    : FAILED;
        }
    }

    private static int start(EcoOptions options) throws IOException, InterruptedException {
        Path data = options.value("--data").map(Path::of).orElse(null);
        var relay = start(options.port(DEFAULT_PORT), data, InstantSource.system());
        var stopped = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopped.countDown();
            await(closed);
        }));
        System.out.println(Welcome.text(relay));
        stopped.await();
        relay.close();
        System.out.println("Stopped.");
        closed.countDown();
        return OK;
    }

    private static LocalRelay start(int port, @Nullable Path data, InstantSource clock) throws IOException {
        return LocalRelay.start(new LocalRelay.Options(port, data, clock, Eco::log));
    }

    /** What needs attention; the good path is silent. */
    private static void log(String source, String text) {
        if (text.contains("\"level\":\"ERROR\"") || text.contains("\"level\":\"WARN\"") || source.equals("host")) {
            System.err.println(source + ": " + text.strip());
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
