package org.ecorelay.checks.dependencies;

import java.nio.file.Path;

/**
 * Coordinates of a file of Maven's.
 *
 * @param type {@code jar}, or that of a native library
 * @param classifier often empty
 */
record Artifact(String group, String name, String version, String type, String classifier)
        implements Comparable<Artifact> {
    /** Group and name, without the version. */
    String key() {
        return group + ":" + name;
    }

    boolean isOurs() {
        return group.equals("org.ecorelay");
    }

    /** The package URL, which names the file wherever bills of materials are read (github.com/package-url/purl-spec). */
    String purl() {
        String qualifiers = (classifier.isEmpty() ? "" : "classifier=" + classifier + "&") + "type=" + type;
        return "pkg:maven/%s/%s@%s?%s".formatted(group, name, version, qualifiers);
    }

    /** Where a local repository has it. */
    Path in(Path repository, String extension) {
        String suffix = classifier.isEmpty() || extension.equals("pom") ? "" : "-" + classifier;
        return repository
                .resolve(group.replace('.', '/'))
                .resolve(name)
                .resolve(version)
                .resolve("%s-%s%s.%s".formatted(name, version, suffix, extension));
    }

    @Override
    public int compareTo(Artifact other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        String rest = classifier.isEmpty() ? "" : ":" + classifier;
        return "%s:%s:%s%s%s".formatted(group, name, version, type.equals("jar") ? "" : ":" + type, rest);
    }
}
