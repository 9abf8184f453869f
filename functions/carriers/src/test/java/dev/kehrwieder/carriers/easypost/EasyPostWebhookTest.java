package dev.kehrwieder.carriers.easypost;

import static dev.kehrwieder.carriers.easypost.EasyPostShop.PATIENCE;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.WEBHOOK_SECRET;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.request;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.secrets;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.easypost.model.Event;
import com.easypost.utils.Utilities;
import dev.kehrwieder.carriers.CarrierWebhook.Call;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.Carrier.Label;
import dev.kehrwieder.fakes.easypost.FakeEasyPost;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.FunctionNames;
import dev.kehrwieder.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EasyPostWebhookTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

    private final EasyPostWebhook webhook = new EasyPostWebhook(secrets());
    private final List<CarrierScan> scans = new ArrayList<>();
    private final ApiRouter router = new ApiRouter(
            FunctionNames.TRACKING,
            Map.of(
                    ApiRoute.POST_CARRIER_EVENT,
                    request -> answer("demo", request),
                    ApiRoute.POST_CARRIER_EVENT_OF_SHOP,
                    request -> answer(request.path("shop"), request)));

    @BeforeEach
    void nothingWasToldYet() {
        scans.clear();
    }

    private Answer answer(String shop, ApiRequest request) {
        Call.Scans told = (Call.Scans) webhook.read(shop, request);
        scans.addAll(told.scans());
        return Answer.ok(Json.object());
    }

    private int post(byte[] body, String signature) {
        APIGatewayProxyResponseEvent answer = router.apply(ApiCall.to(ApiRoute.POST_CARRIER_EVENT, "easypost")
                .header("X-Hmac-Signature", signature)
                .bytes(body)
                .event());
        return answer.getStatusCode();
    }

    private static FakeEasyPost.Event event(String json) {
        return FakeEasyPost.event(Json.parse(json));
    }

    private int post(FakeEasyPost.Event event) {
        return post(event.body(), event.signature(WEBHOOK_SECRET));
    }

    private static FakeEasyPost.Event update(String status, String steps) {
        return event(
                """
                {"id":"evt_1","object":"Event","description":"tracker.updated","result":{"object":"Tracker",
                 "tracking_code":"94001","status":"%s","status_detail":"d","updated_at":"2026-11-27T09:00:00Z",
                 "tracking_details":[%s]}}"""
                        .formatted(status, steps));
    }

    private static String step(String status, String at) {
        return """
                {"status":"%s","status_detail":"d","carrier_code":null,"datetime":%s}"""
                .formatted(status, at);
    }

    @ParameterizedTest
    @CsvSource({
        "pre_transit, LABEL_CREATED",
        "in_transit, HANDED_IN",
        "out_for_delivery, OUT_FOR_DELIVERY",
        "available_for_pickup, READY_FOR_PICKUP",
        "delivered, DELIVERED",
        "return_to_sender, RETURNED_TO_SENDER",
        "failure, EXCEPTION",
        "error, EXCEPTION",
        "cancelled, CANCELED",
        "unknown, UNKNOWN",
        "teleported, UNKNOWN"
    })
    void a_status_is_mapped_by_its_code(String theirs, ParcelStatus ours) {
        assertThat(post(update(theirs, step(theirs, "\"2026-11-27T08:00:00Z\""))))
                .isEqualTo(200);
        assertThat(scans).singleElement().satisfies(scan -> {
            assertThat(scan.status()).isEqualTo(ours);
            assertThat(scan.trackingNumber()).isEqualTo("94001");
            assertThat(scan.code()).isEqualTo(theirs + "/d");
            assertThat(scan.occurredAt()).isEqualTo("2026-11-27T08:00:00Z");
        });
    }

    @Test
    void only_the_first_step_of_the_way_is_the_hand_in_however_they_are_ordered() {
        post(update(
                "in_transit",
                step("in_transit", "\"2026-11-27T08:30:00Z\"") + "," + step("in_transit", "\"2026-11-27T08:00:00Z\"")
                        + "," + step("pre_transit", "\"2026-11-26T08:00:00Z\"")));
        assertThat(scans)
                .extracting(CarrierScan::status)
                .containsExactly(ParcelStatus.LABEL_CREATED, ParcelStatus.HANDED_IN, ParcelStatus.IN_TRANSIT);
    }

    @Test
    void what_is_no_step_is_told_by_the_tracker_itself() {
        post(update("cancelled", step("pre_transit", "\"2026-11-26T08:00:00Z\"")));
        assertThat(scans)
                .extracting(CarrierScan::status)
                .containsExactly(ParcelStatus.LABEL_CREATED, ParcelStatus.CANCELED);
    }

    @Test
    void a_step_without_a_time_is_left_out() {
        post(update("in_transit", step("in_transit", "null")));
        assertThat(scans).extracting(CarrierScan::occurredAt).containsExactly(NOW);
    }

    @Test
    void the_same_event_again_names_the_same_scans_and_the_next_one_only_adds_to_them() {
        String first = step("in_transit", "\"2026-11-27T08:00:00Z\"");
        post(update("in_transit", first));
        post(update("in_transit", first));
        assertThat(scans).hasSize(2);
        assertThat(scans.getFirst()).isEqualTo(scans.getLast());

        post(update("delivered", first + "," + step("delivered", "\"2026-11-27T09:00:00.000Z\"")));
        assertThat(scans.stream().map(CarrierScan::eventId).distinct()).hasSize(2);
    }

    @Test
    void pushed_and_asked_for_a_scan_is_the_same_one() throws Exception {
        try (FakeEasyPost easyPost = new FakeEasyPost(InstantSource.fixed(NOW))) {
            String number = ((Label) new EasyPostCarrier(easyPost.uri(), secrets(), PATIENCE).label(request()))
                    .trackingNumber();
            FakeEasyPost.Event event = easyPost.scan(number, "in_transit", NOW.minusSeconds(60));
            post(event);
            assertThat(scans).hasSize(1);
            assertThat(new EasyPostTracking(easyPost.uri(), secrets(), PATIENCE).scans("demo", number))
                    .isEqualTo(scans);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tracker.created", "batch.updated", "refund.successful", "something.new"})
    void other_news_is_taken_and_says_nothing(String description) {
        assertThat(post(event("{\"object\":\"Event\",\"description\":\"%s\",\"result\":{}}".formatted(description))))
                .isEqualTo(200);
        assertThat(scans).isEmpty();
    }

    @Test
    void the_clients_own_check_accepts_what_ours_does() throws Exception {
        FakeEasyPost.Event event = update("delivered", step("delivered", "\"2026-11-27T08:00:00Z\""));
        String signature = event.signature(WEBHOOK_SECRET);
        Event read = Utilities.validateWebhook(event.body(), Map.of("X-Hmac-Signature", signature), WEBHOOK_SECRET);
        assertThat(read.getDescription()).isEqualTo("tracker.updated");
        assertThat(post(event.body(), signature)).isEqualTo(200);
    }

    @Test
    void nobody_else_is_easypost() {
        FakeEasyPost.Event event = update("delivered", "");
        String right = event.signature(WEBHOOK_SECRET);
        for (String wrong : List.of(
                "",
                "hmac-sha256-hex=",
                "hmac-sha256-hex=nonsense",
                right.substring(16),
                right.substring(0, right.length() - 2),
                event.signature("another secret"))) {
            assertThat(post(event.body(), wrong)).as(wrong).isEqualTo(401);
        }
        byte[] changed = new String(event.body(), StandardCharsets.UTF_8)
                .replace("94001", "94002")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(post(changed, right)).isEqualTo(401);
        assertThat(scans).isEmpty();
    }

    @Test
    void a_shop_without_an_account_is_as_unknown_as_a_wrong_signature() {
        FakeEasyPost.Event event = update("delivered", "");
        int status = router.apply(ApiCall.to(ApiRoute.POST_CARRIER_EVENT_OF_SHOP, "easypost", "nobody")
                        .header("X-Hmac-Signature", event.signature(WEBHOOK_SECRET))
                        .bytes(event.body())
                        .event())
                .getStatusCode();
        assertThat(status).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{}",
                "{\"object\":\"Event\",\"description\":\"tracker.updated\"}",
                "{\"object\":\"Event\",\"description\":\"tracker.updated\",\"result\":{\"tracking_code\":\"9\","
                        + "\"updated_at\":\"yesterday\"}}"
            })
    void what_is_no_event_is_refused(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThat(post(bytes, new FakeEasyPost.Event("", bytes).signature(WEBHOOK_SECRET)))
                .isEqualTo(400);
    }
}
