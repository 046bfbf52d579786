package org.ecorelay.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonReader;
import org.ecorelay.json.MalformedJson;

/** A value that must not be kept, wherever the other side echoes it: as it is, form-encoded, or behind the escapes of JSON. */
record Secret(String value) {
    static final String MASK = "***";

    /** What is shorter occurs by chance: masking it would change what an answer says. */
    static final int MIN_LENGTH = 8;

    /** The text with every echo masked. A JSON text that hides one behind escapes becomes its canonical form. */
    String masked(String text) {
        if (value.length() < MIN_LENGTH) {
            return text;
        }
        String plain = replaced(text);
        if (plain.indexOf('\\') < 0) {
            return plain;
        }
        try {
            Json read = JsonReader.read(plain);
            Json clean = masked(read);
            return clean.equals(read) ? plain : CanonicalJson.text(clean);
        } catch (MalformedJson e) {
            // Nobody reads it as JSON, so its escapes stay what they are.
            return plain;
        }
    }

    private String replaced(String text) {
        return text.replace(value, MASK).replace(URLEncoder.encode(value, StandardCharsets.UTF_8), MASK);
    }

    private Json masked(Json json) {
        return switch (json) {
            case Json.Text(String text) -> Json.text(replaced(text));
            case Json.Arr(var items) -> Json.array(items.stream().map(this::masked));
            case Json.Obj(var members) -> {
                Map<String, Json> clean = new LinkedHashMap<>();
                members.forEach((name, member) -> clean.put(replaced(name), masked(member)));
                yield new Json.Obj(clean);
            }
            case Json.Num _, Json.Bool _, Json.Null _ -> json;
        };
    }

    @Override
    public String toString() {
        return MASK;
    }
}
