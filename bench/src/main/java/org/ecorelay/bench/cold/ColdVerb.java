package org.ecorelay.bench.cold;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Starts every packaged function, a bare handler and plain SDK samples, turn by turn, and compares. */
public final class ColdVerb {
    private static final String FLOOR = "floor";
    private static final String SAMPLE = "sample CRT";
    private static final double MAX_OF_SAMPLE = 1.15;
    private static final double MAX_MB = 17;

    private final PrintStream out;
    private final PrintStream err;

    public ColdVerb(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** The medians of a variant. */
    private record Row(String name, double wallMs, double cpuMs, double jarMb, ClassesLoaded classes) {}

    /** Measures; answers whether every goal is met. */
    public boolean run(int rounds, boolean json) throws IOException, InterruptedException {
        var rows = new LinkedHashMap<String, Row>();
        try (var stage = ColdStage.open()) {
            List<ColdStart> variants = stage.variants();
            Map<String, List<ColdStart.Time>> times = new LinkedHashMap<>();
            for (int round = 0; round < rounds; round++) {
                (json ? err : out).println("round %d of %d".formatted(round + 1, rounds));
                for (ColdStart variant : variants) {
                    times.computeIfAbsent(variant.name(), _ -> new ArrayList<>())
                            .add(variant.start());
                }
            }
            for (ColdStart variant : variants) {
                List<ColdStart.Time> of = times.getOrDefault(variant.name(), List.of());
                rows.put(
                        variant.name(),
                        new Row(
                                variant.name(),
                                median(of.stream().map(ColdStart.Time::wall).toList()),
                                median(of.stream().map(ColdStart.Time::cpu).toList()),
                                variant.jarBytes() / 1e6,
                                variant.classes()));
            }
        }
        return print(rows, json);
    }

    private static double median(List<Duration> times) {
        return times.stream()
                        .sorted(Comparator.naturalOrder())
                        .toList()
                        .get(times.size() / 2)
                        .toNanos()
                / 1e6;
    }

    private boolean print(Map<String, Row> rows, boolean json) {
        Row floor = row(rows, FLOOR);
        Row sample = row(rows, SAMPLE);
        double ofSample = row(rows, "intake").cpuMs() / sample.cpuMs();
        double largest = rows.values().stream()
                .filter(row -> !row.name().equals(FLOOR) && !row.name().startsWith("sample"))
                .mapToDouble(Row::jarMb)
                .max()
                .orElse(0);
        long databind = row(rows, "intake").classes().databind();
        boolean met = ofSample <= MAX_OF_SAMPLE && largest <= MAX_MB && databind == 0;
        if (json) {
            out.println(json(rows, ofSample, largest, databind, met));
            return met;
        }
        out.printf(
                Locale.ROOT,
                "%-15s %8s %8s %8s %8s %8s %8s %18s%n",
                "",
                "wall ms",
                "x floor",
                "CPU ms",
                "x floor",
                "x sample",
                "jar MB",
                "classes (not CDS)");
        rows.values()
                .forEach(row -> out.printf(
                        Locale.ROOT,
                        "%-15s %8.0f %8.1f %8.0f %8.1f %8.2f %8.1f %10d (%d)%n",
                        row.name(),
                        row.wallMs(),
                        row.wallMs() / floor.wallMs(),
                        row.cpuMs(),
                        row.cpuMs() / floor.cpuMs(),
                        row.cpuMs() / sample.cpuMs(),
                        row.jarMb(),
                        row.classes().all(),
                        row.classes().notShared()));
        out.printf(Locale.ROOT, "intake's CPU of the sample's: %.2f, at most %.2f%n", ofSample, MAX_OF_SAMPLE);
        out.printf(Locale.ROOT, "largest jar: %.1f MB, at most %.1f%n", largest, MAX_MB);
        out.printf(Locale.ROOT, "databind classes before intake's first response: %d, at most 0%n", databind);
        return met;
    }

    private static Row row(Map<String, Row> rows, String name) {
        Row row = rows.get(name);
        if (row == null) {
            throw new IllegalStateException("nothing was measured of " + name);
        }
        return row;
    }

    private static ObjectNode json(Map<String, Row> rows, double ofSample, double largest, long databind, boolean met) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("intakeCpuOfSample", ofSample)
                .put("largestJarMb", largest)
                .put("databindClassesOfIntake", databind)
                .put("met", met);
        ObjectNode variants = json.putObject("variants");
        rows.values()
                .forEach(row -> variants.putObject(row.name())
                        .put("wallMs", row.wallMs())
                        .put("cpuMs", row.cpuMs())
                        .put("jarMb", row.jarMb())
                        .put("classes", row.classes().all())
                        .put("classesNotShared", row.classes().notShared()));
        return json;
    }
}
