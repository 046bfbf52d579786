package org.ecorelay.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Json.Obj}. An absent optional leaves its member out. Not thread-safe. */
public final class JsonObjectBuilder {
    private final Map<String, Json> members = new LinkedHashMap<>();

    JsonObjectBuilder() {}

    public JsonObjectBuilder put(String name, Json value) {
        members.put(name, value);
        return this;
    }

    public JsonObjectBuilder put(String name, String value) {
        return put(name, Json.text(value));
    }

    public JsonObjectBuilder put(String name, long value) {
        return put(name, Json.number(value));
    }

    public JsonObjectBuilder put(String name, boolean value) {
        return put(name, Json.bool(value));
    }

    /** Puts every member of another object. */
    public JsonObjectBuilder putAll(Json.Obj object) {
        members.putAll(object.members());
        return this;
    }

    public JsonObjectBuilder putIfPresent(String name, Optional<? extends Json> value) {
        value.ifPresent(present -> put(name, present));
        return this;
    }

    public JsonObjectBuilder putIfPresent(String name, @Nullable String value) {
        if (value != null) {
            put(name, value);
        }
        return this;
    }

    public Json.Obj build() {
        return new Json.Obj(members);
    }
}
