package org.ecorelay.origin.qualify;

import java.math.BigDecimal;
import java.util.Optional;
import org.ecorelay.json.Json;
import org.ecorelay.origin.HsCode;
import org.ecorelay.origin.bill.Material;
import org.ecorelay.origin.bill.Money;

/**
 * A material as it counts.
 *
 * @param id path through the bill, {@code board/chip}
 * @param pointer JSON Pointer to it in the exporter's own data
 * @param party the Party in which it originates, or empty when it is non-originating
 * @param cumulated it is an intermediate that qualifies only by cumulation
 * @param why why it counts so
 */
record Used(String id, String pointer, Material material, Optional<String> party, boolean cumulated, String why) {
    boolean nonOriginating() {
        return party.isEmpty();
    }

    boolean countsForProcess() {
        return material.role().countsForProcess();
    }

    boolean countsForValue() {
        return material.role().countsForValue();
    }

    Optional<BigDecimal> value() {
        return material.value().map(Money::amount);
    }

    Optional<HsCode> hs() {
        return HsCode.parse(material.hs());
    }

    /** How it would count without RCEP 3.4. */
    Used withoutCumulation(String here) {
        boolean cumulates =
                cumulated || party.filter(where -> !where.equals(here)).isPresent();
        return cumulates ? new Used(id, pointer, material, Optional.empty(), false, "without cumulation") : this;
    }

    Json.Obj json() {
        return Json.object()
                .put("id", id)
                .put("hs", material.hs())
                .put("origin", material.origin().text())
                .put("counts", party.map(where -> "originating in " + where).orElse("non-originating"))
                .put("why", why)
                .put("role", material.role().name())
                .putIfPresent(
                        "value",
                        material.value()
                                .map(value -> Json.text(value.amount().toPlainString() + " " + value.currency())))
                .put("valueBasis", material.basis().name())
                .putIfPresent("weight", material.weight().map(weight -> Json.text(weight.toPlainString())))
                .build();
    }
}
