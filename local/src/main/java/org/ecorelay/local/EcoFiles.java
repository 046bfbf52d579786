package org.ecorelay.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;

/** Files that are named after a verb. One that cannot be used is a sentence for the user. */
final class EcoFiles {
    private EcoFiles() {}

    static Path file(Deque<String> words, String help) {
        if (words.isEmpty() || words.peekFirst().startsWith("--")) {
            throw new EcoOptions.Wrong(help);
        }
        return existing(Path.of(words.removeFirst()));
    }

    static Path existing(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new EcoOptions.Wrong("there is no file %s that can be read".formatted(file));
        }
        return file;
    }

    /** The same of a text: a spreadsheet program on a Chinese Windows saves GBK unless it is told otherwise. */
    static Path text(Path file) throws IOException {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file)));
            return file;
        } catch (CharacterCodingException e) {
            throw new EcoOptions.Wrong(
                    "%s is not UTF-8: save it again as UTF-8 (in a spreadsheet program: CSV UTF-8)".formatted(file));
        }
    }
}
