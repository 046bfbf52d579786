package org.ecorelay.origin.rule;

import java.util.List;
import java.util.stream.Collectors;
import org.ecorelay.origin.HsCode;

/** One alternative of a product-specific rule. */
public sealed interface Term {
    /** {@code WO}: wholly obtained; the route of RCEP 3.2 (b) remains open beside it. */
    record WhollyObtained() implements Term {}

    /**
     * {@code CC}, {@code CTH}, {@code CTSH}: every non-originating material changes its classification.
     *
     * @param except non-originating materials of these scopes do not count as changed
     */
    record Shift(Level level, List<HsScope> except) implements Term {
        public Shift {
            except = List.copyOf(except);
        }

        /** Whether a non-originating material of {@code material} undergoes the change into {@code good}. */
        public boolean metBy(HsCode material, HsCode good) {
            return !material.upTo(level.digits).equals(good.upTo(level.digits))
                    && except.stream().noneMatch(scope -> scope.covers(material));
        }
    }

    /** {@code RVC40}: a regional value content of at least 40 per cent, by either formula of RCEP 3.5. */
    record ValueContent() implements Term {}

    /** {@code CR}: a chemical reaction in a Party. */
    record Reaction() implements Term {}

    /** How many leading digits must change. */
    enum Level {
        CC(2),
        CTH(4),
        CTSH(6);

        /** 2, 4 or 6. */
        private final int digits;

        Level(int digits) {
            this.digits = digits;
        }
    }

    /** The term in the grammar of {@link Rule}. */
    default String text() {
        return switch (this) {
            case WhollyObtained() -> "WO";
            case Shift(Level level, List<HsScope> except) ->
                except.isEmpty()
                        ? level.name()
                        : level.name()
                                + RuleParser.EXCEPT
                                + except.stream().map(HsScope::toString).collect(Collectors.joining(", "));
            case ValueContent() -> "RVC40";
            case Reaction() -> "CR";
        };
    }
}
