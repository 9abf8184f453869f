package dev.kehrwieder.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import dev.kehrwieder.platform.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

    private static <T> T read(String json, Function<RequestBody, T> reader) {
        return RequestBody.read(Json.parse(json), reader);
    }

    private static List<FieldError> errors(String json, Function<RequestBody, ?> reader) {
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> read(json, reader));
        assertThat(e).as("a problem").isNotNull();
        assertThat(e.problem().code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
        return e.problem().errors();
    }

    private static String code(String json, Function<RequestBody, ?> reader) {
        List<FieldError> errors = errors(json, reader);
        assertThat(errors).hasSize(1);
        return errors.getFirst().code();
    }

    private enum Size {
        SMALL,
        LARGE
    }

    private record Item(String lineId, int quantity) {
        Item {
            if (quantity < 1) {
                throw new IllegalArgumentException("no quantity");
            }
        }
    }

    private static Item item(RequestBody item) {
        return new Item(item.text("lineId", 50), item.integer("quantity", 0, 9999));
    }

    @Test
    void values_are_read_as_they_were_sent() {
        String json =
                """
                {"text":"Größe","note":"a\\nb","price":"19.90","count":3,"yes":true,"on":"2026-11-02",
                 "at":"2026-11-02T10:15:00+01:00","size":"LARGE","sizes":["SMALL"],"tags":["x"],
                 "item":{"lineId":"1","quantity":2},"items":[{"lineId":"2","quantity":1}],
                 "label":{"de":"Zu klein","en":"Too small"},"none":null}""";
        read(json, body -> {
            assertThat(body.text("text", 5)).isEqualTo("Größe");
            assertThat(body.optionalLines("note", 10)).contains("a\nb");
            assertThat(body.decimal("price")).isEqualTo(new BigDecimal("19.90"));
            assertThat(body.integer("count", 1, 3)).isEqualTo(3);
            assertThat(body.bool("yes")).isTrue();
            assertThat(body.date("on")).isEqualTo(LocalDate.of(2026, 11, 2));
            assertThat(body.dateTime("at")).isEqualTo(OffsetDateTime.parse("2026-11-02T10:15:00+01:00"));
            assertThat(body.choice("size", Size.class)).isEqualTo(Size.LARGE);
            assertThat(body.choices("sizes", Size.class, 2)).containsExactly(Size.SMALL);
            assertThat(body.texts("tags", 1, 1)).containsExactly("x");
            assertThat(body.<Item>object("item", RequestBodyTest::item)).isEqualTo(new Item("1", 2));
            assertThat(body.objects("items", 1, 200, RequestBodyTest::item)).containsExactly(new Item("2", 1));
            assertThat(body.textsByName("label", LANGUAGE, 20, 100))
                    .isEqualTo(Map.of("de", "Zu klein", "en", "Too small"));
            assertThat(body.optionalText("none", 10)).isEmpty();
            assertThat(body.optionalInteger("absent", 1, 2)).isEmpty();
            assertThat(body.choices("absent", Size.class, 2)).isEmpty();
            return body;
        });
    }

    @Test
    void all_errors_are_told_at_once_with_their_pointers() {
        List<FieldError> errors = errors(
                """
                {"text":7,"typo":1,"items":[{"lineId":"1","quantity":0,"a/b~c":1},{"quantity":"2"},5]}""",
                body -> {
                    body.text("text", 10);
                    body.integer("count", 1, 9);
                    return body.objects("items", 1, 200, RequestBodyTest::item);
                });
        assertThat(errors)
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(
                        tuple("/text", "WRONG_TYPE"),
                        tuple("/count", "REQUIRED"),
                        tuple("/items/0/a~1b~0c", "UNKNOWN_FIELD"),
                        tuple("/items/1/lineId", "REQUIRED"),
                        tuple("/items/1/quantity", "WRONG_TYPE"),
                        tuple("/items/2", "WRONG_TYPE"),
                        tuple("/typo", "UNKNOWN_FIELD"));
    }

    @Test
    void constructor_that_refuses_readable_fields_makes_the_whole_invalid() {
        assertThat(errors(
                        "{\"items\":[{\"lineId\":\"1\",\"quantity\":0}]}",
                        body -> body.objects("items", 1, 2, RequestBodyTest::item)))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/items/0", "INVALID"));
    }

    @Test
    void fault_of_a_reader_stays_a_fault() {
        assertThatThrownBy(() -> RequestBodyTest.<String>read("{}", _ -> {
                    throw new IllegalStateException("ours");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readers_may_refuse_on_their_own() {
        assertThat(errors("{\"a\":\"XYZ\"}", body -> {
                    body.text("a", 3);
                    body.refuse("a", "NOT_ALLOWED", "No such currency");
                    return body;
                }))
                .containsExactly(new FieldError("/a", "NOT_ALLOWED", "No such currency"));
    }

    @Test
    void reader_that_saw_a_stand_in_adds_nothing() {
        assertThat(errors("{\"a\":7}", body -> {
                    body.text("a", 3);
                    body.refuse("a", "NOT_ALLOWED", "No such currency");
                    return body;
                }))
                .extracting(FieldError::code)
                .containsExactly("WRONG_TYPE");
        assertThat(errors("{\"a\":[7]}", body -> {
                    if (body.texts("a", 3, 3).isEmpty()) {
                        body.refuse("a", "REQUIRED", "One at least");
                    }
                    return body;
                }))
                .extracting(FieldError::pointer)
                .containsExactly("/a/0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                        | REQUIRED",
                "{'a':null}                | REQUIRED",
                "{'a':''}                  | REQUIRED",
                "{'a':' '}                 | REQUIRED",
                "{'a':1}                   | WRONG_TYPE",
                "{'a':[]}                  | WRONG_TYPE",
                "{'a':'123456'}            | TOO_LONG",
                "{'a':'a\\nb'}             | INVALID_CHARACTERS",
                "{'a':'a\\rb'}             | INVALID_CHARACTERS",
                "{'a':'a\\u0000'}          | INVALID_CHARACTERS",
                "{'a':'a\\u0085'}          | INVALID_CHARACTERS",
                "{'a':'a\\u2028'}          | INVALID_CHARACTERS",
                "{'a':'\\u202a'}           | INVALID_CHARACTERS",
                "{'a':'a\\u202eb'}         | INVALID_CHARACTERS",
                "{'a':'\\u2066'}           | INVALID_CHARACTERS",
                "{'a':'a\\u2069'}          | INVALID_CHARACTERS",
                "{'a':'\\ud800'}           | INVALID_CHARACTERS",
                "{'a':'\\udc00\\ud800'}    | INVALID_CHARACTERS"
            })
    void text_is_one_line_of_limited_length(String json, String code) {
        assertThat(code(json.replace('\'', '"'), body -> body.text("a", 5))).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDC69\u200D\uD83D\uDD2C", "שרה\u200E", "\u200Fسارة", "مي\u200Cخوام"})
    void letters_and_emoji_of_every_script_are_text(String value) {
        assertThat(RequestBodyTest.<String>read(Json.write(Json.object().put("a", value)), body -> body.text("a", 10)))
                .isEqualTo(value);
    }

    @Test
    void length_counts_characters_and_not_their_halves() {
        assertThat(RequestBodyTest.<String>read("{\"a\":\"\\ud83d\\ude00\"}", body -> body.text("a", 1)))
                .hasSize(2);
    }

    @Test
    void several_lines_may_break_but_hold_no_other_control() {
        assertThat(RequestBodyTest.<String>read("{\"a\":\"x\\r\\n\\ty\"}", body -> body.optionalLines("a", 9)
                        .orElseThrow()))
                .isEqualTo("x\r\n\ty");
        assertThat(RequestBodyTest.<String>read("{\"a\":\"x\\u202ey\"}", body -> body.optionalLines("a", 9)
                        .orElseThrow()))
                .hasSize(3);
        assertThat(code("{\"a\":\"x\\u001b\"}", body -> body.optionalLines("a", 9)))
                .isEqualTo("INVALID_CHARACTERS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e3",
                "1E3",
                "NaN",
                "-1.00",
                "+1",
                "01",
                "1.",
                ".5",
                "1,5",
                "",
                "1 ",
                "0x1",
                "1.0000000000",
                "1234567890123456789"
            })
    void decimal_is_digits_and_a_point(String value) {
        assertThat(code("{\"a\":\"" + value + "\"}", body -> body.decimal("a"))).isEqualTo("INVALID_FORMAT");
    }

    @Test
    void decimal_as_a_number_is_a_wrong_type_and_its_range_is_checked() {
        assertThat(code("{\"a\":19.99}", body -> body.decimal("a"))).isEqualTo("WRONG_TYPE");
        assertThat(code("{\"a\":\"1.01\"}", body -> body.decimal("a", BigDecimal.ZERO, BigDecimal.ONE)))
                .isEqualTo("OUT_OF_RANGE");
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, WRONG_TYPE",
        "'\"1\"', WRONG_TYPE",
        "true, WRONG_TYPE",
        "0, OUT_OF_RANGE",
        "11, OUT_OF_RANGE",
        "4294967297, OUT_OF_RANGE",
        "99999999999999999999, OUT_OF_RANGE",
        "1e30, OUT_OF_RANGE"
    })
    void integer_is_whole_and_in_its_range(String value, String code) {
        assertThat(code("{\"a\":" + value + "}", body -> body.integer("a", 1, 10)))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2.0", "2.000", "2e0", "20e-1"})
    void number_without_a_fraction_is_whole_however_it_is_spelled(String value) {
        assertThat(RequestBodyTest.<Integer>read("{\"a\":" + value + "}", body -> body.integer("a", 1, 10)))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-2-3", "26-02-03", "2026-02-03T00:00:00Z", "today", "+12026-02-03"})
    void date_is_a_day_of_the_calendar(String value) {
        assertThat(code("{\"a\":\"" + value + "\"}", body -> body.date("a"))).isEqualTo("INVALID_FORMAT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01", "0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31"})
    void date_lies_within_the_years_that_anything_can_be_counted_from(String value) {
        assertThat(code("{\"a\":\"" + value + "\"}", body -> body.date("a"))).isEqualTo("OUT_OF_RANGE");
        for (String time : List.of("T00:00:00Z", "T23:59:59.999999999-18:00", "T00:00:00+18:00")) {
            assertThat(code("{\"a\":\"" + value + time + "\"}", body -> body.dateTime("a")))
                    .isEqualTo("OUT_OF_RANGE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2999-12-31"})
    void first_and_last_day_are_in_range_whatever_the_offset(String value) {
        assertThat(RequestBodyTest.<LocalDate>read("{\"a\":\"" + value + "\"}", body -> body.date("a")))
                .hasToString(value);
        for (String time : List.of("T00:00:00.000000001+18:00", "T23:59:59.999999999-18:00")) {
            assertThat(RequestBodyTest.<OffsetDateTime>read(
                            "{\"a\":\"" + value + time + "\"}", body -> body.dateTime("a")))
                    .hasToString(value + time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-02T10:15:00",
                "2026-11-02",
                "2026-11-02T10:15+01:00",
                "2026-11-02 10:15:00Z",
                "2026-11-02T24:00:01Z",
                "2026-11-02T10:15:00+99:00",
                "2026-11-02T10:15:00+01:00[Europe/Berlin]"
            })
    void time_is_rfc_3339_with_offset(String value) {
        assertThat(code("{\"a\":\"" + value + "\"}", body -> body.dateTime("a")))
                .isEqualTo("INVALID_FORMAT");
    }

    @Test
    void other_types_are_told_apart() {
        assertThat(code("{\"a\":\"true\"}", body -> body.bool("a"))).isEqualTo("WRONG_TYPE");
        assertThat(code("{\"a\":\"small\"}", body -> body.choice("a", Size.class)))
                .isEqualTo("NOT_ALLOWED");
        assertThat(code("{\"a\":{}}", body -> body.texts("a", 1, 1))).isEqualTo("WRONG_TYPE");
        assertThat(code("{\"a\":[\"x\",\"y\"]}", body -> body.texts("a", 1, 1))).isEqualTo("TOO_MANY");
        assertThat(code("{\"a\":[]}", body -> body.objects("a", 1, 2, RequestBodyTest::item)))
                .isEqualTo("TOO_FEW");
        assertThat(code("{}", body -> body.objects("a", 1, 2, RequestBodyTest::item)))
                .isEqualTo("REQUIRED");
        assertThat(code("{}", body -> String.valueOf(body.<Item>object("a", RequestBodyTest::item))))
                .isEqualTo("REQUIRED");
        assertThat(code("{\"a\":[null]}", body -> body.texts("a", 1, 1))).isEqualTo("WRONG_TYPE");
        assertThat(code("{\"a\":\"x1\"}", body -> body.text("a", LANGUAGE, "Two letters")))
                .isEqualTo("INVALID_FORMAT");
        assertThat(code("{\"a\":{\"DE\":\"x\"}}", body -> body.textsByName("a", LANGUAGE, 2, 5)))
                .isEqualTo("UNKNOWN_FIELD");
        assertThat(code("{\"a\":{\"de\":\"x\",\"en\":\"y\"}}", body -> body.textsByName("a", LANGUAGE, 1, 5)))
                .isEqualTo("TOO_MANY");
    }
}
