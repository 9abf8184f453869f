package dev.kehrwieder.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyAnswerTest {
    @Test
    void several_values_of_a_header_are_kept_and_win_over_the_single_one() {
        Answer answer =
                read("""
                        {"statusCode": 302, "headers": {"Location": "/x", "Set-Cookie": "a"},
                         "multiValueHeaders": {"set-cookie": ["b", "c"]}, "body": null}
                        """)
                        .orElseThrow();
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers())
                .containsEntry("Location", List.of("/x"))
                .containsEntry("Set-Cookie", List.of("b", "c"));
    }

    @Test
    void a_base64_body_is_decoded() {
        Answer answer = read("{\"statusCode\": 200, \"body\": \"aMO8\", \"isBase64Encoded\": true}")
                .orElseThrow();
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("hü");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"OK\"",
                "{}",
                "{\"statusCode\": \"abc\"}",
                "{\"statusCode\": 200, \"body\": {\"a\": 1}}",
                "{\"statusCode\": 200, \"id\": 1}",
                "{\"statusCode\": 200, \"body\": \"%%\", \"isBase64Encoded\": true}",
                "{"
            })
    void anything_else_is_no_answer(String json) {
        assertThat(read(json)).isEmpty();
    }

    private static Optional<Answer> read(String json) {
        return new ProxyAnswer().read(json.getBytes(StandardCharsets.UTF_8));
    }
}
