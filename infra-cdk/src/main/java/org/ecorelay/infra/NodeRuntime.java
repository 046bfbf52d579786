package org.ecorelay.infra;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The AWS CDK runs on Node; without it jsii would fail with a stack trace that names neither cause nor cure. */
final class NodeRuntime {
    private static final String SENTENCE =
            "The AWS CDK needs Node 18 or newer, and no `node` is on the PATH. Install it with: sudo apt-get install nodejs"
                    + " (Debian/Ubuntu) or: brew install node (macOS).";

    private NodeRuntime() {}

    /** The sentence for the reader if {@code environment} offers no Node, else empty. */
    static Optional<String> missing(Map<String, String> environment) {
        if (environment.containsKey("JSII_NODE")) {
            return Optional.empty();
        }
        var found = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .flatMap(directory -> Stream.of("node", "node.exe").map(name -> Path.of(directory, name)))
                .anyMatch(Files::isExecutable);
        return found ? Optional.empty() : Optional.of(SENTENCE);
    }
}
