package org.ecorelay.origin.bill;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.finding.Finding;

/**
 * Makes a bill of several levels from one where materials are named and recipes say how the producer makes some of them.
 * A recipe that needs itself, and a bill that grows too large, are findings.
 */
public final class AssembleBill {
    /** Materials of a bill, on all levels together. */
    public static final int MAX_LINES = 2_000;

    /** Levels of a bill. */
    public static final int MAX_DEPTH = 20;

    private final Map<String, Intermediate> recipes;
    private final LinkedHashSet<String> path = new LinkedHashSet<>();
    private final String pointer;
    private int lines;

    private AssembleBill(Map<String, Intermediate> recipes, String pointer) {
        this.recipes = recipes;
        this.pointer = pointer;
    }

    /** The result of assembling. */
    public sealed interface Assembly {
        /** Every recipe was put in. */
        record Complete(List<Material> materials) implements Assembly {}

        /** It cannot be. */
        record Refused(Finding finding) implements Assembly {}
    }

    /**
     * Puts recipes into a bill.
     *
     * @param pointer JSON Pointer to the bill, for the finding
     * @param recipes by the id of the material that they make
     */
    public static Assembly of(List<Material> materials, Map<String, Intermediate> recipes, String pointer) {
        try {
            return new Assembly.Complete(new AssembleBill(recipes, pointer).all(materials));
        } catch (Endless endless) {
            return new Assembly.Refused(endless.finding);
        }
    }

    private List<Material> all(List<Material> materials) throws Endless {
        var assembled = new ArrayList<Material>();
        for (Material material : materials) {
            assembled.add(one(material));
        }
        return assembled;
    }

    private Material one(Material material) throws Endless {
        lines++;
        if (lines > MAX_LINES || path.size() >= MAX_DEPTH) {
            throw new Endless(Finding.of("BILL_TOO_LARGE", pointer, MAX_LINES, MAX_DEPTH));
        }
        Optional<Intermediate> recipe =
                material.intermediate().or(() -> Optional.ofNullable(recipes.get(material.id())));
        if (recipe.isEmpty()) {
            return material;
        }
        if (!path.add(material.id())) {
            throw new Endless(Finding.of(
                    "BILL_CYCLE",
                    pointer,
                    "%s → %s".formatted(String.join(" → ", path), material.id()),
                    material.id()));
        }
        Intermediate made = recipe.get();
        var parts = made.of(all(made.materials()));
        path.remove(material.id());
        return material.madeFrom(parts);
    }

    private static final class Endless extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Finding finding;

        Endless(Finding finding) {
            super(finding.message());
            this.finding = finding;
        }
    }
}
