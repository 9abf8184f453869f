package dev.kehrwieder.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kehrwieder.platform.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParametersTest {

    private static <T> T read(Map<String, List<String>> query, Function<QueryParameters, T> reader) {
        return QueryParameters.read(query, reader);
    }

    private static List<String> codes(Map<String, List<String>> query, Function<QueryParameters, ?> reader) {
        ProblemException e = catchThrowableOfType(ProblemException.class, () -> read(query, reader));
        assertThat(e).as("a problem").isNotNull();
        return e.problem().errors().stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    @Test
    void limit_has_a_default_and_a_ceiling() {
        assertThat(read(Map.of(), QueryParameters::limit)).isEqualTo(50);
        assertThat(read(Map.of("limit", List.of("")), QueryParameters::limit)).isEqualTo(50);
        assertThat(read(Map.of("limit", List.of("100")), QueryParameters::limit))
                .isEqualTo(100);
        assertThat(codes(Map.of("limit", List.of("101")), QueryParameters::limit))
                .containsExactly("/limit OUT_OF_RANGE");
        assertThat(codes(Map.of("limit", List.of("0")), QueryParameters::limit)).containsExactly("/limit OUT_OF_RANGE");
        assertThat(codes(Map.of("limit", List.of("ten")), QueryParameters::limit))
                .containsExactly("/limit INVALID_FORMAT");
    }

    @Test
    void unknown_and_repeated_parameters_are_refused() {
        assertThat(codes(
                        Map.of("stauts", List.of("CLOSED"), "order", List.of("1", "2")),
                        query -> query.text("order", 50)))
                .containsExactlyInAnyOrder("/order TOO_MANY", "/stauts UNKNOWN_FIELD");
    }

    @Test
    void values_have_the_same_formats_as_fields() {
        assertThat(QueryParametersTest.<Optional<LocalDate>>read(
                        Map.of("from", List.of("2026-11-02")), query -> query.date("from")))
                .contains(LocalDate.of(2026, 11, 2));
        assertThat(QueryParametersTest.<Optional<OffsetDateTime>>read(
                        Map.of("at", List.of("2026-11-02T10:15:00 01:00")), query -> query.dateTime("at")))
                .isPresent();
        assertThat(QueryParametersTest.<Optional<Role>>read(
                        Map.of("role", List.of("ADMIN")), query -> query.choice("role", Role.class)))
                .contains(Role.ADMIN);
        assertThat(codes(Map.of("role", List.of("admin")), query -> query.choice("role", Role.class)))
                .containsExactly("/role NOT_ALLOWED");
        assertThat(codes(Map.of("order", List.of("a\r\nb")), query -> query.text("order", 50)))
                .containsExactly("/order INVALID_CHARACTERS");
    }

    @Test
    void cursor_comes_back_as_it_was_given() {
        Cursor cursor = new Cursor(Map.of("after", "2026-11-02#RT-1", "shard", "3"));
        assertThat(Cursor.parse(cursor.token())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "abc", "bnVsbA", "eyJhIjoxfQ", "W10"})
    void cursor_that_nobody_gave_is_refused(String token) {
        assertThat(Cursor.parse(token)).isEmpty();
    }

    @Test
    void cursor_beyond_every_length_of_ours_is_refused() {
        String token = Json.writeToken(Json.object().put("a", "x".repeat(2_000)));
        assertThat(Cursor.parse(token)).isEmpty();
    }

    @Test
    void an_instant_may_be_a_date() {
        Function<QueryParameters, Instant> from = query -> query.instant(
                        "from", date -> date.atStartOfDay(ZoneOffset.UTC).toInstant())
                .orElseThrow();

        assertThat(read(Map.of("from", List.of("2026-11-02")), from)).isEqualTo("2026-11-02T00:00:00Z");
        assertThat(read(Map.of("from", List.of("2026-11-02T10:15:00+01:00")), from))
                .isEqualTo("2026-11-02T09:15:00Z");
        assertThat(codes(Map.of("from", List.of("2026-02-30")), query -> query.instant("from", date -> Instant.EPOCH)))
                .containsExactly("/from INVALID_FORMAT");
        for (String beyond :
                List.of("0000-01-01", "9999-12-31", "0000-01-01T00:00:00+18:00", "9999-12-31T23:59:59-18:00")) {
            assertThat(codes(Map.of("from", List.of(beyond)), query -> query.instant("from", date -> Instant.EPOCH)))
                    .containsExactly("/from OUT_OF_RANGE");
        }
    }
}
