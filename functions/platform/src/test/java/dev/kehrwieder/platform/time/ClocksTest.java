package dev.kehrwieder.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClocksTest {

    private static final Instant NOW = Instant.parse("2026-11-02T09:15:00Z");

    private final BusinessClock business = new BusinessClock(InstantSource.fixed(NOW));

    @AfterEach
    void clear() {
        System.clearProperty(BusinessClock.OFFSET);
    }

    @Test
    void business_time_is_system_time_without_an_offset() {
        assertThat(business.instant()).isEqualTo(NOW);
    }

    @Test
    void offset_is_read_at_each_call_and_may_go_back() {
        System.setProperty(BusinessClock.OFFSET, "P3D");
        assertThat(business.instant()).isEqualTo(NOW.plus(Duration.ofDays(3)));
        System.setProperty(BusinessClock.OFFSET, "PT-1H");
        assertThat(business.instant()).isEqualTo(NOW.minus(Duration.ofHours(1)));
    }

    @Test
    void business_time_is_whole_milliseconds_whatever_the_offset() {
        System.setProperty(BusinessClock.OFFSET, "PT1.035273514S");
        assertThat(business.instant()).isEqualTo(NOW.plusMillis(1035));
    }

    @Test
    void machine_time_ignores_the_offset() {
        System.setProperty(BusinessClock.OFFSET, "P365D");
        assertThat(new MachineClock().instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.DAYS));
    }
}
