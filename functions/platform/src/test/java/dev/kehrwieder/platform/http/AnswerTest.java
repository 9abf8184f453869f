package dev.kehrwieder.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.platform.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void header_with_a_line_break_cannot_be() {
        assertThatThrownBy(() -> Answer.redirect("/x\r\nSet-Cookie: a=b")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void page_brings_its_own_policy_and_everything_else_allows_nothing() {
        assertThat(Answer.page(200, "<p>", "default-src 'self'").toEvent().getHeaders())
                .containsEntry("Content-Security-Policy", "default-src 'self'")
                .containsEntry("Content-Type", "text/html; charset=utf-8");
        assertThat(Answer.ok(Json.object()).toEvent().getHeaders())
                .containsEntry("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .containsEntry("Content-Type", "application/json");
    }

    @Test
    void replayed_answer_is_the_first_one_with_a_mark() {
        Answer first = Answer.created("/v1/returns/RT-1", Json.object().put("rma", "RT-1"));
        Answer again = Answer.replayed(first.status(), first.headers(), first.body());
        assertThat(again.headers())
                .containsAllEntriesOf(Map.of("Location", "/v1/returns/RT-1", "Idempotency-Replayed", "true"));
        assertThat(again.content()).isEqualTo(first.content());
    }
}
