package dev.kehrwieder.local;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.kehrwieder.emulators.Emulators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The compiled classes of every module, read once. */
public final class HouseClasses {
    static final Path MODULES =
            Emulators.libraries(Emulators.DYNAMODB).resolve("../../../..").normalize();

    private static final JavaClasses CLASSES = new ClassFileImporter().importPaths(modules());

    private HouseClasses() {}

    public static JavaClasses all() {
        return CLASSES;
    }

    private static Path[] modules() {
        try (Stream<Path> folders = Files.list(MODULES)) {
            return folders.map(folder -> folder.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .toArray(Path[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
