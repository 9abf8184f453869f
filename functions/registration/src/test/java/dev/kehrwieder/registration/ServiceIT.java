package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.platform.aws.LocalService;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.OpenApi;
import dev.kehrwieder.platform.http.PageText;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.registration.RegistrationApi.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the service says of itself. */
@ExtendWith(RegistrationApi.Extension.class)
final class ServiceIT {
    private static final String QUOTA =
            """
            <GetSendQuotaResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><GetSendQuotaResult>
            <Max24HourSend>200.0</Max24HourSend><MaxSendRate>1.0</MaxSendRate><SentLast24Hours>0.0</SentLast24Hours>
            </GetSendQuotaResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></GetSendQuotaResponse>""";

    private final RegistrationApi api;

    ServiceIT(RegistrationApi api) {
        this.api = api;
    }

    private static Reply health(Map<String, String> environment) {
        return RegistrationApi.call(
                new RegistrationHandler(environment), ApiRoute.GET_HEALTH, ApiCall.to(ApiRoute.GET_HEALTH));
    }

    private Reply page(ApiRoute route) {
        return api.call(route, ApiCall.to(route)).is(200);
    }

    @Test
    void all_parts_answer() {
        try (LocalService mail = new LocalService().answers(200, QUOTA)) {
            Map<String, String> environment = api.environment();
            environment.put("AWS_ENDPOINT_URL_SES", mail.url());
            assertThat(health(environment).is(200).json())
                    .isEqualTo(
                            Json.parse(
                                    """
                    {"status":"UP","table":"UP","queues":"UP","bucket":"UP","mail":"UP"}"""));
        }
    }

    @Test
    void without_mail_much_works() {
        assertThat(health(api.environment()).is(200).json())
                .isEqualTo(
                        Json.parse(
                                """
                {"status":"DEGRADED","table":"UP","queues":"UP","bucket":"UP","mail":"DOWN"}"""));
    }

    @Test
    void a_queue_and_a_bucket_that_are_gone_are_named() {
        Map<String, String> environment = api.environment();
        environment.put("BUCKET_NAME", "gone");
        environment.computeIfPresent("QUEUE_URLS", (name, urls) -> urls.replace("labels-dlq", "gone"));
        assertThat(health(environment).is(200).json())
                .isEqualTo(
                        Json.parse(
                                """
                {"status":"DEGRADED","table":"UP","queues":"DOWN","bucket":"DOWN","mail":"DOWN"}"""));
    }

    @Test
    void without_the_table_nothing_works() {
        RegistrationHandler handler = new RegistrationHandler(api.environment());
        api.aws()
                .table()
                .client()
                .deleteTable(request -> request.tableName(api.aws().table().name()));
        Reply reply = RegistrationApi.call(handler, ApiRoute.GET_HEALTH, ApiCall.to(ApiRoute.GET_HEALTH));
        assertThat(reply.is(503).text("/status")).isEqualTo("DOWN");
        assertThat(reply.text("/table")).isEqualTo("DOWN");
    }

    @Test
    void the_api_describes_itself() {
        Reply reply = page(ApiRoute.GET_OPENAPI);
        assertThat(reply.headers()).containsEntry("Content-Type", "application/json");
        assertThat(reply.json()).isEqualTo(OpenApi.document("http://localhost:8080"));
    }

    @ParameterizedTest
    @EnumSource(names = {"GET_DOCS", "GET_START_PAGE"})
    void a_page_has_no_script_and_lets_none_in(ApiRoute route) throws Exception {
        Reply reply = page(route);
        assertThat(reply.headers()).containsEntry("Content-Type", "text/html; charset=utf-8");
        assertThat(reply.body())
                .startsWith("<!doctype html>")
                .doesNotContainIgnoringCase("<script")
                .doesNotContainPattern("(?i)\\son[a-z]+\\s*=")
                .doesNotContainIgnoringCase("javascript:");
        String style = reply.body().split("<style>")[1].split("</style>")[0];
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        assertThat(reply.headers().get("Content-Security-Policy"))
                .startsWith("default-src 'none'; style-src 'sha256-" + hash + "';")
                .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'")
                .doesNotContain("unsafe", "script-src");
    }

    @Test
    void the_description_for_people_names_every_call_and_every_link_in_it_leads_somewhere() {
        String docs = page(ApiRoute.GET_DOCS).body();
        for (ApiRoute route : ApiRoute.values()) {
            assertThat(docs).contains("<code>" + route.path() + "</code>", PageText.escaped(route.summary()));
        }
        assertThat(Pattern.compile("href=\"#([^\"]+)\"").matcher(docs).results().map(MatchResult::group))
                .isNotEmpty()
                .allSatisfy(link -> assertThat(docs).contains("id=\"" + link.substring(7, link.length() - 1) + "\""));
    }

    @Test
    void the_start_page_links_to_what_there_is_and_escapes_what_it_was_given() {
        Map<String, String> environment = api.environment();
        environment.put(
                "START_PAGE_LINKS", "{\"Mails & <b>more</b>\":\"/_local/inbox?a=1&b=\\\"><script>alert(1)</script>\"}");
        String page = RegistrationApi.call(
                        new RegistrationHandler(environment),
                        ApiRoute.GET_START_PAGE,
                        ApiCall.to(ApiRoute.GET_START_PAGE))
                .is(200)
                .body();
        assertThat(page)
                .contains("href=\"/docs\"", "href=\"/openapi.json\"", "href=\"/policy\"", "href=\"/v1/health\"")
                .contains("Mails &amp; &lt;b&gt;more&lt;/b&gt;")
                .contains("/_local/inbox?a=1&amp;b=&quot;&gt;&lt;script&gt;")
                .doesNotContain("<b>", "<script");
    }
}
