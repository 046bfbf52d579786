package org.ecorelay.origin.qualify;

import java.util.ArrayList;
import java.util.List;
import org.ecorelay.certificate.Finding;

/** What is asked when something is not known: one question each, with what to send. */
final class Questions {
    private Questions() {}

    static Finding bill(Facts facts) {
        return Finding.of("BILL_MISSING", facts.pointer() + "/materials");
    }

    static Finding fob(Facts facts) {
        return Finding.of("FOB_MISSING", facts.pointer() + "/fob");
    }

    static Finding weight(Facts facts) {
        return Finding.of("WEIGHT_MISSING", facts.pointer() + "/weight");
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
                .map(used -> Finding.of("MATERIAL_HS_MISSING", used.pointer() + "/hs", used.id()))
                .toList();
    }

    static Finding processing(Facts facts) {
        return Finding.of("PROCESSING_NOT_STATED", facts.pointer() + "/processing");
    }

    static Finding reaction(Facts facts) {
        return Finding.of("REACTION_NOT_STATED", facts.pointer() + "/reaction");
    }

    static Finding costs(String pointer) {
        return Finding.of("COSTS_EXCEED_FOB", pointer + "/costs");
    }

    static Finding boxFull(Facts facts) {
        return Finding.of("BOX_10_FULL", facts.pointer() + "/countryRequest");
    }
}
