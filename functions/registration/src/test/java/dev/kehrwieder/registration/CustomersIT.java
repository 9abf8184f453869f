package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.CustomerHash;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.log.CapturedOutput;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The shop's list of customers, over the API. */
@ExtendWith(RegistrationApi.Extension.class)
final class CustomersIT {
    private static final String ADA = CustomerHash.of("ada@example.org");

    private final RegistrationApi api;

    CustomersIT(RegistrationApi api) {
        this.api = api;
    }

    private Reply list(String body) {
        return send(ApiRoute.LIST_CUSTOMER, body);
    }

    private Reply lookUp(String email) {
        return send(ApiRoute.LOOK_UP_CUSTOMER, "{\"email\": \"" + email + "\"}");
    }

    private Reply send(ApiRoute route, String body) {
        return api.call(route, ApiCall.to(route).as(Role.SUPPORT).body(body));
    }

    private void blocked() {
        list("{\"email\": \"ada@example.org\", \"standing\": \"BLOCKED\", \"why\": \"SUSPECTED_FRAUD\"}")
                .is(200);
    }

    @Test
    void who_was_never_listed_is_unlisted() {
        assertThat(lookUp("ada@example.org").is(200).json().toString())
                .isEqualTo("{\"customer\":\"" + ADA
                        + "\",\"standing\":\"UNLISTED\",\"why\":null,\"by\":null,\"at\":null,\"until\":null}");
    }

    @Test
    void a_listing_is_found_by_the_same_address_however_it_is_written_and_ends_by_itself() {
        Reply listed =
                list("""
                        {"email": "Ada@Example.org", "standing": "REVIEW", "why": "MANY_RETURNS",
                         "until": "2026-12-24T00:00:00+01:00"}""")
                        .is(200);

        assertThat(lookUp("ada@example.org").json()).isEqualTo(listed.json());
        assertThat(listed.text("/customer")).isEqualTo(ADA);
        assertThat(listed.text("/standing")).isEqualTo("REVIEW");
        assertThat(listed.text("/why")).isEqualTo("MANY_RETURNS");
        assertThat(listed.text("/by")).startsWith("SUPPORT:");
        assertThat(listed.text("/until")).isEqualTo("2026-12-23T23:00:00Z");
        api.time().set("2026-12-23T23:00:00Z");
        assertThat(lookUp("ada@example.org").text("/standing")).isEqualTo("UNLISTED");
    }

    @Test
    void what_is_listed_for_one_address_says_nothing_of_another() {
        blocked();

        assertThat(lookUp("grace@example.org").text("/standing")).isEqualTo("UNLISTED");
    }

    @Test
    void the_address_itself_is_nowhere_in_table_answer_and_log() {
        try (CapturedOutput output = new CapturedOutput()) {
            blocked();
            Reply found = lookUp("ada@example.org").is(200);

            assertThat(item().toString()).contains("BLOCKED").doesNotContain("example.org");
            assertThat(found.body() + output.text()).doesNotContain("example.org");
        }
    }

    @Test
    void who_is_taken_off_leaves_an_item_that_ends() {
        blocked();
        list("{\"email\": \"ada@example.org\", \"standing\": \"UNLISTED\"}").is(200);

        Reply found = lookUp("ada@example.org").is(200);
        assertThat(found.text("/standing")).isEqualTo("UNLISTED");
        assertThat(found.text("/by")).startsWith("SUPPORT:");
        assertThat(item()).containsKey("expiresAt");
        blocked();
        assertThat(item()).doesNotContainKey("expiresAt");
    }

    private Map<String, AttributeValue> item() {
        return api.aws()
                .table()
                .client()
                .getItem(request -> request.tableName(api.aws().table().name())
                        .key(Map.of(
                                "pk", AttributeValue.fromS("S#demo#B#" + ADA), "sk", AttributeValue.fromS("LISTED"))))
                .item();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"standing": "BLOCKED", "why": "OTHER"}                              | /email REQUIRED
                    {"email": "ada", "standing": "BLOCKED", "why": "OTHER"}              | /email INVALID_FORMAT
                    {"email": "ada@example.org", "why": "OTHER"}                         | /standing REQUIRED
                    {"email": "ada@example.org", "standing": "BANNED", "why": "OTHER"}   | /standing NOT_ALLOWED
                    {"email": "ada@example.org", "standing": "BLOCKED"}                  | /why REQUIRED
                    {"email": "ada@example.org", "standing": "BLOCKED", "why": "She is"} | /why NOT_ALLOWED
                    {"email": "ada@example.org", "standing": "UNLISTED", "why": "OTHER"} | /why CONTRADICTION
                    {"email": "ada@example.org", "standing": "REVIEW", "why": "OTHER", "until": "2020-01-01T00:00:00Z"} | /until OUT_OF_RANGE
                    """)
    void a_listing_that_makes_no_sense_is_refused_and_nobody_is_listed(String body, String error) {
        Reply refused = list(body).is(422, "VALIDATION_FAILED");

        assertThat(refused.text("/errors/0/pointer") + " " + refused.text("/errors/0/code"))
                .isEqualTo(error);
        assertThat(lookUp("ada@example.org").json().get("at").isNull()).isTrue();
    }

    @Test
    void who_is_blocked_may_still_withdraw() {
        api.putPolicy();
        api.putOrder("1001").is(201);
        blocked();

        Reply returnable =
                api.call(ApiRoute.GET_RETURNABLE, Role.STOREFRONT, "1001").is(200);

        assertThat(returnable.json().at("/lines/0/returnableQuantity").intValue())
                .isEqualTo(3);
        assertThat(returnable.text("/lines/0/notes/0")).isEqualTo("WITHDRAWAL_ONLY");
        api.register("1001").is(422, "NOT_RETURNABLE");
        api.register(RegistrationApi.sample("registration/register-return.json").put("statutoryWithdrawal", true))
                .is(201);
    }

    @Test
    void who_is_blocked_is_told_kindly_and_not_by_whom() {
        api.putPolicy();
        api.putOrder("1001").is(201);
        blocked();
        api.time().set("2026-11-25T09:00:00Z");

        Reply returnable =
                api.call(ApiRoute.GET_RETURNABLE, Role.STOREFRONT, "1001").is(200);
        Reply refused = api.register("1001").is(422, "NOT_RETURNABLE");

        assertThat(returnable.text("/lines/0/nonReturnable/0/code")).isEqualTo("OTHER");
        assertThat(returnable.text("/lines/0/nonReturnable/0/rule")).isEqualTo("customer");
        assertThat(returnable.text("/lines/0/nonReturnable/0/detail"))
                .isEqualTo("please speak with the shop before sending this back");
        assertThat(returnable.body() + refused.body()).doesNotContainIgnoringCase("block", "fraud", "support");
    }

    @Test
    void who_is_under_review_waits_for_a_person() {
        api.putPolicy();
        api.putOrder("1001").is(201);
        list("{\"email\": \"ada@example.org\", \"standing\": \"REVIEW\", \"why\": \"MANY_RETURNS\"}")
                .is(200);

        assertThat(api.register("1001").is(201).text("/status")).isEqualTo("IN_REVIEW");
    }
}
