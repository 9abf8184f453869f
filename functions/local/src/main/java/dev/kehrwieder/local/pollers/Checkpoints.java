package dev.kehrwieder.local.pollers;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** How far each shard of the stream was read, on disk: a restart goes on where the last run ended. */
final class Checkpoints {
    private static final String FINISHED = "finished";

    private final Path file;
    private final Properties shards = new Properties();

    Checkpoints(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                shards.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The sequence number of the last record that was brought to an end. */
    Optional<String> last(String shard) {
        return Optional.ofNullable(shards.getProperty(shard)).filter(value -> !value.equals(FINISHED));
    }

    boolean isFinished(String shard) {
        return FINISHED.equals(shards.getProperty(shard));
    }

    void reached(String shard, String sequenceNumber) {
        shards.setProperty(shard, sequenceNumber);
        write();
    }

    void finished(String shard) {
        shards.setProperty(shard, FINISHED);
        write();
    }

    /** Forgets shards that the stream itself has forgotten. */
    void keepOnly(Set<String> known) {
        if (shards.keySet().retainAll(known)) {
            write();
        }
    }

    private void write() {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(written)) {
                shards.store(writer, null);
            }
            // Moved in one step: a crash leaves the old file or the new one, never half of one.
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
