package org.ecorelay.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ecorelay.code.CodeList;
import org.ecorelay.json.FieldProblem.Code;

/** What the value of one field must be. */
interface Reading<T> {
    /** Reads it, or notes in {@code fields} what it must be. */
    Optional<T> read(Fields fields, Json value, String at);

    private static Optional<String> string(Fields fields, Json value, String at) {
        return value instanceof Json.Text(String text)
                ? Optional.of(text)
                : fields.problem(Code.FIELD_TYPE, at, "must be a string");
    }

    static Reading<String> text(int maxLength, Shape shape) {
        return (fields, value, at) -> string(fields, value, at).flatMap(text -> {
            if (text.isEmpty() || text.codePointCount(0, text.length()) > maxLength) {
                return fields.problem(Code.FIELD_LENGTH, at, "must have 1 to %d characters".formatted(maxLength));
            }
            return Pattern.matches(shape.regex(), text)
                    ? Optional.of(text)
                    : fields.problem(Code.FIELD_FORMAT, at, shape.words());
        });
    }

    static Reading<String> code(CodeList list) {
        return (fields, value, at) -> string(fields, value, at).flatMap(text -> {
            boolean formed = list.hasForm(text);
            return formed && (fields.isStored() || list.contains(text))
                    ? Optional.of(text)
                    : fields.problem(formed ? Code.CODE_UNKNOWN : Code.FIELD_FORMAT, at, list.problem(text));
        });
    }

    static Reading<String> word(Collection<String> allowed) {
        return (fields, value, at) -> string(fields, value, at)
                .flatMap(text -> allowed.contains(text)
                        ? Optional.of(text)
                        : fields.problem(Code.FIELD_FORMAT, at, "must be one of " + String.join(", ", allowed)));
    }

    static Reading<BigDecimal> decimal(boolean positive) {
        return (fields, value, at) -> {
            if (!(value instanceof Json.Text(String text))) {
                return fields.problem(Code.FIELD_TYPE, at, "must be a decimal number as a string, like \"12.50\"");
            }
            if (!Pattern.matches(Fields.DECIMAL.regex(), text)) {
                return fields.problem(Code.FIELD_FORMAT, at, Fields.DECIMAL.words());
            }
            var number = new BigDecimal(text);
            return positive && number.signum() == 0
                    ? fields.problem(Code.FIELD_RANGE, at, "must be greater than zero")
                    : Optional.of(number);
        };
    }

    static Optional<Instant> time(Fields fields, Json value, String at) {
        return text(40, Fields.UTC_TIME).read(fields, value, at).flatMap(text -> {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeException e) {
                return fields.problem(
                        Code.FIELD_FORMAT, at, "must be a UTC time that exists, like 2026-09-01T08:00:00Z");
            }
        });
    }

    static Optional<LocalDate> day(Fields fields, Json value, String at) {
        return text(10, Fields.DATE).read(fields, value, at).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                return fields.problem(Code.FIELD_FORMAT, at, "must be a day that exists, like 2026-09-01");
            }
        });
    }

    static Reading<Integer> whole(int min, int max) {
        return (fields, value, at) -> {
            if (!(value instanceof Json.Num(BigDecimal number))
                    || number.stripTrailingZeros().scale() > 0) {
                return fields.problem(Code.FIELD_TYPE, at, "must be a whole number");
            }
            return number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0
                    ? fields.problem(Code.FIELD_RANGE, at, "must be %d to %d".formatted(min, max))
                    : Optional.of(number.intValueExact());
        };
    }

    static Optional<Boolean> truth(Fields fields, Json value, String at) {
        return value instanceof Json.Bool(boolean truth)
                ? Optional.of(truth)
                : fields.problem(Code.FIELD_TYPE, at, "must be true or false");
    }
}
