package org.ecorelay.certificate.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What an auditor reads who has the archive and nothing else. */
final class Readme {
    /** English and Chinese. */
    static final List<String> NAMES = List.of("README.txt", "README.zh.txt");

    private Readme() {}

    static byte[] text(String name) {
        try (InputStream in = Readme.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar has no %s of the evidence".formatted(name));
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
