package org.ecorelay.certificate.change;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.ecorelay.attestation.CanonicalJson;
import org.ecorelay.json.Json;

/** Names the places where two JSON values differ. */
final class JsonDifference {
    private static final int MAX_NAMED = 20;

    private JsonDifference() {}

    /** JSON Pointers of the smallest values that differ, at most {@value #MAX_NAMED}. */
    static List<String> pointers(Json before, Json after) {
        var found = new ArrayList<String>();
        compare(before, after, "", found);
        return List.copyOf(found.subList(0, Math.min(found.size(), MAX_NAMED)));
    }

    private static void compare(Json before, Json after, String at, List<String> found) {
        if (before instanceof Json.Obj left && after instanceof Json.Obj right) {
            members(left, right, at, found);
        } else if (before instanceof Json.Arr(var left)
                && after instanceof Json.Arr(var right)
                && left.size() == right.size()) {
            for (int i = 0; i < left.size(); i++) {
                compare(left.get(i), right.get(i), at + "/" + i, found);
            }
        } else if (!CanonicalJson.text(before).equals(CanonicalJson.text(after))) {
            found.add(at);
        }
    }

    private static void members(Json.Obj before, Json.Obj after, String at, List<String> found) {
        var names = new TreeSet<>(before.members().keySet());
        names.addAll(after.members().keySet());
        for (String name : names) {
            String pointer = at + "/" + name.replace("~", "~0").replace("/", "~1");
            Json left = before.members().get(name);
            Json right = after.members().get(name);
            if (left == null || right == null) {
                found.add(pointer);
            } else {
                compare(left, right, pointer, found);
            }
        }
    }
}
