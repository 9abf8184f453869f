package dev.kehrwieder.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonTest {

    @Test
    void reading_and_writing_gives_the_same_text() {
        String text =
                """
                {"a":[1,-2,3000000000,123456789012345678901234567890,1.50,true,false,null,"ü€\\n"],"b":{},"c":[]}""";
        assertThat(Json.write(Json.parse(text))).isEqualTo(text);
    }

    @Test
    void decimals_keep_their_digits_and_integers_their_size() {
        JsonNode numbers = Json.parse("[0.10, 12345678901234567890]");
        assertThat(numbers.get(0).decimalValue()).isEqualTo(new BigDecimal("0.10"));
        assertThat(numbers.get(1).bigIntegerValue()).isEqualTo(new BigInteger("12345678901234567890"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{a:1}",
                "{'a':1}",
                "NaN",
                "[Infinity]",
                "01",
                "+1",
                ".5",
                "1.",
                "// x\n1",
                "1 2",
                "{} {}",
                "\"\n\"",
                "\"\\x\"",
                "\uFEFF{}",
                "nul"
            })
    void what_is_no_json_is_malformed(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void invalid_utf8_is_malformed() {
        byte[] overlongSlash = {'"', (byte) 0xC0, (byte) 0xAF, '"'};
        byte[] encodedSurrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
        byte[] latin1 = "\"Größe\"".getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] bytes : new byte[][] {overlongSlash, encodedSurrogate, latin1}) {
            assertThatThrownBy(() -> Json.parse(bytes))
                    .isInstanceOf(MalformedJsonException.class)
                    .hasMessageContaining("UTF-8");
        }
    }

    @Test
    void fifty_thousand_brackets_are_malformed_and_no_stack_overflow() {
        assertThatThrownBy(() -> Json.parse("[".repeat(50_000))).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> Json.parse("{\"a\":".repeat(50_000))).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void depth_32_is_read_and_33_is_not() {
        assertThat(Json.parse("[".repeat(32) + "]".repeat(32))).isNotNull();
        assertThatThrownBy(() -> Json.parse("[".repeat(33) + "]".repeat(33)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void numbers_of_more_than_100_digits_are_malformed() {
        assertThat(Json.parse("9".repeat(100)).bigIntegerValue()).isPositive();
        assertThatThrownBy(() -> Json.parse("9".repeat(101))).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> Json.parse("1." + "9".repeat(200))).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void message_never_quotes_the_text() {
        assertThatThrownBy(() -> Json.parse("{\"email\":\"ada@example.org\",oops"))
                .hasMessageNotContaining("ada")
                .hasMessageContaining("line 1");
    }

    @Test
    void unpaired_surrogate_is_written_as_a_question_mark() {
        assertThat(Json.write(Json.object().put("a", "x\uD800y\uD83D\uDE00"))).isEqualTo("{\"a\":\"x?y\uD83D\uDE00\"}");
    }

    @Test
    void token_survives_a_url_and_nothing_else_is_taken_for_one() {
        String token = Json.writeToken(Json.object().put("after", "S#demo/ü?"));
        assertThat(token).matches("[A-Za-z0-9_-]+");
        assertThat(Json.parseToken(token).get("after").stringValue()).isEqualTo("S#demo/ü?");
        for (String wrong : new String[] {"", "%", "AAAA", "bnVsbA"}) {
            assertThatThrownBy(() -> Json.parseToken(wrong)).isInstanceOf(MalformedJsonException.class);
        }
    }
}
