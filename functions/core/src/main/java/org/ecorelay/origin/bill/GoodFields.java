package org.ecorelay.origin.bill;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ecorelay.code.CodeList;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;
import org.ecorelay.json.Shape;

/**
 * Reads a good with its bill of materials (events/schemas/good.schema.json). What has the wrong form is a problem of its field; what is
 * missing or cannot be right stays as it was entered, for the determination to ask about.
 */
public final class GoodFields {
    /** Shape of a code as people write it; whether it is one is asked later. */
    public static final Shape CODE =
            new Shape("[0-9][0-9. -]*", "must be an HS code in the digits 0 to 9, such as 940360 or 9403.60");

    /** Length of a code with its separators. */
    public static final int MAX_CODE = 16;

    private static final int MAX_TEXT = 500;
    private static final int MAX_NOTE = 140;

    private GoodFields() {}

    /** What came of reading. */
    public sealed interface Reading {
        /** Every field has its form. */
        record Valid(Good good) implements Reading {}

        /** At least one has not. */
        record Invalid(List<FieldProblem> problems) implements Reading {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /** Reads a good, or lists every bad field. */
    public static Reading read(Json body) {
        var fields = Fields.of(body);
        Good good = of(fields);
        fields.nothingElse();
        return fields.problems().isEmpty() ? new Reading.Valid(good) : new Reading.Invalid(fields.problems());
    }

    /** Reads the fields of a good where they stand beside others, as in a product profile; problems are noted there. */
    public static Good of(Fields fields) {
        return new Good(
                "",
                fields.text("hsCode", MAX_CODE, CODE),
                fields.code("party", CodeList.COUNTRY),
                fields.optionalObject("fob", GoodFields::money),
                weight(fields),
                fields.optionalObjects("materials", Good.MAX_LINES, from -> material(from, 1)),
                constant(fields, "whollyObtained", WhollyObtained.class),
                processing(fields),
                fields.optionalObject("costs", GoodFields::costs),
                fields.optionalBool("chemicalReaction"),
                fields.optionalObject("statedRule", GoodFields::stated));
    }

    private static Material material(Fields fields, int depth) {
        var material = new Material(
                fields.text("id", 64, Fields.LINE),
                fields.optionalText("hsCode", MAX_CODE, CODE).orElse(""),
                MaterialOrigin.of(
                        fields.optionalCode("originCountry", CodeList.COUNTRY),
                        fields.optionalBool("meetsRcep32").orElse(false)),
                fields.optionalObject("value", GoodFields::money),
                constant(fields, "basis", Material.ValueBasis.class).orElse(Material.ValueBasis.CIF),
                weight(fields),
                constant(fields, "role", Material.Role.class).orElse(Material.Role.MATERIAL),
                fields.optionalObject("madeFrom", from -> intermediate(from, depth)));
        // Kept for whoever has to show the proof; origin is not computed from them.
        fields.optionalText("supplier", MAX_NOTE, Fields.LINE);
        fields.optionalText("proof", MAX_NOTE, Fields.LINE);
        fields.nothingElse();
        return material;
    }

    private static Intermediate intermediate(Fields fields, int depth) {
        if (depth >= Good.MAX_DEPTH) {
            fields.problem(
                    FieldProblem.Code.LIST_LENGTH,
                    fields.at("materials"),
                    "a bill of materials has at most %d levels".formatted(Good.MAX_DEPTH));
            return new Intermediate(List.of(), new Processing.NotStated(), Optional.empty());
        }
        var intermediate = new Intermediate(
                fields.objects("materials", 1, Good.MAX_LINES, from -> material(from, depth + 1)),
                processing(fields),
                fields.optionalBool("chemicalReaction"),
                fields.optionalObject("costs", GoodFields::costs),
                fields.optionalObject("statedRule", GoodFields::stated));
        fields.nothingElse();
        return intermediate;
    }

    /** Minimal operations alone are named; {@code substantial} says that there was more. */
    private static Processing processing(Fields fields) {
        Set<MinimalOperation> minimal = fields
                .optionalWords("minimalOperations", MinimalOperation.values().length, words(MinimalOperation.class))
                .stream()
                .map(MinimalOperation::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(MinimalOperation.class)));
        Optional<Boolean> substantial = fields.optionalBool("substantial");
        if (substantial.isPresent() && substantial.get()) {
            return new Processing.Substantial();
        }
        return minimal.isEmpty() ? new Processing.NotStated() : new Processing.OnlyMinimal(minimal);
    }

    private static Good.StatedRule stated(Fields fields) {
        var rule = new Good.StatedRule(
                fields.text("rule", MAX_TEXT, Fields.LINE), fields.text("source", MAX_TEXT, Fields.LINE));
        fields.nothingElse();
        return rule;
    }

    private static ProductionCosts costs(Fields fields) {
        String currency = fields.code("currency", CodeList.CURRENCY);
        var costs = new ProductionCosts(
                new Money(fields.amount("labour"), currency),
                new Money(fields.amount("overhead"), currency),
                new Money(fields.amount("profit"), currency),
                new Money(fields.amount("other"), currency));
        fields.nothingElse();
        return costs;
    }

    private static Money money(Fields fields) {
        var money = new Money(fields.amount("amount"), fields.code("currency", CodeList.CURRENCY));
        fields.nothingElse();
        return money;
    }

    private static Optional<BigDecimal> weight(Fields fields) {
        return fields.optionalText("weightKg", 22, Fields.DECIMAL).map(BigDecimal::new);
    }

    private static <E extends Enum<E>> Optional<E> constant(Fields fields, String name, Class<E> type) {
        return fields.optionalWord(name, words(type)).map(word -> Enum.valueOf(type, word));
    }

    private static <E extends Enum<E>> Set<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
