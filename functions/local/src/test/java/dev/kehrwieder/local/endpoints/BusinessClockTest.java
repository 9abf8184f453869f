package dev.kehrwieder.local.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BusinessClockTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path folder;

    @AfterEach
    void resetProperty() {
        System.clearProperty(BusinessClock.OFFSET);
    }

    @Test
    void it_runs_with_the_system_at_first() {
        assertThat(open().instant()).isEqualTo(NOW);
    }

    @Test
    void it_is_set_forwards_and_backwards_and_functions_see_the_offset() {
        BusinessClock clock = open();
        clock.set(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(clock.instant()).isEqualTo("2027-01-01T00:00:00Z");
        clock.set(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(clock.instant()).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(System.getProperty("kehrwieder.clock.offset")).isEqualTo("PT-24H");
    }

    @Test
    void advances_add_up_and_survive_a_restart() {
        BusinessClock clock = open();
        clock.advance(Duration.ofDays(3));
        clock.advance(Duration.ofDays(1));
        System.clearProperty(BusinessClock.OFFSET);
        assertThat(open().instant()).isEqualTo(NOW.plus(Duration.ofDays(4)));
    }

    @Test
    void what_no_calendar_holds_is_refused_and_changes_nothing() {
        BusinessClock clock = open();
        assertThatThrownBy(() -> clock.advance(Duration.ofDays(5_000_000))).isInstanceOf(DateTimeException.class);
        assertThat(clock.instant()).isEqualTo(NOW);
    }

    private BusinessClock open() {
        return BusinessClock.open(folder.resolve("clock"), InstantSource.fixed(NOW));
    }
}
