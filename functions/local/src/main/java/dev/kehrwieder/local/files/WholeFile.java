package dev.kehrwieder.local.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file in one step: a crash leaves the old one or the new one, never half of one. */
public final class WholeFile {
    private WholeFile() {}

    /** Makes the folder too, if it is missing. */
    public static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path written = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(written, text);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
