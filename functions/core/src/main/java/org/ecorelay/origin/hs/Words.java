package org.ecorelay.origin.hs;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a description or a question, folded so that both sides meet: case, accents, plurals, spelling. */
final class Words {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s?(?![\\p{L}\\p{N}])");
    /** {@code t-shirt} is one word however it is written. */
    private static final Pattern SINGLE_LETTER = Pattern.compile("(?<![\\p{L}\\p{N}])([b-z])[ -](?=\\p{L}{3})");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:-[\\p{L}\\p{N}]+)*");
    /** What a description says that it is not. {@code whether or not} excludes nothing. */
    private static final Pattern EXCLUDED = Pattern.compile(
            "\\((?:other than|excluding|except|not)\\b[^)]*|(?<!or )\\b(?:other than|excluding|except|not)\\b[^;,)]*");

    private static final Set<String> STOP = Set.of(
            "a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "it", "its", "not", "of", "on", "or",
            "other", "than", "that", "the", "their", "thereof", "these", "this", "to", "whether", "which", "with");

    /** Folded forms that the list writes otherwise. */
    static final Map<String, String> SPELLINGS = Map.ofEntries(
            Map.entry("aluminum", "aluminium"),
            Map.entry("airplane", "aeroplane"),
            Map.entry("children", "child"),
            Map.entry("color", "colour"),
            Map.entry("feet", "foot"),
            Map.entry("fiber", "fibre"),
            Map.entry("jewelry", "jewellery"),
            Map.entry("knive", "knife"),
            Map.entry("leave", "leaf"),
            Map.entry("men", "man"),
            Map.entry("pajama", "pyjama"),
            Map.entry("sulfur", "sulphur"),
            Map.entry("teeth", "tooth"),
            Map.entry("tire", "tyre"),
            Map.entry("women", "woman"));

    /** What shops say where the list says something else; both are looked for. Folded. */
    static final Map<String, List<String>> EVERYDAY = Map.ofEntries(
            Map.entry("blender", List.of("grinder", "mixer", "juice")),
            Map.entry("chair", List.of("seat")),
            Map.entry("computer", List.of("automatic", "data", "processing", "machine")),
            Map.entry("drone", List.of("unmanned", "aircraft")),
            Map.entry("fridge", List.of("refrigerator")),
            Map.entry("lamp", List.of("luminaire")),
            Map.entry("laptop", List.of("portable", "automatic", "data", "processing", "machine")),
            Map.entry("phone", List.of("telephone")),
            Map.entry("shoe", List.of("footwear")),
            Map.entry("sofa", List.of("seat", "upholstered")),
            Map.entry("tv", List.of("television")));

    private static final List<String> ADD_ES = List.of("sses", "shes", "ches", "xes");
    private static final List<String> NO_PLURAL = List.of("ss", "is", "us");

    private Words() {}

    /** What a description is about: without what it excludes. A compound counts in parts and as a whole. */
    static Set<String> ofDescription(String text) {
        return words(EXCLUDED.matcher(plain(text)).replaceAll(" "), true);
    }

    /** What somebody asks for, in the order of asking. */
    static Set<String> ofQuestion(String text) {
        return words(plain(text), false);
    }

    private static String plain(String text) {
        if (text.chars().allMatch(character -> character < 0x80)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(String plain, boolean wholes) {
        String text = POSSESSIVE.matcher(plain).replaceAll("");
        Matcher matcher = WORD.matcher(SINGLE_LETTER.matcher(text).replaceAll("$1"));
        var words = new LinkedHashSet<String>();
        while (matcher.find()) {
            String[] parts = matcher.group().split("-", -1);
            for (String part : parts) {
                add(part, words);
            }
            if (wholes && parts.length > 1) {
                add(String.join("", parts), words);
            }
        }
        return words;
    }

    private static void add(String word, Set<String> words) {
        // One Chinese character is a word, one Latin letter is none.
        boolean letter = word.length() == 1 && word.charAt(0) < 0x80;
        if (letter || STOP.contains(word)) {
            return;
        }
        String singular = singular(word);
        words.add(SPELLINGS.getOrDefault(singular, singular));
    }

    private static String singular(String word) {
        int length = word.length();
        if (length > 4 && word.endsWith("ies")) {
            return word.substring(0, length - 3) + "y";
        }
        if (length > 4 && ADD_ES.stream().anyMatch(word::endsWith)) {
            return word.substring(0, length - 2);
        }
        boolean plural = word.endsWith("s") && NO_PLURAL.stream().noneMatch(word::endsWith);
        return length > 3 && plural ? word.substring(0, length - 1) : word;
    }
}
