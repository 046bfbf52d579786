package org.ecorelay.local;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ecorelay.account.party.BusinessNumber;
import org.ecorelay.account.party.BusinessNumber.Check;
import org.ecorelay.local.demo.Demo;
import org.ecorelay.local.faults.FaultsVerb;
import org.ecorelay.local.lambda.PortTaken;
import org.ecorelay.local.load.Load;
import org.ecorelay.local.load.LoadPlan;
import org.ecorelay.local.run.AlertLink;
import org.ecorelay.local.run.CompressedTime;
import org.ecorelay.local.run.Home;
import org.ecorelay.local.run.LocalRelay;
import org.jspecify.annotations.Nullable;

/** The local tool; {@code eco help} lists its verbs. */
public final class Eco {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int CANNOT_START = 3;

    static final int DEFAULT_PORT = 8787;
    private static final String LOCAL = "http://127.0.0.1:" + DEFAULT_PORT;
    static final int DEFAULT_ORDERS = 1_000;
    static final int DEFAULT_FAULTS = 5;
    static final int DEFAULT_SEED = 7;
    static final int DEFAULT_SCHEDULES = 2_000;
    static final int ORDERS_A_DAY = 5;
    private static final int MAX_SCHEDULES = 10_000_000;
    private static final int MAX_ORDERS_A_DAY = 100;
    /** The demo's own time: nothing depends on today's date. */
    private static final Instant DEMO_TIME = Instant.parse("2026-09-01T08:00:00Z");

    /** Of the jar; classes that were not put into one have none. */
    private static final String VERSION = Optional.ofNullable(
                    Eco.class.getPackage().getImplementationVersion())
            .orElse("in development");

    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final boolean colour;

    /**
     * The tool.
     *
     * @param terminal whether {@code out} is a terminal, whose lines can be drawn again
     * @param colour whether colour may be used
     */
    Eco(PrintStream out, PrintStream err, boolean terminal, boolean colour) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.colour = colour;
    }

    public static void main(String[] arguments) {
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        // A pipe has no character set of its own: what reads it takes UTF-8, whatever the locale says.
        var out = terminal
                ? System.out
                : new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // What the functions print is their log; a program that reads the results must not find it among them.
        System.setOut(System.err);
        var eco = new Eco(out, System.err, terminal, terminal && System.getenv("NO_COLOR") == null);
        System.exit(eco.run(List.of(arguments)));
    }

    /** Does what the words say; answers the exit code. */
    int run(List<String> arguments) {
        var words = new ArrayDeque<>(arguments);
        String verb = words.isEmpty() ? "help" : words.removeFirst();
        try {
            return switch (verb) {
                case "demo" -> demo(EcoOptions.read(words, "--json", "--keep"));
                case "load" -> load(EcoOptions.read(words, "--orders", "--faults", "--seed", "--json"));
                case "faults" -> faults(EcoOptions.read(words, "--schedules", "--seed", "--orders"));
                case "origin" -> new OriginWords(out, err).run(words) ? OK : FAILED;
                case "rules" -> new RulesWords(out, err, LOCAL).run(words) ? OK : FAILED;
                case "products" -> new ProductsWords(out, err, LOCAL).run(words) ? OK : FAILED;
                case "admin" -> new AdminWords(out, err).run(words) ? OK : FAILED;
                case "verify" -> EcoVerify.run(words, out, err);
                case "verify-evidence" -> EcoVerify.evidence(words, out, err);
                case "check-id" -> checkId(words);
                case "start" -> start(EcoOptions.read(words, "--port", "--data"));
                case "bench" -> throw new EcoOptions.Wrong("bench is a program of its own: start it with ./eco bench");
                case "version", "--version" -> said(OK, "eCO Relay " + VERSION);
                case "help", "--help", "-h" -> help();
                default -> throw new EcoOptions.Wrong("there is no verb %s".formatted(verb));
            };
        } catch (EcoOptions.Wrong e) {
            return failed(USAGE, e.getMessage() + "; see: eco help");
        } catch (PortTaken e) {
            return failed(
                    CANNOT_START,
                    "Port %d on 127.0.0.1 is taken by another program; choose another one with --port, 0 for a free one."
                            .formatted(e.port()));
        } catch (FileSystemException e) {
            return failed(
                    CANNOT_START,
                    "Cannot start: --data takes a folder that can be written, and this is none: " + e.getFile());
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return failed(CANNOT_START, "Cannot start: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private int failed(int code, String sentence) {
        err.println(sentence);
        return code;
    }

    private int help() {
        out.print(EcoHelp.TEXT);
        return OK;
    }

    private int demo(EcoOptions options) throws IOException, InterruptedException {
        InstantSource clock = demoTime();
        // Mails have the time of the machine, whatever time the demo plays in.
        Instant began = InstantSource.system().instant();
        var relay = start(0, null, clock);
        if (options.has("--keep")) {
            int code = demo(relay, began, options.has("--json"));
            untilStopped(relay, options.has("--json") ? err : out, "The pages stay open until Ctrl-C.");
            return code;
        }
        try (relay;
                var _ = new Unfinished(err)) {
            return demo(relay, began, options.has("--json"));
        }
    }

    private int demo(LocalRelay relay, Instant began, boolean json) throws IOException, InterruptedException {
        if (!json) {
            out.println("Everything runs on this machine; the verification platform is a simulator"
                    + " (references SIM-…).");
            out.println(CompressedTime.sentence());
            out.println();
        }
        var output = new Demo.Output(out, err, json, terminal, colour);
        return Demo.run(relay, began, Home.find().demoOrders(), output) ? OK : FAILED;
    }

    private int faults(EcoOptions options) throws InterruptedException {
        int schedules = options.number("--schedules", 1, MAX_SCHEDULES, DEFAULT_SCHEDULES);
        int seed = options.number("--seed", 0, Integer.MAX_VALUE, DEFAULT_SEED);
        int orders = options.number("--orders", 1, MAX_ORDERS_A_DAY, ORDERS_A_DAY);
        try (var _ = new Unfinished(err)) {
            return new FaultsVerb(out, err).run(schedules, seed, orders) ? OK : FAILED;
        }
    }

    private int checkId(Deque<String> words) {
        if (words.size() != 2) {
            throw new EcoOptions.Wrong("check-id takes a country and a number, as in: eco check-id JP 5835678256246");
        }
        String country = words.removeFirst().toUpperCase(Locale.ROOT);
        return switch (BusinessNumber.check(country, words.removeFirst())) {
            case Check.Valid(String title) -> said(OK, "valid: a " + title);
            case Check.FormOnly(String title) ->
                said(OK, "valid by its form: a %s; it has no check digit".formatted(title));
            case Check.Invalid(String reason) -> said(FAILED, "invalid: " + reason);
            case Check.UnknownCountry _ ->
                throw new EcoOptions.Wrong("the numbers of %s are not known; known are %s"
                        .formatted(
                                country,
                                String.join(
                                        ", ",
                                        new TreeSet<>(BusinessNumber.countries().keySet()))));
        };
    }

    private int said(int code, String sentence) {
        out.println(sentence);
        return code;
    }

    private static InstantSource demoTime() {
        Instant began = Instant.now();
        return () -> DEMO_TIME.plus(Duration.between(began, Instant.now()));
    }

    private int load(EcoOptions options) throws IOException, InterruptedException {
        var plan = new LoadPlan(
                options.number("--orders", 1, LoadPlan.MAX_ORDERS, DEFAULT_ORDERS),
                options.percent("--faults", DEFAULT_FAULTS),
                options.number("--seed", 0, Integer.MAX_VALUE, DEFAULT_SEED));
        var output = new Load.Output(out, err, options.has("--json"));
        try (var _ = new Unfinished(err)) {
            return Load.run(plan, demoTime(), this::log, output) ? OK : FAILED;
        }
    }

    private int start(EcoOptions options) throws IOException, InterruptedException {
        Path data = options.value("--data").map(Path::of).orElse(null);
        var relay = start(options.port(DEFAULT_PORT), data, InstantSource.system());
        untilStopped(relay, out, Welcome.text(relay));
        return OK;
    }

    /** Says something, and closes the relay when somebody ends this program. */
    private static void untilStopped(LocalRelay relay, PrintStream to, String text)
            throws IOException, InterruptedException {
        var stopped = new CountDownLatch(1);
        var closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopped.countDown();
            await(closed);
        }));
        try (relay) {
            to.println(text);
            var shown = new HashSet<>(AlertLink.soFar(relay));
            while (!stopped.await(1, TimeUnit.SECONDS)) {
                Welcome.newLinks(relay, shown).forEach(to::println);
            }
        } finally {
            to.println("Stopped.");
            to.flush();
            closed.countDown();
        }
    }

    private LocalRelay start(int port, @Nullable Path data, InstantSource clock) throws IOException {
        return LocalRelay.start(new LocalRelay.Options(port, data, clock, this::log));
    }

    /** What needs attention; the good path is silent. */
    private void log(String source, String text) {
        if (text.contains("\"level\":\"ERROR\"") || text.contains("\"level\":\"WARN\"") || source.equals("host")) {
            err.println(source + ": " + text.strip());
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
