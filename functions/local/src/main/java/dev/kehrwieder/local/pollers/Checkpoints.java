package dev.kehrwieder.local.pollers;

import dev.kehrwieder.local.files.WholeFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        StringWriter text = new StringWriter();
        try {
            shards.store(text, null);
            WholeFile.write(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
