package org.ecorelay.checks.dependencies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Maven's local repository: jars, and what their POMs say. Nothing is downloaded. */
record LocalRepository(Path root) {
    /** The one that this test runs from; surefire says where it is. */
    static LocalRepository ofThisRun() {
        return new LocalRepository(Path.of(System.getProperty(
                "localRepository",
                Path.of(System.getProperty("user.home"), ".m2/repository").toString())));
    }

    Path jar(Artifact artifact) {
        return artifact.in(root, artifact.type().equals("test-jar") ? "jar" : artifact.type());
    }

    /** The names of the licences, as the POM or the nearest of its parents that names any has them; empty when none does. */
    List<String> licences(Artifact artifact) {
        Optional<Element> project = Optional.of(project(artifact));
        while (project.isPresent()) {
            List<String> names = child(project.get(), "licenses").stream()
                    .flatMap(list -> children(list).stream())
                    .map(licence -> text(licence, "name"))
                    .toList();
            if (!names.isEmpty()) {
                return names;
            }
            project = child(project.get(), "parent")
                    .map(LocalRepository::artifact)
                    .map(this::project);
        }
        return List.of();
    }

    private Element project(Artifact artifact) {
        Path pom = artifact.in(root, "pom");
        if (!Files.exists(pom)) {
            throw new IllegalStateException(
                    "%s is not in Maven's local repository: run mvn verify once with a network".formatted(artifact));
        }
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(pom + " cannot be read", e);
        }
    }

    private static Artifact artifact(Element parent) {
        return new Artifact(text(parent, "groupId"), text(parent, "artifactId"), text(parent, "version"), "pom", "");
    }

    private static String text(Element parent, String name) {
        return child(parent, name)
                .map(element -> element.getTextContent().strip().replaceAll("\\s+", " "))
                .orElse("");
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> element.getTagName().equals(name))
                .findFirst();
    }

    private static List<Element> children(Element parent) {
        var elements = new ArrayList<Element>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
