package dev.kehrwieder.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.local.web.Answers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeteredTest {
    private static Metered at(int puts, int mails, int invoked) {
        return Metered.of(Answers.JSON.readTree(
                """
                {"used": [
                  {"function": "labels", "service": "dynamodb", "operation": "PutItem", "requests": %1$d,
                   "readUnits": 0, "writeUnits": %1$d, "indexUnits": 0, "billedUnits": %1$d},
                  {"function": "notifications", "service": "ses", "operation": "SendRawEmail", "requests": %2$d}],
                 "invocations": {"labels": {"count": %3$d, "millis": 20}}}
                """
                        .formatted(puts, mails, invoked)));
    }

    @Test
    void a_step_used_what_the_meter_shows_more_after_it() {
        Metered step = at(5, 1, 4).since(at(2, 1, 3));
        assertThat(step.database()).isEqualTo(new Usage(3, 0, 3, 0, 3));
        assertThat(step.requests("ses", "Send")).isZero();
        assertThat(step.invocations()).isEqualTo(Map.of("labels", 1L));
        assertThat(step.invoked()).isEqualTo(1);
    }

    @Test
    void a_step_that_used_nothing_shows_nothing() {
        Metered step = at(5, 1, 4).since(at(5, 1, 4));
        assertThat(step.used()).isEmpty();
        assertThat(step.invocations()).isEmpty();
    }
}
