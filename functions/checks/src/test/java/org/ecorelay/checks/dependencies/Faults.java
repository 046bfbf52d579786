package org.ecorelay.checks.dependencies;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ecorelay.checks.dependencies.Dependency.Place;

/** What is wrong with an inventory: each a sentence that says what to do. */
final class Faults {
    /** They want to be told where the source is. */
    private static final Set<String> WITH_SOURCE = Set.of("EPL-2.0", "MPL-2.0");

    private Faults() {}

    static List<String> of(Inventory inventory) {
        var faults = new ArrayList<String>();
        inventory.all().forEach(each -> licences(inventory, each, faults));
        reasons(inventory, faults);
        Set<String> known =
                inventory.all().stream().map(each -> each.artifact().key()).collect(Collectors.toSet());
        inventory.decided().taken().keySet().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .forEach(key -> faults.add("taken.txt: we do not have %s: remove its line".formatted(key)));
        return faults;
    }

    private static void licences(Inventory inventory, Dependency each, List<String> faults) {
        if (each.licences().isEmpty()) {
            faults.add("%s: its POM and those of its parents name no licence: find out, and do without it until then"
                    .formatted(each.artifact()));
        }
        each.licences().stream()
                .filter(licence -> licence.startsWith("not in licences.txt"))
                .forEach(licence -> faults.add("%s: its licence is %s: add the name with its SPDX identifier"
                        .formatted(each.artifact(), licence)));
        if (each.place() != Place.FUNCTION) {
            return;
        }
        String taken = inventory.taken(each);
        if (!inventory.decided().allowed().contains(taken)) {
            faults.add(
                    "%s: a function's jar may not have it under %s: choose one of its licences in taken.txt, or do without it"
                            .formatted(each.artifact(), taken));
        } else if (!each.licences().contains(taken)) {
            faults.add("%s: taken.txt takes it under %s, but it offers %s"
                    .formatted(each.artifact(), taken, String.join(", ", each.licences())));
        }
        if (WITH_SOURCE.contains(taken) && !inventory.remark(each).contains("its source is at https://")) {
            faults.add("%s: %s wants to be told where the source is: say so in taken.txt"
                    .formatted(each.artifact(), taken));
        }
    }

    private static void reasons(Inventory inventory, List<String> faults) {
        var direct = new TreeSet<String>();
        for (Dependency each : inventory.all()) {
            if (each.through().isEmpty()) {
                direct.add(each.artifact().key());
            }
        }
        inventory.node().forEach(each -> direct.add("npm:" + each.name()));
        Set<String> reasons = inventory.decided().why().keySet();
        direct.stream()
                .filter(key -> !reasons.contains(key))
                .forEach(key -> faults.add("why.txt: say why we have %s, or remove it".formatted(key)));
        reasons.stream()
                .filter(key -> !direct.contains(key))
                .forEach(key ->
                        faults.add("why.txt: no pom.xml or package.json names %s: remove its line".formatted(key)));
    }
}
