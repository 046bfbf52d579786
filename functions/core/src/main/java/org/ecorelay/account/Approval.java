package org.ecorelay.account;

import java.time.LocalDate;
import java.util.List;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Fields;
import org.ecorelay.json.Json;
import org.ecorelay.json.Shape;

/**
 * An authorisation as approved exporter (RCEP 3.21).
 *
 * @param code goes on every declaration
 * @param validFrom the day of issue
 * @param validUntil its last day, which counts
 * @param goods the goods that it names: HS codes of two, four or six digits, or chapters from one to another ({@code 61-63})
 */
public record Approval(String code, LocalDate validFrom, LocalDate validUntil, List<String> goods) {
    /** Shape of certificate numbers and authorisation codes: an authority's own, otherwise opaque. */
    public static final Shape NUMBER = new Shape(
            "[A-Z0-9/-]{1,35}", "must be 1 to 35 capital letters, digits, dashes and slashes, such as CN-AE-0001");

    private static final String SCOPE = "[0-9]{2}([0-9]{2}){0,2}|[0-9]{2}-[0-9]{2}";

    public Approval {
        goods = List.copyOf(goods);
    }

    static Approval read(Json.Obj body, Fields fields) {
        List<String> goods = body.list("goods").stream()
                .map(scope -> scope.asText().orElse(""))
                .toList();
        if (!goods.stream().allMatch(scope -> scope.matches(SCOPE))) {
            fields.problem(
                    FieldProblem.Code.FIELD_FORMAT,
                    fields.at("goods"),
                    "must be HS codes of 2, 4 or 6 digits, or chapters like 61-63");
        }
        return new Approval(
                fields.text("code", 35, NUMBER),
                fields.optionalDate("validFrom").orElse(LocalDate.MIN),
                fields.optionalDate("validUntil").orElse(LocalDate.MAX),
                goods);
    }

    /** Whether it holds on a day. */
    public boolean holds(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validUntil);
    }

    /** Whether it names goods of an HS code of at least six digits. */
    public boolean names(String hsCode) {
        return goods.stream().anyMatch(scope -> scope.contains("-") ? within(scope, hsCode) : hsCode.startsWith(scope));
    }

    private static boolean within(String chapters, String hsCode) {
        String chapter = hsCode.substring(0, 2);
        return chapter.compareTo(chapters.substring(0, 2)) >= 0 && chapter.compareTo(chapters.substring(3)) <= 0;
    }
}
