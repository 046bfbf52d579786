package org.ecorelay.origin.rule;

/** Packs for tests. */
public final class Packs {
    private Packs() {}

    /** A pack from text that must be one. */
    public static RulePack of(String csv) {
        return switch (RulePackReader.read("test", csv)) {
            case RulePack.Reading.Valid(RulePack pack) -> pack;
            case RulePack.Reading.Invalid(var problems) -> throw new IllegalArgumentException(problems.toString());
        };
    }

    /** A pack in HS 2022 with one rule. */
    public static RulePack rule(String kind, String code, String rule) {
        return of("scope,hs2022,rule,source\n%s,%s,\"%s\",test p.1\n".formatted(kind, code, rule));
    }
}
