package dev.kehrwieder.platform.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

    private final Environment environment =
            new Environment(Map.of("TABLE_NAME", "returns", "EMPTY", " ", "LIMIT", "25", "WORD", "many"));

    @Test
    void required_variable_is_read() {
        assertThat(environment.required("TABLE_NAME")).isEqualTo("returns");
    }

    @Test
    void missing_and_blank_variables_are_named_in_the_error() {
        assertThatThrownBy(() -> environment.required("QUEUE_URL"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("QUEUE_URL");
        assertThatThrownBy(() -> environment.required("EMPTY")).hasMessageContaining("EMPTY");
    }

    @Test
    void blank_variable_falls_back() {
        assertThat(environment.optional("EMPTY")).isEmpty();
        assertThat(environment.optional("EMPTY", "x")).isEqualTo("x");
    }

    @Test
    void integers_are_checked() {
        assertThat(environment.integer("LIMIT", 1)).isEqualTo(25);
        assertThat(environment.integer("ABSENT", 1)).isEqualTo(1);
        assertThatThrownBy(() -> environment.integer("WORD", 1))
                .hasMessageContaining("WORD")
                .hasMessageNotContaining("many");
    }

    @Test
    void values_do_not_leak_through_to_string() {
        assertThat(environment.toString()).contains("TABLE_NAME").doesNotContain("returns");
    }
}
