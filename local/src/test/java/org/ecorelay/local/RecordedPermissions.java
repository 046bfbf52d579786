package org.ecorelay.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ecorelay.local.template.GrantedAccess;

/** A recorded run's part of the permission report, which the module {@code checks} puts together. */
public final class RecordedPermissions {
    private static final Path FOLDER = Path.of("target/permissions");

    private RecordedPermissions() {}

    /** Keeps what the functions used of their roles; fails if they asked for more. */
    public static void keep(String run, GrantedAccess access) throws IOException {
        assertThat(access.refused())
                .as("what the roles of the template do not allow")
                .isEmpty();
        assertThat(access.used()).as("calls of the functions").isNotEmpty();
        Files.createDirectories(FOLDER);
        Files.write(
                FOLDER.resolve(run + ".csv"),
                access.used().stream().map(GrantedAccess.Granted::toString).toList());
    }
}
