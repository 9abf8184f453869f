package dev.kehrwieder.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The worked example of the model: eight calls, a hundred writes, four mails. */
class CostTest {
    private static final Cost EXAMPLE = new Cost(8, 15, 1.53, 98, 30, 8, 2, 3, 23.6e-6, 4);

    @Test
    void each_term_is_its_count_times_its_price() {
        assertThat(EXAMPLE.terms().get("REST API")).isEqualTo(28.0);
        assertThat(EXAMPLE.terms().get("invocations")).isEqualTo(3.0);
        assertThat(EXAMPLE.terms().get("GB-seconds")).isCloseTo(20.4, within(0.01));
        assertThat(EXAMPLE.terms().get("writes")).isEqualTo(61.25);
        assertThat(EXAMPLE.terms().get("reads")).isEqualTo(3.75);
        assertThat(EXAMPLE.terms().get("SQS")).isCloseTo(3.2, within(0.01));
        assertThat(EXAMPLE.terms().get("S3 PUT")).isEqualTo(10.0);
        assertThat(EXAMPLE.terms().get("S3 GET")).isCloseTo(1.2, within(0.01));
        assertThat(EXAMPLE.terms().get("logs")).isCloseTo(11.8, within(0.01));
    }

    @Test
    void mail_stands_apart_from_the_sum() {
        assertThat(EXAMPLE.withoutMail()).isCloseTo(142.6, within(0.1));
        assertThat(EXAMPLE.mail()).isEqualTo(400);
        assertThat(EXAMPLE.words()).startsWith("REST API 28.0 + invocations 3.0 + ");
    }
}
