package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Parcels on their way: the list of a shop, days for a pickup, and lost ones. Business time stands on 10 November 2026. */
@ExtendWith(RegistrationApi.Extension.class)
final class ParcelsIT {
    private final RegistrationApi api;
    private final String rma;

    ParcelsIT(RegistrationApi api) {
        this.api = api;
        api.time().set("2026-11-10T09:00:00Z");
        api.putPolicy().is(200);
        api.putOrder("1001").is(201);
        this.rma = api.register("1001").is(201).text("/rma");
        add("local", "KW1");
        add("gls", "G1");
    }

    private void add(String carrier, String number) {
        api.call(
                        ApiRoute.ADD_PARCEL,
                        ApiCall.to(ApiRoute.ADD_PARCEL, rma)
                                .as(Role.SUPPORT)
                                .body("{\"carrier\":\"%s\",\"trackingNumber\":\"%s\"}".formatted(carrier, number)))
                .is(201);
    }

    private Reply handedIn(String parcel) {
        return api.call(
                        ApiRoute.PROVE_DISPATCH,
                        ApiCall.to(ApiRoute.PROVE_DISPATCH, rma, parcel)
                                .as(Role.SUPPORT)
                                .body("{\"dispatchedAt\":\"2026-11-10T09:30:00+01:00\"}"))
                .is(200);
    }

    private Reply list(String... query) {
        ApiCall call = ApiCall.to(ApiRoute.LIST_PARCELS).as(Role.WAREHOUSE);
        for (int i = 0; i < query.length; i += 2) {
            call = call.query(query[i], query[i + 1]);
        }
        return api.call(ApiRoute.LIST_PARCELS, call);
    }

    private static List<String> numbers(Reply page) {
        return page.json()
                .get("items")
                .valueStream()
                .map(item -> item.get("number").asString())
                .toList();
    }

    private Reply slots(String parcel) {
        return api.call(ApiRoute.GET_PICKUP_SLOTS, Role.STOREFRONT, rma, parcel);
    }

    private Reply choose(String parcel, String body) {
        return api.call(
                ApiRoute.CHOOSE_PICKUP,
                ApiCall.to(ApiRoute.CHOOSE_PICKUP, rma, parcel)
                        .as(Role.STOREFRONT)
                        .body(body));
    }

    private Reply lost(String parcel) {
        return api.call(ApiRoute.DECLARE_LOST, Role.SUPPORT, rma, parcel);
    }

    @Test
    void the_parcels_of_open_returns_are_listed_by_state_carrier_and_days_without_a_scan() {
        handedIn("2");
        api.time().set("2026-11-13T10:00:00Z");

        assertThat(numbers(list().is(200))).containsExactlyInAnyOrder("1", "2", "3");
        assertThat(numbers(list("carrier", "gls"))).containsExactly("3");
        assertThat(numbers(list("status", "LABEL_REQUESTED"))).containsExactly("1");
        assertThat(numbers(list("silentDays", "4"))).isEmpty();
        Reply silent = list("silentDays", "3", "limit", "10").is(200);
        assertThat(silent.json().at("/items/0"))
                .isEqualTo(Json.parse(
                        """
                {"rma":"%1$s","number":2,"status":"HANDED_IN","carrier":"local","trackingNumber":"KW1",
                 "occurredAt":"2026-11-10T08:30:00Z","handedInAt":"2026-11-10T08:30:00Z","silentDays":3,
                 "links":{"return":"%2$s"}}
                """
                                .formatted(rma, silent.text("/items/0/links/return"))));
        assertThat(silent.json().get("nextCursor").isNull()).isTrue();
    }

    @Test
    void pages_follow_each_other_by_their_cursor_and_no_other_cursor_is_taken() {
        List<String> walked = new ArrayList<>();
        JsonNode cursor = Json.parse("null");
        do {
            Reply page = cursor.isNull() ? list("limit", "1") : list("limit", "1", "cursor", cursor.stringValue());
            walked.addAll(numbers(page.is(200)));
            cursor = page.json().get("nextCursor");
        } while (!cursor.isNull());

        assertThat(walked).containsExactly("1", "2", "3");
        list("cursor", "guessed").is(422, "VALIDATION_FAILED");
        list("cursor", "eyJzdGF0dXMiOiJDTE9TRUQifQ").is(422, "VALIDATION_FAILED");
        list("silentDays", "-1").is(422, "VALIDATION_FAILED");
        list("status", "AWAY").is(422, "VALIDATION_FAILED");
    }

    @Test
    void a_day_that_is_offered_can_be_chosen_and_again_it_changes_nothing() {
        Reply offered = slots("2").is(200);
        assertThat(offered.json())
                .isEqualTo(Json.parse(
                        "{\"days\":[\"2026-11-11\",\"2026-11-12\",\"2026-11-13\",\"2026-11-14\",\"2026-11-16\"]}"));

        String body = "{\"day\":\"2026-11-12\"}";
        choose("2", body).is(200);
        choose("2", body).is(200);

        choose("2", "{\"day\":\"2026-11-13\"}").is(409, "INVALID_STATE");
        assertThat(api.call(ApiRoute.GET_TIMELINE, Role.SUPPORT, rma)
                        .json()
                        .get("events")
                        .valueStream()
                        .filter(event -> event.get("type").stringValue().equals("PickupRequested")))
                .hasSize(1);
    }

    @Test
    void what_cannot_be_fetched_says_why() {
        Reply other = slots("3").is(422, "VALIDATION_FAILED");
        assertThat(other.text("/errors/0/code")).isEqualTo("PICKUP_NOT_OFFERED");
        choose("3", "{\"day\":\"2026-11-12\"}").is(422, "VALIDATION_FAILED");
        Reply sunday = choose("2", "{\"day\":\"2026-11-15\"}").is(422, "VALIDATION_FAILED");
        assertThat(sunday.text("/errors/0/pointer")).isEqualTo("/day");
        choose("2", "{\"day\":\"tomorrow\"}").is(422, "VALIDATION_FAILED");
        choose("2", "{}").is(422, "VALIDATION_FAILED");
        slots("9").is(404, "NOT_FOUND");
        choose("9", "{\"day\":\"2026-11-12\"}").is(404, "NOT_FOUND");
        handedIn("2");
        slots("2").is(409, "INVALID_STATE");
    }

    @Test
    void a_parcel_that_was_handed_in_can_be_declared_lost() {
        lost("2").is(409, "INVALID_STATE");
        handedIn("2");

        assertThat(lost("2").is(200).text("/parcels/1/status")).isEqualTo("LOST");
        lost("2").is(200);
        lost("9").is(404, "NOT_FOUND");
    }
}
