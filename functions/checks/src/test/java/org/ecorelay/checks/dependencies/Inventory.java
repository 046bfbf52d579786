package org.ecorelay.checks.dependencies;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ecorelay.checks.dependencies.Dependency.Place;
import org.ecorelay.checks.dependencies.ModuleTree.Node;

/**
 * Every dependency of the project, from what the build left in {@code target} and what people decided.
 *
 * @param functions in the order of their work
 * @param all by coordinates
 * @param trees of every module, as Maven resolved them
 */
record Inventory(
        List<String> functions,
        List<Dependency> all,
        List<ModuleTree> trees,
        List<BuildTools.NodePackage> node,
        Decided decided) {
    static final List<String> FUNCTIONS = List.of("intake", "builder", "submitter", "poller", "status", "document");
    private static final List<String> LIBRARIES = List.of("core", "aws", "platform", "checks");
    private static final List<String> OTHERS = List.of("local", "bench", "infra-cdk", ".mvn/format");

    static Inventory of(Path root, LocalRepository repository, Decided decided) {
        var trees = new ArrayList<ModuleTree>();
        FUNCTIONS.forEach(name -> trees.add(ModuleTree.read(root, "functions/" + name)));
        LIBRARIES.forEach(name -> trees.add(ModuleTree.read(root, "functions/" + name)));
        OTHERS.forEach(name -> trees.add(ModuleTree.read(root, name)));
        Map<String, Map<Artifact, Long>> shares = shares(root, trees, repository);
        SortedMap<Artifact, List<Use>> uses = uses(trees);
        var all = new ArrayList<Dependency>();
        uses.forEach((artifact, places) -> all.add(dependency(artifact, places, shares, repository, decided)));
        for (Artifact plugin : BuildTools.compilerPlugins(root)) {
            all.add(new Dependency(
                    plugin,
                    Place.BUILD,
                    licences(plugin, repository, decided),
                    decided.why().getOrDefault(plugin.key(), ""),
                    new TreeSet<>(),
                    new TreeMap<>()));
        }
        return new Inventory(FUNCTIONS, all, trees, BuildTools.nodePackages(root), decided);
    }

    private record Use(String module, Node node) {
        Place place() {
            if (node.isTest() || module.equals("functions/checks")) {
                return Place.TEST;
            }
            if (module.equals(".mvn/format")) {
                return Place.BUILD;
            }
            return module.startsWith("functions/") ? Place.FUNCTION : Place.TOOL;
        }

        /** A function says what brings something better than a library, which also has its tests. */
        boolean isOfFunction() {
            return FUNCTIONS.contains(module.replaceFirst(".*/", ""));
        }
    }

    private static SortedMap<Artifact, List<Use>> uses(List<ModuleTree> trees) {
        var uses = new TreeMap<Artifact, List<Use>>();
        for (ModuleTree tree : trees) {
            for (Node node : tree.nodes()) {
                if (!node.artifact().isOurs()) {
                    uses.computeIfAbsent(node.artifact(), _ -> new ArrayList<>())
                            .add(new Use(tree.module(), node));
                }
            }
        }
        return uses;
    }

    private static Dependency dependency(
            Artifact artifact,
            List<Use> uses,
            Map<String, Map<Artifact, Long>> shares,
            LocalRepository repository,
            Decided decided) {
        boolean direct = uses.stream().anyMatch(use -> use.node().direct());
        Place place = uses.stream().map(Use::place).min(Place::compareTo).orElseThrow();
        var through = new TreeSet<String>();
        if (!direct) {
            uses.stream()
                    .filter(use -> use.place() == place && (place != Place.FUNCTION || use.isOfFunction()))
                    .forEach(use -> through.add(use.node().through().name()));
        }
        var bytes = new TreeMap<String, Long>();
        shares.forEach((function, share) -> bytes.put(function, share.getOrDefault(artifact, 0L)));
        return new Dependency(
                artifact,
                place,
                licences(artifact, repository, decided),
                direct ? decided.why().getOrDefault(artifact.key(), "") : "",
                through,
                bytes);
    }

    private static Map<String, Map<Artifact, Long>> shares(
            Path root, List<ModuleTree> trees, LocalRepository repository) {
        var shares = new TreeMap<String, Map<Artifact, Long>>();
        for (ModuleTree tree : trees) {
            String name = tree.module().replaceFirst(".*/", "");
            if (!FUNCTIONS.contains(name)) {
                continue;
            }
            var owners = new LinkedHashSet<Artifact>();
            tree.nodes().stream()
                    .filter(node -> !node.isTest() && !node.artifact().isOurs())
                    .forEach(node -> owners.add(node.artifact()));
            shares.put(
                    name,
                    Shares.of(root.resolve("functions/%s/target/%s.jar".formatted(name, name)), owners, repository));
        }
        return shares;
    }

    private static List<String> licences(Artifact artifact, LocalRepository repository, Decided decided) {
        return repository.licences(artifact).stream()
                .map(name -> decided.names().getOrDefault(name, "not in licences.txt: " + name))
                .distinct()
                .toList();
    }

    /** What a function's jar has of others, in the order of their coordinates. */
    List<Dependency> in(String function) {
        return all.stream().filter(each -> each.isIn(function)).toList();
    }

    List<Dependency> at(Place place) {
        return all.stream().filter(each -> each.place() == place).toList();
    }

    /** The licence that a dependency is used under: its only one, or the one that people chose. */
    String taken(Dependency dependency) {
        Decided.Taken taken = decided.taken().get(dependency.artifact().key());
        return taken == null ? String.join(", ", dependency.licences()) : taken.licence();
    }

    String remark(Dependency dependency) {
        Decided.Taken taken = decided.taken().get(dependency.artifact().key());
        return taken == null ? "" : taken.remark();
    }
}
