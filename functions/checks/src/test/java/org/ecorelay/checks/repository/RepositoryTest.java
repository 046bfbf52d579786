package org.ecorelay.checks.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ecorelay.checks.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The repository names no package registry and no machine, has no Maven wrapper, and no file that is too long to read. */
class RepositoryTest {
    /** In parts, so that this file does not find itself. */
    private static final Pattern REGISTRY = Pattern.compile(String.join(
            "|",
            "repo1?\\.maven\\." + "(apache\\.)?org",
            "central\\.sonatype\\." + "com",
            "oss\\.sonatype\\." + "org",
            "registry\\.npmjs\\." + "org",
            "registry\\.yarnpkg\\." + "com",
            "plugins\\.gradle\\." + "org",
            "files\\.pythonhosted\\." + "org",
            "proxy\\.golang\\." + "org"));

    private static final Pattern MACHINE = Pattern.compile("(?<![\\w.*/-])/(?:work|" + "root)/[\\w.-]+");
    private static final Pattern WRAPPER = Pattern.compile("(.*/)?(mvnw(\\.cmd)?|\\.mvn/wrapper/.*)");
    private static final Pattern SOURCE = Pattern.compile("(?!.*/src/test/resources/).*/src/.*\\.java");
    private static final int MAX_LINES = 300;

    @Test
    void the_repository_is_clean() {
        assertThat(faults(Repository.ROOT)).isEmpty();
    }

    @Test
    void each_fault_is_found(@TempDir Path root) throws IOException {
        write(root, "mvnw", "");
        write(root, ".mvn/wrapper/maven-wrapper.properties", "");
        write(root, "package-lock.json", "https://registry.npmjs" + ".org/a/-/a-1.tgz");
        write(root, "settings.xml", "<url>https://repo.maven.apache" + ".org/maven2</url>");
        write(root, "notes.md", "see /" + "work/shared/guide.md or /" + "root/.m2");
        write(root, "a/src/main/java/Long.java", "// line\n".repeat(MAX_LINES + 1));
        write(root, "a/target/left.txt", "/" + "work/behind");
        write(root, "fine.md", "https://example.org/" + "work/paper and net" + "work/s, ./" + "work/x");
        assertThat(faults(root))
                .containsExactlyInAnyOrder(
                        "mvnw: a Maven wrapper",
                        ".mvn/wrapper/maven-wrapper.properties: a Maven wrapper",
                        "package-lock.json: a package registry, registry.npmjs" + ".org",
                        "settings.xml: a package registry, repo.maven.apache" + ".org",
                        "notes.md: a machine's path, /" + "work/shared",
                        "notes.md: a machine's path, /" + "root/.m2",
                        "a/src/main/java/Long.java: more than 300 lines");
    }

    private static void write(Path root, String name, String text) throws IOException {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text);
    }

    private static List<String> faults(Path root) {
        var faults = new ArrayList<String>();
        for (Path file : Repository.files(root)) {
            String name = root.relativize(file).toString().replace('\\', '/');
            if (WRAPPER.matcher(name).matches()) {
                faults.add(name + ": a Maven wrapper");
            }
            Repository.text(file).ifPresent(text -> {
                find(REGISTRY, text).forEach(host -> faults.add(name + ": a package registry, " + host));
                find(MACHINE, text).forEach(path -> faults.add(name + ": a machine's path, " + path));
                if (SOURCE.matcher(name).matches() && text.lines().count() > MAX_LINES) {
                    faults.add("%s: more than %d lines".formatted(name, MAX_LINES));
                }
            });
        }
        return faults;
    }

    private static List<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(result -> result.group()).toList();
    }
}
