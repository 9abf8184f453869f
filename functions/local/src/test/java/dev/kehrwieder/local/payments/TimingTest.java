package dev.kehrwieder.local.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimingTest {
    @Test
    void pauses_double_up_to_the_longest() {
        Timing timing = new Timing(Duration.ZERO, Duration.ofMillis(250), Duration.ofSeconds(60), 50);
        assertThat(timing.pauseAfter(1)).isEqualTo(Duration.ofMillis(250));
        assertThat(timing.pauseAfter(2)).isEqualTo(Duration.ofMillis(500));
        assertThat(timing.pauseAfter(8)).isEqualTo(Duration.ofSeconds(32));
        assertThat(timing.pauseAfter(9)).isEqualTo(Duration.ofSeconds(60));
        assertThat(timing.pauseAfter(5000)).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void usual_result_comes_within_a_second() {
        assertThat(Timing.USUAL.settleAfter()).isLessThan(Duration.ofSeconds(1));
    }
}
