package org.ecorelay.origin.qualify;

import java.util.ArrayList;
import java.util.List;
import org.ecorelay.finding.Finding;

/** What is asked when something is not known: one question each, with what to send. */
final class Questions {
    private Questions() {}

    static Finding bill(Facts facts) {
        return Finding.of("BILL_MISSING", facts.making() + "/materials");
    }

    static Finding fob(Facts facts) {
        return Finding.of("FOB_MISSING", facts.fobPointer());
    }

    static Finding weight(Facts facts) {
        return Finding.of("WEIGHT_MISSING", facts.pointer() + "/weightKg");
    }

    /** One question for each material without a value. */
    static List<Finding> values(List<Used> materials) {
        var findings = new ArrayList<Finding>();
        for (Used used : materials) {
            if (used.value().isEmpty()) {
                findings.add(Finding.of("MATERIAL_VALUE_MISSING", used.pointer() + "/value", used.id()));
            }
        }
        return findings;
    }

    /** One question for each material without a classification. */
    static List<Finding> codes(List<Used> materials) {
        return materials.stream()
                .map(used -> Finding.of("MATERIAL_HS_MISSING", used.pointer() + "/hsCode", used.id()))
                .toList();
    }

    static Finding processing(Facts facts) {
        return Finding.of("PROCESSING_NOT_STATED", facts.making() + "/substantial");
    }

    static Finding reaction(Facts facts) {
        return Finding.of("REACTION_NOT_STATED", facts.making() + "/chemicalReaction");
    }

    static Finding costs(String pointer) {
        return Finding.of("COSTS_EXCEED_FOB", pointer + "/costs");
    }

    static Finding boxFull(Facts facts) {
        return Finding.of("BOX_10_FULL", facts.pointer() + "/destinations");
    }
}
