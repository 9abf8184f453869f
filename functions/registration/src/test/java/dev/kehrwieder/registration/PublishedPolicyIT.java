package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The policy in force as everybody may read it. */
@ExtendWith(RegistrationApi.Extension.class)
final class PublishedPolicyIT {
    private static final String HOSTILE = "</script><script>alert(1)</script><b onclick=\"x()\">&amp;";

    private final RegistrationApi api;

    PublishedPolicyIT(RegistrationApi api) {
        this.api = api;
    }

    private static ApiCall page() {
        return ApiCall.to(ApiRoute.GET_POLICY_PAGE);
    }

    private static ApiCall pageOf(String shop) {
        return ApiCall.to(ApiRoute.GET_POLICY_PAGE_OF_SHOP, shop);
    }

    private Reply get(ApiCall call) {
        return api.call(ApiRoute.GET_POLICY_PAGE, call);
    }

    private Reply export(ApiRoute route, ApiCall call) {
        return api.call(route, call.as(Role.WAREHOUSE));
    }

    private Reply schemaOrg(ApiCall call) {
        return export(ApiRoute.GET_POLICY_SCHEMA_ORG, call);
    }

    private Reply google(ApiCall call) {
        return export(ApiRoute.GET_POLICY_GOOGLE_MERCHANT, call);
    }

    private static ApiCall schemaOrg() {
        return ApiCall.to(ApiRoute.GET_POLICY_SCHEMA_ORG);
    }

    private static ApiCall google() {
        return ApiCall.to(ApiRoute.GET_POLICY_GOOGLE_MERCHANT);
    }

    private static ObjectNode policy() {
        return RegistrationApi.sample("registration/put-policy.json");
    }

    @Test
    void the_page_is_open_in_both_languages_and_may_be_kept_for_a_while() throws Exception {
        api.putPolicy();
        Reply german = get(page().query("lang", "de")).is(200);
        assertThat(german.body())
                .startsWith("<!doctype html>\n<html lang=\"de\">")
                .contains(
                        "Rückgabe bei Schuhhaus Demo",
                        "30 Tage ab der Lieferung",
                        "ELECTRONICS, bestellt aus der Schweiz: 14 Tage, wird von Hand geprüft, 15\u00A0% Bearbeitungsgebühr.",
                        "Bitte den Schuhkarton nicht bekleben.",
                        "mailto:service@shop.example",
                        "href=\"withdraw?lang=de\"",
                        "Fassung 1, gültig für Bestellungen seit dem")
                .doesNotContainPattern("(?i)\\son[a-z]+\\s*=")
                .doesNotContainIgnoringCase("javascript:");
        assertThat(german.headers())
                .containsEntry("Content-Type", "text/html; charset=utf-8")
                .containsEntry("Content-Language", "de")
                .containsEntry("Vary", "Accept-Language")
                .containsEntry("Cache-Control", "public, max-age=300");
        String style = german.body().split("<style>")[1].split("</style>")[0];
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(german.headers().get("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'sha256-" + hash + "'; img-src https://shop.example;"
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        Reply english = get(pageOf("demo").query("lang", "en")).is(200);
        assertThat(english.body()).contains("<html lang=\"en\">", "Returns at Schuhhaus Demo", "Please keep tape off");
        assertThat(english.headers()).containsEntry("Content-Language", "en");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                      | de
                    de-AT,de;q=0.9,en;q=0.8 | de
                    en-GB,en;q=0.9,de;q=0.8 | en
                    fr-FR,fr;q=0.9          | en
                    fr,de;q=0.5             | de
                    *                       | de
                    ;;q=broken              | de
                    """)
    void without_a_word_the_browser_decides_the_language(String accepted, String language) {
        api.putPolicy();
        assertThat(get(page().header("Accept-Language", accepted)).is(200).headers())
                .containsEntry("Content-Language", language);
        assertThat(get(page().header("Accept-Language", accepted)
                                .query("lang", "en")
                                .query("utm_source", "mail"))
                        .is(200)
                        .headers())
                .containsEntry("Content-Language", "en");
        assertThat(get(page().header("Accept-Language", accepted).query("lang", "tlh"))
                        .is(200)
                        .headers())
                .containsEntry("Content-Language", language);
    }

    @Test
    void who_has_the_page_already_is_told_so_until_it_changes() {
        api.putPolicy();
        Reply first = get(page().query("lang", "de")).is(200);
        String tag = first.headers().get("ETag");
        Reply again =
                get(page().query("lang", "de").header("If-None-Match", tag)).is(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers()).containsEntry("ETag", tag).containsEntry("Cache-Control", "public, max-age=300");
        get(page().query("lang", "en").header("If-None-Match", tag)).is(200);
        api.putPolicy();
        get(page().query("lang", "de").header("If-None-Match", tag)).is(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "DEMO", "de%20mo", "%3Cb%3E"})
    void a_shop_that_there_is_not_has_a_page_that_says_so(String shop) {
        api.putPolicy();
        Reply german = get(pageOf(shop).query("lang", "de")).is(404);
        assertThat(german.headers()).containsEntry("Content-Type", "text/html; charset=utf-8");
        assertThat(german.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(german.body()).contains("Diese Seite gibt es nicht").doesNotContain("<script", shop);
        assertThat(get(pageOf(shop).query("lang", "en")).is(404).body()).contains("There is no such page");
    }

    @Test
    void without_a_policy_there_is_nothing_to_publish() {
        get(page()).is(404);
        schemaOrg(schemaOrg()).is(404, "NOT_FOUND");
        google(google().query("country", "DE")).is(404, "NOT_FOUND");
    }

    @Test
    void what_a_shop_wrote_is_text_and_never_a_part_of_the_page() {
        ObjectNode policy = policy();
        policy.withObject("brand").put("name", HOSTILE);
        policy.withObject("/rules/0/match").putArray("categories").add(HOSTILE);
        policy.withObject("skus").putArray("blocked").add(HOSTILE);
        api.putPolicy(policy);
        String page = get(page()).is(200).body();
        assertThat(page.split("(?i)<script", -1)).hasSize(2);
        assertThat(page).doesNotContain("<b ", "<script>").contains("&lt;b onclick=&quot;x()&quot;&gt;&amp;amp;");
        JsonNode data = Json.parse(
                page.split("<script type=\"application/ld\\+json\">")[1].split("</script>")[0]);
        assertThat(data.at("/@graph/0/name").stringValue()).isEqualTo(HOSTILE);
    }

    @Test
    void amounts_are_in_the_currency_of_whoever_asks_or_in_that_of_the_order() {
        api.putPolicy(policy().put("returnShippingFee", "4.95"));
        assertThat(get(page().query("lang", "de")).body())
                .contains("4,95 in der Währung Ihrer Bestellung")
                .doesNotContain("MonetaryAmount");
        assertThat(get(page().query("lang", "de").query("currency", "CHF")).body())
                .contains("4,95\u00A0CHF", "\"currency\":\"CHF\"");
        assertThat(get(page().query("lang", "de").query("currency", "XXX"))
                        .is(200)
                        .body())
                .contains("in der Währung Ihrer Bestellung");
    }

    @Test
    void the_export_to_schema_org_names_categories_too() {
        api.putPolicy();
        JsonNode graph = schemaOrg(schemaOrg()).is(200).json().get("@graph");
        assertThat(graph.at("/0/hasMerchantReturnPolicy/0/merchantReturnLink").stringValue())
                .isEqualTo("http://localhost:8080/s/demo/policy");
        assertThat(graph.at("/1/additionalProperty/value").stringValue()).isEqualTo("ELECTRONICS");
        assertThat(graph.at("/1/merchantReturnDays").intValue()).isEqualTo(14);
        assertThat(graph.at("/1/restockingFee").intValue()).isEqualTo(15);
        assertThat(schemaOrg(schemaOrg().query("country", "DE")).is(200).json().get("@graph"))
                .hasSize(1);
        assertThat(schemaOrg(schemaOrg().query("category", "SHOES"))
                        .is(200)
                        .json()
                        .get("@graph"))
                .hasSize(1);
    }

    @Test
    void the_export_to_google_is_one_resource() {
        api.putPolicy(policy().put("returnShippingFee", "4.95"));
        JsonNode resource = google(google().query("country", "DE").query("currency", "EUR"))
                .is(200)
                .json();
        assertThat(resource.at("/policy/days").stringValue()).isEqualTo("30");
        assertThat(resource.at("/returnShippingFee/fixedFee/amountMicros").stringValue())
                .isEqualTo("4950000");
        assertThat(resource.at("/returnPolicyUri").stringValue()).isEqualTo("http://localhost:8080/s/demo/policy");
        JsonNode swiss = google(
                        google().query("country", "CH").query("currency", "CHF").query("category", "ELECTRONICS"))
                .is(200)
                .json();
        assertThat(swiss.at("/policy/days").stringValue()).isEqualTo("14");
        assertThat(swiss.at("/label").stringValue()).isEqualTo("ELECTRONICS");
    }

    @Test
    void a_fee_without_a_currency_is_not_exported() {
        api.putPolicy(policy().put("returnShippingFee", "4.95"));
        refused(schemaOrg(schemaOrg()), "/currency REQUIRED");
        refused(google(google().query("country", "DE")), "/currency REQUIRED");
    }

    @Test
    void what_is_asked_for_wrongly_is_named() {
        api.putPolicy();
        refused(google(google()), "/country REQUIRED");
        refused(
                google(google().query("country", "XX").query("currency", "EURO").query("category", "x".repeat(51))),
                "/country INVALID_FORMAT",
                "/currency TOO_LONG",
                "/category TOO_LONG");
        refused(
                schemaOrg(schemaOrg()
                        .query("country", "de")
                        .query("currency", "XXX")
                        .query("lang", "de")),
                "/country INVALID_FORMAT",
                "/currency UNKNOWN_CURRENCY",
                "/lang UNKNOWN_FIELD");
    }

    @Test
    void what_google_has_no_word_for_is_refused_with_its_place_in_the_policy() {
        ObjectNode policy = policy();
        policy.withObject("window").put("anchor", "ORDERED");
        policy.putArray("methods").add("KEEP_ITEM");
        api.putPolicy(policy);
        refused(google(google().query("country", "DE")), "/window/anchor UNSUPPORTED", "/methods UNSUPPORTED");
    }

    @Test
    void an_export_that_would_never_end_asks_for_less() {
        ObjectNode policy = policy();
        var rules = policy.putArray("rules");
        for (int rule = 0; rule < 60; rule++) {
            var categories =
                    rules.addObject().put("windowDays", 1).putObject("match").putArray("categories");
            for (int category = 0; category < 100; category++) {
                categories.add("C" + rule + "-" + category);
            }
        }
        api.putPolicy(policy);
        refused(schemaOrg(schemaOrg()), "/category REQUIRED");
        assertThat(schemaOrg(schemaOrg().query("category", "C1-1"))
                        .is(200)
                        .json()
                        .get("@graph"))
                .hasSize(2);
        assertThat(get(page()).is(200).body()).contains("C59-99");
    }

    private static void refused(Reply reply, String... errors) {
        assertThat(reply.is(422, "VALIDATION_FAILED").json().get("errors"))
                .extracting(error -> error.get("pointer").stringValue() + " "
                        + error.get("code").stringValue())
                .containsExactlyInAnyOrder(errors);
    }
}
