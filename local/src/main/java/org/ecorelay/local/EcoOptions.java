package org.ecorelay.local;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.code.CodeList;

/** The options of one verb, of this tool and of those beside it. */
public final class EcoOptions {
    private static final Set<String> FLAGS = Set.of("--json", "--keep", "--replace");
    private static final int MAX_PORT = 65_535;

    private final Map<String, String> values;

    private EcoOptions(Map<String, String> values) {
        this.values = values;
    }

    /** The command line is wrong; the message is a sentence for the user. */
    public static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Wrong(String message) {
            super(message);
        }
    }

    /** Reads them; {@code known} are their names, each followed by its value but for the flags. */
    public static EcoOptions read(Deque<String> words, String... known) {
        var values = new HashMap<String, String>();
        while (!words.isEmpty()) {
            String name = words.removeFirst();
            if (!Set.of(known).contains(name)) {
                throw new Wrong((name.startsWith("-") ? "there is no option %s here" : "the word %s is one too many")
                        .formatted(name));
            }
            if (!FLAGS.contains(name) && words.isEmpty()) {
                throw new Wrong("%s needs a value".formatted(name));
            }
            values.put(name, FLAGS.contains(name) ? "" : words.removeFirst());
        }
        return new EcoOptions(values);
    }

    /** Whether it was given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    int port(int otherwise) {
        return number("--port", 0, MAX_PORT, otherwise);
    }

    /** A whole number from {@code least} to {@code most}. */
    public int number(String name, int least, int most, int otherwise) {
        String text = values.getOrDefault(name, Integer.toString(otherwise));
        if (!isBetween(text, least, most)) {
            throw new Wrong("%s takes a number from %d to %d".formatted(name, least, most));
        }
        return Integer.parseInt(text);
    }

    /** An ISO 3166-1 alpha-2 code. */
    String country(String name, String otherwise) {
        String text = values.getOrDefault(name, otherwise);
        if (!CodeList.COUNTRY.contains(text)) {
            throw new Wrong("%s %s".formatted(name, CodeList.COUNTRY.problem(text)));
        }
        return text;
    }

    LocalDate day(String name, LocalDate otherwise) {
        try {
            return value(name).map(LocalDate::parse).orElse(otherwise);
        } catch (DateTimeException e) {
            throw new Wrong("%s takes a day like 2026-09-01".formatted(name));
        }
    }

    /** The address of a relay, without a slash at its end. */
    URI address(String name, String otherwise) {
        String text = values.getOrDefault(name, otherwise);
        if (!text.matches("https?://[A-Za-z0-9.:\\[\\]-]{1,255}/?")) {
            throw new Wrong("%s takes an address like https://relay.example.com".formatted(name));
        }
        if (text.matches("https://(127\\.0\\.0\\.1|localhost|\\[::1])(:.*)?")) {
            throw new Wrong("%s takes http://, not https://, for what runs on this machine".formatted(name));
        }
        return URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /** An API key: that of {@code --key}, else that of the environment. */
    String key() {
        return value("--key")
                .or(() -> Optional.ofNullable(System.getenv("ECO_KEY")))
                .orElseThrow(() -> new Wrong(
                        "this needs an API key with the scope catalog:write, in --key or the environment variable ECO_KEY;"
                                + " eco start prints one"));
    }

    Instant instant(String name, Instant otherwise) {
        try {
            return value(name).map(Instant::parse).orElse(otherwise);
        } catch (DateTimeException e) {
            throw new Wrong("%s takes an instant like 2026-09-01T08:00:00Z".formatted(name));
        }
    }

    /** A part of a hundred, with or without its sign. */
    int percent(String name, int otherwise) {
        String text = values.getOrDefault(name, otherwise + "%");
        String number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        if (!isBetween(number, 0, 100)) {
            throw new Wrong("%s takes 0%% to 100%%".formatted(name));
        }
        return Integer.parseInt(number);
    }

    private static boolean isBetween(String text, int least, int most) {
        return text.matches("[0-9]{1,10}") && Long.parseLong(text) >= least && Long.parseLong(text) <= most;
    }
}
