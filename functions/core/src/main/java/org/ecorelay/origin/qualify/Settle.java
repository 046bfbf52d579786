package org.ecorelay.origin.qualify;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ecorelay.finding.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.origin.Criterion;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.bill.Intermediate;
import org.ecorelay.origin.bill.Material;
import org.ecorelay.origin.bill.MaterialOrigin;
import org.ecorelay.origin.bill.Money;
import org.ecorelay.origin.rule.AppliedRule;

/**
 * Decides how each material of a bill counts, from the innermost intermediate outwards (RCEP 3.12). Not thread-safe; for
 * one good.
 */
final class Settle {
    private final FindRule rules;
    private final LocalDate day;
    private final String party;
    private final String currency;
    private final List<Finding> questions = new ArrayList<>();
    private final List<Json.Obj> intermediates = new ArrayList<>();

    Settle(FindRule rules, LocalDate day, String party, String currency) {
        this.rules = rules;
        this.day = day;
        this.party = party;
        this.currency = currency;
    }

    /** What would have to be known to say whether an intermediate qualifies. */
    List<Finding> questions() {
        return List.copyOf(questions);
    }

    /** How intermediates were judged, for the trace. */
    List<Json.Obj> intermediates() {
        return List.copyOf(intermediates);
    }

    /** The materials as they count; an intermediate that does not qualify is replaced by what it is made of. */
    List<Used> all(List<Material> materials, String path, String pointer) {
        var used = new ArrayList<Used>();
        for (int i = 0; i < materials.size(); i++) {
            Material material = materials.get(i);
            String id = path + material.id();
            String at = pointer + "/materials/" + i;
            if (material.intermediate().isPresent() && material.role().countsForValue()) {
                used.addAll(made(material, material.intermediate().get(), id, at));
            } else {
                used.add(bought(material, id, at));
            }
        }
        return used;
    }

    private Used bought(Material material, String id, String at) {
        return switch (material.role()) {
            case TRANSPORT_PACKING -> used(id, at, material, Optional.empty(), "ignored (3.8)");
            case INDIRECT -> used(id, at, material, Optional.of(party), "indirect material (3.10)");
            case MATERIAL, RETAIL_PACKING, ACCESSORY ->
                switch (material.origin()) {
                    case MaterialOrigin.Originating(String where) ->
                        used(
                                id,
                                at,
                                material,
                                Optional.of(where),
                                where.equals(party) ? "meets 3.2 here" : "cumulation (3.4)");
                    case MaterialOrigin.NotQualified(String where) ->
                        used(id, at, material, Optional.empty(), "regional, but does not meet 3.2: not counted (3.4)");
                    case MaterialOrigin.NonParty(String country) ->
                        used(id, at, material, Optional.empty(), "not of a Party");
                    case MaterialOrigin.Undetermined() ->
                        used(id, at, material, Optional.empty(), "undetermined counts as non-originating (3.5)");
                };
        };
    }

    private static Used used(String id, String at, Material material, Optional<String> where, String why) {
        return new Used(id, at, material, where, false, why);
    }

    private List<Used> made(Material material, Intermediate made, String id, String at) {
        List<Used> parts = all(made.materials(), id + "/", at + "/madeFrom");
        Optional<HsCode> hs = HsCode.parse(material.hs());
        if (hs.isEmpty()) {
            questions.addAll(Questions.codes(List.of(used(id, at, material, Optional.empty(), ""))));
            return parts;
        }
        var facts = new Facts(
                at,
                at + "/madeFrom",
                hs.get(),
                party,
                // An intermediate without a value, or with the value zero, has no value content.
                material.value().map(Money::amount).filter(value -> value.signum() > 0),
                currency,
                material.weight(),
                parts,
                Optional.empty(),
                made.processing(),
                made.costs(),
                made.reaction());
        List<Finding> missing = new ArrayList<>();
        Optional<AppliedRule> rule = rule(made, facts, missing);
        List<Alternative> alternatives = Alternatives.of(facts, rule.map(AppliedRule::rule));
        Optional<Alternative> best = Alternative.widest(alternatives);
        intermediates.add(Json.object()
                .put("id", id)
                .putIfPresent("rule", rule.map(AppliedRule::json))
                .put("qualifies", best.isPresent())
                .put("alternatives", Json.array(alternatives.stream().map(Alternative::json)))
                .build());
        if (best.isEmpty()) {
            questions.addAll(missing);
            alternatives.forEach(one -> questions.addAll(one.findings()));
            return parts;
        }
        return List.of(new Used(
                id,
                at,
                material,
                Optional.of(party),
                cumulates(best.get(), parts),
                "self-produced, qualifies by %s (3.12)"
                        .formatted(String.join(" ", best.get().lines()))));
    }

    private Optional<AppliedRule> rule(Intermediate made, Facts facts, List<Finding> missing) {
        return switch (rules.of(made, facts, day)) {
            case FindRule.Result.Found(var found) -> Optional.of(found);
            case FindRule.Result.Unknown(var asked) -> {
                missing.addAll(asked);
                yield Optional.empty();
            }
        };
    }

    private boolean cumulates(Alternative best, List<Used> parts) {
        boolean exclusively = best.criterion() == Criterion.PE;
        boolean foreign = parts.stream()
                .anyMatch(part -> part.cumulated()
                        || part.party().filter(where -> !where.equals(party)).isPresent());
        return best.cumulated() || (exclusively && foreign);
    }
}
