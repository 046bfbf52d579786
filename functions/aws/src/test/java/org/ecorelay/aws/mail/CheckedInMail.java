package org.ecorelay.aws.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A mail as it is checked in; {@code -Dmails.update=true} rewrites it from what the code says now. */
final class CheckedInMail {
    private static final Path FOLDER = Path.of("src/test/resources/org/ecorelay/aws/mail");

    private CheckedInMail() {}

    static void is(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("mails.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text)
                .as("%s is stale; when the change is meant: mvn -pl functions/aws -am test -Dmails.update=true", file)
                .isEqualTo(Files.readString(file));
    }
}
