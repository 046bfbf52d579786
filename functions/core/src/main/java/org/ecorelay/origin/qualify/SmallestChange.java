package org.ecorelay.origin.qualify;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ecorelay.origin.bill.MinimalOperation;

/** The smallest change that would make a good qualify, everything else being equal. */
sealed interface SmallestChange {
    /** Use originating materials instead, for these amounts. */
    record Replace(List<Part> parts, String currency) implements SmallestChange {
        public Replace {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("at least one material is replaced");
            }
        }

        /** The value to replace, or empty when a material without a value is among them. */
        public Optional<BigDecimal> total() {
            return parts.stream().allMatch(part -> part.amount().isPresent())
                    ? Optional.of(parts.stream()
                            .map(part -> part.amount().orElseThrow())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    : Optional.empty();
        }
    }

    /**
     * A material to replace.
     *
     * @param id path through the bill
     * @param amount how much of its value; empty for all of a material whose value is not known
     */
    record Part(String id, Optional<BigDecimal> amount) {}

    /** Work the materials further in the Party; the product's rule is met already. */
    record WorkFurther(Set<MinimalOperation> done) implements SmallestChange {
        public WorkFurther {
            done = Set.copyOf(done);
        }
    }

    /** One sentence. */
    default String sentence() {
        return switch (this) {
            case Replace(var parts, String currency) ->
                parts.stream()
                        .map(part -> part.amount()
                                .filter(amount -> amount.signum() > 0)
                                .map(amount -> "%s %s of material %s".formatted(shown(amount), currency, part.id()))
                                .orElse("all of material " + part.id()))
                        .collect(Collectors.joining(", ", "Replace ", " by originating material."));
            case WorkFurther(var done) ->
                "Work the non-originating materials beyond minimal operations; done so far is RCEP %s."
                        .formatted(done.stream()
                                .sorted()
                                .map(MinimalOperation::article)
                                .collect(Collectors.joining(", ")));
        };
    }

    /** Exact, without the zeros that multiplying has left behind two decimals. */
    private static String shown(BigDecimal amount) {
        BigDecimal bare = amount.stripTrailingZeros();
        int scale = Math.min(amount.scale(), Math.max(2, bare.scale()));
        return amount.setScale(scale, RoundingMode.UNNECESSARY).toPlainString();
    }

    /** Replaces {@code excess} of the value of some materials, most of it in as few as possible. */
    static Replace replace(List<Used> candidates, BigDecimal excess, String currency) {
        var parts = new ArrayList<Part>();
        BigDecimal left = excess;
        for (Used used : largestFirst(candidates)) {
            BigDecimal amount = used.value().orElse(BigDecimal.ZERO).min(left);
            if (amount.signum() > 0) {
                parts.add(new Part(used.id(), Optional.of(amount)));
                left = left.subtract(amount);
            }
        }
        return new Replace(parts, currency);
    }

    /** Replaces some materials altogether. */
    static Replace replaceAll(List<Used> candidates, String currency) {
        return new Replace(
                largestFirst(candidates).stream()
                        .map(used -> new Part(used.id(), used.value()))
                        .toList(),
                currency);
    }

    private static List<Used> largestFirst(List<Used> candidates) {
        return candidates.stream()
                .sorted(Comparator.comparing((Used used) -> used.value().orElse(BigDecimal.ZERO))
                        .reversed()
                        .thenComparing(Used::id))
                .toList();
    }
}
