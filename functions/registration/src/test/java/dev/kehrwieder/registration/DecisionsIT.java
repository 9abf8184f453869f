package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Approve, decline, cancel, reopen, and parcels that shoppers send themselves. */
@ExtendWith(RegistrationApi.Extension.class)
final class DecisionsIT {
    private final RegistrationApi api;
    private final String rma;

    DecisionsIT(RegistrationApi api) {
        this.api = api;
        api.putPolicy(RegistrationApi.sample("registration/put-policy.json").put("approval", "MANUAL"));
        api.putOrder("1001").is(201);
        Reply registered = api.register("1001").is(201);
        assertThat(registered.text("/status")).isEqualTo("IN_REVIEW");
        this.rma = registered.text("/rma");
    }

    private Reply command(ApiRoute route) {
        return api.call(route, Role.SUPPORT, rma);
    }

    private Reply command(ApiRoute route, String body) {
        return api.call(route, ApiCall.to(route, rma).as(Role.SUPPORT).body(body));
    }

    private JsonNode now() {
        return api.call(ApiRoute.GET_RETURN, Role.SUPPORT, rma).is(200).json();
    }

    private int reserved() {
        return api.call(ApiRoute.GET_ORDER, Role.SUPPORT, "1001")
                .json()
                .at("/lines/0/reservedQuantity")
                .intValue();
    }

    private Iterable<String> trail() {
        return api.call(ApiRoute.GET_TIMELINE, Role.SUPPORT, rma)
                .json()
                .get("events")
                .valueStream()
                .map(event -> event.get("type").stringValue())
                .toList();
    }

    private static void refused(Reply reply, String status, String... allowed) {
        reply.is(409, "INVALID_STATE");
        assertThat(reply.text("/currentStatus")).isEqualTo(status);
        assertThat(reply.json().get("allowedCommands"))
                .extracting(JsonNode::stringValue)
                .containsExactly(allowed);
    }

    @Test
    void an_approval_lets_the_goods_come_and_again_it_changes_nothing() {
        assertThat(now().at("/items/0/authorized").intValue()).isZero();
        Reply approved = command(ApiRoute.APPROVE_RETURN).is(200);
        assertThat(approved.text("/status")).isEqualTo("APPROVED");
        assertThat(approved.json().at("/items/0/authorized").intValue()).isEqualTo(1);
        assertThat(approved.text("/parcels/0/status")).isEqualTo("LABEL_REQUESTED");
        Reply again =
                command(ApiRoute.APPROVE_RETURN, "{\"note\":\"once more\"}").is(200);
        assertThat(again.json()).isEqualTo(approved.json()).isEqualTo(now());
        assertThat(trail()).containsExactly("ReturnRequested", "ReturnApproved");
    }

    @Test
    void a_decline_gives_the_units_back_and_keeps_the_words_out_of_the_trail() {
        assertThat(reserved()).isEqualTo(1);
        Reply declined = command(
                        ApiRoute.DECLINE_RETURN,
                        "{\"reason\":\"RETURN_PERIOD_ENDED\",\"note\":\"Liebe Frau Beispiel\"}")
                .is(200);
        assertThat(declined.text("/status")).isEqualTo("DECLINED");
        assertThat(reserved()).isZero();
        command(ApiRoute.DECLINE_RETURN, "{}").is(200);
        assertThat(trail()).containsExactly("ReturnRequested", "ReturnDeclined");
        assertThat(api.call(ApiRoute.GET_TIMELINE, Role.SUPPORT, rma).body()).doesNotContain("Liebe Frau");
        refused(command(ApiRoute.APPROVE_RETURN), "DECLINED", "refund");
    }

    @Test
    void a_cancellation_is_the_shoppers_too() {
        Reply canceled = api.call(ApiRoute.CANCEL_RETURN, Role.STOREFRONT, rma).is(200);
        assertThat(canceled.text("/status")).isEqualTo("CANCELED");
        assertThat(reserved()).isZero();
        api.call(ApiRoute.CANCEL_RETURN, Role.STOREFRONT, rma).is(200);
        refused(command(ApiRoute.APPROVE_RETURN), "CANCELED");
        refused(command(ApiRoute.DECLINE_RETURN), "CANCELED");
        refused(command(ApiRoute.REOPEN_RETURN), "CANCELED");
        assertThat(trail()).containsExactly("ReturnRequested", "ReturnCanceled");
    }

    @Test
    void what_is_approved_is_not_declined_any_more_and_what_goes_on_is_not_reopened() {
        command(ApiRoute.APPROVE_RETURN).is(200);
        refused(command(ApiRoute.DECLINE_RETURN), "APPROVED", "cancel", "addParcel", "inspect", "refund");
        refused(command(ApiRoute.REOPEN_RETURN), "APPROVED", "cancel", "addParcel", "inspect", "refund");
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVE_RETURN", "DECLINE_RETURN", "CANCEL_RETURN", "REOPEN_RETURN"})
    void a_command_on_nothing_is_not_found_and_one_with_a_typo_is_refused(ApiRoute route) {
        api.call(route, Role.SUPPORT, "R0000000000").is(404, "NOT_FOUND");
        Reply typo = command(route, "{\"notes\":\"x\"}").is(422, "VALIDATION_FAILED");
        assertThat(typo.text("/errors/0/pointer")).isEqualTo("/notes");
        assertThat(now().get("status").stringValue()).isEqualTo("IN_REVIEW");
    }

    @Test
    void a_decline_has_a_reason_of_the_list() {
        Reply wrong =
                command(ApiRoute.DECLINE_RETURN, "{\"reason\":\"BAD_MOOD\"}").is(422, "VALIDATION_FAILED");
        assertThat(wrong.text("/errors/0/pointer")).isEqualTo("/reason");
    }

    @Test
    void a_keyed_command_is_answered_as_the_first_time_even_when_the_state_has_moved_on() {
        ApiCall approve = ApiCall.to(ApiRoute.APPROVE_RETURN, rma)
                .as(Role.SUPPORT)
                .header("Idempotency-Key", "desk-7")
                .body("{}");
        Reply first = api.call(ApiRoute.APPROVE_RETURN, approve).is(200);
        command(ApiRoute.CANCEL_RETURN).is(200);
        Reply again = api.call(ApiRoute.APPROVE_RETURN, approve).is(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers()).containsEntry("Idempotency-Replayed", "true");
        assertThat(now().get("status").stringValue()).isEqualTo("CANCELED");
    }

    @Test
    void a_parcel_of_the_shoppers_own_is_taken_in_once() {
        command(ApiRoute.APPROVE_RETURN).is(200);
        String body = "{\"carrier\":\"dhl\",\"trackingNumber\":\"00340434161234567890\"}";
        Reply added = command(ApiRoute.ADD_PARCEL, body).is(201);
        assertThat(added.json().at("/parcels/1"))
                .isEqualTo(
                        Json.parse(
                                """
                {"number":2,"status":"LABEL_CREATED","carrier":"dhl","trackingNumber":"00340434161234567890",
                 "attempt":1,"expiresAt":null,"qrAvailable":null,"labelFailure":null,"notes":[],"formerLabels":[],
                 "labelUrl":null,"qrUrl":null,"slipUrl":null}
                """));
        assertThat(command(ApiRoute.ADD_PARCEL, body).is(201).json()).isEqualTo(added.json());
        String other = api.register("1001").is(201).text("/rma");
        api.call(ApiRoute.APPROVE_RETURN, Role.SUPPORT, other).is(200);
        Reply taken = api.call(
                        ApiRoute.ADD_PARCEL,
                        ApiCall.to(ApiRoute.ADD_PARCEL, other)
                                .as(Role.STOREFRONT)
                                .body(body))
                .is(422, "VALIDATION_FAILED");
        assertThat(taken.text("/errors/0/pointer")).isEqualTo("/trackingNumber");
    }

    @Test
    void a_parcel_of_a_return_that_waits_for_a_decision_is_refused() {
        refused(
                command(ApiRoute.ADD_PARCEL, "{\"carrier\":\"dhl\",\"trackingNumber\":\"1\"}"),
                "IN_REVIEW",
                "approve",
                "decline",
                "cancel");
        command(ApiRoute.ADD_PARCEL, "{\"carrier\":\"dhl\"}").is(422, "VALIDATION_FAILED");
    }

    @Test
    void a_label_that_is_being_asked_for_is_not_asked_for_again() {
        command(ApiRoute.APPROVE_RETURN).is(200);

        Reply asked =
                api.call(ApiRoute.REISSUE_LABEL, Role.STOREFRONT, rma, "1").is(202);

        assertThat(asked.json()).isEqualTo(now());
        assertThat(trail()).doesNotContain("LabelRequested");
        api.call(ApiRoute.REISSUE_LABEL, Role.STOREFRONT, rma, "2").is(404, "NOT_FOUND");
    }

    private Reply proves(String parcel, String body) {
        return api.call(
                ApiRoute.PROVE_DISPATCH,
                ApiCall.to(ApiRoute.PROVE_DISPATCH, rma, parcel)
                        .as(Role.SUPPORT)
                        .body(body));
    }

    @Test
    void a_receipt_that_staff_saw_is_proof_of_dispatch() {
        api.time().set("2026-11-13T09:00:00Z");
        command(ApiRoute.APPROVE_RETURN).is(200);
        String proof = Json.write(RegistrationApi.sample("registration/prove-dispatch.json"));

        Reply proven = proves("1", proof).is(200);

        assertThat(proven.text("/status")).isEqualTo("IN_TRANSIT");
        assertThat(proven.text("/parcels/0/status")).isEqualTo("HANDED_IN");
        assertThat(proves("1", proof).is(200).json()).isEqualTo(proven.json());
        assertThat(trail()).containsOnlyOnce("ParcelHandedIn");
        proves("7", proof).is(404, "NOT_FOUND");
        proves("x", proof).is(404, "NOT_FOUND");
        Reply early =
                proves("1", "{\"dispatchedAt\":\"2026-11-13T10:00:01+01:00\"}").is(422, "VALIDATION_FAILED");
        assertThat(early.text("/errors/0/pointer")).isEqualTo("/dispatchedAt");
        proves("1", "{}").is(422, "VALIDATION_FAILED");
        proves("1", "{\"dispatchedAt\":\"12.11.2026\"}").is(422, "VALIDATION_FAILED");
    }

    @Test
    void a_return_that_waits_for_a_decision_takes_no_proof_of_dispatch() {
        refused(
                proves("1", "{\"dispatchedAt\":\"2020-11-12T17:05:00+01:00\"}"),
                "IN_REVIEW",
                "approve",
                "decline",
                "cancel");
    }
}
