package org.ecorelay.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.ecorelay.local.platform.PlatformFixture.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of registrations on the disk. */
class RegistrationsTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("deep/registrations.jsonl");
    }

    @Test
    void what_was_registered_is_there_after_a_restart() {
        Registration before;
        try (var first = Registrations.open(file, true)) {
            before = register(first, "a");
            register(first, "b");
            first.withdraw(before, NOW);
        }

        try (var second = Registrations.open(file, true)) {
            assertThat(second.log()).hasSize(2).contains(before);
            assertThat(second.seen(before, NOW).get("status").asText()).isEqualTo("Withdrawn");
            assertThat(register(second, "a")).isEqualTo(before);
            assertThat(register(second, "c").reference()).isEqualTo("SIM-000003");
        }
    }

    @Test
    void a_registration_is_on_the_disk_before_anybody_hears_of_it() throws IOException {
        try (var registrations = Registrations.open(file, true)) {
            Registration registration = register(registrations, "a");

            assertThat(Files.readAllLines(file)).singleElement().asString().contains(registration.reference());
        }
    }

    @Test
    void a_torn_last_line_was_never_answered() throws IOException {
        try (var first = Registrations.open(file, true)) {
            register(first, "a");
        }
        Files.writeString(file, "{\"event\":\"registered\",\"refer\u4fdd", StandardOpenOption.APPEND);

        try (var second = Registrations.open(file, true)) {
            assertThat(second.log()).hasSize(1);
            assertThat(register(second, "b").reference()).isEqualTo("SIM-000002");
        }
        try (var third = Registrations.open(file, true)) {
            assertThat(third.log()).extracting(Registration::documentId).isEqualTo(List.of("a", "b"));
        }
    }

    @Test
    void damage_in_the_middle_is_said() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\n{\"event\":\"withdrawn\",\"reference\":\"SIM-1\"}\n");

        assertThatIllegalStateException()
                .isThrownBy(() -> Registrations.open(file, true))
                .withMessageContaining("line 1");
    }

    @Test
    void two_simulators_do_not_share_a_file() {
        try (var first = Registrations.open(file, true)) {
            assertThat(first.log()).isEmpty();
            assertThatIllegalStateException()
                    .isThrownBy(() -> Registrations.open(file, true))
                    .withMessageContaining("in use");
        }
    }

    @Test
    void a_document_that_is_there_is_not_written_again() throws IOException {
        try (var registrations = Registrations.open(file, true)) {
            register(registrations, "a");
            register(registrations, "a");
        }
        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    private static Registration register(Registrations registrations, String documentId) {
        return registrations
                .register(
                        false,
                        documentId,
                        reference -> new Registration(
                                reference, documentId, false, "VN", "client", NOW, 1, "保留", null, "/a", NOW))
                .registration();
    }
}
