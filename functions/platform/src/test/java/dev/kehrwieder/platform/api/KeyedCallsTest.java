package dev.kehrwieder.platform.api;

import static dev.kehrwieder.core.Fixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.Endpoint;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A command that counts its calls by making a policy each time, behind the real router. */
final class KeyedCallsTest {
    private final TestClock clock = TestClock.at("2026-11-10T09:00:00Z");
    private final InMemoryStore store = new InMemoryStore(clock);
    private final Commits commits = new Commits(store, new Random(7), pause -> {}, clock);
    private final KeyedCalls calls = new KeyedCalls(store);
    private int status = 201;

    private Answer command(ApiRequest request) {
        return calls.<Integer>answer(
                request,
                version -> Answer.json(status, Json.object().put("version", version))
                        .withHeader("Location", "/v/" + version),
                call -> commits.call(call, this::nextVersion));
    }

    private Commits.Decision<Integer> nextVersion() {
        int next = store.currentPolicy("demo").map(Policy::version).orElse(0) + 1;
        return new Commits.Decision<>(
                next, List.of(new Write.PutPolicy(policy().version(next).build())));
    }

    private APIGatewayProxyResponseEvent post(ApiCall call) {
        Map<ApiRoute, Endpoint> endpoints = new EnumMap<>(ApiRoute.class);
        ApiRoute.of("registration").forEach(route -> endpoints.put(route, calls.replaying(this::command)));
        APIGatewayProxyRequestEvent event = call.as(Role.ADMIN).event();
        return new ApiRouter("registration", endpoints).apply(event);
    }

    private static ApiCall register(String key, String body) {
        ApiCall call = ApiCall.to(ApiRoute.REGISTER_RETURN).body(body);
        return key.isEmpty() ? call : call.header("Idempotency-Key", key);
    }

    private static ApiCall cancel(String rma, String key) {
        return ApiCall.to(ApiRoute.CANCEL_RETURN, rma).body("{}").header("Idempotency-Key", key);
    }

    @Test
    void the_same_call_gets_the_first_answer_whole() {
        APIGatewayProxyResponseEvent first = post(register("k", "{\"a\":1}"));
        APIGatewayProxyResponseEvent second = post(register("k", "{\"a\":1}"));
        assertThat(first.getHeaders()).doesNotContainKey("Idempotency-Replayed");
        assertThat(second.getStatusCode()).isEqualTo(201);
        assertThat(second.getBody()).isEqualTo(first.getBody()).isEqualTo("{\"version\":1}");
        assertThat(second.getHeaders()).containsEntry("Location", "/v/1").containsEntry("Idempotency-Replayed", "true");
    }

    @Test
    void another_body_under_the_key_is_refused() {
        post(register("k", "{\"a\":1}"));
        APIGatewayProxyResponseEvent other = post(register("k", "{\"a\":2}"));
        assertThat(other.getStatusCode()).isEqualTo(422);
        assertThat(other.getBody()).contains("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void without_a_key_each_call_counts() {
        post(register("", "{}"));
        assertThat(post(register("", "{}")).getBody()).isEqualTo("{\"version\":2}");
    }

    @Test
    void keys_are_per_route_and_per_return() {
        post(register("k", "{}"));
        assertThat(post(cancel("R-1", "k")).getBody()).isEqualTo("{\"version\":2}");
        assertThat(post(cancel("R-2", "k")).getBody()).isEqualTo("{\"version\":3}");
        assertThat(post(cancel("R-1", "k")).getBody()).isEqualTo("{\"version\":2}");
    }

    @Test
    void a_key_is_forgotten_after_a_day() {
        post(register("k", "{}"));
        clock.advance(Duration.ofHours(24).minusSeconds(1));
        assertThat(post(register("k", "{}")).getBody()).isEqualTo("{\"version\":1}");
        clock.advance(Duration.ofSeconds(1));
        assertThat(post(register("k", "{}")).getBody()).isEqualTo("{\"version\":2}");
    }

    @Test
    void only_what_succeeded_is_kept() {
        status = 409;
        post(register("k", "{}"));
        status = 201;
        APIGatewayProxyResponseEvent again = post(register("k", "{}"));
        assertThat(again.getHeaders()).doesNotContainKey("Idempotency-Replayed");
        assertThat(again.getBody()).isEqualTo("{\"version\":2}");
    }

    @Test
    void a_twin_that_lost_the_race_answers_from_the_record() {
        Endpoint slow = request -> {
            // The twin is answered after this call looked for a record and before it commits.
            command(request);
            return command(request);
        };
        Map<ApiRoute, Endpoint> endpoints = new EnumMap<>(ApiRoute.class);
        ApiRoute.of("registration").forEach(route -> endpoints.put(route, calls.replaying(slow)));
        APIGatewayProxyResponseEvent answer = new ApiRouter("registration", endpoints)
                .apply(register("k", "{}").as(Role.ADMIN).event());
        assertThat(answer.getBody()).isEqualTo("{\"version\":1}");
        assertThat(answer.getHeaders()).containsEntry("Idempotency-Replayed", "true");
    }

    @Test
    void who_loses_five_times_is_told_to_try_again() {
        Endpoint losing = request -> calls.<Integer>answer(
                request,
                version -> Answer.ok(Json.object()),
                call -> commits.call(call, () -> {
                    Commits.Decision<Integer> mine = nextVersion();
                    store.commit(nextVersion().writes());
                    return mine;
                }));
        Map<ApiRoute, Endpoint> endpoints = new EnumMap<>(ApiRoute.class);
        ApiRoute.of("registration").forEach(route -> endpoints.put(route, losing));
        APIGatewayProxyResponseEvent answer = new ApiRouter("registration", endpoints)
                .apply(register("", "{}").as(Role.ADMIN).event());
        assertThat(answer.getStatusCode()).isEqualTo(409);
        assertThat(answer.getBody()).contains("\"CONFLICT\"");
    }
}
