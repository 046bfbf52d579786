package org.ecorelay.certificate.decide;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ecorelay.json.Json;

/**
 * Which required fields a JSON document lacks.
 *
 * <p>A required field is named by a JSON Pointer (RFC 6901) in which, beyond the RFC, a segment {@code *} stands for every
 * element of an array. Such an array must be there and have an element: an empty one is missing itself. A field is missing when
 * it is absent, null, white space only, an empty object or an empty array. {@code false} and {@code 0} are values.
 */
public final class RequiredFields {
    private static final String EVERY = "*";

    private RequiredFields() {}

    /**
     * The fields that are missing or blank, as pointers with an index in place of every {@code *}; empty when the document has all.
     *
     * <p>Their order is that of {@code pointers}; none is named twice.
     *
     * @throws IllegalArgumentException when a pointer does not begin with {@code /}
     */
    public static List<String> missing(Json document, List<String> pointers) {
        Set<String> missing = new LinkedHashSet<>();
        for (String pointer : pointers) {
            if (!pointer.startsWith("/")) {
                throw new IllegalArgumentException("required field %s must begin with /".formatted(pointer));
            }
            search(document, List.of(pointer.substring(1).split("/", -1)), "", missing);
        }
        return List.copyOf(missing);
    }

    private static void search(Json at, List<String> segments, String path, Set<String> missing) {
        if (segments.isEmpty()) {
            if (isBlank(at)) {
                missing.add(path);
            }
        } else if (segments.getFirst().equals(EVERY)) {
            searchEvery(at, segments.subList(1, segments.size()), path, missing);
        } else {
            child(at, segments.getFirst())
                    .ifPresentOrElse(
                            child -> search(
                                    child,
                                    segments.subList(1, segments.size()),
                                    path + "/" + segments.getFirst(),
                                    missing),
                            () -> missing.add(path + untilEvery(segments)));
        }
    }

    private static void searchEvery(Json at, List<String> rest, String path, Set<String> missing) {
        if (!(at instanceof Json.Arr(List<Json> items)) || items.isEmpty()) {
            missing.add(path);
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            search(items.get(i), rest, path + "/" + i, missing);
        }
    }

    private static Optional<Json> child(Json at, String segment) {
        String name = segment.replace("~1", "/").replace("~0", "~");
        return switch (at) {
            case Json.Obj object -> object.get(name);
            case Json.Arr(List<Json> items)
            when name.matches("0|[1-9][0-9]{0,8}") ->
                items.stream().skip(Long.parseLong(name)).findFirst();
            default -> Optional.empty();
        };
    }

    /** Nothing can be said of the elements of an array that is not there: the array itself is what is missing. */
    private static String untilEvery(List<String> segments) {
        int every = segments.indexOf(EVERY);
        return "/" + String.join("/", every < 0 ? segments : segments.subList(0, every));
    }

    private static boolean isBlank(Json value) {
        return switch (value) {
            case Json.Text(String text) ->
                text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
            case Json.Obj object -> object.members().isEmpty();
            case Json.Arr(List<Json> items) -> items.isEmpty();
            case Json.Null _ -> true;
            case Json.Num _, Json.Bool _ -> false;
        };
    }
}
