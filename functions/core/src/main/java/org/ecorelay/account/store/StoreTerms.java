package org.ecorelay.account.store;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ecorelay.code.CodeList;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.FieldProblem.Code;
import org.ecorelay.json.Json;
import org.ecorelay.json.JsonObjectBuilder;

/**
 * How a store wants its orders dealt with, beside its modes: {@code partialCoverage, invoiceNumber, manualPath}, each left out for
 * its default.
 *
 * @param partialCoverage whether a line whose data are missing is left off the certificate, so that it holds only itself;
 *     otherwise the whole order waits for it
 * @param invoiceNumber how it numbers its invoices, or empty: the order's number stands in, provisionally
 * @param manualPath destinations (ISO 3166-1 alpha-2) for which it still goes by the manual procedure, as long as their profiles
 *     leave it open
 */
public record StoreTerms(
        boolean partialCoverage, Optional<InvoiceNumberRule> invoiceNumber, SortedSet<String> manualPath) {
    /** Of a store that says nothing. */
    public static final StoreTerms UNSET = new StoreTerms(false, Optional.empty(), new TreeSet<>());

    /** Members of a store's item. */
    static final Set<String> MEMBERS = Set.of("partialCoverage", "invoiceNumber", "manualPath");

    private static final int MAX_DESTINATIONS = 20;

    public StoreTerms {
        manualPath = Collections.unmodifiableSortedSet(new TreeSet<>(manualPath));
    }

    /** Reads what a store sets; other members are unknown. */
    public static StoreTerms read(Json value, List<FieldProblem> problems) {
        if (!(value instanceof Json.Obj object)) {
            problems.add(new FieldProblem(Code.FIELD_TYPE, "", "must be an object"));
            return UNSET;
        }
        object.members().keySet().stream()
                .filter(name -> !MEMBERS.contains(name))
                .forEach(name -> problems.add(new FieldProblem(
                        Code.FIELD_UNKNOWN,
                        "/" + name.replace("~", "~0").replace("/", "~1"),
                        "is not a field of this object; known are " + String.join(", ", new TreeSet<>(MEMBERS)))));
        return readPart(object, problems);
    }

    /** Reads the same members of an object that has more of them. */
    static StoreTerms readPart(Json.Obj object, List<FieldProblem> problems) {
        Optional<Json> partial = object.get("partialCoverage");
        if (partial.filter(value -> !(value instanceof Json.Bool)).isPresent()) {
            problems.add(new FieldProblem(Code.FIELD_TYPE, "/partialCoverage", "must be true or false"));
        }
        return new StoreTerms(
                partial.filter(new Json.Bool(true)::equals).isPresent(),
                object.get("invoiceNumber").flatMap(value -> InvoiceNumberRule.read(value, "/invoiceNumber", problems)),
                object.get("manualPath")
                        .map(value -> destinations(value, problems))
                        .orElseGet(TreeSet::new));
    }

    private static SortedSet<String> destinations(Json value, List<FieldProblem> problems) {
        var destinations = new TreeSet<String>();
        if (!(value instanceof Json.Arr(List<Json> items))) {
            problems.add(new FieldProblem(Code.FIELD_TYPE, "/manualPath", "must be an array"));
            return destinations;
        }
        if (items.size() > MAX_DESTINATIONS) {
            problems.add(new FieldProblem(
                    Code.LIST_LENGTH, "/manualPath", "must have 0 to %d elements".formatted(MAX_DESTINATIONS)));
            return destinations;
        }
        for (int i = 0; i < items.size(); i++) {
            String at = "/manualPath/" + i;
            items.get(i)
                    .asText()
                    .filter(CodeList.COUNTRY::hasForm)
                    .ifPresentOrElse(
                            destinations::add,
                            () -> problems.add(
                                    new FieldProblem(Code.FIELD_FORMAT, at, "must be a country code like VN")));
        }
        return destinations;
    }

    /** The members that {@link #read} takes; what has its default is left out. */
    public Json.Obj json() {
        return over(Json.object().build());
    }

    /** A store's item with these members instead of those that it has of them. */
    Json.Obj over(Json.Obj store) {
        JsonObjectBuilder out = Json.object();
        store.members().forEach((name, value) -> {
            if (!MEMBERS.contains(name)) {
                out.put(name, value);
            }
        });
        if (partialCoverage) {
            out.put("partialCoverage", true);
        }
        out.putIfPresent("invoiceNumber", invoiceNumber.map(rule -> Json.text(rule.pattern())));
        if (!manualPath.isEmpty()) {
            out.put("manualPath", Json.array(manualPath.stream().map(Json::text)));
        }
        return out.build();
    }
}
