package org.ecorelay.checks.dependencies;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** {@code META-INF/THIRD-PARTY.txt} of a function's jar: what of others is in it, and what its licences want to be said. */
final class ThirdParty {
    static final String ENTRY = "META-INF/THIRD-PARTY.txt";

    /** Their text is the same for everybody and in {@code META-INF/licences}; the others name whose right it is. */
    private static final Set<String> COMMON = Set.of("Apache-2.0", "EPL-2.0", "MPL-2.0");

    /** They want nothing to be passed on. */
    private static final Set<String> SILENT = Set.of("MIT-0");

    private final Inventory inventory;
    private final LocalRepository repository;
    private final String function;

    private ThirdParty(Inventory inventory, LocalRepository repository, String function) {
        this.inventory = inventory;
        this.repository = repository;
        this.function = function;
    }

    /** The text for a function's jar. */
    static String of(Inventory inventory, LocalRepository repository, String function) {
        return new ThirdParty(inventory, repository, function).text();
    }

    /** The entries with the texts of the common licences that the jar must have. */
    static Set<String> texts(Inventory inventory, String function) {
        var entries = new TreeSet<String>();
        entries.add(entry("Apache-2.0"));
        inventory.in(function).stream()
                .map(inventory::taken)
                .filter(COMMON::contains)
                .forEach(licence -> entries.add(entry(licence)));
        return entries;
    }

    private static String entry(String licence) {
        return "META-INF/licences/%s.txt".formatted(licence);
    }

    private String text() {
        var text = new StringBuilder();
        text.append("""
                THIRD-PARTY SOFTWARE IN %s.jar

                eCO Relay's own classes are under the Apache License 2.0. The jar also has the following, each under the licence
                that is named by its SPDX identifier. The texts of these licences are in META-INF/licences beside this file, or below.

                """.formatted(function));
        List<Dependency> all = inventory.in(function);
        for (Dependency each : all) {
            String remark = inventory.remark(each);
            text.append("%s %s: %s%s\n"
                    .formatted(
                            each.artifact().key(),
                            each.artifact().version(),
                            inventory.taken(each),
                            remark.isEmpty() ? "" : ", " + remark));
        }
        shared(all)
                .forEach((words, owners) ->
                        text.append("\n%s\nOf %s:\n\n%s".formatted("-".repeat(80), String.join(", ", owners), words)));
        return text.toString();
    }

    /** The texts, each once, with the names of those that have it. */
    private Map<String, List<String>> shared(List<Dependency> all) {
        var owners = new LinkedHashMap<String, List<String>>();
        for (Dependency each : all) {
            List<LicenceText> texts = LicenceText.of(each.artifact(), repository).stream()
                    .filter(text -> text.wellKnown().isEmpty())
                    .toList();
            String taken = inventory.taken(each);
            boolean said = COMMON.contains(taken) || SILENT.contains(taken);
            if (!said && texts.stream().allMatch(LicenceText::isNotice)) {
                throw new IllegalStateException("%s is under %s and its jar has no text of it: add one to %s/texts"
                        .formatted(each.artifact(), taken, Decided.FOLDER));
            }
            texts.forEach(text -> owners.computeIfAbsent(text.text(), _ -> new ArrayList<>())
                    .add(each.artifact().name()));
        }
        return owners;
    }
}
