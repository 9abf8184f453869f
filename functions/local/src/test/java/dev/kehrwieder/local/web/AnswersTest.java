package dev.kehrwieder.local.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswersTest {
    @Test
    void fault_of_a_handler_is_answered_and_its_message_stays_inside() throws Exception {
        try (Served served = new Served(Answers.guarded(exchange -> {
            throw new IllegalStateException("ada@example.org");
        }))) {
            HttpResponse<String> answer = served.get("/");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"INTERNAL\"").doesNotContain("ada@");
        }
    }

    @Test
    void head_answers_the_headers_alone() throws Exception {
        try (Served served = new Served(exchange -> Answers.json(exchange, 200, Answers.JSON.createArrayNode()))) {
            HttpResponse<String> answer = Served.CLIENT.send(
                    HttpRequest.newBuilder(served.uri("/")).HEAD().build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Length")).contains("2");
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void empty_body_ends_the_answer() throws Exception {
        try (Served served = new Served(exchange -> Answers.bytes(exchange, 200, Map.of(), new byte[0]))) {
            assertThat(served.get("/").body()).isEmpty();
        }
    }

    @Test
    void fields_are_decoded_and_broken_encoding_is_refused() {
        assertThat(Answers.fields("to=ada%2Bx%40example.org&empty=&flag&name=a+b"))
                .containsEntry("to", "ada+x@example.org")
                .containsEntry("empty", "")
                .containsEntry("flag", "")
                .containsEntry("name", "a b");
        assertThat(Answers.fields(null)).isEmpty();
        assertThatThrownBy(() -> Answers.fields("to=%zz")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void plus_sign_in_a_path_stays_a_plus_sign() {
        assertThat(Answers.segment("pay+1%2F2")).isEqualTo("pay+1/2");
    }

    @Test
    void text_in_a_page_can_neither_open_a_tag_nor_leave_an_attribute() {
        assertThat(Html.escape("<a href=\"x\" o='y'>&")).isEqualTo("&lt;a href=&quot;x&quot; o=&#39;y&#39;&gt;&amp;");
        assertThat(Html.page("</title><script>", "")).contains("<title>&lt;/title&gt;&lt;script&gt;</title>");
    }
}
