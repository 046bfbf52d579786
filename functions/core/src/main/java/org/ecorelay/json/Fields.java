package org.ecorelay.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.ecorelay.json.FieldProblem.Code;

/**
 * Reads the members of one object and notes <em>every</em> problem instead of stopping at the first. A reading that had a
 * problem gives a stand-in value, which must not be used: ask {@link #problems()} first. Not thread-safe.
 */
public final class Fields {
    /** Decimal text: up to 15 digits before and 6 after the point, no sign, no exponent. */
    public static final String DECIMAL = "[0-9]{1,15}(\\.[0-9]{1,6})?";

    /** A UTC time to the second or finer, RFC 3339. */
    public static final String UTC_TIME =
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?Z";

    /** Text with something to see in it, without control characters and line or paragraph separators. */
    public static final String LINE =
            "[^\\p{Cc}\\p{Zl}\\p{Zp}]*[^\\p{Cc}\\p{Zl}\\p{Zp}\\p{Zs}][^\\p{Cc}\\p{Zl}\\p{Zp}]*";

    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    private final Json.Obj object;
    private final String path;
    private final List<FieldProblem> problems;
    /** False for what is no object: that its members are missing goes without saying. */
    private final boolean readable;

    private final Set<String> known = new TreeSet<>();

    private Fields(Json.Obj object, String path, List<FieldProblem> problems, boolean readable) {
        this.object = object;
        this.path = path;
        this.problems = problems;
        this.readable = readable;
    }

    /** Starts at the root of a request; anything but an object is noted. */
    public static Fields of(Json value) {
        return fields(value, "", new ArrayList<>());
    }

    private static Fields fields(Json value, String path, List<FieldProblem> problems) {
        if (value instanceof Json.Obj object) {
            return new Fields(object, path, problems, true);
        }
        problems.add(new FieldProblem(Code.FIELD_TYPE, path, "must be an object"));
        return new Fields(Json.Obj.EMPTY, path, problems, false);
    }

    /** Every problem noted so far, in this object and all that were read from it. */
    public List<FieldProblem> problems() {
        return List.copyOf(problems);
    }

    public String text(String name, int maxLength, String shape) {
        return required(name, maxLengthText(maxLength, shape)).orElse("");
    }

    public Optional<String> optionalText(String name, int maxLength, String shape) {
        return optional(name, maxLengthText(maxLength, shape));
    }

    /** Decimal text greater than zero. */
    public BigDecimal positive(String name) {
        return required(name, decimal(true)).orElse(BigDecimal.ONE);
    }

    /** Decimal text greater than zero, or nothing. */
    public Optional<BigDecimal> optionalPositive(String name) {
        return optional(name, decimal(true));
    }

    /** Decimal text, zero allowed. */
    public BigDecimal amount(String name) {
        return required(name, decimal(false)).orElse(BigDecimal.ONE);
    }

    public Instant time(String name) {
        return required(name, this::parseTime).orElse(Instant.EPOCH);
    }

    public Optional<Instant> optionalTime(String name) {
        return optional(name, this::parseTime);
    }

    public LocalDate date(String name) {
        return required(name, this::parseDate).orElse(LocalDate.EPOCH);
    }

    public Optional<LocalDate> optionalDate(String name) {
        return optional(name, this::parseDate);
    }

    /** A whole number from {@code min} to {@code max}. */
    public Optional<Integer> optionalInt(String name, int min, int max) {
        return optional(name, (value, at) -> whole(value, at, min, max));
    }

    public Optional<Boolean> optionalBool(String name) {
        return optional(
                name,
                (value, at) -> value instanceof Json.Bool(boolean truth)
                        ? Optional.of(truth)
                        : problem(Code.FIELD_TYPE, at, "must be true or false"));
    }

    /** Reads a required member object. */
    public <T> Optional<T> object(String name, Function<Fields, T> reader) {
        return required(name, (value, at) -> Optional.of(reader.apply(fields(value, at, problems))));
    }

    /** Reads an optional member object. */
    public <T> Optional<T> optionalObject(String name, Function<Fields, T> reader) {
        return optional(name, (value, at) -> Optional.of(reader.apply(fields(value, at, problems))));
    }

    /** Reads a required array of {@code min} to {@code max} objects. */
    public <T> List<T> objects(String name, int min, int max, Function<Fields, T> reader) {
        return required(name, (value, at) -> items(value, at, min, max)).orElse(List.of()).stream()
                .map(item -> reader.apply(fields(item.value(), item.path(), problems)))
                .toList();
    }

    /** Reads an optional array of at most {@code max} objects; an absent one is empty. */
    public <T> List<T> optionalObjects(String name, int max, Function<Fields, T> reader) {
        return optional(name, (value, at) -> items(value, at, 0, max)).orElse(List.of()).stream()
                .map(item -> reader.apply(fields(item.value(), item.path(), problems)))
                .toList();
    }

    /** Reads an optional array of strings, each of one of the {@code allowed} words. */
    public List<String> optionalWords(String name, int max, Set<String> allowed) {
        return optional(name, (value, at) -> items(value, at, 0, max)).orElse(List.of()).stream()
                .flatMap(item -> word(item, allowed).stream())
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

    private interface Reading<T> {
        Optional<T> read(Json value, String at);
    }

    private record Item(Json value, String path) {}

    private <T> Optional<T> required(String name, Reading<T> reading) {
        known.add(name);
        Json value = object.members().get(name);
        if (value == null) {
            return readable ? problem(Code.FIELD_MISSING, at(name), "is required") : Optional.empty();
        }
        return reading.read(value, at(name));
    }

    private <T> Optional<T> optional(String name, Reading<T> reading) {
        known.add(name);
        Json value = object.members().get(name);
        return value == null ? Optional.empty() : reading.read(value, at(name));
    }

    private Reading<String> maxLengthText(int maxLength, String shape) {
        return (value, at) -> {
            if (!(value instanceof Json.Text(String text))) {
                return problem(Code.FIELD_TYPE, at, "must be a string");
            }
            if (text.isEmpty() || text.codePointCount(0, text.length()) > maxLength) {
                return problem(Code.FIELD_LENGTH, at, "must have 1 to %d characters".formatted(maxLength));
            }
            return Pattern.matches(shape, text) ? Optional.of(text) : problem(Code.FIELD_FORMAT, at, expected(shape));
        };
    }

    private static String expected(String shape) {
        return switch (shape) {
            case LINE -> "must be one line of text";
            case UTC_TIME -> "must be a UTC time like 2026-09-01T08:00:00Z";
            case DATE -> "must be a day like 2026-09-01";
            default -> "must match " + shape;
        };
    }

    private Reading<BigDecimal> decimal(boolean positive) {
        return (value, at) -> {
            if (!(value instanceof Json.Text(String text))) {
                return problem(Code.FIELD_TYPE, at, "must be a decimal number as a string, like \"12.50\"");
            }
            if (!Pattern.matches(DECIMAL, text)) {
                return problem(
                        Code.FIELD_FORMAT,
                        at,
                        "must be a decimal number like \"12.50\": up to 15 digits, then up to 6");
            }
            var number = new BigDecimal(text);
            return positive && number.signum() == 0
                    ? problem(Code.FIELD_RANGE, at, "must be greater than zero")
                    : Optional.of(number);
        };
    }

    private Optional<Instant> parseTime(Json value, String at) {
        return maxLengthText(40, UTC_TIME).read(value, at).flatMap(text -> {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeException e) {
                return problem(Code.FIELD_FORMAT, at, "must be a UTC time that exists, like 2026-09-01T08:00:00Z");
            }
        });
    }

    private Optional<LocalDate> parseDate(Json value, String at) {
        return maxLengthText(10, DATE).read(value, at).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                return problem(Code.FIELD_FORMAT, at, "must be a day that exists, like 2026-09-01");
            }
        });
    }

    private Optional<Integer> whole(Json value, String at, int min, int max) {
        if (!(value instanceof Json.Num(BigDecimal number))) {
            return problem(Code.FIELD_TYPE, at, "must be a whole number");
        }
        if (number.stripTrailingZeros().scale() > 0) {
            return problem(Code.FIELD_TYPE, at, "must be a whole number");
        }
        return number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0
                ? problem(Code.FIELD_RANGE, at, "must be %d to %d".formatted(min, max))
                : Optional.of(number.intValueExact());
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

    private Optional<String> word(Item item, Set<String> allowed) {
        if (!(item.value() instanceof Json.Text(String text))) {
            return problem(Code.FIELD_TYPE, item.path(), "must be a string");
        }
        return allowed.contains(text)
                ? Optional.of(text)
                : problem(
                        Code.FIELD_FORMAT, item.path(), "must be one of " + String.join(", ", new TreeSet<>(allowed)));
    }
}
