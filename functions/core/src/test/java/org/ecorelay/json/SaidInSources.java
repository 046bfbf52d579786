package org.ecorelay.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sentences that the functions' sources make of a field's problem, of the shape of a text or of a reason, with a word in place of every value. */
final class SaidInSources {
    private static final Path FUNCTIONS = Path.of(System.getProperty("basedir", "."), "..");
    private static final Pattern PROBLEM = Pattern.compile(
            "(?:new FieldProblem|\\bproblem)\\(\\s*(?:[a-z]+,\\s*)?(?:FieldProblem\\.)?Code\\.[A-Z_]+\\s*,|new Shape\\(");
    private static final Pattern REASON = Pattern.compile("new Outcome\\.Failed\\(");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern FORMAT = Pattern.compile("%[ds]");

    private SaidInSources() {}

    /** Every message of a field's problem. */
    static List<String> problems() throws IOException {
        var said = new ArrayList<String>();
        for (String source : sources()) {
            Matcher found = PROBLEM.matcher(source);
            while (found.find()) {
                String call = arguments(source, source.indexOf('(', found.start()));
                String last = lastArgument(call);
                sentence(last).filter(text -> !text.startsWith("/")).ifPresent(said::add);
            }
        }
        return said;
    }

    /** Every reason why an alternative is not met. */
    static List<String> reasons() throws IOException {
        var said = new ArrayList<String>();
        for (String source : sources()) {
            Matcher found = REASON.matcher(source);
            while (found.find()) {
                String call = arguments(source, source.indexOf('(', found.start()));
                sentence(split(call).getFirst()).ifPresent(said::add);
            }
        }
        return said;
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(FUNCTIONS)) {
            return files.filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(SaidInSources::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands between a parenthesis and its partner. */
    private static String arguments(String source, int open) {
        int depth = 0;
        boolean text = false;
        for (int i = open; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"' && source.charAt(i - 1) != '\\') {
                text = !text;
            } else if (!text && c == '(') {
                depth++;
            } else if (!text && c == ')' && --depth == 0) {
                return source.substring(open + 1, i);
            }
        }
        throw new IllegalStateException("a parenthesis stays open");
    }

    private static String lastArgument(String call) {
        return split(call).getLast();
    }

    private static List<String> split(String call) {
        var parts = new ArrayList<String>();
        int depth = 0;
        boolean text = false;
        int begin = 0;
        for (int i = 0; i < call.length(); i++) {
            char c = call.charAt(i);
            if (c == '"' && (i == 0 || call.charAt(i - 1) != '\\')) {
                text = !text;
            } else if (!text && (c == '(' || c == ')')) {
                depth += c == '(' ? 1 : -1;
            } else if (!text && c == ',' && depth == 0) {
                parts.add(call.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(call.substring(begin));
        return parts;
    }

    /** The literals of an expression put together, something for each value; empty when it has no literal, as a variable. */
    private static Optional<String> sentence(String expression) {
        String own = expression.replaceAll("(?s)\\.formatted\\(.*", "");
        var text = new StringBuilder();
        Matcher literal = LITERAL.matcher(own);
        int end = -1;
        while (literal.find()) {
            text.append(literal.group(1));
            end = literal.end();
        }
        if (end < 0) {
            return Optional.empty();
        }
        boolean value = own.substring(end).contains("+");
        String said = FORMAT.matcher(text.toString().replace("\\\"", "\"").replace("%%", "%"))
                .replaceAll("7");
        return Optional.of(value ? said + "VALUE" : said);
    }
}
