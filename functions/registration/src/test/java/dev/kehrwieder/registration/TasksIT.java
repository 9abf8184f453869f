package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs a person, over the API. */
@ExtendWith(RegistrationApi.Extension.class)
final class TasksIT {
    private final RegistrationApi api;

    TasksIT(RegistrationApi api) {
        this.api = api;
    }

    private String raise(String rma, TaskKind kind, String at) {
        Task task = Task.about(new ReturnKey("demo", rma), kind, at, "Permanent/General", Instant.parse(at));
        assertThat(api.store().commit(List.of(new Write.RaiseTask(task)))).isEqualTo(CommitOutcome.COMMITTED);
        return task.key().id();
    }

    private Reply list(Map<String, String> query) {
        ApiCall call = ApiCall.to(ApiRoute.LIST_TASKS).as(Role.SUPPORT);
        query.forEach(call::query);
        return api.call(ApiRoute.LIST_TASKS, call);
    }

    private List<String> ids(Map<String, String> query) {
        List<String> ids = new ArrayList<>();
        list(query)
                .is(200)
                .json()
                .get("items")
                .forEach(task -> ids.add(task.get("id").stringValue()));
        return ids;
    }

    private Reply send(ApiRoute route, String id, String body) {
        return api.call(route, ApiCall.to(route, id).as(Role.SUPPORT).body(body));
    }

    @Test
    void a_task_says_what_it_is_about() {
        raise("R-1", TaskKind.MAIL_BOUNCED, "2026-11-20T10:00:00Z");

        Reply listed = list(Map.of()).is(200);

        assertThat(listed.text("/items/0/kind")).isEqualTo("MAIL_BOUNCED");
        assertThat(listed.text("/items/0/status")).isEqualTo("OPEN");
        assertThat(listed.text("/items/0/rma")).isEqualTo("R-1");
        assertThat(listed.text("/items/0/detail")).isEqualTo("Permanent/General");
        assertThat(listed.text("/items/0/raisedAt")).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(listed.text("/items/0/links/return")).isEqualTo("http://localhost:8080/v1/returns/R-1");
        assertThat(listed.json().at("/items/0/assignee").isNull()).isTrue();
        assertThat(listed.json().get("nextCursor").isNull()).isTrue();
    }

    @Test
    void tasks_are_listed_oldest_first_in_pages_and_by_kind_return_and_person() {
        String second = raise("R-1", TaskKind.MAIL_BOUNCED, "2026-11-20T11:00:00Z");
        String first = raise("R-2", TaskKind.LABEL_FAILED, "2026-11-20T10:00:00Z");
        String third = raise("R-1", TaskKind.MAIL_COMPLAINED, "2026-11-20T12:00:00Z");
        send(ApiRoute.ASSIGN_TASK, second, "{\"assignee\":\"su-1\"}").is(200);

        assertThat(ids(Map.of())).containsExactly(first, second, third);
        Reply page = list(Map.of("limit", "2"));
        assertThat(ids(Map.of("limit", "2", "cursor", page.text("/nextCursor"))))
                .containsExactly(third);
        assertThat(ids(Map.of("rma", "R-1"))).containsExactly(second, third);
        assertThat(ids(Map.of("rma", "R-9"))).isEmpty();
        assertThat(ids(Map.of("kind", "LABEL_FAILED"))).containsExactly(first);
        assertThat(ids(Map.of("status", "ASSIGNED"))).containsExactly(second);
        assertThat(ids(Map.of("assignee", "su-1"))).containsExactly(second);
        assertThat(ids(Map.of("status", "CLOSED"))).isEmpty();
    }

    @Test
    void tasks_about_a_return_and_a_withdrawal_at_once_are_a_contradiction() {
        Reply refused = list(Map.of("rma", "R-1", "withdrawalId", "W-1")).is(422, "VALIDATION_FAILED");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/withdrawalId");
        assertThat(refused.text("/errors/0/code")).isEqualTo("CONTRADICTION");
    }

    @Test
    void a_task_is_assigned_handed_on_and_closed_with_a_note() {
        String id = raise("R-1", TaskKind.MAIL_BOUNCED, "2026-11-20T10:00:00Z");

        assertThat(send(ApiRoute.ASSIGN_TASK, id, "{\"assignee\":\"su-1\"}")
                        .is(200)
                        .text("/assignee"))
                .isEqualTo("su-1");
        send(ApiRoute.ASSIGN_TASK, id, "{\"assignee\":\"su-2\"}").is(200);
        Reply closed = send(ApiRoute.CLOSE_TASK, id, "{\"note\":\"Reached by phone\\nnew address\"}")
                .is(200);

        assertThat(closed.text("/status")).isEqualTo("CLOSED");
        assertThat(closed.text("/assignee")).isEqualTo("su-2");
        assertThat(closed.text("/closedBy")).startsWith("SUPPORT:");
        assertThat(closed.text("/note")).isEqualTo("Reached by phone\nnew address");
        assertThat(ids(Map.of())).isEmpty();
        assertThat(ids(Map.of("status", "CLOSED"))).containsExactly(id);
    }

    @Test
    void closing_again_changes_nothing_and_a_closed_task_is_not_assigned() {
        String id = raise("R-1", TaskKind.MAIL_BOUNCED, "2026-11-20T10:00:00Z");
        Reply closed = send(ApiRoute.CLOSE_TASK, id, "").is(200);

        assertThat(send(ApiRoute.CLOSE_TASK, id, "{\"note\":\"again\"}").is(200).body())
                .isEqualTo(closed.body());
        Reply refused =
                send(ApiRoute.ASSIGN_TASK, id, "{\"assignee\":\"su-1\"}").is(409, "INVALID_STATE");
        assertThat(refused.text("/currentStatus")).isEqualTo("CLOSED");
    }

    @Test
    void the_same_key_gives_the_first_answer_for_each_task_of_its_own() {
        String one = raise("R-1", TaskKind.MAIL_BOUNCED, "2026-11-20T10:00:00Z");
        String other = raise("R-2", TaskKind.MAIL_BOUNCED, "2026-11-20T10:00:00Z");
        for (String id : List.of(one, other)) {
            ApiCall call = ApiCall.to(ApiRoute.ASSIGN_TASK, id)
                    .as(Role.SUPPORT)
                    .header("Idempotency-Key", "k-1")
                    .body("{\"assignee\":\"su-1\"}");
            assertThat(api.call(ApiRoute.ASSIGN_TASK, call).is(200).text("/id")).isEqualTo(id);
            send(ApiRoute.ASSIGN_TASK, id, "{\"assignee\":\"su-2\"}").is(200);
            assertThat(api.call(ApiRoute.ASSIGN_TASK, call).is(200).text("/assignee"))
                    .isEqualTo("su-1");
        }
    }

    @Test
    void a_task_of_another_shop_is_not_there() {
        String id = raise("R-1", TaskKind.MAIL_BOUNCED, "2026-11-20T10:00:00Z");
        for (ApiRoute route : List.of(ApiRoute.ASSIGN_TASK, ApiRoute.CLOSE_TASK)) {
            ApiCall call = ApiCall.to(route, id).as("other", "ADMIN");
            api.call(route, route == ApiRoute.ASSIGN_TASK ? call.body("{\"assignee\":\"x\"}") : call)
                    .is(404, "NOT_FOUND");
            send(route, "0".repeat(24), "{\"assignee\":\"x\"}".substring(0, route == ApiRoute.ASSIGN_TASK ? 16 : 0))
                    .is(404, "NOT_FOUND");
        }
        assertThat(api.call(ApiRoute.LIST_TASKS, ApiCall.to(ApiRoute.LIST_TASKS).as("other", "ADMIN"))
                        .json()
                        .get("items"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "status, DONE, /status",
        "kind, BOUNCED, /kind",
        "limit, 101, /limit",
        "cursor, nonsense, /cursor",
        "colour, blue, /colour",
    })
    void a_wrong_question_is_told_where(String name, String value, String pointer) {
        assertThat(list(Map.of(name, value)).is(422, "VALIDATION_FAILED").text("/errors/0/pointer"))
                .isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ASSIGN_TASK | {}                   | /assignee | REQUIRED",
                "ASSIGN_TASK | {\"assignee\": 7}    | /assignee | WRONG_TYPE",
                "ASSIGN_TASK | {\"assignee\": \"\"} | /assignee | REQUIRED",
                "CLOSE_TASK  | {\"remark\": \"x\"}  | /remark   | UNKNOWN_FIELD",
            })
    void a_wrong_field_is_told_where(ApiRoute route, String body, String pointer, String code) {
        String id = raise("R-1", TaskKind.MAIL_BOUNCED, "2026-11-20T10:00:00Z");
        Reply refused = send(route, id, body).is(422, "VALIDATION_FAILED");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/errors/0/code")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"ASSIGN_TASK, assignee, 100", "CLOSE_TASK, note, 500"})
    void a_text_is_as_long_as_it_may_be_and_no_longer(ApiRoute route, String field, int longest) {
        String id = raise("R-1", TaskKind.MAIL_BOUNCED, "2026-11-20T10:00:00Z");
        Reply refused = send(route, id, body(field, longest + 1)).is(422, "VALIDATION_FAILED");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/" + field);
        assertThat(list(Map.of()).text("/items/0/status")).isEqualTo("OPEN");
        assertThat(send(route, id, body(field, longest)).is(200).text("/" + field))
                .hasSize(longest);
    }

    private static String body(String field, int length) {
        return "{\"%s\": \"%s\"}".formatted(field, "x".repeat(length));
    }
}
