package dev.kehrwieder.registration.published;

import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.Fixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.PublishedPolicy;
import dev.kehrwieder.core.policy.Season;
import dev.kehrwieder.platform.json.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class SchemaOrgTest {
    private static final String PAGE = "https://returns.example/s/demo/policy";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
    private static final Amounts EUROS = new Amounts(Amounts.find("EUR"));

    private static ObjectNode document(Policy policy, Amounts amounts) {
        PublishedPolicy published = new PublishedPolicy(policy);
        ObjectNode document =
                new SchemaOrg(published, PAGE, amounts, TODAY).document(published.countries(), published.categories());
        assertThat(SchemaOrgVocabulary.faults(document))
                .as(Json.write(document))
                .isEmpty();
        return document;
    }

    /** The store's own policies. */
    private static List<JsonNode> policies(PolicyFixture policy) {
        List<JsonNode> policies = new ArrayList<>();
        document(policy.build(), EUROS).at("/@graph/0/hasMerchantReturnPolicy").forEach(policies::add);
        return policies;
    }

    private static JsonNode only(PolicyFixture policy) {
        List<JsonNode> policies = policies(policy);
        assertThat(policies).hasSize(1);
        return policies.getFirst();
    }

    /** Words of the vocabulary by their short names. */
    private static String words(JsonNode policy, String property) {
        JsonNode value = policy.path(property);
        List<String> words = value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::stringValue)
                        .toList()
                : List.of(value.stringValue(""));
        return String.join(" ", words).replace("https://schema.org/", "");
    }

    @Test
    void a_plain_policy_in_the_words_of_the_vocabulary() {
        assertThat(document(
                        policy().seasons(new Season(TODAY, TODAY.plusDays(34), LocalDate.of(2027, 1, 31)))
                                .build(),
                        EUROS))
                .isEqualTo(
                        Json.parse(
                                """
                {"@context":"https://schema.org","@graph":[
                 {"@type":"OnlineStore","@id":"https://returns.example/s/demo/policy#store","name":"Demo Retouren",
                  "hasMerchantReturnPolicy":[
                   {"@type":"MerchantReturnPolicy","@id":"https://returns.example/s/demo/policy#returns-1",
                    "applicableCountry":["DE"],"returnPolicyCountry":"DE",
                    "merchantReturnLink":"https://returns.example/s/demo/policy",
                    "returnPolicyCategory":"https://schema.org/MerchantReturnFiniteReturnWindow","merchantReturnDays":30,
                    "returnPolicySeasonalOverride":[{"@type":"MerchantReturnPolicySeasonalOverride",
                     "startDate":"2026-11-27","endDate":"2026-12-31",
                     "returnPolicyCategory":"https://schema.org/MerchantReturnFiniteReturnWindow",
                     "merchantReturnDays":"2027-01-31"}],
                    "description":"A consumer's rights of withdrawal and for defective goods are not limited by this policy.",
                    "returnMethod":["https://schema.org/ReturnByMail","https://schema.org/ReturnInStore"],
                    "returnLabelSource":["https://schema.org/ReturnLabelDownloadAndPrint"],
                    "refundType":["https://schema.org/FullRefund","https://schema.org/StoreCreditRefund",
                     "https://schema.org/ExchangeRefund"],
                    "returnFees":"https://schema.org/FreeReturn"}]}]}
                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    BY_MAIL_LABEL  | ReturnByMail  | ReturnLabelDownloadAndPrint
                    BY_MAIL_QR     | ReturnByMail  | ReturnLabelDownloadAndPrint
                    HOME_PICKUP    | ReturnByMail  | ReturnLabelDownloadAndPrint
                    DROP_OFF_POINT | ReturnAtKiosk | ReturnLabelDownloadAndPrint
                    OWN_SHIPMENT   | ReturnByMail  | ReturnLabelCustomerResponsibility
                    IN_STORE       | ReturnInStore | ''
                    KEEP_ITEM      | KeepProduct   | ''
                    """)
    void every_way_has_its_words(ReturnMethod method, String told, String labelSource) {
        JsonNode policy = only(policy().methods(method));
        assertThat(words(policy, "returnMethod")).isEqualTo(told);
        assertThat(words(policy, "returnLabelSource")).isEqualTo(labelSource);
    }

    @Test
    void fees_are_those_of_who_changed_their_mind_and_a_defect_is_free() {
        JsonNode policy = only(policy().returnShippingFee("4.95").restockingFeePercent("12.50"));
        assertThat(words(policy, "customerRemorseReturnFees")).isEqualTo("ReturnShippingFees RestockingFees");
        assertThat(words(policy, "itemDefectReturnFees")).isEqualTo("FreeReturn");
        assertThat(policy.has("returnFees")).isFalse();
        assertThat(Json.write(policy.get("customerRemorseReturnShippingFeesAmount")))
                .isEqualTo("{\"@type\":\"MonetaryAmount\",\"value\":4.95,\"currency\":\"EUR\"}");
        assertThat(Json.write(policy.get("restockingFee"))).isEqualTo("12.5");
        assertThat(Json.write(only(policy().restockingFeePercent("100")).get("restockingFee")))
                .isEqualTo("100");
    }

    @Test
    void who_sends_a_parcel_of_their_own_pays_it() {
        JsonNode policy = only(policy().methods(ReturnMethod.OWN_SHIPMENT));
        assertThat(words(policy, "customerRemorseReturnFees")).isEqualTo("ReturnFeesCustomerResponsibility");
        assertThat(policy.has("itemDefectReturnFees")).isFalse();
    }

    @Test
    void without_a_currency_no_amount_is_told_and_one_is_asked_for_where_there_is_a_fee() {
        Policy dear = policy().returnShippingFee("4.95").build();
        assertThat(Json.write(document(dear, new Amounts(Optional.empty())))).doesNotContain("MonetaryAmount");
        assertThat(namesAmounts(policy().returnShippingFee("4.95"))).isTrue();
        assertThat(namesAmounts(policy().restockingFeePercent("15"))).isFalse();
        assertThat(namesAmounts(policy().rules(rule().categories("TV").returnShippingFee("1"))))
                .isTrue();
        assertThat(namesAmounts(
                        policy().rules(rule().travelling(ReturnMethod.IN_STORE).returnShippingFee("1"))))
                .isTrue();
    }

    private static boolean namesAmounts(PolicyFixture policy) {
        PublishedPolicy published = new PublishedPolicy(policy.build());
        return new SchemaOrg(published, PAGE, EUROS, TODAY).namesAmounts(published.countries(), published.categories());
    }

    @Test
    void an_amount_has_the_digits_of_the_currency_that_is_asked_for() {
        Policy dear = policy().returnShippingFee("4.95").build();
        assertThat(Json.write(document(dear, new Amounts(Amounts.find("JPY"))))).contains("\"value\":5,");
        assertThat(Json.write(document(dear, new Amounts(Amounts.find("KWD"))))).contains("\"value\":4.950,");
    }

    @Test
    void ways_that_cost_different_amounts_are_policies_of_their_own() {
        List<JsonNode> policies = policies(policy().returnShippingFee("4.95")
                .rules(rule().travelling(ReturnMethod.IN_STORE).returnShippingFee("0.00")));
        assertThat(policies)
                .extracting(it -> words(it, "returnMethod"))
                .containsExactly("ReturnByMail", "ReturnInStore");
        assertThat(policies)
                .extracting(it -> words(it, "customerRemorseReturnFees"))
                .containsExactly("ReturnShippingFees", "");
        assertThat(words(policies.getLast(), "returnFees")).isEqualTo("FreeReturn");
    }

    @Test
    void countries_that_are_told_apart_have_policies_of_their_own() {
        Address swiss = new Address("R", "Weg", "1", "8001", "Zürich", "CH", Optional.empty());
        List<JsonNode> policies = policies(policy().returnAddresses(Map.of("CH", swiss))
                .rules(rule().countries("AT", "FR").windowDays(14)));
        assertThat(policies)
                .extracting(it -> it.get("merchantReturnDays").intValue())
                .containsExactly(14, 30, 30);
        assertThat(policies).extracting(it -> words(it, "applicableCountry")).containsExactly("AT FR", "CH", "DE");
        assertThat(policies).extracting(it -> words(it, "returnPolicyCountry")).containsExactly("DE", "CH", "DE");
    }

    @Test
    void a_category_with_terms_of_its_own_stands_free_for_offers_to_refer_to() {
        JsonNode graph = document(
                        policy().rules(
                                        rule().categories("TV & Video")
                                                .countries("CH")
                                                .windowDays(14),
                                        rule().categories("SHOES").windowDays(30))
                                .build(),
                        EUROS)
                .get("@graph");
        assertThat(graph).hasSize(2);
        JsonNode ofCategory = graph.get(1);
        assertThat(ofCategory.get("@id").stringValue()).isEqualTo(PAGE + "#TV+%26+Video-2");
        assertThat(ofCategory.at("/additionalProperty/value").stringValue()).isEqualTo("TV & Video");
        assertThat(words(ofCategory, "applicableCountry")).isEqualTo("CH");
        assertThat(ofCategory.get("merchantReturnDays").intValue()).isEqualTo(14);
    }

    @Test
    void what_is_not_taken_back_is_not_permitted_unless_it_is_defective() {
        JsonNode refused = only(policy().approval(Approval.REJECT));
        assertThat(words(refused, "returnPolicyCategory")).isEqualTo("MerchantReturnNotPermitted");
        assertThat(refused.has("merchantReturnDays")).isFalse();
        List<JsonNode> both = policies(policy().approval(Approval.REJECT)
                .rules(rule().faults(FaultParty.SUPPLIER)
                        .approval(Approval.AUTO)
                        .windowDays(60)));
        assertThat(both)
                .extracting(it -> words(it, "returnPolicyCategory"))
                .containsExactly("MerchantReturnNotPermitted", "MerchantReturnFiniteReturnWindow");
        assertThat(words(both.getLast(), "itemCondition")).isEqualTo("DamagedCondition");
        assertThat(words(both.getLast(), "returnFees")).isEqualTo("FreeReturn");
        assertThat(both.getLast().get("merchantReturnDays").intValue()).isEqualTo(60);
    }

    @Test
    void days_that_count_from_the_order_are_not_told_as_days_from_delivery() {
        JsonNode policy = only(policy().window(30, Anchor.ORDERED).approval(Approval.MANUAL));
        assertThat(policy.has("merchantReturnDays")).isFalse();
        assertThat(policy.get("description").stringValue())
                .startsWith("The 30 days count from the day of the order. Each return is approved by hand");
    }

    @Test
    void resolutions_are_told_as_types_of_refund_as_far_as_there_are_words() {
        assertThat(words(
                        only(policy().resolutions(Resolution.EXCHANGE_PRODUCT, Resolution.INSTANT_EXCHANGE)),
                        "refundType"))
                .isEqualTo("ExchangeRefund");
    }

    @Test
    void no_policy_leads_out_of_the_vocabulary() {
        for (long seed = 0; seed < 1_000; seed++) {
            Policy policy = SomePolicies.ofSeed(seed);
            document(policy, seed % 2 == 0 ? EUROS : new Amounts(Optional.empty()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"@type":"OnlineShop"}                                          | /@graph/@type OnlineShop
                    {"@type":"OnlineStore","hasReturnPolicy":"x"}                   | /@graph/hasReturnPolicy
                    {"@type":"MerchantReturnPolicy","returnFees":"FreeReturn"}      | /@graph/returnFees "FreeReturn"
                    {"@type":"MerchantReturnPolicy","returnFees":"https://schema.org/ReturnByMail"} | /@graph/returnFees "https://schema.org/ReturnByMail"
                    {"@type":"MerchantReturnPolicy","merchantReturnDays":"30"}      | /@graph/merchantReturnDays "30"
                    {"@type":"MerchantReturnPolicy","merchantReturnDays":30.5}      | /@graph/merchantReturnDays 30.5
                    {"@type":"MerchantReturnPolicy","restockingFee":"15"}           | /@graph/restockingFee "15"
                    """)
    void the_vocabulary_finds_what_is_wrong(String object, String fault) {
        assertThat(SchemaOrgVocabulary.faults(
                        Json.parse("{\"@context\":\"https://schema.org\",\"@graph\":[" + object + "]}")))
                .contains(fault);
    }
}
