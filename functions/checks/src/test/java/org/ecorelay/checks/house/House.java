package org.ecorelay.checks.house;

import java.util.List;
import java.util.stream.Stream;

/**
 * The rooms of the house as package patterns.
 *
 * @param root {@code org.ecorelay}, or the root of the code that breaks every rule
 */
record House(String root) {
    static final House REAL = new House("org.ecorelay");
    static final House BROKEN = new House("org.ecorelay.checks.bad");

    private static final List<String> CORE = List.of(
            "code",
            "json",
            "account",
            "order",
            "certificate",
            "finding",
            "attestation",
            "origin",
            "submission",
            "notice",
            "pacing",
            "operation");
    static final List<String> FUNCTIONS = List.of("intake", "builder", "submitter", "poller", "status", "document");

    String room(String name) {
        return root + "." + name + "..";
    }

    String[] core() {
        return CORE.stream().map(this::room).toArray(String[]::new);
    }

    String[] functions() {
        return FUNCTIONS.stream().map(this::room).toArray(String[]::new);
    }

    /** What runs at AWS: core, adapters, functions. */
    String[] product() {
        return Stream.of(Stream.of(core()), Stream.of(room("aws"), room("platform")), Stream.of(functions()))
                .flatMap(rooms -> rooms)
                .toArray(String[]::new);
    }

    String everything() {
        return root + "..";
    }

    /** Core and these. */
    String[] coreAnd(String... more) {
        return Stream.concat(Stream.of(core()), Stream.of(more)).toArray(String[]::new);
    }
}
