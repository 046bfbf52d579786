package org.ecorelay.checks.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ecorelay.bench.cold.ClassesLoaded;
import org.ecorelay.bench.lambda.FunctionProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A packaged function under the real runtime client answers its sample events, and says what its environment lacks. */
@ExtendWith(DeployedOnce.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PackagedFunction {
    /** Values of the sample events that no log may have. */
    private static final List<String> PERSONAL =
            List.of(Deployed.KEY, "thisisnosecret", "Nguyen Thi Mai", "12 Le Loi", "ops@example.org");

    private final String name;
    private Deployed deployed;
    private FunctionProcess process;

    PackagedFunction(String name) {
        this.name = name;
    }

    /** Prepares what the sample events speak of. */
    void given(Deployed deployed) throws IOException {}

    @BeforeAll
    void start(Deployed shared) throws IOException {
        deployed = shared;
        given(deployed);
        process = FunctionProcess.start(deployed.function(name), deployed.environment(name));
    }

    @AfterAll
    void stop() throws IOException {
        if (process != null) {
            process.close();
        }
    }

    List<Situation> situations() {
        return Situations.OF.get(name);
    }

    @ParameterizedTest
    @MethodSource("situations")
    void it_answers(Situation situation) {
        situation.after().forEach(this::answer);
        situation.answer().accept(answer(situation.name()));
        situation
                .status()
                .forEach((order, state) -> assertThat(deployed.status(order)).isEqualTo(state));
        assertThat(process.log()).doesNotContain(PERSONAL);
    }

    /**
     * Whether a class is loaded by the time that a new process has answered these events, one after the other. The JVM itself
     * says so.
     */
    boolean loads(String className, String... events) throws IOException {
        return logOfLoading(events).contains(className + " source:");
    }

    /** What a new process loads to answer one event. */
    ClassesLoaded classes(String event) throws IOException {
        return ClassesLoaded.of(logOfLoading(event).lines().toList());
    }

    private String logOfLoading(String... events) throws IOException {
        var environment = new HashMap<>(deployed.environment(name));
        environment.put("JAVA_TOOL_OPTIONS", "-Xlog:class+load");
        try (var fresh = FunctionProcess.start(deployed.function(name), environment)) {
            for (String event : events) {
                assertThat(fresh.invoke(SampleEvent.text(name + "/" + event)).success())
                        .isTrue();
            }
            assertThat(fresh.log()).contains("org.ecorelay.account.Authenticate source:");
            return fresh.log();
        }
    }

    /** What the process wrote so far. */
    String log() {
        return process.log();
    }

    /** Sends one sample event and answers what comes back. */
    String answer(String situation) {
        var outcome = process.invoke(SampleEvent.text(name + "/" + situation));
        assertThat(outcome.success())
                .as("%s%n%s", outcome.body(), process.log())
                .isTrue();
        return outcome.body();
    }

    @Test
    void a_function_without_its_variables_names_all_of_them_as_its_init_error() throws Exception {
        Set<String> needed = needed();
        assertThat(needed).contains("CERTIFICATES_TABLE", "LEDGER_TABLE", "REGISTRY_TABLE");
        var bare = new HashMap<>(deployed.environment(name));
        bare.keySet().removeAll(deployed.variables(name).keySet());
        try (var broken = FunctionProcess.start(deployed.function(name), bare)) {
            String message =
                    Deployed.json(broken.initError()).get("errorMessage").asText();
            assertThat(needed).allSatisfy(variable -> assertThat(message).contains(variable + " is missing"));
        }
    }

    /** The variables without which the handler does not start: found by leaving each out. */
    private Set<String> needed() throws ReflectiveOperationException {
        var constructor =
                Class.forName(deployed.function(name).handler()).getConstructor(Map.class, InstantSource.class);
        var needed = new HashSet<String>();
        for (String variable : deployed.variables(name).keySet()) {
            var environment = new HashMap<>(deployed.environment(name));
            environment.remove(variable);
            try {
                constructor.newInstance(environment, InstantSource.system());
            } catch (InvocationTargetException e) {
                assertThat(e.getCause()).hasMessageContaining(variable);
                needed.add(variable);
            }
        }
        return needed;
    }
}
