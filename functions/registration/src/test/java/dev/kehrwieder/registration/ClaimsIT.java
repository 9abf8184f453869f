package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Warranty claims at the edge; the order arrived on 5 November 2026, and it is the 10th. */
@ExtendWith(RegistrationApi.Extension.class)
final class ClaimsIT {
    private final RegistrationApi api;

    ClaimsIT(RegistrationApi api) {
        this.api = api;
        api.putPolicy();
    }

    private static ObjectNode claim() {
        return RegistrationApi.sample("registration/register-claim.json");
    }

    private static ObjectNode item(ObjectNode wanted) {
        return (ObjectNode) wanted.at("/items/0");
    }

    private JsonNode line() {
        return api.call(ApiRoute.GET_RETURNABLE, Role.STOREFRONT, "1001")
                .is(200)
                .json()
                .at("/lines/0");
    }

    @Test
    void a_claim_is_registered_with_its_dates_and_reads_the_same() {
        api.putOrder("1001").is(201);

        Reply registered = api.register(claim()).is(201);

        assertThat(registered.json().get("claim").booleanValue()).isTrue();
        assertThat(registered.text("/status")).isEqualTo("APPROVED");
        assertThat(registered.text("/items/0/resolution")).isEqualTo("REPAIR");
        assertThat(registered.text("/settlement/netRefund")).isEqualTo("0.00");
        assertThat(registered.json().at("/items/0/claim"))
                .isEqualTo(
                        Json.parse(
                                """
                {"defectNoticedAt":"2026-11-09","endsAt":"2028-11-06T23:00:00Z","burdenOfProofEndsAt":"2027-11-05T23:00:00Z",
                 "curedAt":null,"decisions":[]}
                """));
        assertThat(api.call(ApiRoute.GET_RETURN, Role.SUPPORT, registered.text("/rma"))
                        .json())
                .isEqualTo(registered.json());
    }

    @Test
    void a_claim_that_names_no_resolution_asks_for_a_replacement_and_not_for_money() {
        api.putOrder("1001").is(201);
        ObjectNode wanted = claim();
        item(wanted).remove("resolution");
        item(wanted).remove("defectNoticedAt");

        Reply registered = api.register(wanted).is(201);

        assertThat(registered.text("/items/0/resolution")).isEqualTo("REPLACEMENT");
        assertThat(registered.text("/items/0/claim/defectNoticedAt")).isEqualTo("2026-11-10");
        assertThat(api.register("1001").is(201).text("/items/0/resolution"))
                .as("what is no claim")
                .isEqualTo("REFUND_ORIGINAL_PAYMENT");
    }

    @Test
    void a_quote_of_a_claim_pays_nothing() {
        api.putOrder("1001").is(201);

        Reply quote = api.send(ApiRoute.QUOTE_RETURN, Role.STOREFRONT, claim()).is(200);

        assertThat(quote.text("/settlement/netRefund")).isEqualTo("0.00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reason          | TOO_SMALL               | REASON_NOT_OFFERED",
                "resolution      | REFUND_ORIGINAL_PAYMENT | RESOLUTION_NOT_OFFERED",
                "resolution      | STORE_CREDIT            | RESOLUTION_NOT_OFFERED",
                "defectNoticedAt | 2026-11-11              | OUT_OF_RANGE",
                "defectNoticedAt | 2026-11-04              | OUT_OF_RANGE",
                "defectNoticedAt | 2026-02-30              | INVALID_FORMAT"
            })
    void what_a_claim_can_not_be_is_refused_by_name(String field, String value, String code) {
        api.putOrder("1001").is(201);
        ObjectNode wanted = claim();
        item(wanted).put(field, value);

        Reply refused = api.register(wanted).is(422, "VALIDATION_FAILED");

        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/items/0/" + field);
        assertThat(refused.text("/errors/0/code")).isEqualTo(code);
    }

    @Test
    void a_claim_contradicts_a_withdrawal_and_a_voluntary_return_has_no_defect() {
        api.putOrder("1001").is(201);

        Reply both = api.register(claim().put("statutoryWithdrawal", true)).is(422, "VALIDATION_FAILED");
        assertThat(both.text("/errors/0/pointer")).isEqualTo("/claim");
        assertThat(both.text("/errors/0/code")).isEqualTo("CONTRADICTION");

        ObjectNode voluntary = claim().put("claim", false);
        item(voluntary).put("resolution", "REFUND_ORIGINAL_PAYMENT");
        Reply defect = api.register(voluntary).is(422, "VALIDATION_FAILED");
        assertThat(defect.text("/errors/0/pointer")).isEqualTo("/items/0/defectNoticedAt");
    }

    @Test
    void a_claim_that_is_too_late_is_told_the_day_and_the_rule() {
        api.putOrder("1001").is(201);
        api.time().set("2028-11-07T00:00:01+01:00");
        ObjectNode wanted = claim();

        item(wanted).put("defectNoticedAt", "2028-07-05");
        Reply late = api.register(wanted).is(422, "NOT_RETURNABLE");
        assertThat(late.text("/errors/0/detail"))
                .isEqualTo("it could be claimed until 2028-11-06: two years from delivery (§ 438(1) no. 3 BGB)");

        item(wanted).put("defectNoticedAt", "2028-11-06");
        assertThat(api.register(wanted).is(201).text("/items/0/claim/endsAt")).isEqualTo("2029-03-06T23:00:00Z");
    }

    @Test
    void what_is_returnable_tells_the_warranty_of_each_line() {
        api.putOrder("1001").is(201);
        api.register(claim()).is(201);

        assertThat(line().get("claim"))
                .isEqualTo(
                        Json.parse(
                                """
                {"quantity":2,"endsAt":"2028-11-07T00:00:00+01:00","rule":"§ 438(1) no. 3 BGB",
                 "burdenOfProofEndsAt":"2027-11-06T00:00:00+01:00","resolutions":["REPAIR","REPLACEMENT"]}
                """));

        api.time().set("2028-11-07T00:00:01+01:00");
        JsonNode over = line().get("claim");
        assertThat(over.get("quantity").intValue()).isZero();
        assertThat(over.get("resolutions")).isEmpty();
    }

    @Test
    void what_does_not_come_back_may_still_be_claimed_and_the_answer_says_until_when() {
        api.putOrder("1001").is(201);
        api.time().set("2027-02-01T00:00:01+01:00");

        JsonNode expired = line().at("/nonReturnable/0");

        assertThat(expired.get("code").stringValue()).isEqualTo("RETURN_WINDOW_EXPIRED");
        assertThat(expired.get("remedies"))
                .isEqualTo(
                        Json.parse(
                                """
                [{"kind":"CLAIM","until":"2028-11-07T00:00:00+01:00"},{"kind":"ASK_THE_SHOP","until":null}]
                """));
        assertThat(api.register("1001").is(422, "NOT_RETURNABLE").text("/errors/0/detail"))
                .contains("CLAIM until");
    }

    @Test
    void a_shop_may_look_at_claims_before_anything_is_sent() {
        ObjectNode policy = RegistrationApi.sample("registration/put-policy.json");
        policy.withObject("claims").put("approval", "MANUAL");
        api.putPolicy(policy);
        api.putOrder("1001").is(201);

        assertThat(api.register(claim()).is(201).text("/status")).isEqualTo("IN_REVIEW");
    }
}
