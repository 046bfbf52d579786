package org.ecorelay.bench.cold;

import java.util.List;

/**
 * What a JVM said with {@code -Xlog:class+load}.
 *
 * @param all classes that were loaded
 * @param notShared those that were not in the JDK's own archive
 * @param databind those of a reflection-based Jackson databind, under any name it was packaged as
 */
public record ClassesLoaded(long all, long notShared, long databind) {
    /** Reads the log of a process, whatever else is in it. */
    public static ClassesLoaded of(List<String> log) {
        List<String> loads =
                log.stream().filter(line -> line.contains(" source: ")).toList();
        return new ClassesLoaded(
                loads.size(),
                loads.stream()
                        .filter(line -> !line.contains("source: shared objects file"))
                        .count(),
                loads.stream()
                        .filter(line -> line.contains("jackson.databind."))
                        .count());
    }
}
