package dev.kehrwieder.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FunctionLogTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(
            FunctionLog.over(new PrintStream(terminal, true, StandardCharsets.UTF_8), file),
            true,
            StandardCharsets.UTF_8);

    @Test
    void functions_write_to_the_file_and_only_warnings_to_the_terminal() {
        String told = "{\"at\":\"2026-11-27T08:00:00Z\",\"level\":\"INFO\",\"event\":\"answered\"}";
        String warned = "{\"at\":\"2026-11-27T08:00:00Z\",\"level\":\"WARN\",\"event\":\"größer\"}";
        String figures = "{\"_aws\":{\"Timestamp\":1}}";
        out.println(told);
        out.println(warned);
        out.println(figures);
        out.println("Ready after 7 s.");
        assertThat(file.toString(StandardCharsets.UTF_8).lines()).containsExactly(told, warned, figures);
        assertThat(terminal.toString(StandardCharsets.UTF_8).lines()).containsExactly(warned, "Ready after 7 s.");
    }
}
