package dev.kehrwieder.local.samples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Lines in a file: what a function did, for a test that cannot look into its class loader. */
final class Journal {
    private final Path file;

    Journal(Map<String, String> environment) {
        this.file = Path.of(environment.get("JOURNAL"));
    }

    synchronized void write(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
