package org.ecorelay.account.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ecorelay.code.CodeList;
import org.ecorelay.json.FieldProblem;
import org.ecorelay.json.Json;

/**
 * The mode of a store for each destination: {@code {"*":"observe","VN":"live"}}. A destination without an own entry has that of
 * {@code *}; without one either it is observed, so that nothing is submitted before somebody has said so.
 *
 * @param byDestination by ISO 3166-1 alpha-2 code, or {@code *} for all others
 */
public record StoreModes(Map<String, StoreMode> byDestination) {
    /** Stands for every destination without an entry of its own. */
    public static final String OTHERS = "*";

    /** Of a store that says nothing. */
    public static final StoreModes UNSET = new StoreModes(Map.of());

    private static final String EXAMPLE = "{\"*\":\"observe\",\"VN\":\"live\"}";
    private static final int MAX_ENTRIES = 260;

    public StoreModes {
        byDestination = Map.copyOf(byDestination);
    }

    /** The mode for one destination. */
    public StoreMode of(String destination) {
        StoreMode own = byDestination.get(destination);
        return own != null ? own : byDestination.getOrDefault(OTHERS, StoreMode.OBSERVE);
    }

    /**
     * Reads an object of modes.
     *
     * @param problems gets every entry that is none
     */
    public static StoreModes read(Json value, String pointer, List<FieldProblem> problems) {
        if (!(value instanceof Json.Obj object)) {
            problems.add(new FieldProblem(FieldProblem.Code.FIELD_TYPE, pointer, "must be an object like " + EXAMPLE));
            return UNSET;
        }
        if (object.members().size() > MAX_ENTRIES) {
            problems.add(new FieldProblem(
                    FieldProblem.Code.LIST_LENGTH, pointer, "must have at most %d entries".formatted(MAX_ENTRIES)));
            return UNSET;
        }
        var modes = new TreeMap<String, StoreMode>();
        object.members().forEach((destination, word) -> {
            String at = pointer + "/" + destination.replace("~", "~0").replace("/", "~1");
            if (!destination.equals(OTHERS) && !CodeList.COUNTRY.hasForm(destination)) {
                problems.add(
                        new FieldProblem(FieldProblem.Code.FIELD_UNKNOWN, at, "must be * or a country code like VN"));
            }
            Optional<StoreMode> mode = word.asText().flatMap(StoreMode::parse);
            mode.ifPresentOrElse(
                    known -> modes.put(destination, known),
                    () -> problems.add(
                            new FieldProblem(FieldProblem.Code.FIELD_FORMAT, at, "must be off, observe or live")));
        });
        return new StoreModes(modes);
    }

    /** The same as an object of words. */
    public Json.Obj json() {
        var out = Json.object();
        new TreeMap<>(byDestination).forEach((destination, mode) -> out.put(destination, mode.word()));
        return out.build();
    }
}
