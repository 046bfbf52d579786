package org.ecorelay.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Deque;
import org.ecorelay.local.origin.RemoteRules;
import org.ecorelay.local.origin.RulesVerb;

/** What follows {@code eco rules}. */
final class RulesWords {
    private final PrintStream out;
    private final PrintStream err;
    private final String relay;

    /**
     * The words.
     *
     * @param relay address of the relay that is meant when none is named
     */
    RulesWords(PrintStream out, PrintStream err, String relay) {
        this.out = out;
        this.err = err;
        this.relay = relay;
    }

    /** Does what they say; {@code false} when it did not come out as hoped. */
    boolean run(Deque<String> words) throws IOException, InterruptedException {
        String word = words.isEmpty() ? "" : words.removeFirst();
        return switch (word) {
            case "check" -> check(words);
            case "import" -> importFile(words);
            case "coverage" -> coverage(words);
            default -> throw new EcoOptions.Wrong("rules is followed by check, import or coverage");
        };
    }

    private boolean check(Deque<String> words) throws IOException {
        Path file =
                EcoFiles.text(EcoFiles.file(words, "rules check takes a file, as in: eco rules check my-rules.csv"));
        EcoOptions.read(words);
        return new RulesVerb(out, err).check(file);
    }

    private boolean importFile(Deque<String> words) throws IOException, InterruptedException {
        Path file =
                EcoFiles.text(EcoFiles.file(words, "rules import takes a file, as in: eco rules import my-rules.csv"));
        EcoOptions options = EcoOptions.read(words, "--name", "--url", "--key");
        String name = options.value("--name").orElseGet(() -> RemoteRules.name(file));
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new EcoOptions.Wrong(
                    "the pack needs a name of 1 to 64 Latin letters, digits, dots and dashes, as in: --name my-rules");
        }
        return remote(options).importFile(file, name);
    }

    private boolean coverage(Deque<String> words) throws IOException, InterruptedException {
        EcoOptions options = EcoOptions.read(words, "--destination", "--date", "--url", "--key");
        return remote(options)
                .coverage(
                        options.value("--destination").map(to -> options.country("--destination", to)),
                        options.value("--date").map(day -> options.day("--date", LocalDate.EPOCH)));
    }

    private RemoteRules remote(EcoOptions options) {
        return new RemoteRules(options.address("--url", relay), options.key(), out, err);
    }
}
