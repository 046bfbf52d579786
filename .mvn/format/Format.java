import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Formats every Java source below a folder, or says which ones are not formatted.
 *
 * <p>Arguments: {@code --check} or {@code --write}, then the folder. Exit 1 when a source differs or cannot be parsed.
 */
final class Format {
    private static final JavaFormatterOptions.Style STYLE = JavaFormatterOptions.Style.PALANTIR;

    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(STYLE).build());

    public static void main(String[] arguments) throws IOException {
        boolean write = arguments[0].equals("--write");
        Path root = Path.of(arguments[1]).toRealPath();
        List<Path> unformatted = sources(root).parallelStream()
                .filter(source -> differs(source, write))
                .sorted()
                .toList();
        unformatted.forEach(
                source -> System.out.println((write ? "formatted " : "not formatted: ") + root.relativize(source)));
        if (!write && !unformatted.isEmpty()) {
            System.out.println(
                    "Format them with: mvn -q -N -f .mvn/format validate exec:exec@format -Dformat.mode=--write");
            System.exit(1);
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().matches(".*/(target|node_modules|cdk\\.out|\\.git)/.*"))
                    .toList();
        }
    }

    private static boolean differs(Path source, boolean write) {
        try {
            String before = Files.readString(source);
            String after = ImportOrderer.reorderImports(
                    RemoveUnusedImports.removeUnusedImports(FORMATTER.formatSource(before)), STYLE);
            if (write && !before.equals(after)) {
                Files.writeString(source, after);
            }
            return !before.equals(after);
        } catch (FormatterException e) {
            System.out.println("cannot be formatted: " + source + ":" + e.getMessage());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
