package org.ecorelay.finding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecorelay.json.Translation;

/**
 * What the findings say in one language, by code. Read from the jar when the first finding is made, because most calls make
 * none. Plain replacement instead of {@code MessageFormat}: an apostrophe is an apostrophe, and a number is not grouped.
 */
final class FindingTexts {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9])}");
    private static final Pattern OPTIONAL_PART = Pattern.compile("\\[([^\\[\\]]*)]");

    private final Map<String, String> texts;

    private FindingTexts(Map<String, String> texts) {
        this.texts = texts;
    }

    static FindingTexts english() {
        return English.TEXTS;
    }

    static FindingTexts chinese() {
        return Chinese.TEXTS;
    }

    /** Texts by key, {@code CODE.message}. */
    static FindingTexts of(Map<String, String> texts) {
        return new FindingTexts(Map.copyOf(texts));
    }

    /** The keys and their texts. */
    Map<String, String> all() {
        return texts;
    }

    /** Whether the code has both texts here, for this many arguments. */
    boolean has(String code, int arguments) {
        String message = texts.get(code + ".message");
        String fix = texts.get(code + ".fix");
        return message != null && fix != null && arguments(message + fix) == arguments;
    }

    /** How many arguments a text takes: one more than its highest placeholder. */
    static int arguments(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)) + 1)
                .max()
                .orElse(0);
    }

    /** The box of the form: the one that the code always has, or the one that its arguments name; or empty. */
    Optional<Integer> box(String code, List<String> arguments) {
        return Optional.ofNullable(texts.get(code + ".box"))
                .map(box -> PLACEHOLDER
                        .matcher(box)
                        .replaceAll(found -> arguments.stream()
                                .skip(Integer.parseInt(found.group(1)))
                                .findFirst()
                                .map(Matcher::quoteReplacement)
                                .orElse("")))
                .filter(box -> box.matches("[0-9]{1,2}"))
                .map(Integer::valueOf);
    }

    /**
     * The sentence of a code.
     *
     * @param part {@code message} or {@code fix}
     */
    String sentence(String code, String part, List<String> arguments) {
        String text = texts.get(code + "." + part);
        if (text == null || !has(code, arguments.size())) {
            throw new IllegalArgumentException(
                    "finding %s has no %s for %d arguments".formatted(code, part, arguments.size()));
        }
        String kept = OPTIONAL_PART
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        names(found.group(1), arguments).anyMatch(String::isEmpty) ? "" : found.group(1)));
        // In one go: an argument that looks like a placeholder is an argument.
        return PLACEHOLDER
                .matcher(kept)
                .replaceAll(found -> Matcher.quoteReplacement(arguments.get(Integer.parseInt(found.group(1)))));
    }

    private static Stream<String> names(String text, List<String> arguments) {
        return PLACEHOLDER.matcher(text).results().map(found -> arguments.get(Integer.parseInt(found.group(1))));
    }

    private static final class English {
        static final FindingTexts TEXTS = of(Translation.bundle(FindingTexts.class, "findings.properties"));
    }

    private static final class Chinese {
        static final FindingTexts TEXTS = of(Translation.bundle(FindingTexts.class, "findings_zh.properties"));
    }
}
