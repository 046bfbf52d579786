package org.ecorelay.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Chinese of sentences that are made here in English, from two bundles with the same keys: {@code NAME.properties} and {@code
 * NAME_zh.properties}, UTF-8, placeholders {@code {0}}. A sentence is found by what it says, so that one that was stored before speaks
 * Chinese, too. What stands for a placeholder is translated itself where it is such a sentence, or a list of them; a text whose key begins
 * with {@value #PART} is found nowhere else. Thread-safe.
 */
public final class Translation {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9])}");
    private static final String LIST = ", ";
    private static final String PART = "PART_";

    /** What is longer is not looked for: it would take longer than it is worth, and nobody reads it. */
    static final int MAX_LENGTH = 2_000;

    private final List<Phrase> phrases;

    /** The longest text first: of two that fit, it says more. */
    private record Phrase(Pattern english, List<Integer> order, String chinese, int length, boolean whole) {}

    private Translation(List<Phrase> phrases) {
        this.phrases = List.copyOf(phrases);
    }

    /**
     * Reads the bundles that lie beside a class.
     *
     * @throws IllegalStateException when a bundle is not there, or a key is in one alone
     */
    public static Translation beside(Class<?> anchor, String name) {
        return of(bundle(anchor, name + ".properties"), bundle(anchor, name + "_zh.properties"));
    }

    /** From texts by key. */
    static Translation of(Map<String, String> english, Map<String, String> chinese) {
        if (!english.keySet().equals(chinese.keySet())) {
            throw new IllegalStateException("the bundles have other keys: %s and %s".formatted(english, chinese));
        }
        return new Translation(english.entrySet().stream()
                .map(text -> phrase(text.getKey(), text.getValue(), chinese.getOrDefault(text.getKey(), "")))
                .sorted(Comparator.comparingInt(Phrase::length).reversed())
                .toList());
    }

    private static Phrase phrase(String key, String english, String chinese) {
        Matcher found = PLACEHOLDER.matcher(english);
        var order = new ArrayList<Integer>();
        var pattern = new StringBuilder();
        int end = 0;
        while (found.find()) {
            pattern.append(Pattern.quote(english.substring(end, found.start()))).append("(.+?)");
            order.add(Integer.parseInt(found.group(1)));
            end = found.end();
        }
        pattern.append(Pattern.quote(english.substring(end)));
        return new Phrase(
                Pattern.compile(pattern.toString(), Pattern.DOTALL),
                order,
                chinese,
                PLACEHOLDER.matcher(english).replaceAll("").length(),
                !key.startsWith(PART));
    }

    /**
     * The texts by key of a bundle that lies beside a class.
     *
     * @throws IllegalStateException when it is not there
     */
    public static Map<String, String> bundle(Class<?> anchor, String file) {
        try (InputStream in = anchor.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the jar");
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            var texts = new TreeMap<String, String>();
            properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** The same in Chinese, or empty when it is none of these sentences. */
    public Optional<String> chinese(String english) {
        return english.length() > MAX_LENGTH
                ? Optional.empty()
                : find(english, phrases.stream().filter(Phrase::whole).toList());
    }

    private Optional<String> find(String english, List<Phrase> among) {
        for (Phrase phrase : among) {
            Matcher found = phrase.english().matcher(english);
            if (found.matches()) {
                var arguments = new TreeMap<Integer, String>();
                for (int i = 0; i < phrase.order().size(); i++) {
                    arguments.put(phrase.order().get(i), argument(found.group(i + 1)));
                }
                return Optional.of(PLACEHOLDER
                        .matcher(phrase.chinese())
                        .replaceAll(placeholder -> Matcher.quoteReplacement(
                                arguments.getOrDefault(Integer.valueOf(placeholder.group(1)), ""))));
            }
        }
        return Optional.empty();
    }

    private String argument(String text) {
        return list(text).or(() -> find(text, phrases)).orElse(text);
    }

    private Optional<String> list(String text) {
        List<Optional<String>> parts =
                Stream.of(text.split(LIST, -1)).map(part -> find(part, phrases)).toList();
        return parts.size() > 1 && parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(parts.stream().flatMap(Optional::stream).collect(Collectors.joining("、")))
                : Optional.empty();
    }
}
