package org.ecorelay.json;

/**
 * One field of a request that breaks a rule.
 *
 * @param code stable code, never reused
 * @param pointer RFC 6901 JSON Pointer into the request
 * @param message one sentence that says what is allowed; never quotes the value
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
        LIST_LENGTH,
        SANDBOX_WITH_LIVE_KEY,
        STORE_UNKNOWN,
        OTHER_ORDER,
        OTHER_EXPORTER,
        OTHER_ISSUING_BODY,
        EXPORTER_ROUTE
    }
}
