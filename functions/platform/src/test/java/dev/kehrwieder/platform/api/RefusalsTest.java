package dev.kehrwieder.platform.api;

import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.returnOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.usecase.Refusal;
import dev.kehrwieder.core.usecase.RefusalCode;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiSchemas;
import dev.kehrwieder.platform.http.ProblemCode;
import dev.kehrwieder.platform.json.Json;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

final class RefusalsTest {
    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void every_refusal_is_a_422_that_keeps_its_own_code(RefusalCode code) {
        Answer answer = Refusals.answer(List.of(new Refusal("/items/0/quantity", code, "2 are left")));
        ApiSchemas.requireFit("Problem", answer.body());
        JsonNode json = Json.parse(answer.body());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(json.at("/errors/0/pointer").stringValue()).isEqualTo("/items/0/quantity");
        assertThat(json.at("/errors/0/code").stringValue()).isEqualTo(code.name());
        assertThat(json.at("/detail").stringValue()).isEqualTo("2 are left");
        boolean named = Arrays.stream(ProblemCode.values())
                .anyMatch(problem -> problem.name().equals(code.name()));
        assertThat(json.at("/code").stringValue()).isEqualTo(named ? code.name() : "VALIDATION_FAILED");
    }

    @Test
    void refusals_of_several_kinds_fail_validation_with_all_of_them() {
        Answer answer = Refusals.answer(List.of(
                new Refusal("/items/0/quantity", RefusalCode.QUANTITY_EXCEEDED, "2 are left"),
                new Refusal("/items/1/lineId", RefusalCode.NOT_RETURNABLE, "final sale")));
        JsonNode json = Json.parse(answer.body());
        assertThat(json.at("/code").stringValue()).isEqualTo("VALIDATION_FAILED");
        assertThat(json.at("/errors")).hasSize(2);
    }

    @Test
    void a_state_that_does_not_allow_it_is_named_with_what_it_allows() {
        ReturnCase waiting = new ReturnCase(
                returnOf(order("1001").build()).stage(Stage.IN_REVIEW).build(), List.of());
        Answer answer = Refusals.notAllowed(waiting);
        ApiSchemas.requireFit("Problem", answer.body());
        JsonNode json = Json.parse(answer.body());
        assertThat(answer.status()).isEqualTo(409);
        assertThat(json.at("/currentStatus").stringValue()).isEqualTo("IN_REVIEW");
        assertThat(json.at("/allowedCommands"))
                .extracting(JsonNode::stringValue)
                .containsExactly("approve", "decline", "cancel");
    }
}
