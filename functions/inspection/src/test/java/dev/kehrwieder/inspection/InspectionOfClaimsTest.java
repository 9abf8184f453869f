package dev.kehrwieder.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.model.ClaimDecision;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Verdict;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.time.Periods;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.InspectReturn;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.ApiSchemas;
import dev.kehrwieder.platform.http.FunctionNames;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Two defective units are to be repaired; the warehouse says what they come to. */
final class InspectionOfClaimsTest {
    private final TestClock clock = TestClock.at("2026-11-12T10:00:00Z");
    private final InMemoryStore store = new InMemoryStore(clock);
    private final ReturnJourney journey =
            ReturnJourney.begin(store, clock).claimed(2).labelled();
    private final InspectionEndpoints endpoints = new InspectionEndpoints(
            store,
            new InspectReturn(
                    store,
                    new Commits(store, new Random(7), pause -> {}, clock),
                    new Periods((day, regions) -> false),
                    clock),
            new KeyedCalls(store));
    private final ApiRouter router = new ApiRouter(
            FunctionNames.INSPECTION_API,
            Map.of(
                    ApiRoute.FIND_ARRIVAL,
                    (ApiRequest request) -> endpoints.arrivals(request),
                    ApiRoute.POST_INSPECTION,
                    (ApiRequest request) -> endpoints.inspect(request)));

    private JsonNode inspect(int status, String item) {
        var answer = router.apply(ApiCall.to(ApiRoute.POST_INSPECTION)
                .as(Role.WAREHOUSE)
                .body("{\"rma\":\"R7F3K9X2M42\",\"items\":[" + item + "],\"complete\":false}")
                .event());
        JsonNode json = ApiSchemas.fitting(ApiRoute.POST_INSPECTION, answer);
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return json;
    }

    @Test
    void a_claim_comes_to_what_the_warehouse_says_and_else_to_what_was_asked_for() {
        JsonNode json = inspect(
                201,
                """
                {"lineId":"1","quantity":1,"decision":"ACCEPTED","resolution":"PARTIAL_REFUND_KEEP_ITEM","reductionPercent":30},
                {"lineId":"1","quantity":1,"decision":"ACCEPTED"}""");

        assertThat(json.get("items"))
                .isEqualTo(
                        Json.parse(
                                """
                [{"itemId":"1","quantity":1,"decision":"ACCEPTED","grade":null,"disposition":null,
                  "resolution":"PARTIAL_REFUND_KEEP_ITEM","reductionPercent":30},
                 {"itemId":"1","quantity":1,"decision":"ACCEPTED","grade":null,"disposition":null}]
                """));
        assertThat(journey.now().state().items().getFirst().verdicts())
                .extracting(Verdict::claim)
                .containsExactly(
                        Optional.of(new ClaimDecision(Resolution.PARTIAL_REFUND_KEEP_ITEM, 30)), Optional.empty());
    }

    @Test
    void a_decision_for_another_cure_has_no_percentage() {
        JsonNode json = inspect(
                201, "{\"lineId\":\"1\",\"quantity\":2,\"decision\":\"ACCEPTED\",\"resolution\":\"REPLACEMENT\"}");

        assertThat(json.at("/items/0/resolution").stringValue()).isEqualTo("REPLACEMENT");
        assertThat(json.at("/items/0").has("reductionPercent")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"resolution\":\"STORE_CREDIT\" | /items/0/resolution | RESOLUTION_NOT_OFFERED",
                "\"resolution\":\"MEND\" | /items/0/resolution | NOT_ALLOWED",
                "\"resolution\":\"PARTIAL_REFUND_KEEP_ITEM\" | /items/0/reductionPercent | REQUIRED",
                "\"resolution\":\"PARTIAL_REFUND_KEEP_ITEM\",\"reductionPercent\":0 | /items/0/reductionPercent | OUT_OF_RANGE",
                "\"resolution\":\"PARTIAL_REFUND_KEEP_ITEM\",\"reductionPercent\":100 | /items/0/reductionPercent | OUT_OF_RANGE",
                "\"reductionPercent\":30 | /items/0/reductionPercent | CONTRADICTION"
            })
    void what_a_claim_can_not_come_to_is_refused_by_name_and_changes_nothing(
            String field, String pointer, String code) {
        JsonNode json = inspect(422, "{\"lineId\":\"1\",\"quantity\":1,\"decision\":\"ACCEPTED\"," + field + "}");

        assertThat(json.at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
        assertThat(json.at("/errors/0/code").stringValue()).isEqualTo(code);
        assertThat(journey.trail()).doesNotContain("GoodsReceived");
    }
}
