package org.ecorelay.attestation;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.ecorelay.json.Json;

/** Writes JSON in the one form that can be hashed and signed: RFC 8785, JSON Canonicalization Scheme. Thread-safe. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** The canonical form as UTF-8. */
    public static byte[] bytes(Json value) {
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The canonical form. */
    public static String text(Json value) {
        var out = new StringBuilder(1024);
        write(value, out);
        return out.toString();
    }

    /** SHA-256 of the canonical form. */
    public static Sha256 hash(Json value) {
        return Sha256.of(bytes(value));
    }

    private static void write(Json value, StringBuilder out) {
        switch (value) {
            case Json.Obj(Map<String, Json> members) -> object(members, out);
            case Json.Arr array -> array(array, out);
            case Json.Text(String text) -> string(text, out);
            case Json.Num number ->
                out.append(CanonicalNumber.text(number.value().doubleValue()));
            case Json.Bool(boolean truth) -> out.append(truth);
            case Json.Null _ -> out.append("null");
        }
    }

    private static void object(Map<String, Json> members, StringBuilder out) {
        // String's order is by UTF-16 code unit, which is what RFC 8785 3.2.3 asks for.
        var sorted = new TreeMap<>(members);
        char separator = '{';
        for (Map.Entry<String, Json> member : sorted.entrySet()) {
            out.append(separator);
            string(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private static void array(Json.Arr array, StringBuilder out) {
        char separator = '[';
        for (Json item : array.items()) {
            out.append(separator);
            write(item, out);
            separator = ',';
        }
        out.append(array.items().isEmpty() ? "[]" : "]");
    }

    /** RFC 8785 3.2.2.2: half of a surrogate pair ends it; UTF-8 would silently make a question mark of it. */
    private static void string(String text, StringBuilder out) {
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw new IllegalArgumentException("a string with half of a surrogate pair has no canonical form");
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text.charAt(i), out);
        }
        out.append('"');
    }

    private static void character(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (c < ' ') {
                    out.append("\\u%04x".formatted((int) c));
                } else {
                    out.append(c);
                }
            }
        }
    }
}
