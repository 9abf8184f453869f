package dev.kehrwieder.registration.published;

import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.PublishedPolicy;
import dev.kehrwieder.core.policy.Season;
import dev.kehrwieder.platform.http.ApiSchemas;
import dev.kehrwieder.platform.http.FieldError;
import dev.kehrwieder.platform.json.Json;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class GoogleMerchantTest {
    private static final String SCHEMA = "OnlineReturnPolicy";
    private static final String PAGE = "https://returns.example/s/demo/policy";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final Amounts EUROS = new Amounts(Amounts.find("EUR"));

    private static GoogleMerchant export(PolicyFixture policy) {
        return new GoogleMerchant(new PublishedPolicy(policy.build()), "DE", Optional.empty());
    }

    private static JsonNode resource(PolicyFixture policy) {
        return fitting(export(policy).resource(PAGE, EUROS, TODAY));
    }

    private static JsonNode fitting(JsonNode resource) {
        ApiSchemas.requireFit(SCHEMA, Json.write(resource));
        return resource;
    }

    @Test
    void a_policy_with_everything_that_the_resource_has_words_for() {
        PolicyFixture policy = policy().returnShippingFee("4.95")
                .methods(ReturnMethod.BY_MAIL_QR, ReturnMethod.DROP_OFF_POINT, ReturnMethod.IN_STORE)
                .seasons(new Season(TODAY, TODAY.plusDays(34), LocalDate.of(2027, 1, 31)))
                .rules(rule().categories("TV").countries("CH").windowDays(14).restockingFeePercent("12.5"));
        GoogleMerchant export = new GoogleMerchant(new PublishedPolicy(policy.build()), "CH", Optional.of("TV"));
        assertThat(export.unsayable()).isEmpty();
        assertThat(export.namesAmounts()).isTrue();
        assertThat(fitting(export.resource(PAGE, EUROS, TODAY)))
                .isEqualTo(
                        Json.parse(
                                """
                {"label":"TV","countries":["CH"],"policy":{"type":"NUMBER_OF_DAYS_AFTER_DELIVERY","days":"14"},
                 "seasonalOverrides":[{"label":"2026-11-27 to 2026-12-31",
                  "startDate":{"year":2026,"month":11,"day":27},"endDate":{"year":2026,"month":12,"day":31},
                  "returnUntilDate":{"year":2027,"month":1,"day":31}}],
                 "restockingFee":{"microPercent":12500000},"returnLabelSource":"DOWNLOAD_AND_PRINT",
                 "returnShippingFee":{"type":"FIXED","fixedFee":{"amountMicros":"4950000","currencyCode":"EUR"}},
                 "returnMethods":["BY_MAIL","AT_A_KIOSK","IN_STORE"],"itemConditions":["NEW"],"acceptExchange":true,
                 "acceptDefectiveOnly":false,"returnPolicyUri":"https://returns.example/s/demo/policy"}
                """));
    }

    @Test
    void the_default_of_a_country_has_no_label_and_a_free_return_no_fee() {
        JsonNode resource = resource(policy());
        assertThat(resource.has("label")).isFalse();
        assertThat(Json.write(resource.get("returnShippingFee"))).isEqualTo("{\"type\":\"FIXED\"}");
        assertThat(resource.has("restockingFee")).isFalse();
        assertThat(resource.has("seasonalOverrides")).isFalse();
        assertThat(export(policy()).namesAmounts()).isFalse();
    }

    @Test
    void what_is_not_taken_back_has_neither_ways_nor_days() {
        JsonNode resource = resource(policy().approval(Approval.REJECT).returnShippingFee("4.95"));
        assertThat(resource.at("/policy/type").stringValue()).isEqualTo("NO_RETURNS");
        assertThat(resource.has("returnMethods")).isFalse();
        assertThat(export(policy().approval(Approval.REJECT).returnShippingFee("4.95"))
                        .namesAmounts())
                .isFalse();
    }

    @Test
    void where_only_defective_goods_are_taken_back_their_terms_are_told() {
        JsonNode resource = resource(policy().approval(Approval.REJECT)
                .returnShippingFee("4.95")
                .rules(rule().faults(FaultParty.SUPPLIER)
                        .approval(Approval.AUTO)
                        .windowDays(60)));
        assertThat(resource.get("acceptDefectiveOnly").booleanValue()).isTrue();
        assertThat(resource.at("/policy/days").stringValue()).isEqualTo("60");
        assertThat(resource.at("/returnShippingFee").has("fixedFee")).isFalse();
    }

    @Test
    void who_sends_a_parcel_of_their_own_brings_the_label() {
        JsonNode resource = resource(policy().methods(ReturnMethod.OWN_SHIPMENT).returnShippingFee("4.95"));
        assertThat(resource.get("returnLabelSource").stringValue()).isEqualTo("CUSTOMER_RESPONSIBILITY");
        assertThat(resource.has("returnShippingFee")).isFalse();
    }

    @Test
    void of_several_parcels_the_dearest_is_told() {
        assertThat(resource(policy().methods(ReturnMethod.BY_MAIL_QR, ReturnMethod.HOME_PICKUP)
                                .returnShippingFee("4.95")
                                .rules(rule().travelling(ReturnMethod.HOME_PICKUP)
                                        .returnShippingFee("9.90")))
                        .at("/returnShippingFee/fixedFee/amountMicros")
                        .stringValue())
                .isEqualTo("9900000");
    }

    @Test
    void credit_is_no_exchange() {
        assertThat(resource(policy().resolutions(Resolution.STORE_CREDIT))
                        .get("acceptExchange")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void what_cannot_be_said_truly_is_named_instead_of_said() {
        assertThat(export(policy().window(30, Anchor.ORDERED).methods(ReturnMethod.KEEP_ITEM))
                        .unsayable())
                .extracting(FieldError::pointer)
                .containsExactly("/window/anchor", "/methods");
        assertThat(export(policy().window(30, Anchor.ORDERED).approval(Approval.REJECT))
                        .unsayable())
                .isEmpty();
    }

    @Test
    void no_policy_leads_out_of_the_resource() {
        int told = 0;
        for (long seed = 0; seed < 500; seed++) {
            PublishedPolicy published = new PublishedPolicy(SomePolicies.ofSeed(seed));
            Optional<String> category = seed % 3 == 0 ? Optional.of("TV") : Optional.empty();
            GoogleMerchant export = new GoogleMerchant(published, seed % 2 == 0 ? "DE" : "CH", category);
            if (export.unsayable().isEmpty()) {
                fitting(export.resource(PAGE, EUROS, TODAY));
                told++;
            }
        }
        assertThat(told).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"countries\":[]}",
                "{\"policy\":{\"type\":\"NUMBER_OF_DAYS_AFTER_DELIVERY\"}}",
                "{\"policy\":{\"type\":\"NO_RETURNS\",\"days\":\"3\"}}",
                "{\"policy\":{\"type\":\"numberOfDaysAfterDelivery\",\"days\":\"30\"}}",
                "{\"returnMethods\":[]}",
                "{\"returnMethods\":[\"BY_POST\"]}",
                "{\"itemConditions\":[\"OPENED\"]}",
                "{\"acceptDefectiveOnly\":\"no\"}",
                "{\"returnPolicyUri\":\"/policy\"}",
                "{\"returnShippingFee\":{\"type\":\"FREE\"}}",
                "{\"returnShippingFee\":{\"type\":\"FIXED\",\"fixedFee\":{\"amountMicros\":4950000,\"currencyCode\":\"EUR\"}}}",
                "{\"restockingFee\":{\"microPercent\":\"15\"}}",
                "{\"seasonalOverrides\":[{\"label\":\"x\"}]}",
                "{\"colour\":\"red\"}"
            })
    void the_schema_finds_what_is_wrong(String change) {
        ObjectNode resource = (ObjectNode) resource(policy());
        Json.parseObject(change).properties().forEach(field -> resource.set(field.getKey(), field.getValue()));
        assertThat(isFit(resource)).isFalse();
    }

    private static boolean isFit(JsonNode resource) {
        try {
            ApiSchemas.requireFit(SCHEMA, Json.write(resource));
            return true;
        } catch (AssertionError _) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({"JPY, 5000000", "KWD, 4950000", "EUR, 4950000"})
    void micros_are_those_of_the_amount_that_an_order_pays(String currency, String micros) {
        assertThat(export(policy().returnShippingFee("4.95"))
                        .resource(PAGE, new Amounts(Amounts.find(currency)), TODAY)
                        .at("/returnShippingFee/fixedFee/amountMicros")
                        .stringValue())
                .isEqualTo(micros);
    }
}
