package dev.kehrwieder.local.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** How large each function's package is. */
final class PackageRows {
    static final List<String> MODULES = List.of(
            "access",
            "registration",
            "labels",
            "tracking",
            "inspection",
            "refunds",
            "notifications",
            "relay",
            "withdrawals",
            "deadlines");

    private PackageRows() {}

    static List<Row> rows(Path root) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String module : MODULES) {
            Path folder = root.resolve("functions").resolve(module).resolve("target/package");
            List<Path> files = files(folder);
            long bytes = 0;
            long classes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
                classes += classes(file);
            }
            rows.add(new Row(
                    "package of `" + module + "`",
                    "20 MB",
                    String.format(
                            Locale.ROOT, "%.1f MB, %d jars, %d classes in them", bytes / 1e6, files.size(), classes),
                    String.format(
                            Locale.ROOT, "bytes of `target/package`; as a zip %.1f MB", zipped(folder, files) / 1e6)));
        }
        return rows;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static long classes(Path file) throws IOException {
        if (!file.toString().endsWith(".jar")) {
            return 0;
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .count();
        }
    }

    private static long zipped(Path folder, List<Path> files) throws IOException {
        long[] written = {0};
        try (ZipOutputStream zip = new ZipOutputStream(new OutputStream() {
            @Override
            public void write(int b) {
                written[0]++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                written[0] += length;
            }
        })) {
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return written[0];
    }
}
