package dev.kehrwieder.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.function.Invocation;
import dev.kehrwieder.platform.json.Json;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

class RuntimeLogTest {

    @Test
    void line_is_json_with_function_and_request_id() {
        try (CapturedOutput output = new CapturedOutput()) {
            new Invocation("labels", "r-1", () -> Duration.ofSeconds(1)).call(() -> {
                RuntimeLog.info("label issued", Map.of("rma", "RT-1\n", "parcels", 2, "first", true));
                return null;
            });
            JsonNode line = Json.parse(output.text());
            assertThat(line.get("function").stringValue()).isEqualTo("labels");
            assertThat(line.get("requestId").stringValue()).isEqualTo("r-1");
            assertThat(line.get("event").stringValue()).isEqualTo("label issued");
            assertThat(line.get("rma").stringValue()).isEqualTo("RT-1\n");
            assertThat(line.get("parcels").intValue()).isEqualTo(2);
            assertThat(output.text().strip()).doesNotContain("\n");
        }
    }

    @Test
    void what_comes_from_outside_is_cut_and_what_is_ours_is_not() {
        try (CapturedOutput output = new CapturedOutput()) {
            String reason = "dev.kehrwieder.Reason < ".repeat(10);
            RuntimeLog.warn("news", Map.of("rma", "R".repeat(5_000), "reason", reason, "shop", "s".repeat(100)));
            JsonNode line = Json.parse(output.text());
            assertThat(line.get("rma").stringValue()).isEqualTo("R".repeat(100) + "…");
            assertThat(line.get("shop").stringValue()).isEqualTo("s".repeat(100));
            assertThat(line.get("reason").stringValue()).isEqualTo(reason);
        }
    }

    @Test
    void half_of_a_pair_at_the_cut_leaves_a_line_that_can_be_read() {
        try (CapturedOutput output = new CapturedOutput()) {
            RuntimeLog.warn("news", Map.of("rma", "x".repeat(99) + "\uD83D\uDE00"));
            assertThat(Json.parse(output.text()).get("rma").stringValue()).startsWith("x".repeat(99));
        }
    }

    @Test
    void trace_names_classes_and_place_but_no_message() {
        String trace = RuntimeLog.trace(
                new IllegalStateException("ada@example.org", new IllegalArgumentException("Ada Beispiel")));
        assertThat(trace)
                .contains("IllegalStateException < java.lang.IllegalArgumentException at ")
                .contains("RuntimeLogTest")
                .doesNotContain("ada@", "Beispiel");
    }

    @Test
    void trace_of_a_circle_of_causes_ends() {
        Exception outer = new IllegalStateException();
        outer.initCause(new IllegalStateException(outer));
        assertThat(RuntimeLog.trace(outer)).isNotBlank();
    }

    @Test
    void texts_of_libraries_stay_out() {
        try (CapturedOutput output = new CapturedOutput()) {
            LoggerFactory.getLogger("some.library").info("Received: ada@example.org");
            LoggerFactory.getLogger("some.library")
                    .warn("Odd: {}", "ada@example.org", new IllegalStateException("ada@example.org"));
            assertThat(output.text())
                    .contains("some.library", "IllegalStateException", "WARN")
                    .doesNotContain("ada@", "INFO");
        }
    }
}
