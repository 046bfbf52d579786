package org.ecorelay.json;

import java.util.Optional;

/**
 * One field of a request that breaks a rule.
 *
 * @param code stable code, never reused
 * @param pointer RFC 6901 JSON Pointer into the request
 * @param message one English sentence that says what is allowed, made from a text of {@code problems.properties}; never quotes the
 *     value
 */
public record FieldProblem(Code code, String pointer, String message) {
    /** The rules that a field can break. */
    public enum Code {
        FIELD_MISSING,
        FIELD_UNKNOWN,
        FIELD_TYPE,
        FIELD_LENGTH,
        FIELD_FORMAT,
        FIELD_RANGE,
        CODE_UNKNOWN,
        LIST_LENGTH,
        SANDBOX_WITH_LIVE_KEY,
        STORE_UNKNOWN,
        OTHER_ORDER,
        OTHER_EXPORTER,
        OTHER_ISSUING_BODY,
        EXPORTER_ROUTE,
        MANUAL_PATH_CLOSED,
        ORDER_NOT_SHAREABLE
    }

    /** The same sentence in Chinese; empty for one that is in no bundle, which a test does not let pass. */
    public Optional<String> chinese() {
        return Chinese.TEXTS.chinese(message);
    }

    /** {@code pointer, code, message}, and {@code zh} with the sentence in Chinese. */
    public Json.Obj json() {
        return Json.object()
                .put("pointer", pointer)
                .put("code", code.name())
                .put("message", message)
                .putIfPresent(
                        "zh",
                        chinese()
                                .map(sentence ->
                                        Json.object().put("message", sentence).build()))
                .build();
    }

    /** Read when the first request is refused. */
    private static final class Chinese {
        static final Translation TEXTS = Translation.beside(FieldProblem.class, "problems");
    }
}
