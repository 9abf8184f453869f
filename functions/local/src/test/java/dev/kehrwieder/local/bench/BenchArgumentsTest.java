package dev.kehrwieder.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BenchArgumentsTest {
    @Test
    void without_arguments_everything_is_measured_in_full() {
        BenchArguments all = BenchArguments.of();
        assertThat(BenchArguments.PARTS).allMatch(all::wants);
        assertThat(all.scale()).isEqualTo(1);
        assertThat(all.load()).isEmpty();
    }

    @Test
    void one_part_is_measured_alone() {
        BenchArguments one = BenchArguments.of("--only", "capacity", "--quick");
        assertThat(BenchArguments.PARTS).filteredOn(one::wants).containsExactly("capacity");
        assertThat(one.scale()).isLessThan(1);
    }

    @Test
    void load_is_held_for_five_minutes_or_as_long_as_is_said() {
        assertThat(BenchArguments.of("--load").load()).contains(Duration.ofMinutes(5));
        assertThat(BenchArguments.of("--load", "PT1M").load()).contains(Duration.ofMinutes(1));
    }

    @Test
    void what_is_not_understood_is_answered_with_the_usage() {
        assertThatThrownBy(() -> BenchArguments.of("--only", "speed"))
                .isInstanceOf(BenchFailure.class)
                .hasMessageStartingWith("Not understood: speed. Usage: ");
        assertThatThrownBy(() -> BenchArguments.of("--fast")).hasMessageStartingWith("Not understood: --fast");
        assertThatThrownBy(() -> BenchArguments.of("--only")).hasMessageStartingWith("Not understood: --only");
        assertThatThrownBy(() -> BenchArguments.of("--load", "PTx")).hasMessageStartingWith("Not understood: PTx");
    }
}
