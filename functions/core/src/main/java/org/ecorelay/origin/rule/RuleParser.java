package org.ecorelay.origin.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one rule from left to right. Not thread-safe; for one use. */
final class RuleParser {
    static final String OR = " or ";
    static final String EXCEPT = " except from ";
    static final int MAX_LENGTH = 2_000;

    private static final String TERMS = "WO, CC, CTH, CTSH, RVC40 or CR";
    private static final int SHOWN = 20;

    private final String text;
    private int at;

    RuleParser(String text) {
        this.text = text;
    }

    Rule.Reading parse() {
        if (text.length() > MAX_LENGTH) {
            return new Rule.Reading.Invalid(MAX_LENGTH + 1, "a rule has at most %d characters".formatted(MAX_LENGTH));
        }
        try {
            return new Rule.Reading.Valid(new Rule(terms(), text));
        } catch (Misread misread) {
            return new Rule.Reading.Invalid(misread.position + 1, misread.what);
        }
    }

    private List<Term> terms() throws Misread {
        var terms = new ArrayList<Term>();
        do {
            int start = at;
            Term term = term();
            if (terms.contains(term)) {
                throw new Misread(start, "%s is named twice".formatted(term.text()));
            }
            terms.add(term);
        } while (skip(OR));
        if (at < text.length()) {
            String or = "\"%s\"".formatted(OR);
            throw unexpected(at, terms.getLast() instanceof Term.Shift ? or + " or \"%s\"".formatted(EXCEPT) : or);
        }
        return terms;
    }

    private Term term() throws Misread {
        int start = at;
        return switch (word()) {
            case "WO" -> new Term.WhollyObtained();
            case "RVC40" -> new Term.ValueContent();
            case "CR" -> new Term.Reaction();
            case "CC" -> new Term.Shift(Term.Level.CC, exceptions());
            case "CTH" -> new Term.Shift(Term.Level.CTH, exceptions());
            case "CTSH" -> new Term.Shift(Term.Level.CTSH, exceptions());
            default -> throw unexpected(start, TERMS);
        };
    }

    private String word() {
        int start = at;
        while (at < text.length() && text.charAt(at) > ' ' && text.charAt(at) != ',') {
            at++;
        }
        return text.substring(start, at);
    }

    private List<HsScope> exceptions() throws Misread {
        if (!skip(EXCEPT)) {
            return List.of();
        }
        var scopes = new ArrayList<HsScope>();
        do {
            int start = at;
            Optional<HsScope> scope = HsScope.parse(word());
            if (scope.isEmpty()) {
                throw unexpected(start, HsScope.ALLOWED);
            }
            scopes.add(scope.get());
        } while (skip(", ") || skip(","));
        return scopes;
    }

    private boolean skip(String token) {
        boolean there = text.startsWith(token, at);
        at += there ? token.length() : 0;
        return there;
    }

    private Misread unexpected(int position, String allowed) {
        String rest = text.substring(position, Math.min(text.length(), position + SHOWN));
        String found = rest.isEmpty() ? "the end" : "\"%s\"".formatted(rest.replaceAll("\\p{C}", "?"));
        return new Misread(position, "found %s, allowed is %s".formatted(found, allowed));
    }

    private static final class Misread extends Exception {
        private static final long serialVersionUID = 1L;
        private final int position;
        private final String what;

        Misread(int position, String what) {
            super(what);
            this.position = position;
            this.what = what;
        }
    }
}
