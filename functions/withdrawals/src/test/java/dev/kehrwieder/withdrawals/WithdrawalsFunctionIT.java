package dev.kehrwieder.withdrawals;

import static dev.kehrwieder.core.Fixtures.ada;
import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.orderKey;
import static dev.kehrwieder.core.Fixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.usecase.TakeUpWithdrawal;
import dev.kehrwieder.platform.aws.LocalAws;
import dev.kehrwieder.platform.batch.SqsEvents;
import dev.kehrwieder.platform.codec.EventCodec;
import dev.kehrwieder.platform.function.BothEntries;
import dev.kehrwieder.platform.function.SampleEvents;
import dev.kehrwieder.platform.function.TestContext;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiSchemas;
import dev.kehrwieder.platform.http.FunctionNames;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.CapturedOutput;
import dev.kehrwieder.platform.time.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;

final class WithdrawalsFunctionIT {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" type=\"hidden\" value=\"([^\"]+)\"");

    private static LocalAws aws;
    private static BusinessTime time;
    private static WithdrawalsHandler handler;
    private static WithdrawalsIntakeHandler intake;

    @BeforeAll
    static void start() {
        aws = new LocalAws();
        aws.queues();
        aws.table();
        time = BusinessTime.usual();
    }

    @AfterAll
    static void stop() {
        time.close();
        aws.close();
    }

    @BeforeEach
    void aShopWithOneOrder() {
        aws.table().renew();
        time.set("2026-11-10T09:00:00Z");
        handler = new WithdrawalsHandler(aws.environment(FunctionNames.WITHDRAWALS));
        intake = new WithdrawalsIntakeHandler(aws.environment(TakeUpWithdrawal.NAME));
        aws.table()
                .given(
                        new Write.PutPolicy(policy().build()),
                        new Write.PutOrder(order("1001").build()),
                        new Write.PutOrderPerson(orderKey("1001"), ada()));
    }

    private static APIGatewayProxyResponseEvent call(ApiCall call) {
        return handler.handleRequest(call.event(), new TestContext("r-1"));
    }

    private static JsonNode fitting(ApiRoute route, APIGatewayProxyResponseEvent answer, int status) {
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(status);
        return ApiSchemas.fitting(route, answer);
    }

    private static String body(String contract) {
        return """
        {"name":"Ada Beispiel","contract":"%s","email":"ada@example.org","locale":"de","lines":[]}"""
                .formatted(contract);
    }

    private static ApiCall drafting(String body) {
        return ApiCall.to(ApiRoute.DRAFT_WITHDRAWAL).from("192.0.2.1").body(body);
    }

    private static String drafted(String contract) {
        return fitting(ApiRoute.DRAFT_WITHDRAWAL, call(drafting(body(contract))), 201)
                .get("token")
                .stringValue();
    }

    private static APIGatewayProxyResponseEvent confirming(String token) {
        return call(ApiCall.to(ApiRoute.CONFIRM_WITHDRAWAL, token).from("192.0.2.1"));
    }

    private static JsonNode confirmed(String token) {
        return fitting(ApiRoute.CONFIRM_WITHDRAWAL, confirming(token), 201);
    }

    private static JsonNode read(String id) {
        return fitting(
                ApiRoute.GET_WITHDRAWAL,
                call(ApiCall.to(ApiRoute.GET_WITHDRAWAL, id).as(Role.SUPPORT)),
                200);
    }

    private static StoredEvent event(String id) {
        return aws.table().store().trail(new WithdrawalKey("demo", id)).getFirst();
    }

    private static void takenUp(String id) {
        var answer = intake.handleRequest(SqsEvents.of(EventCodec.message(event(id))), new TestContext("r-2"));
        assertThat(answer.getBatchItemFailures()).isEmpty();
    }

    private static APIGatewayProxyResponseEvent post(String form) {
        return call(ApiCall.to(ApiRoute.POST_WITHDRAWAL_PAGE)
                .from("192.0.2.1")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .base64(form));
    }

    private static String token(String html) {
        Matcher token = TOKEN.matcher(html);
        assertThat(token.find()).as(html).isTrue();
        return token.group(1);
    }

    @Test
    void the_sample_of_a_draft_is_taken_by_both_entries() {
        String sample = SampleEvents.read("withdrawals/draft.json");

        JsonNode answer = BothEntries.typed(handler, sample);

        assertThat(answer.get("statusCode").intValue()).isEqualTo(201);
        String token = Json.parse(answer.get("body").stringValue()).get("token").stringValue();
        assertThat(confirmed(token).get("content").stringValue()).contains("Umfang: 1 × Position 1");
    }

    @Test
    void the_sample_of_the_page_is_answered_alike_by_both_entries() {
        JsonNode page = BothEntries.agree(handler, SampleEvents.read("withdrawals/show-page.json"));

        assertThat(page.get("body").stringValue()).contains("withdraw from contract here");
        assertThat(page.at("/headers/Cache-Control").stringValue()).isEqualTo("no-store");
        assertThat(page.at("/headers/Referrer-Policy").stringValue()).isEqualTo("no-referrer");
    }

    @Test
    void the_sample_of_the_form_leads_to_the_second_step() {
        JsonNode page = BothEntries.typed(handler, SampleEvents.read("withdrawals/declare-on-page.json"));

        assertThat(page.get("body").stringValue()).contains(">Widerruf bestätigen</button>");
    }

    @Test
    void the_sample_of_a_declaration_that_is_not_ours_is_put_aside() {
        JsonNode answer = BothEntries.typed(intake, SampleEvents.read("withdrawals-intake/withdrawal-declared.json"));

        assertThat(answer.get("batchItemFailures")).isEmpty();
        assertThat(aws.queues().take("withdrawals-intake-dlq"))
                .singleElement()
                .extracting((Message message) ->
                        message.messageAttributes().get("reason").stringValue())
                .isEqualTo("UNKNOWN_RETURN");
    }

    @Test
    void a_known_contract_becomes_a_return_and_nobody_is_quoted_in_the_log() {
        try (CapturedOutput output = new CapturedOutput()) {
            String token = drafted("1001");
            JsonNode receipt = confirmed(token);
            time.set("2026-11-12T09:00:00Z");
            assertThat(confirmed(token)).isEqualTo(receipt);
            String id = receipt.get("withdrawalId").stringValue();
            assertThat(read(id).get("status").stringValue()).isEqualTo("RECEIVED");
            takenUp(id);
            takenUp(id);

            JsonNode read = read(id);
            assertThat(receipt.get("receivedAt").stringValue())
                    .startsWith("2026-11-10T10:00:0")
                    .endsWith("+01:00");
            assertThat(read.get("status").stringValue()).isEqualTo("RETURNED");
            assertThat(read.get("contract").stringValue()).isEqualTo("1001");
            assertThat(aws.table().store().returnsOf(orderKey("1001")))
                    .singleElement()
                    .satisfies(key -> assertThat(read.get("rma").stringValue()).isEqualTo(key.rma()));
            assertThat(output.text()).doesNotContain("ada@example.org", "Beispiel", token);
        }
    }

    @Test
    void an_unknown_contract_is_answered_alike_and_becomes_a_task() {
        JsonNode known = confirmed(drafted("1001"));
        JsonNode unknown = confirmed(drafted("no such number"));
        String id = unknown.get("withdrawalId").stringValue();
        takenUp(id);

        assertThat(unknown.propertyNames()).containsExactlyElementsOf(known.propertyNames());
        assertThat(unknown.get("content").stringValue().replace("no such number", "1001"))
                .isEqualTo(known.get("content").stringValue());
        JsonNode read = read(id);
        assertThat(read.get("status").stringValue()).isEqualTo("WITH_STAFF");
        assertThat(read.at("/tasks/0/kind").stringValue()).isEqualTo("WITHDRAWAL_UNMATCHED");
    }

    @Test
    void another_shop_is_named_in_the_path() {
        aws.table().given(new Write.PutPolicy(policy().shop("other").build()));

        JsonNode token = fitting(
                ApiRoute.DRAFT_WITHDRAWAL_OF_SHOP,
                call(ApiCall.to(ApiRoute.DRAFT_WITHDRAWAL_OF_SHOP, "other").body(body("1001"))),
                201);
        String text = token.get("token").stringValue();

        assertThat(confirming(text).getStatusCode()).isEqualTo(404);
        JsonNode receipt = fitting(
                ApiRoute.CONFIRM_WITHDRAWAL_OF_SHOP,
                call(ApiCall.to(ApiRoute.CONFIRM_WITHDRAWAL_OF_SHOP, "other", text)),
                201);
        String id = receipt.get("withdrawalId").stringValue();
        assertThat(call(ApiCall.to(ApiRoute.GET_WITHDRAWAL, id).as(Role.SUPPORT))
                        .getStatusCode())
                .isEqualTo(404);
        assertThat(call(ApiCall.to(ApiRoute.GET_WITHDRAWAL, id).as("other", "SUPPORT"))
                        .getStatusCode())
                .isEqualTo(200);
        assertThat(call(ApiCall.to(ApiRoute.GET_WITHDRAWAL_PAGE_OF_SHOP, "nobody"))
                        .getStatusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"contract\":\"1\",\"email\":\"a@example.org\"}', /name, REQUIRED",
        "'{\"name\":\"A\",\"email\":\"a@example.org\"}', /contract, REQUIRED",
        "'{\"name\":\"A\",\"contract\":\"1\"}', /email, REQUIRED",
        "'{\"name\":\"A\",\"contract\":\"1\",\"email\":\"nobody\"}', /email, INVALID_FORMAT",
        "'{\"name\":\"A\",\"contract\":\"1\",\"email\":\"a@example.org\",\"locale\":\"??\"}', /locale, INVALID_FORMAT",
        "'{\"name\":\"A\",\"contract\":\"1\",\"email\":\"a@example.org\",\"phone\":\"1\"}', /phone, UNKNOWN_FIELD",
        "'{\"name\":\"A\",\"contract\":\"1\",\"email\":\"a@example.org\",\"lines\":[{}]}', /lines/0/lineId, REQUIRED",
        "'{\"name\":\"A\",\"contract\":\"1\",\"email\":\"a@example.org\",\"lines\":[{\"lineId\":\"1\",\"quantity\":0}]}',"
                + " /lines/0/quantity, OUT_OF_RANGE"
    })
    void what_is_missing_or_cannot_be_is_named(String body, String pointer, String code) {
        JsonNode problem = fitting(ApiRoute.DRAFT_WITHDRAWAL, call(drafting(body)), 422);

        assertThat(problem.at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/code").stringValue()).isEqualTo(code);
    }

    @Test
    void the_eleventh_of_an_hour_is_asked_to_wait_and_told_how_long() {
        IntStream.range(0, 10).forEach(i -> confirmed(drafted("1001")));

        var answer = call(drafting(body("1001")));
        assertThat(fitting(ApiRoute.DRAFT_WITHDRAWAL, answer, 429).get("code").stringValue())
                .isEqualTo("RATE_LIMITED");
        assertThat(Integer.parseInt(answer.getHeaders().get("Retry-After"))).isBetween(3500, 3600);
        var page = post("step=declare&lang=de&name=Ada&contract=1001&email=ada%40example.org&items=");
        assertThat(page.getStatusCode()).isEqualTo(429);
        assertThat(page.getHeaders()).containsKey("Retry-After");
        assertThat(page.getBody()).contains("auf anderem Weg", "value=\"ada@example.org\"");
        time.set("2026-11-10T10:00:30Z");
        drafted("1001");
    }

    @Test
    void only_support_reads_a_declaration() {
        String id = confirmed(drafted("1001")).get("withdrawalId").stringValue();

        for (Role role : List.of(Role.STOREFRONT, Role.WAREHOUSE, Role.FINANCE)) {
            assertThat(call(ApiCall.to(ApiRoute.GET_WITHDRAWAL, id).as(role)).getStatusCode())
                    .isEqualTo(403);
        }
        assertThat(call(ApiCall.to(ApiRoute.GET_WITHDRAWAL, "W0").as(Role.SUPPORT))
                        .getStatusCode())
                .isEqualTo(404);
    }

    @Test
    void the_page_leads_in_two_steps_to_a_receipt() {
        String first = call(ApiCall.to(ApiRoute.GET_WITHDRAWAL_PAGE).query("utm_source", "footer"))
                .getBody();
        assertThat(first)
                .contains("<html lang=\"de\">", ">Vertrag widerrufen</button>")
                .doesNotContain("<script");

        var second =
                post("step=declare&lang=de&name=Ada+%3CB%3E&contract=1001&email=ada%40example.org&items=Socken%0D%0A"
                        + "die+roten");
        assertThat(second.getStatusCode()).isEqualTo(200);
        assertThat(second.getBody())
                .contains(">Widerruf bestätigen</button>", "Ada &lt;B&gt;", "<dd>Socken\ndie roten</dd>");
        assertThat(aws.table().store().due(Instant.parse("2030-01-01T00:00:00Z"), 10))
                .isEmpty();

        String token = token(second.getBody());
        var third = post("step=confirm&lang=de&token=" + token);
        assertThat(third.getStatusCode()).isEqualTo(200);
        assertThat(third.getBody())
                .contains("Ihr Widerruf ist eingegangen", "10.11.2026, 10:00:0", "Uhr MEZ", "ada@example.org");
        assertThat(post("step=confirm&lang=de&token=" + token).getBody()).isEqualTo(third.getBody());
    }

    @Test
    void the_receipt_can_be_kept_as_a_file() {
        String token = drafted("1001");
        assertThat(post("step=pdf&lang=de&token=" + token).getStatusCode()).isEqualTo(404);
        String id = confirmed(token).get("withdrawalId").stringValue();

        var file = post("step=pdf&lang=de&token=" + token);

        assertThat(file.getStatusCode()).isEqualTo(200);
        assertThat(file.getHeaders())
                .containsEntry("Content-Type", "application/pdf")
                .containsEntry("Content-Disposition", "attachment; filename=\"widerruf-" + id + ".pdf\"");
        assertThat(file.getIsBase64Encoded()).isTrue();
        assertThat(Base64.getDecoder().decode(file.getBody())).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void what_is_wrong_on_the_page_is_said_once_above_and_once_at_its_field() {
        var page = post("step=declare&lang=en&name=+&contract=&email=nobody&items=");

        assertThat(page.getStatusCode()).isEqualTo(422);
        assertThat(page.getBody())
                .contains(
                        "<title>Error: withdraw from contract here",
                        "<a href=\"#name\">Enter your name.</a>",
                        "<p class=\"wrong\" id=\"contract-error\">",
                        "aria-describedby=\"email-error email-hint\"",
                        "value=\"nobody\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"step=confirm&lang=en&token=nobody", "step=confirm&lang=en"})
    void a_page_that_ran_out_offers_to_begin_again(String form) {
        var page = post(form + "&name=Ada&contract=1001&email=ada%40example.org&items=");

        assertThat(page.getStatusCode()).isEqualTo(404);
        assertThat(page.getBody()).contains("Nothing has been withdrawn", "value=\"1001\"");
    }

    @Test
    void details_can_be_changed_before_anything_is_sent() {
        var page = post("step=change&lang=en&name=Ada&contract=1001&email=ada%40example.org&items=Socken");

        assertThat(page.getStatusCode()).isEqualTo(200);
        assertThat(page.getBody()).contains("value=\"Ada\"", ">\nSocken</textarea>");
    }

    @ParameterizedTest
    @CsvSource({"'de-AT,de;q=0.9', de", "'fr,en;q=0.5', en", "'fr', en", "'*', de", "'x;q=broken', de", "'', de"})
    void without_a_wish_the_browser_says_the_language(String accepted, String language) {
        String page = call(ApiCall.to(ApiRoute.GET_WITHDRAWAL_PAGE).header("Accept-Language", accepted))
                .getBody();

        assertThat(page).contains("<html lang=\"" + language + "\">");
    }

    @Test
    void what_is_no_form_is_malformed() {
        assertThat(call(ApiCall.to(ApiRoute.POST_WITHDRAWAL_PAGE).body("{}")).getStatusCode())
                .isEqualTo(400);
        assertThat(post("step=%zz").getStatusCode()).isEqualTo(400);
    }
}
