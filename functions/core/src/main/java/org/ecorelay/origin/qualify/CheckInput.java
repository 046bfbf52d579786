package org.ecorelay.origin.qualify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ecorelay.code.CodeList;
import org.ecorelay.finding.Finding;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.RcepParties;
import org.ecorelay.origin.bill.Good;
import org.ecorelay.origin.bill.Material;
import org.ecorelay.origin.bill.Money;
import org.ecorelay.origin.bill.ProductionCosts;
import org.ecorelay.origin.bill.Shipment;

/** What is wrong in what was stated, whatever the rule. Nothing is computed from bad input. For one use. */
final class CheckInput {
    private static final Pattern ID = Pattern.compile("[^\\p{C}/]{1,100}");
    /** Beyond this a figure is no amount, and arithmetic with it would not end. */
    private static final int MAX_DIGITS = 30;

    private final List<Finding> findings = new ArrayList<>();
    private int lines;

    private CheckInput() {}

    static List<Finding> of(Good good, Shipment shipment) {
        var check = new CheckInput();
        check.shipment(good, shipment);
        check.good(good);
        check.materials(good.materials(), good.pointer(), 1);
        if (check.lines > Good.MAX_LINES) {
            check.findings.add(
                    Finding.of("BILL_TOO_LARGE", good.pointer() + "/materials", Good.MAX_LINES, Good.MAX_DEPTH));
        }
        return List.copyOf(check.findings);
    }

    /** Figures for different quantities, or in different units, would make any value content come out. All are in one currency. */
    static List<Finding> costs(Good good) {
        if (good.costs().isEmpty() || good.fob().isEmpty()) {
            return List.of();
        }
        Stream<Money> materials = good.materials().stream()
                .filter(material -> material.role().countsForValue())
                .flatMap(material -> material.value().stream());
        BigDecimal all = Stream.concat(materials, good.costs().get().all().stream())
                .map(Money::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return all.compareTo(good.fob().get().amount()) > 0 ? List.of(Questions.costs(good.pointer())) : List.of();
    }

    private void shipment(Good good, Shipment shipment) {
        if (!RcepParties.all().contains(good.party())) {
            findings.add(Finding.of("ORIGIN_NOT_RCEP", good.pointer() + "/party"));
        } else if (!RcepParties.inForce(good.party(), shipment.importing(), shipment.day())) {
            findings.add(Finding.of(
                    "AGREEMENT_NOT_IN_FORCE",
                    good.pointer() + "/party",
                    good.party(),
                    shipment.importing(),
                    shipment.day()));
        }
    }

    private void good(Good good) {
        if (HsCode.parse(good.hs()).isEmpty()) {
            hs(good.pointer() + "/hsCode");
        }
        good.fob().ifPresent(fob -> {
            money(fob, good.pointer() + "/fob");
            if (fob.amount().signum() == 0) {
                findings.add(Finding.of("FOB_NOT_POSITIVE", good.pointer() + "/fob"));
            }
        });
        weight(good.weight(), good.pointer());
        costs(good.costs(), good.pointer());
    }

    private void costs(Optional<ProductionCosts> stated, String parent) {
        stated.ifPresent(costs -> costs.all().forEach(cost -> money(cost, parent + "/costs")));
    }

    private void materials(List<Material> materials, String parent, int depth) {
        var ids = new HashSet<String>();
        // What is over the limit is refused as a whole: looking at each line of it would only cost time.
        for (int i = 0; i < materials.size() && lines <= Good.MAX_LINES; i++) {
            lines++;
            Material material = materials.get(i);
            String pointer = parent + "/materials/" + i;
            if (!ID.matcher(material.id()).matches() || !ids.add(material.id())) {
                findings.add(Finding.of("MATERIAL_ID_INVALID", pointer + "/id"));
            }
            material(material, pointer);
            material.intermediate().ifPresent(made -> {
                costs(made.costs(), pointer + "/madeFrom");
                if (depth >= Good.MAX_DEPTH) {
                    lines = Good.MAX_LINES + 1;
                } else {
                    materials(made.materials(), pointer + "/madeFrom", depth + 1);
                }
            });
        }
    }

    private void material(Material material, String pointer) {
        if (!material.hs().isEmpty() && HsCode.parse(material.hs()).isEmpty()) {
            hs(pointer + "/hsCode");
        }
        weight(material.weight(), pointer);
        if (material.role().countsForValue()) {
            material.value().ifPresent(value -> money(value, pointer + "/value"));
        }
    }

    private void hs(String pointer) {
        findings.add(Finding.of("HS_CODE_INVALID", pointer, ""));
    }

    private void money(Money money, String pointer) {
        if (!CodeList.CURRENCY.hasForm(money.currency())) {
            findings.add(Finding.of("CURRENCY_INVALID", pointer));
        }
        amount(money.amount(), pointer);
    }

    private void weight(Optional<BigDecimal> weight, String pointer) {
        weight.ifPresent(kilograms -> amount(kilograms, pointer + "/weightKg"));
    }

    private void amount(BigDecimal amount, String pointer) {
        boolean sane = amount.precision() <= MAX_DIGITS && Math.abs((long) amount.scale()) <= MAX_DIGITS;
        if (!sane || amount.signum() < 0) {
            findings.add(Finding.of("AMOUNT_INVALID", pointer, MAX_DIGITS));
        }
    }
}
