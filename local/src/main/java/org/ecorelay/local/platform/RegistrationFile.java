package org.ecorelay.local.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of JSON lines that only grows. A line is on the disk before {@link #append} returns, so nothing that was answered is lost when the
 * process is killed; a last line without its end was never answered and is cut off at opening.
 */
final class RegistrationFile implements AutoCloseable {
    private final FileChannel channel;

    private RegistrationFile(FileChannel channel) {
        this.channel = channel;
    }

    static RegistrationFile open(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            var opened = new RegistrationFile(FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
            opened.lock(file);
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The complete lines; what comes after the last one is cut off. Call once, before appending. */
    List<JsonNode> lines() {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
            String text = StandardCharsets.ISO_8859_1.decode(bytes.flip()).toString();
            int end = text.lastIndexOf('\n') + 1;
            channel.truncate(end);
            channel.position(end);
            return parsed(text.substring(0, end));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void append(JsonNode line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lock(Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Said below.
        }
        channel.close();
        throw new IllegalStateException("%s is in use by another simulator".formatted(file));
    }

    private static List<JsonNode> parsed(String latin1) {
        var mapper = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : latin1.lines().toList()) {
            try {
                lines.add(mapper.readTree(line.getBytes(StandardCharsets.ISO_8859_1)));
            } catch (IOException e) {
                throw new IllegalStateException(
                        "line %d of the registrations is damaged".formatted(lines.size() + 1), e);
            }
        }
        return lines;
    }
}
