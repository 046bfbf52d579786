package org.ecorelay.checks.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import org.ecorelay.checks.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A jar holds what its function needs, and little else. */
class PackagedJarTest {
    private static final long MAX_BYTES = 17_000_000;
    private static final long MAX_HS_BYTES = 150_000;

    /** The SDK finds these by name: shading must keep them. */
    private static final List<String> FOUND_BY_NAME = List.of(
            "META-INF/services/software.amazon.awssdk.http.SdkHttpService",
            "software/amazon/awssdk/awscore/internal/defaults/sdk-default-configuration.json",
            "org/publicsuffix/list/effective_tld_names.dat");

    private static final List<String> UNWANTED = List.of(
            "com/fasterxml/jackson/databind/",
            "io/netty/",
            "org/apache/http/",
            "org/ecorelay/local/",
            "org/ecorelay/infra/",
            "org/junit/",
            "META-INF/maven/",
            "module-info.class");

    private static final String HS_LIST = "org/ecorelay/origin/hs/hs2022.txt";
    private static final Set<String> ASK_ORIGIN = Set.of("intake", "builder", "status");

    static List<TemplateFunction> functions() {
        return TemplateFunction.all();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_jar_is_in_order(TemplateFunction function) {
        var jar = PackagedJar.of(function.jar());
        assertThat(faults(jar)).isEmpty();
        assertThat(jar.entries()).containsAll(FOUND_BY_NAME);
        assertThat(new String(jar.read(FOUND_BY_NAME.getFirst()), StandardCharsets.UTF_8))
                .contains("Apache5SdkHttpService");
        assertThat(new String(jar.read("META-INF/MANIFEST.MF"), StandardCharsets.UTF_8))
                .contains("Multi-Release: true");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_jar_has_clients_of_services_that_its_role_may_call(TemplateFunction function) {
        // SES is called by its second API.
        Set<String> mayCall = function.services().stream()
                .map(prefix -> prefix.equals("ses") ? "sesv2" : prefix)
                .collect(Collectors.toSet());
        assertThat(mayCall).containsAll(PackagedJar.of(function.jar()).clients());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void the_hs_list_is_small_and_its_licence_beside_it_where_origin_is_asked_and_nowhere_else(
            TemplateFunction function) {
        var jar = PackagedJar.of(function.jar());
        boolean asked = ASK_ORIGIN.stream().anyMatch(function.handler()::contains);
        assertThat(jar.has("org/ecorelay/origin/hs/README.md")).isEqualTo(asked);
        if (asked) {
            assertThat(jar.packedBytes(HS_LIST)).isBetween(1L, MAX_HS_BYTES);
        } else {
            assertThat(jar.packedBytes(HS_LIST)).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_jar_has_no_other_function(TemplateFunction function) {
        var jar = PackagedJar.of(function.jar());
        assertThat(functions())
                .filteredOn(other -> !other.jar().equals(function.jar()))
                .allSatisfy(other -> assertThat(jar.has(other.handler().replace('.', '/') + ".class"))
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void the_pdf_library_is_in_one_jar_alone(TemplateFunction function) {
        assertThat(PackagedJar.of(function.jar()).has("org/openpdf/text/Document.class"))
                .isEqualTo(function.jar().equals("document"));
    }

    @Test
    void a_jar_with_things_that_do_not_belong_there_is_found(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("bad.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new JarEntry("com/fasterxml/jackson/databind/ObjectMapper.class"));
            out.putNextEntry(new JarEntry("META-INF/SIGNER.RSA"));
            out.putNextEntry(new JarEntry("software/amazon/awssdk/services/s3/S3Client.class"));
        }
        var bad = PackagedJar.at(file);
        assertThat(faults(bad))
                .containsExactly("com/fasterxml/jackson/databind/ObjectMapper.class", "META-INF/SIGNER.RSA");
        assertThat(bad.clients()).containsExactly("s3");
        assertThat(bad.packedBytes(HS_LIST)).isEqualTo(-1);
    }

    @Test
    void core_is_compiled_with_jackson_core_alone() {
        String pom = Repository.text(Repository.ROOT.resolve("functions/core/pom.xml"))
                .orElseThrow();
        assertThat(compileScope(pom)).containsExactly("jspecify", "jackson-core");
        assertThat(compileScope("<dependency><artifactId>jackson-databind</artifactId></dependency>"))
                .containsExactly("jackson-databind");
    }

    private static List<String> compileScope(String pom) {
        var artifacts = new ArrayList<String>();
        for (String dependency : pom.split("<dependency>")) {
            String inside = dependency.split("</dependency>")[0];
            if (dependency.contains("</dependency>") && !inside.contains("<scope>")) {
                artifacts.add(inside.replaceAll("(?s).*<artifactId>(.*?)</artifactId>.*", "$1"));
            }
        }
        return artifacts;
    }

    private static List<String> faults(PackagedJar jar) {
        var faults = new ArrayList<String>();
        var seen = new HashSet<String>();
        for (String entry : jar.entries()) {
            boolean signature = entry.matches("META-INF/[^/]+\\.(SF|DSA|RSA)");
            if (signature || UNWANTED.stream().anyMatch(entry::startsWith) || !seen.add(entry)) {
                faults.add(entry);
            }
        }
        if (jar.bytes() > MAX_BYTES) {
            faults.add("%d bytes, at most %d".formatted(jar.bytes(), MAX_BYTES));
        }
        return faults;
    }
}
