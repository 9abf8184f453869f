package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.platform.function.BothEntries;
import dev.kehrwieder.platform.function.SampleEvents;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiSchemas;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.CapturedOutput;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The function as a whole: its samples through both entries, and what it writes into the log. */
@ExtendWith(RegistrationApi.Extension.class)
final class RegistrationFunctionIT {
    private final RegistrationApi api;
    private final RegistrationHandler handler;

    RegistrationFunctionIT(RegistrationApi api) {
        this.api = api;
        this.handler = new RegistrationHandler(api.environment());
    }

    private JsonNode once(int status, String sample) {
        return body(status, BothEntries.typed(handler, SampleEvents.read("registration/" + sample)));
    }

    private JsonNode agreed(int status, String sample) {
        return body(status, BothEntries.agree(handler, SampleEvents.read("registration/" + sample)));
    }

    private static JsonNode body(int status, JsonNode answer) {
        assertThat(answer.get("statusCode").intValue()).as(answer.toString()).isEqualTo(status);
        return Json.parse(answer.get("body").stringValue());
    }

    @Test
    void the_samples_register_a_return_by_both_entries() {
        assertThat(once(200, "put-policy.json").get("version").intValue()).isEqualTo(1);
        once(201, "put-order.json");
        agreed(200, "put-order.json");
        assertThat(agreed(200, "get-returnable.json")
                        .at("/lines/0/returnableQuantity")
                        .intValue())
                .isEqualTo(3);
        assertThat(agreed(200, "quote-return.json").at("/settlement/netRefund").stringValue())
                .isEqualTo("30.00");
        JsonNode tried = agreed(200, "dry-run-policy.json");
        assertThat(tried.at("/decidedOtherwise/orders").intValue()).isEqualTo(1);
        JsonNode registered = once(201, "register-return.json");
        assertThat(registered.get("rma").stringValue()).matches("R[0-9A-HJKMNP-TV-Z]{10}");
        assertThat(agreed(201, "register-return.json")).isEqualTo(registered);
        assertThat(BothEntries.agree(handler, SampleEvents.read("registration/policy-page.json"))
                        .get("body")
                        .stringValue())
                .startsWith("<!doctype html>\n<html lang=\"de\">")
                .contains("Rückgabe bei Schuhhaus Demo");
        assertThat(agreed(200, "health.json").get("table").stringValue()).isEqualTo("UP");
    }

    @Test
    void the_samples_list_assign_and_close_a_task_by_both_entries() {
        Task task = Task.about(
                new ReturnKey("demo", "R-1"),
                TaskKind.MAIL_BOUNCED,
                "f-1",
                "Permanent/General",
                Instant.parse("2026-11-20T10:00:00Z"));
        api.store().commit(List.of(new Write.RaiseTask(task)));

        assertThat(agreed(200, "list-tasks.json").at("/items/0/id").stringValue())
                .isEqualTo(task.key().id());
        JsonNode assigned = once(200, "assign-task.json");
        assertThat(assigned.get("assignee").stringValue()).isEqualTo("w-17");
        assertThat(agreed(200, "assign-task.json")).isEqualTo(assigned);
        JsonNode closed = once(200, "close-task.json");
        assertThat(closed.get("status").stringValue()).isEqualTo("CLOSED");
        assertThat(agreed(200, "close-task.json")).isEqualTo(closed);
        assertThat(agreed(200, "list-tasks.json").get("items")).isEmpty();
    }

    @Test
    void the_samples_list_a_customer_and_look_it_up_by_both_entries() {
        JsonNode listed = once(200, "list-customer.json");
        assertThat(listed.get("standing").stringValue()).isEqualTo("REVIEW");
        assertThat(agreed(200, "look-up-customer.json")).isEqualTo(listed);
    }

    @Test
    void the_samples_fit_the_description() {
        ApiSchemas.requireFit(
                "CustomerListingRequest", Json.write(RegistrationApi.sample("registration/list-customer.json")));
        ApiSchemas.requireFit("CustomerName", Json.write(RegistrationApi.sample("registration/look-up-customer.json")));
        ApiSchemas.requireFit("PolicyRequest", Json.write(RegistrationApi.sample("registration/put-policy.json")));
        ApiSchemas.requireFit("DryRunRequest", Json.write(RegistrationApi.sample("registration/dry-run-policy.json")));
        ApiSchemas.requireFit("OrderSnapshot", Json.write(RegistrationApi.sample("registration/put-order.json")));
        ApiSchemas.requireFit("ReturnRequest", Json.write(RegistrationApi.sample("registration/quote-return.json")));
        ApiSchemas.requireFit("ReturnRequest", Json.write(RegistrationApi.sample("registration/register-return.json")));
        ApiSchemas.requireFit("Assignment", Json.write(RegistrationApi.sample("registration/assign-task.json")));
        ApiSchemas.requireFit(
                "ProofOfDispatch", Json.write(RegistrationApi.sample("registration/prove-dispatch.json")));
        ApiSchemas.requireFit("Note", Json.write(RegistrationApi.sample("registration/close-task.json")));
    }

    @Test
    void no_call_leaves_a_person_in_the_log_whether_it_succeeds_or_fails() {
        try (CapturedOutput output = new CapturedOutput()) {
            String rma = api.registered();
            api.call(ApiRoute.GET_ORDER, Role.SUPPORT, "1001").is(200);
            api.call(ApiRoute.GET_RETURN, Role.SUPPORT, rma).is(200);
            ObjectNode broken = RegistrationApi.sample("registration/put-order.json");
            broken.withObject("customer")
                    .put("email", "ada@example.org@example.org")
                    .put("nickname", "Ada Beispiel");
            api.putOrder("1002", broken).is(422);
            api.call(
                            ApiRoute.PUT_ORDER,
                            ApiCall.to(ApiRoute.PUT_ORDER, "1002")
                                    .as(Role.STOREFRONT)
                                    .body("{\"customer\":{\"email\":\"ada@example.org\""))
                    .is(400);
            api.aws()
                    .table()
                    .client()
                    .deleteTable(request -> request.tableName(api.aws().table().name()));
            api.putOrder("1003");
            assertThat(output.text())
                    .doesNotContain("ada@example.org", "Beispiel", "Kehrwieder 2", "20457", "zu eng", "Laufschuh");
        }
    }
}
