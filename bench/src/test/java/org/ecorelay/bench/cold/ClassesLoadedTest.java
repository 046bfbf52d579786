package org.ecorelay.bench.cold;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the JVM says it has loaded is counted by where it comes from, and databind is found under every name. */
class ClassesLoadedTest {
    @Test
    void classes_are_told_from_other_lines_and_those_of_the_archive_from_others() {
        var loaded = ClassesLoaded.of(List.of(
                "[0.011s][info][class,load] java.lang.Object source: shared objects file",
                "[0.412s][info][class,load] org.ecorelay.order.Order source: file:/var/task/intake.jar",
                "{\"level\":\"INFO\",\"event\":\"metric\"}"));
        assertThat(loaded).isEqualTo(new ClassesLoaded(2, 1, 0));
    }

    @Test
    void databind_is_found_as_itself_and_as_the_runtime_client_packages_it() {
        var loaded = ClassesLoaded.of(List.of(
                "[info][class,load] com.fasterxml.jackson.databind.ObjectMapper source: file:/var/task/intake.jar",
                "[info][class,load] com.amazonaws.lambda.thirdparty.com.fasterxml.jackson.databind.Module source: file:/x.jar",
                "[info][class,load] com.fasterxml.jackson.core.JsonParser source: file:/var/task/intake.jar"));
        assertThat(loaded.databind()).isEqualTo(2);
        assertThat(loaded.notShared()).isEqualTo(3);
    }
}
