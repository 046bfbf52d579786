package org.ecorelay.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import org.ecorelay.bench.calls.CallsVerb;
import org.ecorelay.bench.cold.ColdVerb;
import org.ecorelay.bench.load.LoadVerb;
import org.ecorelay.local.EcoOptions;

/** The program behind {@code ./eco bench}; {@code ./eco bench help} lists its verbs. */
public final class Bench {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int CANNOT_START = 3;

    private static final int DEFAULT_ORDERS = 1_000;
    private static final int LOAD_ORDERS = 2_000;
    private static final int ROUNDS = 7;
    private static final int MAX_ROUNDS = 100;
    private static final int MAX_ORDERS = 200_000;

    static final String HELP = """
            eCO Relay, measured on this machine.

            usage: eco bench <verb> [options]

              calls [--orders N] [--json]   requests, write and read units of an order, times bench/prices.csv (%d orders)
              cold  [--rounds N] [--json]   from the start of a process to its first response, beside plain samples (%d rounds)
              load  [--orders N] [--json]   orders a second beside the ceiling, times, batches, memory (%d orders)
              help                          this text

            exit: 0 every goal is met, 1 one is not, 2 wrong usage, 3 cannot start
            """.formatted(DEFAULT_ORDERS, ROUNDS, LOAD_ORDERS);

    private final PrintStream out;
    private final PrintStream err;

    Bench(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        // What the functions print is their log; a program that reads the results must not find it among them.
        System.setOut(System.err);
        System.exit(new Bench(out, System.err).run(List.of(arguments)));
    }

    /** Does what the words say; answers the exit code. */
    int run(List<String> arguments) {
        var words = new ArrayDeque<>(arguments);
        String verb = words.isEmpty() ? "help" : words.removeFirst();
        try {
            return switch (verb) {
                case "calls" -> calls(EcoOptions.read(words, "--orders", "--json")) ? OK : FAILED;
                case "cold" -> cold(EcoOptions.read(words, "--rounds", "--json")) ? OK : FAILED;
                case "load" -> load(EcoOptions.read(words, "--orders", "--json")) ? OK : FAILED;
                case "help", "--help", "-h" -> help();
                default -> throw new EcoOptions.Wrong("there is no bench %s".formatted(verb));
            };
        } catch (EcoOptions.Wrong e) {
            err.println(e.getMessage() + "; see: eco bench help");
            return USAGE;
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            err.println("Cannot measure: " + e.getMessage());
            return CANNOT_START;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private boolean calls(EcoOptions options) throws IOException, InterruptedException {
        return new CallsVerb(out, err)
                .run(options.number("--orders", 1, MAX_ORDERS, DEFAULT_ORDERS), options.has("--json"));
    }

    private boolean load(EcoOptions options) throws IOException, InterruptedException {
        return new LoadVerb(out, err)
                .run(options.number("--orders", 1, MAX_ORDERS, LOAD_ORDERS), options.has("--json"));
    }

    private boolean cold(EcoOptions options) throws IOException, InterruptedException {
        return new ColdVerb(out, err).run(options.number("--rounds", 1, MAX_ROUNDS, ROUNDS), options.has("--json"));
    }

    private int help() {
        out.print(HELP);
        return OK;
    }
}
