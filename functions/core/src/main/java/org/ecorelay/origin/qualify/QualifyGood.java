package org.ecorelay.origin.qualify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ecorelay.finding.Finding;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.OriginBasis;
import org.ecorelay.origin.bill.ExchangeRates;
import org.ecorelay.origin.bill.Good;
import org.ecorelay.origin.bill.Money;
import org.ecorelay.origin.bill.Processing;
import org.ecorelay.origin.bill.Shipment;
import org.ecorelay.origin.bill.WhollyObtained;
import org.ecorelay.origin.rule.AppendixLines;
import org.ecorelay.origin.rule.AppliedRule;
import org.ecorelay.origin.rule.RuleBook;

/**
 * Determines from its bill of materials whether a good originates (RCEP Chapter 3). Pure: the same statements give the
 * same answer, in whatever order the materials come; every figure is exact. Immutable.
 */
public final class QualifyGood {
    /** Criterion codes of Singapore Customs, table A.2: no combination has more lines. */
    private static final int BOX_10_LINES = 3;

    private final AppendixLines appendices;
    private final FindRule findRule;
    private final ExchangeRates rates;

    /**
     * With the rules of an account.
     *
     * @param mayState whether the account accepts rules that an exporter states, where no pack has one
     */
    public QualifyGood(RuleBook rules, AppendixLines appendices, boolean mayState) {
        this(rules, appendices, mayState, ExchangeRates.NONE);
    }

    /**
     * The same with exchange rates, for goods whose values are in several currencies.
     *
     * @param mayState whether the account accepts rules that an exporter states, where no pack has one
     */
    public QualifyGood(RuleBook rules, AppendixLines appendices, boolean mayState, ExchangeRates rates) {
        this.appendices = appendices;
        this.findRule = new FindRule(rules, mayState);
        this.rates = rates;
    }

    /** Determines the origin of one good on its way to one Party. */
    public Qualification qualify(Good good, Shipment shipment) {
        var trace = new Trace(good, shipment);
        List<Finding> bad = CheckInput.of(good, shipment);
        if (!bad.isEmpty()) {
            return needs(bad, trace);
        }
        return switch (ConvertMoney.of(good, rates, shipment.day())) {
            case ConvertMoney.Result.NoRate(var from, String into) ->
                needs(
                        List.of(Finding.of(
                                "CURRENCIES_MIXED",
                                good.pointer(),
                                String.join(", ", from),
                                into,
                                shipment.day(),
                                ExchangeRates.MAX_AGE_DAYS)),
                        trace);
            case ConvertMoney.Result.Converted(Good same, var conversions) -> {
                trace.conversions(conversions);
                List<Finding> costs = CheckInput.costs(same);
                yield costs.isEmpty() ? measured(same, shipment, trace) : needs(costs, trace);
            }
        };
    }

    /** All values are in one currency. */
    private Qualification measured(Good good, Shipment shipment, Trace trace) {
        HsCode hs = HsCode.parse(good.hs()).orElseThrow();
        String currency = currency(good);
        var settle = new Settle(findRule, shipment.day(), good.party(), currency);
        var facts = facts(good, hs, currency, settle);
        trace.materials(facts.used(), settle.intermediates());
        return switch (findRule.of(good, hs, shipment.day())) {
            case FindRule.Result.Found(AppliedRule rule) -> {
                trace.rule(rule);
                yield decide(facts, Optional.of(rule), settle.questions(), shipment, trace);
            }
            case FindRule.Result.Unknown(var questions) -> {
                var open = new ArrayList<>(questions);
                open.addAll(settle.questions());
                yield decide(facts, Optional.empty(), open, shipment, trace);
            }
        };
    }

    private static String currency(Good good) {
        return good.fob()
                .or(() -> good.materials().stream()
                        .flatMap(material -> material.value().stream())
                        .findFirst())
                .map(Money::currency)
                .orElse("");
    }

    private static Facts facts(Good good, HsCode hs, String currency, Settle settle) {
        return new Facts(
                good.pointer(),
                good.pointer(),
                hs,
                good.party(),
                good.fob().map(Money::amount),
                currency,
                good.weight(),
                settle.all(good.materials(), "", good.pointer()),
                good.whollyObtained(),
                good.processing(),
                good.costs(),
                good.reaction());
    }

    private Qualification decide(
            Facts facts, Optional<AppliedRule> rule, List<Finding> open, Shipment shipment, Trace trace) {
        List<Alternative> alternatives = Alternatives.of(facts, rule.map(AppliedRule::rule));
        trace.alternatives(alternatives);
        Optional<Alternative> best = Alternative.widest(alternatives);
        if (best.isPresent()) {
            return originating(facts, new Claim(best.get(), basis(facts, best.get(), rule)), shipment, trace);
        }
        var questions = new ArrayList<>(open);
        alternatives.forEach(one -> questions.addAll(one.findings()));
        return questions.isEmpty()
                ? notOriginating(facts, alternatives, trace)
                : needs(questions.stream().distinct().toList(), trace);
    }

    private record Claim(Alternative best, OriginBasis basis) {}

    private static OriginBasis basis(Facts facts, Alternative best, Optional<AppliedRule> rule) {
        return switch (best.criterion()) {
            case WO ->
                new OriginBasis(
                        OriginBasis.Kind.AGREEMENT,
                        "WO",
                        facts.whollyObtained().map(WhollyObtained::article).orElse("RCEP 3.2 (a)"));
            case PE -> new OriginBasis(OriginBasis.Kind.AGREEMENT, "PE", "RCEP 3.2 (b)");
            case CTC, RVC, CR ->
                rule.orElseThrow(() -> new IllegalStateException("a criterion of a rule without a rule"))
                        .originBasis();
        };
    }

    private Qualification originating(Facts facts, Claim claim, Shipment shipment, Trace trace) {
        Alternative best = claim.best();
        return switch (CountryOfOrigin.of(facts, best.criterion(), shipment, appendices)) {
            case Country.Open(var findings) -> needs(findings, trace);
            case Country.Named(String code, var line, String why) -> {
                var lines = new ArrayList<>(best.lines());
                line.ifPresent(lines::add);
                if (lines.size() > BOX_10_LINES) {
                    yield needs(List.of(Questions.boxFull(facts)), trace);
                }
                trace.originating(best, claim.basis(), lines, code, why);
                yield new Qualification.Originating(lines, code, claim.basis(), trace.json("ORIGINATING"));
            }
        };
    }

    private static Qualification needs(List<Finding> findings, Trace trace) {
        trace.findings(findings);
        return new Qualification.NeedsData(findings, trace.json("NEEDS_DATA"));
    }

    private static Qualification notOriginating(Facts facts, List<Alternative> alternatives, Trace trace) {
        Alternative nearest = alternatives.stream()
                .filter(one -> one.change().isPresent())
                .min(Comparator.comparing(one -> size(one.change().orElseThrow())))
                .orElseThrow(() -> new IllegalStateException("PE without non-originating materials passes"));
        String reason = nearest.outcome() instanceof Outcome.Failed(String why, var change) ? why : "";
        SmallestChange change = nearest.change().orElseThrow();
        trace.change(reason, change, facts.processing() instanceof Processing.NotStated);
        return new Qualification.NotOriginating(reason, change, trace.json("NOT_ORIGINATING"));
    }

    /** Work that needs no other material comes first, then the least value; what has no value comes last. */
    private static Size size(SmallestChange change) {
        return switch (change) {
            case SmallestChange.WorkFurther further -> new Size(0, BigDecimal.ZERO);
            case SmallestChange.Replace replace ->
                replace.total().map(total -> new Size(1, total)).orElse(new Size(2, BigDecimal.ZERO));
        };
    }

    private record Size(int kind, BigDecimal value) implements Comparable<Size> {
        @Override
        public int compareTo(Size other) {
            return Comparator.comparingInt(Size::kind)
                    .thenComparing(Size::value)
                    .compare(this, other);
        }
    }
}
