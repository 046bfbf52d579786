package org.ecorelay.local.origin;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ecorelay.origin.hs.Nomenclature;
import org.ecorelay.origin.rule.HsEdition;
import org.ecorelay.origin.rule.RulePack;
import org.ecorelay.origin.rule.RulePackReader;
import org.ecorelay.origin.rule.ScopedRule;

/** {@code eco rules check}: whether a rule pack can be used, before anybody relies on it. */
public final class RulesVerb {
    private final PrintStream out;
    private final PrintStream err;

    public RulesVerb(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Prints every problem by line; {@code true} when there is none. Codes are looked up where the pack is in HS 2022. */
    public boolean check(Path file) throws IOException {
        return switch (RulePackReader.read(OriginVerb.name(file), Files.readString(file))) {
            case RulePack.Reading.Invalid(var problems) -> refused(file, problems);
            case RulePack.Reading.Valid(RulePack pack) -> {
                List<RulePack.Problem> unknown = pack.rules().stream()
                        .flatMap(rule -> unlisted(pack, rule))
                        .toList();
                yield unknown.isEmpty() ? accepted(pack) : refused(file, unknown);
            }
        };
    }

    private static Stream<RulePack.Problem> unlisted(RulePack pack, ScopedRule rule) {
        return pack.edition() == HsEdition.HS2022
                ? Stream.of(rule.scope().first(), rule.scope().last())
                        .distinct()
                        .filter(code -> !Nomenclature.hs2022().contains(code))
                        .map(code ->
                                new RulePack.Problem(rule.line(), "%s has no %s".formatted(Nomenclature.EDITION, code)))
                : Stream.of();
    }

    private boolean refused(Path file, List<RulePack.Problem> problems) {
        problems.forEach(problem -> err.println("%s:%d: %s".formatted(file, problem.line(), problem.message())));
        err.println("%d problems; nothing of this pack would be used".formatted(problems.size()));
        return false;
    }

    private boolean accepted(RulePack pack) {
        long transposed =
                pack.rules().stream().filter(ScopedRule::scopeUnchanged).count();
        out.println("%s %s: %d rules in %s, valid from %s%s"
                .formatted(
                        pack.name(),
                        pack.version(),
                        pack.rules().size(),
                        pack.edition(),
                        pack.validFrom(),
                        pack.validUntil().map(last -> " to " + last).orElse("")));
        if (pack.edition() != HsEdition.HS2022) {
            out.println("%d of them say that their scope is unchanged in HS 2022; the others cannot be used after 2022"
                    .formatted(transposed));
        }
        return true;
    }
}
