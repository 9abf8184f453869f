package dev.kehrwieder.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void a_percentile_is_a_time_that_was_measured() {
        Latencies twenty = Latencies.of(
                IntStream.rangeClosed(1, 20).mapToObj(n -> (double) (21 - n)).toList());
        assertThat(twenty.percentile(95)).isEqualTo(19);
        assertThat(twenty.median()).isEqualTo(10);
        assertThat(twenty.percentile(100)).isEqualTo(20);
        assertThat(Latencies.of(List.of(7.0)).percentile(95)).isEqualTo(7);
    }

    @Test
    void of_nothing_there_is_no_percentile() {
        assertThatThrownBy(() -> Latencies.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
