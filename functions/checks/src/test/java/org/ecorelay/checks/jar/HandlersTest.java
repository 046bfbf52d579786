package org.ecorelay.checks.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every handler that the template names is in its jar, as Lambda wants it and in the byte code of its runtime. */
class HandlersTest {
    private static final String STREAM_HANDLER = "com.amazonaws.services.lambda.runtime.RequestStreamHandler";
    private static final int MAJOR_VERSION_OF_JAVA_1 = 44;

    static List<TemplateFunction> functions() {
        return TemplateFunction.all();
    }

    @Test
    void the_template_has_the_six_functions() {
        assertThat(functions())
                .extracting(TemplateFunction::jar)
                .containsExactlyInAnyOrder("intake", "builder", "submitter", "poller", "status", "document");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void the_handler_is_in_its_jar(TemplateFunction function) throws IOException {
        assertThat(function.runtime()).isEqualTo("java25");
        assertThat(faults(function)).isEmpty();
    }

    @Test
    void a_handler_that_is_not_there_is_found() throws IOException {
        assertThat(faults(intake().withHandler("org.ecorelay.intake.TakeInHandler")))
                .containsExactly("org.ecorelay.intake.TakeInHandler is not in intake.jar");
    }

    @Test
    void a_handler_in_the_jar_of_another_function_is_found() throws IOException {
        assertThat(faults(intake().withHandler("org.ecorelay.status.StatusHandler")))
                .containsExactly("org.ecorelay.status.StatusHandler is not in intake.jar");
    }

    @Test
    void a_class_that_is_no_handler_is_found() throws IOException {
        assertThat(faults(intake().withHandler("org.ecorelay.intake.PostOrder")))
                .containsExactly("is not public", "is no RequestStreamHandler", "has no public no-arg constructor");
    }

    @Test
    void byte_code_of_another_runtime_is_found() throws IOException {
        assertThat(faults(intake().withRuntime("java21")))
                .containsExactly("has class-file version 69, but java21 is 65");
    }

    private static TemplateFunction intake() {
        return functions().stream()
                .filter(function -> function.jar().equals("intake"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> faults(TemplateFunction function) throws IOException {
        var jar = PackagedJar.of(function.jar());
        String entry = function.handler().replace('.', '/') + ".class";
        if (!jar.has(entry)) {
            return List.of(
                    "%s is not in %s".formatted(function.handler(), jar.file().getFileName()));
        }
        var faults = new ArrayList<String>();
        int wanted =
                MAJOR_VERSION_OF_JAVA_1 + Integer.parseInt(function.runtime().substring("java".length()));
        if (jar.majorVersion(entry) != wanted) {
            faults.add("has class-file version %d, but %s is %d"
                    .formatted(jar.majorVersion(entry), function.runtime(), wanted));
        }
        faults.addAll(shape(jar, function.handler()));
        return faults;
    }

    /** Loaded from the jar alone, so that nothing on the test's class path helps. */
    private static List<String> shape(PackagedJar jar, String handler) throws IOException {
        var faults = new ArrayList<String>();
        URL[] alone = {jar.file().toUri().toURL()};
        try (var loader = new URLClassLoader(alone, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = Class.forName(handler, false, loader);
            if (!Modifier.isPublic(type.getModifiers())) {
                faults.add("is not public");
            }
            if (!Class.forName(STREAM_HANDLER, false, loader).isAssignableFrom(type)) {
                faults.add("is no RequestStreamHandler");
            }
            if (Arrays.stream(type.getConstructors()).noneMatch(one -> one.getParameterCount() == 0)) {
                faults.add("has no public no-arg constructor");
            }
        } catch (ClassNotFoundException e) {
            faults.add("cannot be loaded: " + e.getMessage());
        }
        return faults;
    }
}
