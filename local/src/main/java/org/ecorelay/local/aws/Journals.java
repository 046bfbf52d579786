package org.ecorelay.local.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The journals of one data directory, which one process at a time may use. */
final class Journals implements AutoCloseable {
    private final @Nullable Path directory;
    private final @Nullable FileChannel lock;
    private final List<Journal> opened = new ArrayList<>();

    private Journals(@Nullable Path directory, @Nullable FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** @throws IllegalStateException if another process uses the directory */
    static Journals in(@Nullable Path directory) throws IOException {
        if (directory == null) {
            return new Journals(null, null);
        }
        Files.createDirectories(directory);
        var channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new Journals(directory, channel);
            }
        } catch (OverlappingFileLockException thisProcess) {
            // Held by an embedded AWS of this process: the same answer.
        }
        channel.close();
        throw new IllegalStateException("The data directory " + directory + " is in use by another process.");
    }

    Journal open(String name, Consumer<ObjectNode> replay) throws IOException {
        var journal = directory == null ? Journal.inMemory() : Journal.open(directory.resolve(name + ".jsonl"), replay);
        opened.add(journal);
        return journal;
    }

    /** Where DynamoDB Local keeps its files, or null for memory. */
    @Nullable
    Path databaseDirectory() throws IOException {
        return directory == null ? null : Files.createDirectories(directory.resolve("dynamodb"));
    }

    @Override
    public void close() throws IOException {
        opened.forEach(Journal::close);
        if (lock != null) {
            lock.close();
        }
    }
}
