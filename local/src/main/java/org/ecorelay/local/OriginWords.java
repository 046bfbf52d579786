package org.ecorelay.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Deque;
import java.util.Optional;
import java.util.StringJoiner;
import org.ecorelay.local.origin.OriginVerb;

/** What follows {@code eco origin}. */
final class OriginWords {
    private final PrintStream out;
    private final PrintStream err;

    OriginWords(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Does what they say, and says what was assumed because they do not; {@code false} when the good does not originate. */
    boolean run(Deque<String> words) throws IOException {
        Path file = EcoFiles.text(EcoFiles.file(
                words, "origin takes a file, as in: eco origin events/origin/table-by-tariff-shift.json"));
        EcoOptions options = EcoOptions.read(words, "--rules", "--destination", "--date");
        Optional<Path> rules = options.value("--rules").map(Path::of);
        if (rules.isPresent()) {
            EcoFiles.text(EcoFiles.existing(rules.get()));
        }
        var question = new OriginVerb.Question(
                file,
                rules,
                options.country("--destination", "VN"),
                options.day("--date", LocalDate.now(ZoneOffset.UTC)));
        assumed(options, question);
        return new OriginVerb(out, err).run(question);
    }

    private void assumed(EcoOptions options, OriginVerb.Question question) {
        var assumed = new StringJoiner(" and ");
        if (!options.has("--destination")) {
            assumed.add("the destination %s (--destination)".formatted(question.destination()));
        }
        if (!options.has("--date")) {
            assumed.add("the day %s (--date)".formatted(question.day()));
        }
        if (assumed.length() > 0) {
            err.println("Assumed: %s.".formatted(assumed));
        }
    }
}
