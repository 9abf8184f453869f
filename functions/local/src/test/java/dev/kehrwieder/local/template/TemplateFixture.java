package dev.kehrwieder.local.template;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Reads templates as the runner does, and says what is wrong with one. */
abstract class TemplateFixture {
    @TempDir
    Path folder;

    void assertRefused(String text, String... named) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(TemplateException.class)
                .hasMessageContainingAll(named);
    }

    Template read(String text) {
        return read(text, Map.of());
    }

    Template read(String text, Map<String, String> parameters) {
        try {
            Path file = Files.writeString(folder.resolve("template.yaml"), text);
            return Template.read(file, parameters, Physical.local(URI.create("http://127.0.0.1:9324")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
