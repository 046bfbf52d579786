package org.ecorelay.origin.rule;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A product-specific rule: alternatives, of which the exporter chooses one (Annex 3A, headnote 8).
 *
 * <p>Grammar: {@code rule := term (" or " term)*}; {@code term := WO | RVC40 | CR | (CC | CTH | CTSH) [" except from "
 * scope (", " scope)*]}. A scope is a {@link HsScope}.
 *
 * @param terms at least one, none twice
 * @param raw the text as it was printed
 */
public record Rule(List<Term> terms, String raw) {
    public Rule {
        terms = List.copyOf(terms);
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a rule has at least one term");
        }
    }

    /** The result of reading a rule. */
    public sealed interface Reading {
        /** It is one. */
        record Valid(Rule rule) implements Reading {}

        /**
         * It is none.
         *
         * @param position where it stops being one, counted from 1
         * @param message what stands there and what is allowed
         */
        record Invalid(int position, String message) implements Reading {}
    }

    /** Reads a rule; the whole text must be one. */
    public static Reading parse(String text) {
        return new RuleParser(text).parse();
    }

    /** The rule in the grammar; parsing it gives equal terms. */
    public String text() {
        return terms.stream().map(Term::text).collect(Collectors.joining(RuleParser.OR));
    }
}
