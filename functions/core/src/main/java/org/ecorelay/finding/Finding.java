package org.ecorelay.finding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ecorelay.certificate.annex3b.Places;
import org.ecorelay.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong or missing, and what to do about it. Made by {@link #of}; the canonical constructor is for what was
 * recorded earlier, whose English sentences stay as they were written.
 *
 * @param code stable code, never reused ({@code PRODUCT_PROFILE_MISSING})
 * @param pointer RFC 6901 JSON Pointer into the exporter's own data, or null when no field is at fault
 * @param arguments what the texts of the code name, in their order
 * @param message one plain English sentence; no secret and no personal value
 * @param fix what to send where, one English sentence
 */
public record Finding(String code, @Nullable String pointer, List<String> arguments, String message, String fix) {
    public Finding {
        if (!code.matches("[A-Z][A-Z0-9_]{2,60}")) {
            throw new IllegalArgumentException("finding code %s must be upper snake case".formatted(code));
        }
        arguments = List.copyOf(arguments);
    }

    /**
     * The finding of a code, in the words of {@code findings.properties}.
     *
     * @param code a literal, so that a build can compare the codes with the texts
     * @param arguments as many as the texts name
     * @throws IllegalArgumentException if the code has no texts, or takes another number of arguments
     */
    public static Finding of(String code, @Nullable String pointer, Object... arguments) {
        List<String> words = Arrays.stream(arguments).map(String::valueOf).toList();
        FindingTexts texts = FindingTexts.english();
        return new Finding(
                code, pointer, words, texts.sentence(code, "message", words), texts.sentence(code, "fix", words));
    }

    /** The same about another place. */
    public Finding at(String place) {
        return new Finding(code, place, arguments, message, fix);
    }

    /** The message in Chinese for a Chinese locale, else in English. */
    public String message(Locale locale) {
        return said(locale, "message", message);
    }

    /** The fix in Chinese for a Chinese locale, else in English. */
    public String fix(Locale locale) {
        return said(locale, "fix", fix);
    }

    /** Whether there is a Chinese text: not for what an older version recorded without its arguments. */
    public boolean speaksChinese() {
        return FindingTexts.chinese().has(code, arguments.size());
    }

    /** The box of the CO form that it is about (Annex 3B), by its code or the field of the document that it names; materials are in no box. */
    public Optional<Integer> box() {
        if (pointer != null && pointer.contains("/materials/")) {
            return Optional.empty();
        }
        return FindingTexts.english().box(code, arguments).or(() -> Places.box(String.valueOf(pointer)));
    }

    /** {@code code, box, pointer, message, fix}, and {@code zh} with the Chinese pair. */
    public Json.Obj json() {
        var json = Json.object().put("code", code);
        box().ifPresent(box -> json.put("box", box));
        json.putIfPresent("pointer", pointer).put("message", message).put("fix", fix);
        if (speaksChinese()) {
            json.put(
                    "zh",
                    Json.object()
                            .put("message", message(Locale.CHINESE))
                            .put("fix", fix(Locale.CHINESE))
                            .build());
        }
        return json.build();
    }

    private String said(Locale locale, String part, String english) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage()) && speaksChinese()
                ? FindingTexts.chinese()
                        .sentence(
                                code,
                                part,
                                arguments.stream()
                                        .map(text -> Reasons.chinese(text).orElse(text))
                                        .toList())
                : english;
    }
}
