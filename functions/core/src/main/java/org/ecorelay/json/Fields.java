package org.ecorelay.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.ecorelay.code.CodeList;
import org.ecorelay.json.FieldProblem.Code;

/**
 * Reads the members of one object and notes <em>every</em> problem instead of stopping at the first. A reading that had a
 * problem gives a stand-in value, which must not be used: ask {@link #problems()} first. Not thread-safe.
 */
public final class Fields {
    /** Decimal text: up to 15 digits before and 6 after the point, no sign, no exponent. */
    public static final Shape DECIMAL = new Shape(
            "[0-9]{1,15}(\\.[0-9]{1,6})?", "must be a decimal number like \"12.50\": up to 15 digits, then up to 6");

    /** Text with something to see in it, without control characters and line or paragraph separators. */
    public static final Shape LINE = new Shape(
            "[^\\p{Cc}\\p{Zl}\\p{Zp}]*[^\\p{Cc}\\p{Zl}\\p{Zp}\\p{Zs}][^\\p{Cc}\\p{Zl}\\p{Zp}]*",
            "must be one line of text");

    /** A UTC time to the second or finer, RFC 3339. */
    public static final Shape UTC_TIME = new Shape(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?Z",
            "must be a UTC time like 2026-09-01T08:00:00Z");

    static final Shape DATE = new Shape("[0-9]{4}-[0-9]{2}-[0-9]{2}", "must be a day like 2026-09-01");

    private final Json.Obj object;
    private final String path;
    private final List<FieldProblem> problems;
    /** False for what is no object: that its members are missing goes without saying. */
    private final boolean readable;
    /** Whether it was accepted before: a code may have left its list since. */
    private final boolean stored;

    private final Set<String> known = new TreeSet<>();

    private Fields(Json value, String path, List<FieldProblem> problems, boolean stored) {
        this.readable = value instanceof Json.Obj;
        this.object = value instanceof Json.Obj members ? members : Json.Obj.EMPTY;
        this.path = path;
        this.problems = problems;
        this.stored = stored;
        if (!readable) {
            problems.add(new FieldProblem(Code.FIELD_TYPE, path, "must be an object"));
        }
    }

    /** Starts at the root of a request; anything but an object is noted. */
    public static Fields of(Json value) {
        return new Fields(value, "", new ArrayList<>(), false);
    }

    /** The same for what was accepted before: lists of codes change, and it stays readable. */
    public static Fields ofStored(Json value) {
        return new Fields(value, "", new ArrayList<>(), true);
    }

    boolean isStored() {
        return stored;
    }

    private Fields inner(Json value, String at) {
        return new Fields(value, at, problems, stored);
    }

    /** Every problem noted so far, in this object and all that were read from it. */
    public List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    public String text(String name, int maxLength, Shape shape) {
        return required(name, Reading.text(maxLength, shape)).orElse("");
    }

    public Optional<String> optionalText(String name, int maxLength, Shape shape) {
        return optional(name, Reading.text(maxLength, shape));
    }

    /** A code of a list that others keep. */
    public String code(String name, CodeList list) {
        return required(name, Reading.code(list)).orElse("");
    }

    public Optional<String> optionalCode(String name, CodeList list) {
        return optional(name, Reading.code(list));
    }

    /** One of the {@code allowed} words. */
    public String word(String name, Collection<String> allowed) {
        return required(name, Reading.word(allowed)).orElse("");
    }

    public Optional<String> optionalWord(String name, Collection<String> allowed) {
        return optional(name, Reading.word(allowed));
    }

    /** Decimal text greater than zero. */
    public BigDecimal positive(String name) {
        return required(name, Reading.decimal(true)).orElse(BigDecimal.ONE);
    }

    /** Decimal text greater than zero, or nothing. */
    public Optional<BigDecimal> optionalPositive(String name) {
        return optional(name, Reading.decimal(true));
    }

    /** Decimal text, zero allowed. */
    public BigDecimal amount(String name) {
        return required(name, Reading.decimal(false)).orElse(BigDecimal.ONE);
    }

    public Instant time(String name) {
        return required(name, Reading::time).orElse(Instant.EPOCH);
    }

    public Optional<Instant> optionalTime(String name) {
        return optional(name, Reading::time);
    }

    public LocalDate date(String name) {
        return required(name, Reading::day).orElse(LocalDate.EPOCH);
    }

    public Optional<LocalDate> optionalDate(String name) {
        return optional(name, Reading::day);
    }

    /** A whole number from {@code min} to {@code max}. */
    public Optional<Integer> optionalInt(String name, int min, int max) {
        return optional(name, Reading.whole(min, max));
    }

    public Optional<Boolean> optionalBool(String name) {
        return optional(name, Reading::truth);
    }

    /** Reads a required member object. */
    public <T> Optional<T> object(String name, Function<Fields, T> reader) {
        return required(name, (_, value, at) -> Optional.of(reader.apply(inner(value, at))));
    }

    /** Reads an optional member object. */
    public <T> Optional<T> optionalObject(String name, Function<Fields, T> reader) {
        return optional(name, (_, value, at) -> Optional.of(reader.apply(inner(value, at))));
    }

    /** Reads a required array of {@code min} to {@code max} objects. */
    public <T> List<T> objects(String name, int min, int max, Function<Fields, T> reader) {
        return required(name, (_, value, at) -> items(value, at, min, max)).orElse(List.of()).stream()
                .map(item -> reader.apply(inner(item.value(), item.path())))
                .toList();
    }

    /** Reads an optional array of at most {@code max} objects; an absent one is empty. */
    public <T> List<T> optionalObjects(String name, int max, Function<Fields, T> reader) {
        return optional(name, (_, value, at) -> items(value, at, 0, max)).orElse(List.of()).stream()
                .map(item -> reader.apply(inner(item.value(), item.path())))
                .toList();
    }

    /** Reads an optional array of strings, each of one of the {@code allowed} words. */
    public List<String> optionalWords(String name, int max, Collection<String> allowed) {
        return optional(name, (_, value, at) -> items(value, at, 0, max)).orElse(List.of()).stream()
                .flatMap(item -> Reading.word(allowed).read(this, item.value(), item.path()).stream())
                .toList();
    }

    /** Notes every member that nobody asked for; call it last. */
    public void nothingElse() {
        for (String name : object.members().keySet()) {
            if (!known.contains(name)) {
                problem(
                        Code.FIELD_UNKNOWN,
                        at(name),
                        "is not a field of this object; known are " + String.join(", ", known));
            }
        }
    }

    /** Notes a problem of a member that only the caller can see. */
    public <T> Optional<T> problem(Code code, String pointer, String message) {
        problems.add(new FieldProblem(code, pointer, message));
        return Optional.empty();
    }

    /** The JSON Pointer of a member of this object. */
    public String at(String name) {
        return path + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private record Item(Json value, String path) {}

    private <T> Optional<T> required(String name, Reading<T> reading) {
        known.add(name);
        Json value = object.members().get(name);
        if (value == null) {
            return readable ? problem(Code.FIELD_MISSING, at(name), "is required") : Optional.empty();
        }
        return reading.read(this, value, at(name));
    }

    private <T> Optional<T> optional(String name, Reading<T> reading) {
        known.add(name);
        Json value = object.members().get(name);
        return value == null ? Optional.empty() : reading.read(this, value, at(name));
    }

    private Optional<List<Item>> items(Json value, String at, int min, int max) {
        if (!(value instanceof Json.Arr(List<Json> items))) {
            return problem(Code.FIELD_TYPE, at, "must be an array");
        }
        if (items.size() < min || items.size() > max) {
            return problem(Code.LIST_LENGTH, at, "must have %d to %d elements".formatted(min, max));
        }
        var result = new ArrayList<Item>();
        for (int i = 0; i < items.size(); i++) {
            result.add(new Item(items.get(i), at + "/" + i));
        }
        return Optional.of(result);
    }
}
