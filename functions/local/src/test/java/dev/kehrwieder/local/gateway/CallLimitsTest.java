package dev.kehrwieder.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.local.template.CallLimitResource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallLimitsTest {
    private static final CallLimitResource PER_KEY =
            new CallLimitResource("per-key", 3, Duration.ofMinutes(5), Optional.of("authorization"), 429, "{\"a\":1}");
    private static final CallLimitResource PER_ADDRESS =
            new CallLimitResource("per-address", 5, Duration.ofMinutes(5), Optional.empty(), 403, "{\"b\":2}");

    private long now;

    @Test
    void the_call_after_the_last_allowed_one_gets_the_answer_of_the_rule() {
        CallLimits limits = limits(PER_KEY);
        assertThat(blocked(limits, "one", "one", "one")).isEmpty();
        Answer answer = limits.blocked(call("one")).orElseThrow();
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsEntry("Content-Type", List.of("application/json"));
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
    }

    @Test
    void another_key_has_a_count_of_its_own_and_a_call_without_one_is_not_counted() {
        CallLimits limits = limits(PER_KEY);
        assertThat(blocked(limits, "one", "one", "one", "two", "", "", "", "")).isEmpty();
        assertThat(blocked(limits, "two", "two", "two")).containsExactly(429);
    }

    @Test
    void a_caller_may_call_again_when_enough_calls_are_older_than_the_window() {
        CallLimits limits = limits(PER_KEY);
        assertThat(blocked(limits, "one", "one", "one", "one", "one")).containsExactly(429, 429);
        now += Duration.ofMinutes(5).toNanos() - 1;
        assertThat(blocked(limits, "one")).containsExactly(429);
        now += 1;
        assertThat(blocked(limits, "one", "one", "one")).containsExactly(429);
    }

    @Test
    void both_rules_count_every_call_and_the_first_that_blocks_answers() {
        CallLimits limits = limits(PER_ADDRESS, PER_KEY);
        assertThat(blocked(limits, "one", "one", "one", "one", "one", "one", "two"))
                .containsExactly(429, 429, 403, 403);
    }

    @Test
    void without_a_rule_nobody_is_blocked() {
        assertThat(blocked(limits(), "one", "one")).isEmpty();
    }

    private CallLimits limits(CallLimitResource... rules) {
        return new CallLimits(List.of(rules), () -> now);
    }

    private static List<Integer> blocked(CallLimits limits, String... keys) {
        return List.of(keys).stream()
                .flatMap(key -> limits.blocked(call(key)).stream())
                .map(Answer::status)
                .toList();
    }

    private static Request call(String key) {
        Map<String, List<String>> headers = key.isEmpty() ? Map.of() : Map.of("authorization", List.of(key));
        return new Request("GET", "/", Map.of(), headers, "203.0.113.7", new byte[0]);
    }
}
