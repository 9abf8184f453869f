package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(RegistrationApi.Extension.class)
final class PolicyIT {
    private final RegistrationApi api;

    PolicyIT(RegistrationApi api) {
        this.api = api;
    }

    private static ObjectNode policy() {
        return RegistrationApi.sample("registration/put-policy.json");
    }

    private JsonNode inForce() {
        return api.call(ApiRoute.GET_POLICY, Role.WAREHOUSE).is(200).json();
    }

    @Test
    void a_shop_without_a_policy_has_none() {
        api.call(ApiRoute.GET_POLICY, Role.WAREHOUSE).is(404, "NOT_FOUND");
        api.putPolicy();
        api.call(ApiRoute.GET_POLICY, ApiCall.to(ApiRoute.GET_POLICY).as("other", "ADMIN"))
                .is(404, "NOT_FOUND");
    }

    @Test
    void a_policy_comes_out_as_it_went_in_with_its_version() {
        ObjectNode told = (ObjectNode) api.putPolicy().json();
        assertThat(told.get("warnings")).isEmpty();
        told.remove("warnings");
        assertThat(told).isEqualTo(inForce());
        assertThat(told.get("version").intValue()).isEqualTo(1);
        assertThat(told.get("since").stringValue()).startsWith("2026-11-").endsWith("+01:00");
        told.remove(List.of("version", "since", "returnAddresses"));
        assertThat(told).isEqualTo(policy());
    }

    @Test
    void how_long_store_credit_lasts_comes_out_as_it_went_in() {
        ObjectNode policy = policy();
        policy.putObject("storeCredit").put("validDays", 365);
        api.putPolicy(policy);
        assertThat(inForce().at("/storeCredit/validDays").intValue()).isEqualTo(365);
    }

    @Test
    void every_absent_field_has_its_default() {
        api.putPolicy(Json.object().set("returnAddress", policy().get("returnAddress")));
        ObjectNode expected = policy().put("version", 1);
        expected.putObject("returnAddresses");
        List.of("seasons", "rules", "reasons").forEach(expected::putArray);
        expected.putArray("reasonGroups");
        expected.putObject("skus").putArray("blocked");
        expected.withObject("skus").putArray("allowed");
        expected.putObject("brand").put("name", "Demo Retouren").put("color", "#1f5f99");
        assertThat(((ObjectNode) inForce()).without("since")).isEqualTo(expected);
    }

    @Test
    void carriers_come_out_as_they_went_in_and_what_is_left_out_is_nothing_special() {
        ObjectNode policy = policy();
        policy.set(
                "carriers",
                Json.parse(
                        """
                [{"carrier":"dhl","countries":["DE"],"methods":["BY_MAIL_QR","BY_MAIL_LABEL"],"qrCountries":["DE"],
                  "maxWeightGrams":31500,"maxLengthMm":1200,"maxGirthMm":3600,"maxValue":"500.00",
                  "refusedFlags":["HAZARDOUS"],"customs":true,"receiverIds":{"DE":"deu"},
                  "tariffs":[{"countries":["DE"],"upToGrams":5000,"cost":"4.10","bulkySurcharge":"20.00"}],
                  "preference":2}]
                """));
        api.putPolicy(policy);
        assertThat(inForce().get("carriers")).isEqualTo(policy.get("carriers"));
        policy.set("carriers", Json.parse("[{\"carrier\":\"local\",\"tariffs\":[{\"upToGrams\":1,\"cost\":\"1\"}]}]"));
        api.putPolicy(policy.put("labelReminderDays", 0));
        assertThat(inForce().get("labelReminderDays").intValue()).isZero();
        assertThat(inForce().get("carriers"))
                .isEqualTo(
                        Json.parse(
                                """
                [{"carrier":"local","countries":[],"qrCountries":[],"refusedFlags":[],"customs":false,"receiverIds":{},
                  "tariffs":[{"countries":[],"upToGrams":1,"cost":"1","bulkySurcharge":"0"}],"preference":0}]
                """));
    }

    @Test
    void a_version_can_be_read_as_long_as_orders_may_be_under_it() {
        api.putPolicy();
        JsonNode first = inForce();
        api.putPolicy(policy().put("approval", "MANUAL"));
        assertThat(api.call(ApiRoute.GET_POLICY_VERSION, Role.SUPPORT, "1")
                        .is(200)
                        .json())
                .isEqualTo(first);
        for (String unknown : List.of("3", "0", "1000000", "latest")) {
            api.call(ApiRoute.GET_POLICY_VERSION, Role.SUPPORT, unknown).is(404, "NOT_FOUND");
        }
        api.call(
                        ApiRoute.GET_POLICY_VERSION,
                        ApiCall.to(ApiRoute.GET_POLICY_VERSION, "1").as("other", "ADMIN"))
                .is(404, "NOT_FOUND");
    }

    @Test
    void a_new_version_replaces_the_whole_and_an_order_keeps_the_one_that_it_was_put_under() {
        api.putPolicy();
        api.putOrder("1001").is(201);
        ObjectNode strict = policy().put("approval", "MANUAL");
        strict.withObject("window").put("days", 14);
        strict.remove(List.of("seasons", "rules"));
        assertThat(api.putPolicy(strict).json().get("version").intValue()).isEqualTo(2);
        assertThat(inForce().get("seasons")).isEmpty();
        api.putOrder("1001").is(200);
        assertThat(windowOf("1001")).isEqualTo("2027-02-01T00:00:00+01:00");
        api.putOrder("1002").is(201);
        assertThat(windowOf("1002")).isEqualTo("2026-11-20T00:00:00+01:00");
        assertThat(api.register("1001").is(201).text("/status")).isEqualTo("APPROVED");
        assertThat(api.register("1002").is(201).text("/status")).isEqualTo("IN_REVIEW");
    }

    @Test
    void texts_of_a_brand_may_be_as_long_as_documented_and_no_longer() {
        ObjectNode policy = policy();
        ObjectNode brand = policy.withObject("brand");
        brand.put("name", "ä".repeat(100)).put("logoUrl", "https://shop.example/" + "a".repeat(479));
        brand.withObject("packing").put("de", "ä\n".repeat(500));
        api.putPolicy(policy);
        assertThat(inForce().get("brand")).isEqualTo(brand);
        brand.put("name", "ä".repeat(101)).put("logoUrl", "https://shop.example/" + "a".repeat(480));
        brand.withObject("packing").put("de", "ä\n".repeat(500) + "!");
        assertThat(api.send(ApiRoute.PUT_POLICY, Role.ADMIN, policy)
                        .is(422, "VALIDATION_FAILED")
                        .json()
                        .get("errors"))
                .extracting(error -> error.get("pointer").stringValue())
                .containsExactlyInAnyOrder("/brand/name", "/brand/logoUrl", "/brand/packing/de");
    }

    @Test
    void a_policy_is_taken_with_a_warning_of_what_is_hardly_meant() {
        ObjectNode odd = policy();
        odd.withObject("window").put("days", 13);
        JsonNode told = api.putPolicy(odd).json();
        assertThat(told.get("version").intValue()).isEqualTo(1);
        assertThat(told.get("warnings"))
                .extracting(warning -> warning.get("pointer").stringValue() + " "
                        + warning.get("code").stringValue())
                .containsExactly("/window/days WINDOW_BELOW_LAW");
    }

    private String windowOf(String orderNumber) {
        return api.call(ApiRoute.GET_RETURNABLE, Role.STOREFRONT, orderNumber)
                .is(200)
                .text("/lines/0/windowEndsAt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /timeZone              | "Europe/Atlantis"      | /timeZone
                    /returnAddress         | null                   | /returnAddress
                    /returnAddress/country | "Germany"              | /returnAddress/country
                    /window/days           | 3651                   | /window/days
                    /window/days           | -1                     | /window/days
                    /window/anchor         | "PAID"                 | /window/anchor
                    /approval              | "MAYBE"                | /approval
                    /restockingFeePercent  | "101"                  | /restockingFeePercent
                    /restockingFeePercent  | 15                     | /restockingFeePercent
                    /returnShippingFee     | "-1"                   | /returnShippingFee
                    /methods               | ["BY_DRONE"]           | /methods/0
                    /resolutions           | ["REPAIR"]             | /resolutions
                    /labelValidDays        | 0                      | /labelValidDays
                    /refundOn              | "NEVER"                | /refundOn
                    /valueLoss/enabled     | "no"                   | /valueLoss/enabled
                    /seasons/0/orderedTo   | "soon"                 | /seasons/0/orderedTo
                    /seasons/0/orderedTo   | "2026-10-01"           | /seasons/0/orderedTo
                    /seasons/0/returnUntil | "2026-10-31"           | /seasons/0/returnUntil
                    /seasons/0/returnUntil | "9999-12-31"           | /seasons/0/returnUntil
                    /holidayRegions        | ["DE-HH", "Hamburg"]   | /holidayRegions/1
                    /holidayRegions        | ["de"]                 | /holidayRegions/0
                    /holidayRegions        | ["DE-"]                | /holidayRegions/0
                    /rules/0/match/countries | ["CH", "Schweiz"]    | /rules/0/match/countries/1
                    /rules/0/match/countries | ["ch"]               | /rules/0/match/countries/0
                    /rules/0/match/countries | ["C"]                | /rules/0/match/countries/0
                    /rules/0/match/reasons | ["too small"]          | /rules/0/match/reasons/0
                    /reasons               | [{"code":"A"},{"code":"B"},{"code":"A"}] | /reasons/2/code
                    /reasons               | [{"code":"-"},{"code":"-"}] | /reasons/0/code /reasons/1/code
                    /rules/0/approval      | "ASK"                  | /rules/0/approval
                    /rules/0/match/colours | ["red"]                | /rules/0/match/colours
                    /reasons/0/code        | "too small"            | /reasons/0/code
                    /reasons/0/offered     | "no"                   | /reasons/0/offered
                    /reasons/0/categories  | [""]                   | /reasons/0/categories/0
                    /reasonGroups          | [{"code":"A"},{"code":"A"}] | /reasonGroups/1/code
                    /rules/0/match/faults  | ["NOBODY"]             | /rules/0/match/faults/0
                    /rules/0/match/methods | ["IN_STORE"]           | /rules/0/windowDays /rules/0/approval /rules/0/restockingFeePercent
                    /rules/0/methods       | []                     | /rules/0/methods
                    /rules/0/resolutions   | []                     | /rules/0/resolutions
                    /rules/0/resolutions   | ["REPAIR"]             | /rules/0/resolutions
                    /rules/0/returnShippingFee | "-4.95"            | /rules/0/returnShippingFee
                    /rules/0/returnShippingFee | "100000000000.01"  | /rules/0/returnShippingFee
                    /rules/0/photos        | 21                     | /rules/0/photos
                    /rules/0/keepItemBelow | 5                      | /rules/0/keepItemBelow
                    /skus/blocked          | [1]                    | /skus/blocked/0
                    /claims/approval       | "REJECT"               | /claims/approval
                    /staffLimits/SUPPORT   | "-1"                   | /staffLimits/SUPPORT
                    /staffLimits/WAREHOUSE | "1"                    | /staffLimits/WAREHOUSE
                    /windowDays            | 30                     | /windowDays
                    /lostAfterDays         | -1                     | /lostAfterDays
                    /lostAfterDays         | 366                    | /lostAfterDays
                    /storeCredit           | 30                     | /storeCredit
                    /storeCredit           | {"validDays": 0}       | /storeCredit/validDays
                    /storeCredit           | {"days": 30}           | /storeCredit/days
                    /labelSize             | "A5"                   | /labelSize
                    /labelSize             | "4x6"                  | /labelSize
                    /labelSize             | 6                      | /labelSize
                    /labelReminderDays     | 366                    | /labelReminderDays
                    /carriers              | []                     | /carriers
                    /carriers              | [{}]                   | /carriers/0/carrier
                    /carriers              | [{"carrier":"DHL"}]    | /carriers/0/carrier
                    /carriers              | [{"carrier":"a"},{"carrier":"a"}]          | /carriers/1/carrier
                    /carriers              | [{"carrier":"a","methods":["IN_STORE"]}]   | /carriers/0/methods
                    /carriers              | [{"carrier":"a","countries":["de"]}]       | /carriers/0/countries/0
                    /carriers              | [{"carrier":"a","maxWeightGrams":0}]       | /carriers/0/maxWeightGrams
                    /carriers              | [{"carrier":"a","maxValue":1}]             | /carriers/0/maxValue
                    /carriers              | [{"carrier":"a","receiverIds":{"x":"1"}}]  | /carriers/0/receiverIds/x
                    /carriers              | [{"carrier":"a","tariffs":[{}]}]           | /carriers/0/tariffs/0/cost /carriers/0/tariffs/0/upToGrams
                    /carriers              | [{"carrier":"a","price":"1"}]              | /carriers/0/price
                    /brand                 | "blue"                 | /brand
                    /brand/name            | 1                      | /brand/name
                    /brand/color           | "blue"                 | /brand/color
                    /brand/color           | "#12345"               | /brand/color
                    /brand/color           | "#123456;}"            | /brand/color
                    /brand/logoUrl         | "http://shop.example/logo.png" | /brand/logoUrl
                    /brand/logoUrl         | "https://ada:secret@shop.example/logo.png" | /brand/logoUrl
                    /brand/logoUrl         | "https://shop.example/<script>"  | /brand/logoUrl
                    /brand/logoUrl         | "data:image/png;base64,AA==" | /brand/logoUrl
                    /brand/logoUrl         | "/logo.png"            | /brand/logoUrl
                    /brand/sender          | "returns"              | /brand/sender
                    /brand/sender          | "a@shop.example, b@shop.example" | /brand/sender
                    /brand/replyTo         | "Ada <ada@shop.example>" | /brand/replyTo
                    /brand/packing         | "carefully"            | /brand/packing
                    /brand/packing/fr      | "avec soin"            | /brand/packing/fr
                    /brand/packing/de      | ["sorgfältig"]         | /brand/packing/de
                    /brand/font            | "Comic Sans"           | /brand/font
                    """)
    void what_is_wrong_with_a_field_is_said_of_that_field(String pointer, String value, String refused) {
        ObjectNode policy = policy();
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) policy.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), Json.parse(value));
        Reply reply = api.send(ApiRoute.PUT_POLICY, Role.ADMIN, policy).is(422, "VALIDATION_FAILED");
        assertThat(reply.json().get("errors"))
                .extracting(error -> error.get("pointer").stringValue())
                .containsExactly(refused.split(" "));
        api.call(ApiRoute.GET_POLICY, Role.ADMIN).is(404);
    }

    @Test
    void versions_put_at_once_are_numbered_or_asked_to_try_again() throws Exception {
        List<Reply> replies = AtOnce.run(12, i -> api.send(ApiRoute.PUT_POLICY, Role.ADMIN, policy()));
        assertThat(replies)
                .extracting(Reply::status)
                .isSubsetOf(List.of(200, 409))
                .contains(200);
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 200)
                .extracting(reply -> reply.json().get("version").intValue())
                .doesNotHaveDuplicates();
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 409)
                .allSatisfy(reply -> assertThat(reply.text("/code")).isEqualTo("CONFLICT"));
    }
}
