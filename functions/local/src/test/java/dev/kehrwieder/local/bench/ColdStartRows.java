package dev.kehrwieder.local.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

final class ColdStartRows {
    ColdStartRows(Path root, double scale, Consumer<String> out) {}

    List<Row> rows() throws IOException, InterruptedException {
        return List.of();
    }
}
