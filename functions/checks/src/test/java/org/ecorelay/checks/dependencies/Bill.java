package org.ecorelay.checks.dependencies;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.ecorelay.checks.dependencies.Dependency.Place;

/**
 * A software bill of materials in CycloneDX 1.6 (cyclonedx.org/docs/1.6/json). The same build gives the same bytes: no time is
 * in it, and its serial number is made from the rest.
 *
 * <p>Written here because cyclonedx-maven-plugin (tried: 2.9.3) refuses to run without a network, which our build does.
 */
final class Bill {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Inventory inventory;
    private final LocalRepository repository;
    private final Set<String> listedLicences;

    /**
     * Makes bills of an inventory.
     *
     * @param listedLicences the identifiers that CycloneDX knows; any other licence is told by name
     */
    Bill(Inventory inventory, LocalRepository repository, Set<String> listedLicences) {
        this.inventory = inventory;
        this.repository = repository;
        this.listedLicences = Set.copyOf(listedLicences);
    }

    /** What is in one function's jar, and the jar's own hash. */
    ObjectNode of(String function, String version, Path jar) {
        ObjectNode subject = own(function, version);
        subject.set("hashes", sha256(jar));
        List<ModuleTree> tree = inventory.trees().stream()
                .filter(each -> each.module().equals("functions/" + function))
                .toList();
        return numbered(bill(subject, inventory.in(function), tree));
    }

    /** Everything; what no function's jar has is {@code excluded}. */
    ObjectNode ofEverything(String version) {
        ObjectNode bill = bill(own("eco-relay", version), inventory.all(), inventory.trees());
        ArrayNode components = (ArrayNode) bill.get("components");
        inventory.node().forEach(each -> {
            String purl = "pkg:npm/%s@%s".formatted(each.name(), each.version());
            ObjectNode one = JSON.objectNode()
                    .put("type", "application")
                    .put("bom-ref", purl)
                    .put("name", each.name())
                    .put("version", each.version())
                    .put("scope", "excluded");
            one.set("licenses", licences(List.of(each.licence())));
            components.add(one.put("purl", purl));
        });
        return numbered(bill);
    }

    private ObjectNode bill(ObjectNode subject, List<Dependency> dependencies, List<ModuleTree> trees) {
        ObjectNode bill = JSON.objectNode().put("bomFormat", "CycloneDX").put("specVersion", "1.6");
        bill.put("version", 1);
        bill.putObject("metadata").set("component", subject);
        ArrayNode components = bill.putArray("components");
        dependencies.forEach(each -> components.add(component(each)));
        bill.set("dependencies", relations(subject.path("purl").asText(), dependencies, trees));
        return bill;
    }

    /** What brings what, as Maven resolved it: each below the one that brought it, or below us. */
    private static ArrayNode relations(String subject, List<Dependency> dependencies, List<ModuleTree> trees) {
        var brings = new TreeMap<String, Set<String>>();
        dependencies.forEach(each -> brings.put(each.artifact().purl(), new TreeSet<>()));
        var ours = new TreeSet<>(brings.keySet());
        var direct = new TreeSet<String>();
        for (ModuleTree tree : trees) {
            for (ModuleTree.Node node : tree.nodes()) {
                String purl = node.artifact().purl();
                Set<String> through = brings.get(node.through().purl());
                if (through != null && brings.containsKey(purl)) {
                    through.add(purl);
                    ours.remove(purl);
                } else if (node.through().isOurs() && brings.containsKey(purl)) {
                    direct.add(purl);
                }
            }
        }
        ours.addAll(direct);
        brings.put(subject, ours);
        ArrayNode relations = JSON.arrayNode();
        brings.forEach((purl, others) -> {
            ArrayNode dependsOn = relations.addObject().put("ref", purl).putArray("dependsOn");
            others.forEach(dependsOn::add);
        });
        return relations;
    }

    private static ObjectNode own(String name, String version) {
        String purl = "pkg:maven/org.ecorelay/%s@%s".formatted(name, version);
        ObjectNode own = JSON.objectNode()
                .put("type", "application")
                .put("bom-ref", purl)
                .put("group", "org.ecorelay")
                .put("name", name)
                .put("version", version);
        own.putArray("licenses").addObject().putObject("license").put("id", "Apache-2.0");
        return own.put("purl", purl);
    }

    private ObjectNode component(Dependency each) {
        Artifact artifact = each.artifact();
        ObjectNode component = JSON.objectNode()
                .put("type", "library")
                .put("bom-ref", artifact.purl())
                .put("group", artifact.group())
                .put("name", artifact.name())
                .put("version", artifact.version())
                .put("scope", each.place() == Place.FUNCTION ? "required" : "excluded");
        // Of what is deployed; hashing a tool of a hundred megabytes helps nobody.
        if (each.place() == Place.FUNCTION) {
            component.set("hashes", sha256(repository.jar(artifact)));
        }
        component.set("licenses", licences(each.licences()));
        return component.put("purl", artifact.purl());
    }

    private ArrayNode licences(List<String> names) {
        ArrayNode licences = JSON.arrayNode();
        for (String name : names) {
            licences.addObject().putObject("license").put(listedLicences.contains(name) ? "id" : "name", name);
        }
        return licences;
    }

    private static ObjectNode numbered(ObjectNode bill) {
        bill.remove("serialNumber");
        byte[] rest = bill.toString().getBytes(StandardCharsets.UTF_8);
        return bill.put("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes(rest));
    }

    private static ArrayNode sha256(Path file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            ArrayNode hashes = JSON.arrayNode();
            hashes.addObject()
                    .put("alg", "SHA-256")
                    .put("content", HexFormat.of().formatHex(hash));
            return hashes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
