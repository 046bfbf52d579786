package org.ecorelay.checks.source;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.ecorelay.checks.Repository;
import org.jspecify.annotations.Nullable;

/**
 * One source file, as the compiler reads it.
 *
 * @param module its folder, as {@code functions/core}
 * @param main whether it is no test
 * @param name of its type, or {@code package-info}
 * @param visible whether the type is public
 * @param says the first sentence of its Javadoc, of a package's if it is that; empty without one
 * @param imports what it imports, and the types and packages that these are in
 * @param methods those with a body
 */
record JavaSource(
        String module,
        boolean main,
        String packageName,
        String name,
        int lines,
        boolean visible,
        String says,
        Set<String> imports,
        List<Method> methods) {

    /**
     * A method or constructor.
     *
     * @param lines of its body, with the braces
     * @param parameters 0 for a constructor that a record declares, whose parameters are its components: named data
     */
    record Method(String name, int lines, int parameters) {}

    String fullName() {
        return packageName + "." + name;
    }

    /** Whether it imports this type, a type in it, or a static member of it. */
    boolean uses(JavaSource other) {
        return imports.contains(other.fullName());
    }

    boolean isType() {
        return !name.equals("package-info");
    }

    /** The main sources of all modules below {@code root}. */
    static List<JavaSource> main(Path root) {
        return read(root, "main");
    }

    /** Main sources and tests. */
    static List<JavaSource> all(Path root) {
        return read(root, "(main|test)");
    }

    private static List<JavaSource> read(Path root, String part) {
        List<Path> files = Repository.files(root).stream()
                .filter(file -> file.toString().replace('\\', '/').matches(".*/src/" + part + "/java/.*\\.java"))
                .toList();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            var trees = DocTrees.instance(task);
            return StreamSupport.stream(task.parse().spliterator(), false)
                    .map(unit -> read(root, unit, trees))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaSource read(Path root, CompilationUnitTree unit, DocTrees trees) {
        Path file = Path.of(unit.getSourceFile().toUri());
        String name = file.getFileName().toString().replace(".java", "");
        boolean visible = unit.getTypeDecls().stream()
                .anyMatch(type -> type instanceof ClassTree one
                        && one.getModifiers().getFlags().contains(Modifier.PUBLIC));
        Tree documented = name.equals("package-info")
                ? unit.getPackage()
                : unit.getTypeDecls().getFirst();
        return new JavaSource(
                root.relativize(file).toString().replace('\\', '/').replaceAll("/src/(main|test)/.*", ""),
                file.toString().replace('\\', '/').contains("/src/main/"),
                unit.getPackageName().toString(),
                name,
                (int) Repository.text(file).orElseThrow().lines().count(),
                visible,
                firstSentence(trees.getDocCommentTree(TreePath.getPath(unit, documented))),
                unit.getImports().stream()
                        .map(ImportTree::getQualifiedIdentifier)
                        .map(Tree::toString)
                        .flatMap(one -> Stream.iterate(
                                one, in -> in.contains("."), in -> in.substring(0, in.lastIndexOf('.'))))
                        .collect(Collectors.toUnmodifiableSet()),
                methods(unit, trees));
    }

    private static String firstSentence(@Nullable DocCommentTree comment) {
        return comment == null
                ? ""
                : comment.getFirstSentence().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining())
                        .replaceAll("\\s+", " ")
                        .strip();
    }

    private static List<Method> methods(CompilationUnitTree unit, DocTrees trees) {
        var methods = new ArrayList<Method>();
        LineMap lines = unit.getLineMap();
        var positions = trees.getSourcePositions();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree method, Void nothing) {
                Tree body = method.getBody();
                if (body != null) {
                    long first = lines.getLineNumber(positions.getStartPosition(unit, body));
                    long last = lines.getLineNumber(positions.getEndPosition(unit, body));
                    methods.add(new Method(
                            method.getName().toString(),
                            (int) (last - first + 1),
                            isOfRecord(method) ? 0 : method.getParameters().size()));
                }
                return super.visitMethod(method, nothing);
            }

            private boolean isOfRecord(MethodTree method) {
                return method.getName().contentEquals("<init>")
                        && getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.RECORD;
            }
        }.scan(unit, null);
        return List.copyOf(methods);
    }
}
