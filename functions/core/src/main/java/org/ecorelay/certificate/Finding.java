package org.ecorelay.certificate;

import org.ecorelay.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong or missing, and what to do about it.
 *
 * @param code stable code, never reused ({@code PRODUCT_PROFILE_MISSING})
 * @param pointer RFC 6901 JSON Pointer into the exporter's own data, or null when no field is at fault
 * @param message one plain sentence; no secret and no personal value
 * @param fix what to send where, one sentence
 */
public record Finding(String code, @Nullable String pointer, String message, String fix) {
    public Finding {
        if (!code.matches("[A-Z][A-Z0-9_]{2,60}")) {
            throw new IllegalArgumentException("finding code %s must be upper snake case".formatted(code));
        }
    }

    /** {@code code, pointer, message, fix}. */
    public Json.Obj json() {
        return Json.object()
                .put("code", code)
                .putIfPresent("pointer", pointer)
                .put("message", message)
                .put("fix", fix)
                .build();
    }
}
