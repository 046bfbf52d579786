package org.ecorelay.origin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.ecorelay.certificate.Finding;
import org.ecorelay.json.Json;
import org.ecorelay.origin.hs.HsCodeDoubt;

/**
 * Determines the origin of one product from what its account has stated. Pure; every number is exact.
 *
 * <p>The basis is the declared criterion, checked for plausibility.
 */
public final class DetermineOrigin {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** RVC40, for every product-specific rule that uses RVC (Annex 3A). */
    private static final BigDecimal RVC_THRESHOLD = BigDecimal.valueOf(40);
    /** Chapters of plants, animals, minerals and what is made of them alone; elsewhere WO is implausible (RCEP 3.3). */
    private static final int LAST_OBTAINED_CHAPTER = 27;

    private DetermineOrigin() {}

    /**
     * Determines the origin of one product.
     *
     * @param pointer JSON Pointer to the product in the exporter's own data, for findings
     */
    public static Determination of(ProductProfile product, String pointer) {
        List<Finding> findings = new ArrayList<>();
        HsCodeDoubt.of(product.hsCode(), pointer + "/hsCode")
                .ifPresentOrElse(
                        findings::add,
                        () -> plausible(product, HsCode.parse(product.hsCode()).orElseThrow(), pointer, findings));
        if (!RcepParties.all().contains(product.originCountry())) {
            findings.add(Finding.of("ORIGIN_NOT_RCEP", pointer + "/originCountry"));
        }
        return findings.isEmpty() ? decide(product) : new Determination.NeedsData(findings);
    }

    private static void plausible(ProductProfile product, HsCode hs, String pointer, List<Finding> findings) {
        if (product.criterion() == Criterion.WO && hs.chapter() > LAST_OBTAINED_CHAPTER) {
            findings.add(Finding.of("CRITERION_IMPLAUSIBLE", pointer + "/criterion"));
        }
        if (product.criterion() == Criterion.RVC && product.rvc().isEmpty()) {
            findings.add(Finding.of("RVC_FIGURES_MISSING", pointer + "/rvc"));
        }
        if (product.notes().contains("DMI") && product.criterion() != Criterion.CTC) {
            findings.add(Finding.of("DMI_WITHOUT_CTC", pointer + "/criterionNotes"));
        }
    }

    private static Determination decide(ProductProfile product) {
        Json.Obj trace = trace(product);
        if (product.criterion() == Criterion.RVC && !meetsRvc(product.rvc().orElseThrow())) {
            return new Determination.NotOriginating(
                    "The regional value content is below 40 per cent.",
                    "Lower the value of non-originating materials to at most 60 per cent of FOB.",
                    trace);
        }
        var lines = new ArrayList<String>();
        lines.add(product.criterion().name());
        lines.addAll(product.notes());
        return new Determination.Originating(lines, product.originCountry(), trace);
    }

    /** RCEP 3.5 build-down, without division: a quotient would have to be rounded. */
    private static boolean meetsRvc(ProductProfile.ValueContent content) {
        return content.fob()
                        .subtract(content.vnm())
                        .multiply(HUNDRED)
                        .compareTo(content.fob().multiply(RVC_THRESHOLD))
                >= 0;
    }

    private static Json.Obj trace(ProductProfile product) {
        var trace = Json.object()
                .put("basis", "DECLARED")
                .put("source", "RCEP 3.2; criterion declared by the exporter")
                .put("criterion", product.criterion().name())
                .put("hsCode", product.hsCode())
                .put("originCountry", product.originCountry());
        product.rvc()
                .ifPresent(content -> trace.put(
                        "rvc",
                        Json.object()
                                .put("formula", "(FOB - VNM) * 100 >= 40 * FOB")
                                .put("source", "RCEP 3.5 (build-down)")
                                .put("fob", content.fob().toPlainString())
                                .put("vnm", content.vnm().toPlainString())
                                .put("currency", content.currency())
                                .build()));
        return trace.build();
    }
}
