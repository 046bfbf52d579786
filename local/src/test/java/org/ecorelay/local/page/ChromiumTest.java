package org.ecorelay.local.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** Without a browser the tests of the page are skipped, and say so; where one is required they fail. */
class ChromiumTest {
    @TempDir
    private Path folder;

    private Path find(Map<String, String> environment) {
        return Chromium.find(environment, List.of("chromium", "google-chrome"), "Chromium", "apt-get install chromium");
    }

    @Test
    void without_one_the_reason_says_what_to_install() {
        assertThatThrownBy(() -> find(Map.of("PATH", folder.toString())))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("no Chromium on PATH")
                .hasMessageContaining("apt-get install chromium");
        assertThatThrownBy(() -> find(Map.of())).isInstanceOf(TestAbortedException.class);
    }

    @Test
    void where_one_is_required_its_absence_is_a_failure() {
        assertThatThrownBy(() -> find(Map.of("PATH", folder.toString(), Chromium.SWITCH, "required")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no Chromium on PATH");
    }

    @Test
    void the_first_on_the_path_is_taken() throws IOException {
        Path chrome = folder.resolve("google-chrome");
        Files.createFile(chrome, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        assertThat(find(Map.of("PATH", "/nowhere:" + folder))).isEqualTo(chrome);
    }
}
