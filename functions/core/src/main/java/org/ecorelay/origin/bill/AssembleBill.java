package org.ecorelay.origin.bill;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ecorelay.certificate.Finding;

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
    private int lines;

    private AssembleBill(Map<String, Intermediate> recipes) {
        this.recipes = recipes;
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
            return new Assembly.Complete(new AssembleBill(recipes).all(materials));
        } catch (Endless endless) {
            return new Assembly.Refused(new Finding(endless.code, pointer, endless.message, endless.fix));
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
            throw new Endless(
                    "BILL_TOO_LARGE",
                    "A bill of materials has at most %d lines and %d levels.".formatted(MAX_LINES, MAX_DEPTH),
                    "Put equal materials of one origin together.");
        }
        Optional<Intermediate> recipe =
                material.intermediate().or(() -> Optional.ofNullable(recipes.get(material.id())));
        if (recipe.isEmpty()) {
            return material;
        }
        if (!path.add(material.id())) {
            throw new Endless(
                    "BILL_CYCLE",
                    "The bill needs itself: %s → %s.".formatted(String.join(" → ", path), material.id()),
                    "Take %s out of its own bill of materials.".formatted(material.id()));
        }
        Intermediate made = recipe.get();
        var parts = new Intermediate(all(made.materials()), made.processing(), made.reaction());
        path.remove(material.id());
        return material.madeFrom(parts);
    }

    private static final class Endless extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final String message;
        private final String fix;

        Endless(String code, String message, String fix) {
            super(message);
            this.code = code;
            this.message = message;
            this.fix = fix;
        }
    }
}
