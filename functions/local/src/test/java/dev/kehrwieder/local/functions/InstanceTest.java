package dev.kehrwieder.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstanceTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private long now;
    private boolean closed;
    private Instance instance;

    @BeforeEach
    void start() throws Exception {
        LoadedHandler echo = new LoadedHandler(getClass().getClassLoader(), (event, answer, context) -> {
            if (event.read() == '!') {
                instance.retire();
                assertThat(closed).isFalse();
            }
        });
        instance = new Instance(echo, () -> closed = true, () -> now);
    }

    private void pass(Duration duration) {
        now += duration.toNanos();
    }

    @Test
    void who_answered_nobody_for_three_time_outs_is_stuck() {
        instance.asked();
        pass(TIMEOUT);
        instance.asked();
        pass(TIMEOUT.multipliedBy(2).minusNanos(1));
        assertThat(instance.isStuck(TIMEOUT)).isFalse();
        pass(Duration.ofNanos(1));
        assertThat(instance.isStuck(TIMEOUT)).isTrue();
    }

    @Test
    void an_answer_to_anybody_begins_anew() {
        instance.asked();
        pass(TIMEOUT.multipliedBy(3));
        instance.answered();
        assertThat(instance.isStuck(TIMEOUT)).isFalse();
        instance.asked();
        pass(TIMEOUT);
        assertThat(instance.isStuck(TIMEOUT)).isFalse();
    }

    @Test
    void who_was_asked_nothing_for_long_is_not_stuck_at_the_first_time_out() {
        pass(Duration.ofDays(1));
        instance.asked();
        pass(TIMEOUT);
        assertThat(instance.isStuck(TIMEOUT)).isFalse();
    }

    @Test
    void its_classes_go_when_it_is_retired_and_its_last_call_has_ended() throws Exception {
        instance.call(new byte[] {'.'}, null);
        assertThat(closed).isFalse();
        instance.call(new byte[] {'!'}, null);
        assertThat(closed).isTrue();
    }

    @Test
    void who_is_retired_without_a_call_lets_its_classes_go_at_once() {
        instance.retire();
        assertThat(closed).isTrue();
    }
}
