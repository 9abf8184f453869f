package dev.kehrwieder.emulators;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulatorsTest {
    @Test
    void module_that_was_not_packaged_is_named() {
        assertThatThrownBy(() -> Emulators.libraries("emulators-of-nothing"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("functions/emulators-of-nothing");
    }

    @Test
    void folder_without_the_adapter_is_an_exception_with_the_reason(@TempDir Path empty) {
        assertThatThrownBy(() -> Emulators.dynamoDb(empty, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DynamoDbAdapter");
    }

    @Test
    void folder_that_does_not_exist_is_an_exception_with_the_reason(@TempDir Path empty) {
        assertThatThrownBy(() -> Emulators.queues(empty.resolve("missing"), null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("missing");
    }
}
