package org.ecorelay.checks.dependencies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the build runs and no module depends on: the compiler's plugins, and the CDK command line of Node.js. */
final class BuildTools {
    private static final Pattern PROCESSOR = Pattern.compile(
            "<path>\\s*<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*<version>\\$\\{([^}]+)}</version>");

    /**
     * A package of Node.js.
     *
     * @param licence as the lock file has it
     */
    record NodePackage(String name, String version, String licence) {}

    private BuildTools() {}

    /** The compiler's plugins that the root pom.xml names. */
    static List<Artifact> compilerPlugins(Path root) {
        try {
            String pom = Files.readString(root.resolve("pom.xml"));
            var found = new ArrayList<Artifact>();
            Matcher path = PROCESSOR.matcher(pom);
            while (path.find()) {
                found.add(new Artifact(path.group(1), path.group(2), property(pom, path.group(3)), "jar", ""));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The packages that {@code infra-cdk/package.json} pins. */
    static List<NodePackage> nodePackages(Path root) {
        try {
            JsonNode pinned = new ObjectMapper()
                    .readTree(root.resolve("infra-cdk/package.json").toFile());
            JsonNode locked = new ObjectMapper()
                    .readTree(root.resolve("infra-cdk/package-lock.json").toFile())
                    .path("packages");
            return pinned.path("devDependencies").properties().stream()
                    .map(each -> new NodePackage(
                            each.getKey(),
                            each.getValue().asText(),
                            locked.path("node_modules/" + each.getKey())
                                    .path("license")
                                    .asText()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(String pom, String name) {
        Matcher value =
                Pattern.compile("<%s>([^<]+)</".formatted(Pattern.quote(name))).matcher(pom);
        if (!value.find()) {
            throw new IllegalStateException("pom.xml has no property " + name);
        }
        return value.group(1);
    }
}
