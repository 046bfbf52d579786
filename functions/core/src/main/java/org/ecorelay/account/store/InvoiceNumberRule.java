package org.ecorelay.account.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.FieldProblem.Code;
import org.ecorelay.json.Json;

/**
 * How a store numbers its commercial invoices (box 13), as long as an order does not name its own: {@code INV-{year}-{orderNumber}}.
 *
 * <p>The order's number is always in it, because two orders must not have one invoice number. Day, month and year are those of
 * the order, UTC. There is no placeholder for the part of an order: one invoice may need two documents.
 *
 * @param pattern printable ASCII with placeholders in braces
 */
public record InvoiceNumberRule(String pattern) {
    /** Most characters of an invoice number. */
    public static final int MAX_NUMBER = 35;

    private static final int MAX_PATTERN = 100;
    private static final String ORDER_NUMBER = "{orderNumber}";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(orderNumber|store|year|month|day)}");
    private static final Pattern SHAPE =
            Pattern.compile("([ -z|~]|" + PLACEHOLDER.pattern().replace("(", "(?:") + ")+");

    /**
     * Reads a rule.
     *
     * @param problems gets what is wrong with it
     */
    static Optional<InvoiceNumberRule> read(Json value, String pointer, List<FieldProblem> problems) {
        Optional<String> pattern = value.asText();
        Optional<FieldProblem> problem = pattern.isEmpty()
                ? Optional.of(new FieldProblem(Code.FIELD_TYPE, pointer, "must be a string"))
                : problem(pattern.get(), pointer);
        problem.ifPresent(problems::add);
        return problem.isPresent() ? Optional.empty() : pattern.map(InvoiceNumberRule::new);
    }

    private static Optional<FieldProblem> problem(String pattern, String pointer) {
        if (pattern.isEmpty() || pattern.length() > MAX_PATTERN) {
            return Optional.of(new FieldProblem(
                    Code.FIELD_LENGTH, pointer, "must have 1 to %d characters".formatted(MAX_PATTERN)));
        }
        if (!SHAPE.matcher(pattern).matches() || !pattern.strip().equals(pattern)) {
            return Optional.of(new FieldProblem(
                    Code.FIELD_FORMAT,
                    pointer,
                    "must be printable ASCII with placeholders among {orderNumber}, {store}, {year}, {month} and {day}, like"
                            + " INV-{year}-{orderNumber}"));
        }
        if (!pattern.contains(ORDER_NUMBER)) {
            return Optional.of(new FieldProblem(
                    Code.FIELD_FORMAT, pointer, "must contain {orderNumber}: two orders must not have one number"));
        }
        int least =
                new InvoiceNumberRule(pattern).number("1", "s", LocalDate.EPOCH).length();
        return least > MAX_NUMBER
                ? Optional.of(new FieldProblem(
                        Code.FIELD_LENGTH,
                        pointer,
                        "must leave room for the order's number: an invoice number has at most %d characters"
                                .formatted(MAX_NUMBER)))
                : Optional.empty();
    }

    /**
     * The number of an order's invoice; the caller has to see that it is not longer than {@link #MAX_NUMBER}.
     *
     * @param day UTC day of the order
     */
    public String number(String orderNumber, String store, LocalDate day) {
        return PLACEHOLDER
                .matcher(pattern)
                .replaceAll(found -> Matcher.quoteReplacement(
                        switch (found.group(1)) {
                            case "orderNumber" -> orderNumber;
                            case "store" -> store;
                            case "year" -> "%04d".formatted(day.getYear());
                            case "month" -> "%02d".formatted(day.getMonthValue());
                            default -> "%02d".formatted(day.getDayOfMonth());
                        }));
    }
}
