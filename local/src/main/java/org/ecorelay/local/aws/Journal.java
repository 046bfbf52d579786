package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An append-only file of JSON lines: what {@link #append} has written is there after a {@code kill -9}.
 *
 * <p>A line is complete when its line feed is written; an incomplete last line is cut off when the file is opened.
 * Without a file nothing is kept.
 */
final class Journal implements AutoCloseable {
    private final @Nullable FileChannel file;

    private Journal(@Nullable FileChannel file) {
        this.file = file;
    }

    static Journal inMemory() {
        return new Journal(null);
    }

    /**
     * Opens the file and hands over every line in it, oldest first.
     *
     * @throws IllegalStateException if a complete line is damaged
     */
    static Journal open(Path path, Consumer<ObjectNode> replay) throws IOException {
        var bytes = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
        int start = 0;
        for (int end = 0; end < bytes.length; end++) {
            if (bytes[end] == '\n') {
                replay.accept(parse(path, new String(bytes, start, end - start, StandardCharsets.UTF_8)));
                start = end + 1;
            }
        }
        var channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(start);
        channel.position(start);
        return new Journal(channel);
    }

    private static ObjectNode parse(Path path, String line) {
        try {
            return Json.parse(line);
        } catch (AwsFailure damaged) {
            throw new IllegalStateException(
                    path.getFileName() + " has a damaged line: " + line.length() + " characters");
        }
    }

    /** Writes one line through to the disk. */
    synchronized void append(ObjectNode line) throws IOException {
        if (file == null) {
            return;
        }
        var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(false);
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
