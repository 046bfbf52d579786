package org.ecorelay.json;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One JSON value (RFC 8259). Immutable; members keep their order; numbers are exact. */
public sealed interface Json {
    /** An object. */
    record Obj(Map<String, Json> members) implements Json {
        public static final Obj EMPTY = new Obj(Map.of());

        public Obj {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The member, or empty when absent or {@code null}: both mean "not said". */
        public Optional<Json> get(String name) {
            return Optional.ofNullable(members.get(name)).filter(value -> !(value instanceof Null));
        }

        /** The member as text, or empty when absent or not a string. */
        public Optional<String> text(String name) {
            return get(name).flatMap(Json::asText);
        }

        /** The member as an object, or the empty object. */
        public Obj object(String name) {
            return get(name).filter(Obj.class::isInstance).map(Obj.class::cast).orElse(EMPTY);
        }

        /** The elements of an array member, or none. */
        public List<Json> list(String name) {
            return get(name)
                    .filter(Arr.class::isInstance)
                    .map(value -> ((Arr) value).items())
                    .orElse(List.of());
        }

        /** The text; for data that we wrote ourselves. */
        public String required(String name) {
            return text(name).orElseThrow(() -> new IllegalArgumentException("member %s is missing".formatted(name)));
        }

        /** The whole number; for data that we wrote ourselves. */
        public int requiredInt(String name) {
            return get(name)
                    .filter(Num.class::isInstance)
                    .map(value -> ((Num) value).value().intValueExact())
                    .orElseThrow(() -> new IllegalArgumentException("member %s is not a whole number".formatted(name)));
        }
    }

    /** An array. */
    record Arr(List<Json> items) implements Json {
        public Arr {
            items = List.copyOf(items);
        }
    }

    /** A string. */
    record Text(String value) implements Json {}

    /** A number, exact; canonical text is that of the nearest IEEE 754 double (RFC 8785 3.2.2.3). */
    record Num(BigDecimal value) implements Json {}

    /** true or false. */
    record Bool(boolean value) implements Json {}

    /** null. */
    record Null() implements Json {}

    static Json text(String value) {
        return new Text(value);
    }

    static Json number(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    static Json bool(boolean value) {
        return new Bool(value);
    }

    static Json array(Stream<? extends Json> items) {
        return new Arr(items.<Json>map(item -> item).toList());
    }

    /** Starts an object; members keep the order of the calls. */
    static JsonObjectBuilder object() {
        return new JsonObjectBuilder();
    }

    /** The string, or empty when this is no string. */
    default Optional<String> asText() {
        return this instanceof Text(String value) ? Optional.of(value) : Optional.empty();
    }
}
