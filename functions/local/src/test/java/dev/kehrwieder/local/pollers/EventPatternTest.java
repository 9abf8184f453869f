package dev.kehrwieder.local.pollers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class EventPatternTest {
    private static final String EVENT =
            """
            {"eventName": "INSERT", "size": 3, "dynamodb": {"Keys": {"pk": {"S": "S#demo#R#1"}, "sk": {"S": "E#000000001#01"}},
             "NewImage": {"type": {"S": "ReturnApproved"}}}}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'eventName': ['INSERT']} | true",
                "{'eventName': ['MODIFY', 'INSERT']} | true",
                "{'eventName': ['REMOVE']} | false",
                "{'eventName': ['INSERT'], 'dynamodb': {'Keys': {'sk': {'S': [{'prefix': 'E#'}]}}}} | true",
                "{'eventName': ['INSERT'], 'dynamodb': {'Keys': {'sk': {'S': [{'prefix': 'R'}]}}}} | false",
                "{'dynamodb': {'Keys': {'sk': {'S': [{'suffix': '#01'}]}}}} | true",
                "{'dynamodb': {'OldImage': {'type': {'S': [{'exists': false}]}}}} | true",
                "{'dynamodb': {'NewImage': {'type': {'S': [{'exists': true}]}}}} | true",
                "{'dynamodb': {'NewImage': {'type': {'S': [{'exists': false}]}}}} | false",
                "{'dynamodb': {'NewImage': {'type': {'S': [{'anything-but': ['ReturnClosed']}]}}}} | true",
                "{'dynamodb': {'NewImage': {'type': {'S': [{'anything-but': {'prefix': 'Return'}}]}}}} | false",
                "{'dynamodb': {'NewImage': {'gone': {'S': [{'anything-but': 'x'}]}}}} | false",
                "{'size': [3]} | true"
            })
    void a_record_matches_when_every_named_field_does(String pattern, boolean matches) {
        assertThat(new EventPattern(pattern.replace('\'', '"')).matches(new JsonMapper().readTree(EVENT)))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"size\": [{\"numeric\": [\">\", 1]}]}", "{\"$or\": []}", "{\"a\": 1}", "[]", "{"})
    void what_is_not_understood_is_refused(String pattern) {
        assertThatThrownBy(() -> new EventPattern(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_empty_pattern_is_refused() {
        assertThatThrownBy(() -> new EventPattern("{}")).isInstanceOf(IllegalArgumentException.class);
    }
}
