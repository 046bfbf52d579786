package org.ecorelay.checks.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is larger than a reader likes. Above its kind's high mark a thing has to be accepted by name and with a reason; what
 * is between the two marks is only counted, so that there are not more of them.
 */
final class Sizes {
    /** How far the count may lie below what is accepted before the figure has to be lowered. */
    private static final int SPARE = 5;

    enum Kind {
        FILE("file", 150, 200),
        METHOD("method", 25, 35),
        PARAMETERS("parameters", 5, 7),
        PACKAGE("package", 15, 15);

        private final String word;
        private final int low;
        private final int high;

        Kind(String word, int low, int high) {
            this.word = word;
            this.low = low;
            this.high = high;
        }
    }

    /** Lines of a file or method, parameters of a method, types of a package. */
    record Size(Kind kind, String what, int size) {
        String key() {
            return kind.word + " " + what;
        }
    }

    private Sizes() {}

    static List<Size> of(List<JavaSource> sources) {
        var types = new TreeMap<String, Integer>();
        sources.stream()
                .filter(JavaSource::isType)
                .forEach(source -> types.merge(source.packageName(), 1, Integer::sum));
        return Stream.concat(
                        sources.stream().flatMap(Sizes::of),
                        types.entrySet().stream().map(one -> new Size(Kind.PACKAGE, one.getKey(), one.getValue())))
                .toList();
    }

    private static Stream<Size> of(JavaSource source) {
        return Stream.concat(
                Stream.of(new Size(Kind.FILE, source.fullName(), source.lines())),
                source.methods().stream().flatMap(method -> {
                    String name = source.fullName() + "." + method.name();
                    return Stream.of(
                            new Size(Kind.METHOD, name, method.lines()),
                            new Size(Kind.PARAMETERS, name, method.parameters()));
                }));
    }

    /**
     * What is wrong.
     *
     * @param accepted lines such as {@code file org.ecorelay.json.Fields 288: why} and {@code many file 60: why}
     */
    static List<String> faults(List<Size> sizes, List<String> accepted) {
        var faults = new ArrayList<String>();
        Map<String, Integer> limits = new HashMap<>();
        for (String line : accepted) {
            if (!line.matches("(file|method|parameters|package|many) [\\w.<>]+ \\d+: .{10,}")) {
                faults.add("not 'kind name number: reason': " + line);
                continue;
            }
            String key = line.substring(0, line.indexOf(':'));
            int space = key.lastIndexOf(' ');
            if (limits.put(key.substring(0, space), Integer.parseInt(key.substring(space + 1))) != null) {
                faults.add("accepted twice: " + key.substring(0, space));
            }
        }
        for (Kind kind : Kind.values()) {
            int limit = limits.getOrDefault("many " + kind.word, 0);
            limits.remove("many " + kind.word);
            long many = sizes.stream()
                    .filter(one -> one.kind() == kind && one.size() > kind.low && one.size() <= kind.high)
                    .count();
            if (many > limit || many < limit - SPARE) {
                faults.add("many %s: %d are above %d, accepted are %d".formatted(kind.word, many, kind.low, limit));
            }
        }
        sizes.stream()
                .filter(one -> one.size() > one.kind().high)
                .filter(one -> one.size() > limits.getOrDefault(one.key(), 0))
                .map(one -> "%s: %d, at most %d: split it by meaning, or say why it is one"
                        .formatted(one.key(), one.size(), limits.getOrDefault(one.key(), one.kind().high)))
                .forEach(faults::add);
        limits.keySet().stream()
                .filter(key -> sizes.stream().noneMatch(one -> one.key().equals(key) && one.size() > one.kind().high))
                .map(key -> key + ": is accepted without need")
                .forEach(faults::add);
        return faults;
    }
}
