package org.ecorelay.checks.dependencies;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * One dependency of the project.
 *
 * @param licences identifiers of the SPDX list, or a name that the list does not have
 * @param why the reason for one that we name ourselves, otherwise empty
 * @param through the names of what brings it, of one that we do not name
 * @param bytes by function: what it takes in that function's jar, entries with their headers
 */
record Dependency(
        Artifact artifact,
        Place place,
        List<String> licences,
        String why,
        SortedSet<String> through,
        SortedMap<String, Long> bytes) {
    /** Where it is used; the first that holds. */
    enum Place {
        FUNCTION,
        TOOL,
        TEST,
        BUILD
    }

    boolean isIn(String function) {
        return bytes.getOrDefault(function, 0L) > 0;
    }
}
