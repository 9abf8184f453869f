package dev.kehrwieder.platform.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the repository's {@code events/} folder. */
public final class SampleEvents {

    private SampleEvents() {}

    /** @param name such as {@code registration/health.json} */
    public static String read(String name) {
        try {
            return Files.readString(root().resolve("events").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the repository. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve("template.yaml")) && !Files.isDirectory(folder.resolve("events"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("No folder above this module holds events/");
            }
        }
        return folder;
    }
}
