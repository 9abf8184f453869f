package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(RegistrationApi.Extension.class)
final class ListIT {
    private final RegistrationApi api;
    private final List<String> rmas = new ArrayList<>();

    /** Five returns, an hour apart, of two orders; the second is canceled. */
    ListIT(RegistrationApi api) {
        this.api = api;
        api.putPolicy();
        api.putOrder("1001").is(201);
        api.putOrder("1002").is(201);
        for (int i = 0; i < 5; i++) {
            api.time().set("2026-11-10T1" + i + ":00:00Z");
            rmas.add(api.register(i < 3 ? "1001" : "1002").is(201).text("/rma"));
        }
        api.call(ApiRoute.CANCEL_RETURN, Role.SUPPORT, rmas.get(1)).is(200);
    }

    private Reply list(Map<String, String> query) {
        ApiCall call = ApiCall.to(ApiRoute.LIST_RETURNS).as(Role.SUPPORT);
        query.forEach(call::query);
        return api.call(ApiRoute.LIST_RETURNS, call);
    }

    private static List<String> names(Reply reply) {
        return reply.is(200)
                .json()
                .get("items")
                .valueStream()
                .map(entry -> entry.get("rma").stringValue())
                .toList();
    }

    private List<String> rmas(int... indexes) {
        List<String> some = new ArrayList<>();
        for (int index : indexes) {
            some.add(rmas.get(index));
        }
        return some;
    }

    @Test
    void returns_are_listed_newest_first() {
        Reply all = list(Map.of());
        assertThat(names(all)).isEqualTo(rmas(4, 3, 2, 1, 0));
        assertThat(all.json().get("nextCursor").isNull()).isTrue();
        JsonNode oldest = all.json().at("/items/4");
        assertThat(oldest.get("orderNumber").stringValue()).isEqualTo("1001");
        assertThat(oldest.get("status").stringValue()).isEqualTo("APPROVED");
        assertThat(oldest.get("registeredAt").stringValue()).startsWith("2026-11-10T10:00:");
        assertThat(oldest.at("/links/self").stringValue())
                .isEqualTo("http://localhost:8080/v1/returns/" + rmas.getFirst());
    }

    @Test
    void pages_follow_each_other_without_a_gap() {
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        int pages = 0;
        do {
            Reply page =
                    list(cursor.map(at -> Map.of("limit", "2", "cursor", at)).orElse(Map.of("limit", "2")));
            seen.addAll(names(page));
            cursor = Optional.ofNullable(page.json().get("nextCursor").stringValue(null));
            pages++;
        } while (cursor.isPresent());
        assertThat(seen).isEqualTo(rmas(4, 3, 2, 1, 0));
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void a_page_goes_on_where_it_ended_whatever_arrives() {
        Reply first = list(Map.of("limit", "2"));
        api.time().set("2026-11-10T15:00:00Z");
        api.register("1002").is(201);
        Reply second = list(Map.of("limit", "2", "cursor", first.text("/nextCursor")));
        assertThat(names(second)).isEqualTo(rmas(2, 1));
    }

    @Test
    void the_returns_of_an_order_come_in_pages_too() {
        Reply first = list(Map.of("order", "1001", "limit", "2"));
        assertThat(names(first)).isEqualTo(rmas(2, 1));
        Reply second = list(Map.of("order", "1001", "limit", "2", "cursor", first.text("/nextCursor")));
        assertThat(names(second)).isEqualTo(rmas(0));
        assertThat(second.json().get("nextCursor").isNull()).isTrue();
        list(Map.of("order", "1002", "cursor", first.text("/nextCursor"))).is(422, "VALIDATION_FAILED");
    }

    @Test
    void filters_are_those_of_the_query() {
        assertThat(names(list(Map.of("status", "CANCELED")))).isEqualTo(rmas(1));
        assertThat(names(list(Map.of("status", "CLOSED")))).isEmpty();
        assertThat(names(list(Map.of("order", "1002")))).isEqualTo(rmas(4, 3));
        assertThat(names(list(Map.of("order", "1001", "status", "APPROVED")))).isEqualTo(rmas(2, 0));
        assertThat(names(list(Map.of("order", "4711")))).isEmpty();
        assertThat(names(list(Map.of("from", "2026-11-10T12:00:00Z", "to", "2026-11-10T14:00:00Z"))))
                .isEqualTo(rmas(3, 2));
        assertThat(names(list(Map.of("from", "2026-11-10T14:00:00+01:00")))).isEqualTo(rmas(4, 3));
        assertThat(names(list(Map.of("order", "1001", "to", "2026-11-10T12:00:00Z"))))
                .isEqualTo(rmas(1, 0));
        assertThat(names(list(Map.of("order", "1001", "limit", "1")))).isEqualTo(rmas(2));
    }

    @Test
    void another_shop_sees_none_of_it_whatever_cursor_it_brings() {
        String cursor = list(Map.of("limit", "2")).text("/nextCursor");
        Reply other = api.call(
                ApiRoute.LIST_RETURNS,
                ApiCall.to(ApiRoute.LIST_RETURNS).as("other", "ADMIN").query("cursor", cursor));
        assertThat(names(other)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit,0",
        "limit,101",
        "limit,ten",
        "status,OPEN",
        "from,yesterday",
        "to,2026-11-31",
        "from,0000-01-01T00:00:00+18:00",
        "from,0000-01-01",
        "to,9999-12-31T23:59:59-18:00",
        "to,9999-12-31",
        "cursor,x",
        "cursor,bm8gY3Vyc29y",
        "page,2"
    })
    void a_query_that_says_nothing_clear_is_refused(String name, String value) {
        Reply refused = list(Map.of(name, value)).is(422, "VALIDATION_FAILED");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/" + name);
    }
}
