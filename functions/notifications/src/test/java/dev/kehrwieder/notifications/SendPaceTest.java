package dev.kehrwieder.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.platform.environment.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendPaceTest {
    private final TestClock clock = TestClock.at("2026-11-10T09:00:00Z");
    private final List<Duration> waits = new ArrayList<>();

    @Test
    void calls_are_as_far_apart_as_the_rate_asks() {
        SendPace pace = pace("2");

        pace.await();
        pace.await();
        clock.advance(Duration.ofMillis(200));
        pace.await();

        assertThat(waits).containsExactly(Duration.ofMillis(500), Duration.ofMillis(300));
    }

    @Test
    void time_that_has_passed_anyhow_is_not_waited_again_and_not_saved_up() {
        SendPace pace = pace("2");
        pace.await();
        clock.advance(Duration.ofMinutes(1));

        pace.await();
        assertThat(waits).isEmpty();
        pace.await();

        assertThat(waits).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void a_clock_that_is_set_back_makes_no_longer_wait() {
        SendPace pace = pace("0.5");
        pace.await();
        clock.set("2026-11-09T09:00:00Z");

        pace.await();

        assertThat(waits).containsExactly(pace.longestWait()).containsExactly(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.0"})
    void without_a_rate_nobody_waits(String rate) {
        SendPace pace = pace(rate);

        pace.await();
        pace.await();

        assertThat(waits).isEmpty();
        assertThat(pace.longestWait()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.5, 2000000000", "3, 333333334", "14, 71428572", "1000, 1000000"})
    void the_longest_wait_is_the_distance_of_two_calls(String rate, long nanos) {
        assertThat(pace(rate).longestWait()).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @CsvSource({"ten, is no number", "0.4, is neither 0 nor at least 0.5", "-1, is neither 0 nor at least 0.5"})
    void a_rate_that_cannot_be_kept_is_refused_at_the_start(String rate, String why) {
        assertThatIllegalStateException()
                .isThrownBy(() -> pace(rate))
                .withMessage("The environment variable MAIL_SENDS_PER_SECOND " + why);
    }

    private SendPace pace(String rate) {
        return SendPace.from(new Environment(Map.of("MAIL_SENDS_PER_SECOND", rate)), clock, wait -> {
            waits.add(wait);
            clock.advance(wait);
        });
    }
}
