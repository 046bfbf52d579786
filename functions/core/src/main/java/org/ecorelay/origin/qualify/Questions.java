package org.ecorelay.origin.qualify;

import java.util.ArrayList;
import java.util.List;
import org.ecorelay.certificate.Finding;

/** What is asked when something is not known: one question each, with what to send. */
final class Questions {
    private Questions() {}

    static Finding bill(Facts facts) {
        return new Finding(
                "BILL_MISSING",
                facts.pointer() + "/materials",
                "Nothing is known about the materials of this good.",
                "Send its bill of materials, or the case of RCEP 3.3 under which it is wholly obtained.");
    }

    static Finding fob(Facts facts) {
        return new Finding(
                "FOB_MISSING",
                facts.pointer() + "/fob",
                "The FOB value of the good is needed and not known.",
                "Send the FOB value of one unit, in the currency of its materials.");
    }

    static Finding weight(Facts facts) {
        return new Finding(
                "WEIGHT_MISSING",
                facts.pointer() + "/weight",
                "The de minimis rule by weight (RCEP 3.7 b) needs the weights of the good and of its materials.",
                "Send the weight of the good and of the materials that do not change their classification.");
    }

    /** One question for each material without a value. */
    static List<Finding> values(List<Used> materials) {
        var findings = new ArrayList<Finding>();
        for (Used used : materials) {
            if (used.value().isEmpty()) {
                findings.add(new Finding(
                        "MATERIAL_VALUE_MISSING",
                        used.pointer() + "/value",
                        "The value of material %s is needed and not known.".formatted(used.id()),
                        "Send its CIF value, or the earliest price paid for it in a Party (RCEP 3.5)."));
            }
        }
        return findings;
    }

    /** One question for each material without a classification. */
    static List<Finding> codes(List<Used> materials) {
        return materials.stream()
                .map(used -> new Finding(
                        "MATERIAL_HS_MISSING",
                        used.pointer() + "/hs",
                        "The HS code of material %s is needed and not known.".formatted(used.id()),
                        "Send its six-digit HS code, or a proof that it is originating."))
                .toList();
    }

    static Finding processing(Facts facts) {
        return new Finding(
                "PROCESSING_NOT_STATED",
                facts.pointer() + "/processing",
                "It is not known whether the processing goes beyond the minimal operations of RCEP 3.6.",
                "State that it does, or name the minimal operations that were done.");
    }

    static Finding reaction(Facts facts) {
        return new Finding(
                "REACTION_NOT_STATED",
                facts.pointer() + "/reaction",
                "It is not known whether the good is the product of a chemical reaction in the exporting Party.",
                "State whether it is; dissolving, removing solvent and adding or removing water do not count.");
    }

    static Finding costs(String pointer) {
        return new Finding(
                "COSTS_EXCEED_FOB",
                pointer + "/costs",
                "Materials, labour, overhead, profit and other costs come to more than the FOB value.",
                "Correct the costs or the FOB value; all must be for the same quantity.");
    }

    static Finding boxFull(Facts facts) {
        return new Finding(
                "BOX_10_FULL",
                facts.pointer() + "/countryRequest",
                "Cumulation, de minimis and a claim under 2.6.6 do not fit into the three lines of box 10 together.",
                "Claim the regular RCEP country of origin, or replace what needs de minimis.");
    }
}
