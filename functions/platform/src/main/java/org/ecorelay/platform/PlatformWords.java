package org.ecorelay.platform;

import java.util.Optional;
import org.ecorelay.json.Json;
import org.ecorelay.submission.Verdict;
import org.jspecify.annotations.Nullable;

/** Words of the platform as we keep them: verbatim, but bounded, and without control characters (a replaced one never makes a known word). */
final class PlatformWords {
    static final int MAX_REFERENCE = 100;
    static final int MAX_SENTENCE = 500;

    private static final String CUT = "…";

    private PlatformWords() {}

    /** The platform's reference; empty when it is absent, blank, too long or not plain text: a part of it would identify nothing. */
    static Optional<String> reference(Json.Obj answer) {
        return answer.text("reference").filter(text -> text.matches("[!-~]{1,%d}".formatted(MAX_REFERENCE)));
    }

    /** The status as a verdict; empty without a status word. */
    static Optional<Verdict> verdict(Json.Obj answer) {
        return answer.text("status")
                .filter(word -> !word.isBlank())
                .map(word -> new Verdict(bounded(word, Verdict.MAX_CODE), reason(answer), pointer(answer)));
    }

    /** The JSON Pointer in the member {@code field}, or null. */
    static @Nullable String pointer(Json.Obj answer) {
        return answer.text("field")
                .filter(text -> text.startsWith("/") && text.length() <= MAX_SENTENCE)
                .map(text -> bounded(text, MAX_SENTENCE))
                .orElse(null);
    }

    /** At most {@code max} characters; a longer text ends in an ellipsis, so that it never equals a shorter one. */
    static String bounded(String text, int max) {
        String plain = text.codePoints()
                .map(c -> Character.isISOControl(c) ? '\ufffd' : c)
                .limit(max + 1L)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return plain.length() <= max ? plain : head(plain, max - CUT.length()) + CUT;
    }

    /** The first {@code length} characters, or one less where that would split a surrogate pair. */
    static String head(String text, int length) {
        boolean splits = length > 0 && length < text.length() && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, Math.min(text.length(), splits ? length - 1 : length));
    }

    private static @Nullable String reason(Json.Obj answer) {
        return answer.text("reason").map(text -> bounded(text, MAX_SENTENCE)).orElse(null);
    }
}
