package dev.kehrwieder.tracking;

import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.carriers.CarrierWebhook;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.TrackedParcel;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.time.Periods;
import dev.kehrwieder.core.usecase.BreakableStore;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.ScanParcel;
import dev.kehrwieder.platform.deployment.Hmac;
import dev.kehrwieder.platform.deployment.ReturnJourney;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.BadBody;
import dev.kehrwieder.platform.http.FunctionNames;
import dev.kehrwieder.platform.json.Json;
import dev.kehrwieder.platform.log.CapturedOutput;
import dev.kehrwieder.platform.secret.Secrets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

final class CarrierEventsTest {
    private static final Map<String, String> SECRETS =
            Map.of("carrier/local/demo", "demo-secret", "carrier/local/other", "other-secret");

    private final TestClock clock = TestClock.at("2026-11-12T08:00:00Z");
    private final InMemoryStore store = new InMemoryStore(clock);
    private final BreakableStore breakable = new BreakableStore(store);
    private final Batches batches = new Batches();
    private ReturnJourney journey;
    private ApiRouter router;

    @BeforeEach
    void aParcelOfTheShopDemo() {
        journey = ReturnJourney.begin(store, clock).registered().labelled();
        Secrets secrets = name -> {
            if (!SECRETS.containsKey(name)) {
                throw new IllegalStateException("There is no secret " + name);
            }
            return SECRETS.get(name);
        };
        Commits commits = new Commits(breakable, new Random(7), pause -> {}, clock);
        CarrierEvents events = new CarrierEvents(
                new ScanParcel(breakable, commits, new Periods((d, r) -> false), clock),
                List.of(new LocalWebhook(secrets), batches),
                "demo");
        router = new ApiRouter(
                FunctionNames.TRACKING,
                Map.of(
                        ApiRoute.POST_CARRIER_EVENT, events::post,
                        ApiRoute.POST_CARRIER_EVENT_OF_SHOP, events::post));
    }

    private static String scan(String eventId, String status, String occurredAt) {
        return """
                {"eventId":"%s","trackingNumber":"%s","status":"%s","occurredAt":"%s"}"""
                .formatted(eventId, ReturnJourney.TRACKING_NUMBER, status, occurredAt);
    }

    private static String told(String eventId, String result) {
        return """
                {"result":"%2$s","scans":[{"eventId":"%1$s","result":"%2$s"}]}"""
                .formatted(eventId, result);
    }

    private static String signature(String secret, String body) {
        return "sha256=" + HexFormat.of().formatHex(Hmac.sha256(secret, body));
    }

    private APIGatewayProxyResponseEvent post(String body, String signature) {
        return router.apply(ApiCall.to(ApiRoute.POST_CARRIER_EVENT, "local")
                .header("X-Signature", signature)
                .body(body)
                .event());
    }

    private APIGatewayProxyResponseEvent signed(String body) {
        return post(body, signature("demo-secret", body));
    }

    private Parcel parcel() {
        return journey.now().state().parcel(1).orElseThrow();
    }

    @Test
    void a_signed_scan_moves_the_parcel() {
        var answer = signed(scan("e1", "HANDED_IN", "2026-11-12T09:00:00+01:00"));
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).isEqualTo(told("e1", "APPLIED"));
        assertThat(parcel().status()).isEqualTo(ParcelStatus.HANDED_IN);
        assertThat(journey.now().state().status()).isEqualTo(ReturnStatus.IN_TRANSIT);
        assertThat(journey.trail()).endsWith("ParcelHandedIn");
        assertThat(store.trail(journey.key()).getLast().by()).isEqualTo("carrier:local");
    }

    @Test
    void a_scan_that_comes_twice_is_acknowledged_and_changes_nothing() {
        String body = scan("e1", "HANDED_IN", "2026-11-12T09:00:00+01:00");
        signed(body);
        var answer = signed(body);
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).isEqualTo(told("e1", "NO_CHANGE"));
        assertThat(journey.trail()).containsOnlyOnce("ParcelHandedIn");
    }

    @Test
    void a_scan_that_comes_late_is_acknowledged() {
        signed(scan("e2", "DELIVERED", "2026-11-13T09:00:00+01:00"));
        assertThat(signed(scan("e1", "IN_TRANSIT", "2026-11-12T18:00:00+01:00")).getStatusCode())
                .isEqualTo(200);
        assertThat(parcel().status()).isEqualTo(ParcelStatus.DELIVERED);
    }

    @Test
    void a_code_that_we_do_not_know_is_no_error() {
        var answer = signed(scan("e1", "TELEPORTED", "2026-11-12T09:00:00+01:00"));
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(parcel().status()).isEqualTo(ParcelStatus.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LABEL_REQUESTED", "LABEL_EXPIRED", "VOIDED", "OPENED", "PICKUP_SCHEDULED"})
    void a_carrier_cannot_set_a_state_that_is_ours(String status) {
        signed(scan("e1", status, "2026-11-12T09:00:00+01:00"));
        assertThat(parcel().status()).isEqualTo(ParcelStatus.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00+18:00", "1899-12-31T23:59:59Z", "9999-12-31T23:59:59-18:00"})
    void a_time_that_no_parcel_can_have_been_scanned_at_is_refused(String occurredAt) {
        var answer = signed(scan("e1", "HANDED_IN", occurredAt));
        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(answer.getBody()).contains("\"/occurredAt\",\"code\":\"OUT_OF_RANGE\"");
        assertThat(parcel().status()).isEqualTo(ParcelStatus.LABEL_CREATED);
    }

    @Test
    void a_number_that_nobody_has_is_acknowledged_so_that_the_carrier_stops() {
        String body = scan("e1", "HANDED_IN", "2026-11-12T09:00:00+01:00")
                .replace(ReturnJourney.TRACKING_NUMBER, "00340434161234567890");
        var answer = signed(body);
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).isEqualTo(told("e1", "UNKNOWN_PARCEL"));
    }

    @Test
    void another_shops_parcel_is_as_unknown_as_one_that_nobody_has() {
        ReturnJourney.begin(
                store,
                clock,
                policy().shop("other").build(),
                order("1001").shop("other").build());
        String body = scan("e1", "HANDED_IN", "2026-11-12T09:00:00+01:00");
        var answer = router.apply(ApiCall.to(ApiRoute.POST_CARRIER_EVENT_OF_SHOP, "local", "other")
                .header("X-Signature", signature("other-secret", body))
                .body(body)
                .event());
        assertThat(answer.getBody()).isEqualTo(told("e1", "UNKNOWN_PARCEL"));
        assertThat(parcel().status()).isEqualTo(ParcelStatus.LABEL_CREATED);
    }

    @Test
    void a_shop_in_the_path_has_a_secret_of_its_own() {
        String body = scan("e1", "HANDED_IN", "2026-11-12T09:00:00+01:00");
        ApiCall call =
                ApiCall.to(ApiRoute.POST_CARRIER_EVENT_OF_SHOP, "local", "demo").body(body);
        assertThat(router.apply(call.header("X-Signature", signature("other-secret", body))
                                .event())
                        .getStatusCode())
                .isEqualTo(401);
        assertThat(router.apply(call.header("X-Signature", signature("demo-secret", body))
                                .event())
                        .getBody())
                .isEqualTo(told("e1", "APPLIED"));
    }

    @Test
    void the_signature_is_over_the_bytes_that_came_in_whatever_they_are_wrapped_in() {
        String body = scan("e1", "HANDED_IN", "2026-11-12T09:00:00+01:00").replace(",", " ,\n\t");
        var answer = router.apply(ApiCall.to(ApiRoute.POST_CARRIER_EVENT, "local")
                .header("x-signature", signature("demo-secret", body))
                .base64(body)
                .event());
        assertThat(answer.getBody()).isEqualTo(told("e1", "APPLIED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                "sha256=00",
                "sha256=zz",
                "sha1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            })
    void any_other_signature_is_unauthorized(String signature) {
        var answer = post(scan("e1", "HANDED_IN", "2026-11-12T09:00:00+01:00"), signature);
        assertThat(answer.getStatusCode()).isEqualTo(401);
        assertThat(answer.getBody()).contains("\"UNAUTHORIZED\"");
        assertThat(parcel().status()).isEqualTo(ParcelStatus.LABEL_CREATED);
    }

    @Test
    void no_signature_is_unauthorized_and_so_is_one_of_another_body() {
        String body = scan("e1", "HANDED_IN", "2026-11-12T09:00:00+01:00");
        var without = router.apply(
                ApiCall.to(ApiRoute.POST_CARRIER_EVENT, "local").body(body).event());
        assertThat(without.getStatusCode()).isEqualTo(401);
        assertThat(post(body, signature("demo-secret", body + " ")).getStatusCode())
                .isEqualTo(401);
        assertThat(post(body, signature("guessed", body)).getStatusCode()).isEqualTo(401);
    }

    @Test
    void an_unknown_shop_looks_like_a_wrong_signature_and_an_unknown_carrier_like_no_address() {
        String body = scan("e1", "HANDED_IN", "2026-11-12T09:00:00+01:00");
        var shop = router.apply(ApiCall.to(ApiRoute.POST_CARRIER_EVENT_OF_SHOP, "local", "nobody")
                .header("X-Signature", signature("demo-secret", body))
                .body(body)
                .event());
        assertThat(shop.getStatusCode()).isEqualTo(401);
        var carrier = router.apply(ApiCall.to(ApiRoute.POST_CARRIER_EVENT, "parcelforce")
                .header("X-Signature", signature("demo-secret", body))
                .body(body)
                .event());
        assertThat(carrier.getStatusCode()).isEqualTo(404);
    }

    @Test
    void a_signed_body_that_cannot_be_read_says_what_is_wrong() {
        assertThat(signed("scanned!").getStatusCode()).isEqualTo(400);
        var answer = signed("{\"eventId\":\"e1\",\"status\":\"HANDED_IN\",\"occurredAt\":\"yesterday\"}");
        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(answer.getBody()).contains("/trackingNumber", "/occurredAt");
    }

    static Stream<BadBody> badBodies() {
        return Stream.concat(BadBody.unreadable().stream(), BadBody.noObjects().stream());
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void a_signed_body_that_nobody_can_read_changes_nothing(BadBody bad) {
        ApiCall call = ApiCall.to(ApiRoute.POST_CARRIER_EVENT, "local").bytes(bad.bytes());
        if (bad.status() != 413) {
            assertThat(router.apply(call.event()).getStatusCode()).isEqualTo(401);
        }
        var answer = router.apply(call.header(
                        "X-Signature", "sha256=" + HexFormat.of().formatHex(Hmac.sha256("demo-secret", bad.bytes())))
                .event());
        JsonNode problem = Json.parse(answer.getBody());
        assertThat(answer.getStatusCode()).isEqualTo(bad.status());
        assertThat(problem.get("code").stringValue()).isEqualTo(bad.code());
        assertThat(parcel().status()).isEqualTo(ParcelStatus.LABEL_CREATED);
    }

    @Test
    void a_body_that_is_no_text_is_hashed_as_it_is() {
        byte[] bytes = {(byte) 0xff, (byte) 0xfe, 0};
        String signature = "sha256=" + HexFormat.of().formatHex(Hmac.sha256("demo-secret", bytes));
        var answer = router.apply(ApiCall.to(ApiRoute.POST_CARRIER_EVENT, "local")
                .header("X-Signature", signature)
                .bytes(bytes)
                .event());
        assertThat(answer.getStatusCode()).isEqualTo(400);
    }

    /** A carrier that tells whatever the test holds. */
    private static final class Batches implements CarrierWebhook {
        private CarrierWebhook.Call next = new Call.Scans(List.of());

        @Override
        public String carrier() {
            return "batches";
        }

        @Override
        public Call read(String shop, ApiRequest request) {
            return next;
        }
    }

    private APIGatewayProxyResponseEvent batch(CarrierScan... scans) {
        batches.next = new CarrierWebhook.Call.Scans(List.of(scans));
        return router.apply(
                ApiCall.to(ApiRoute.POST_CARRIER_EVENT, "batches").body("{}").event());
    }

    private CarrierScan told(String eventId, String number, ParcelStatus status) {
        return new CarrierScan(eventId, number, status, "X1", clock.instant());
    }

    private void trackedByBatches() {
        store.commit(List.of(
                new Write.PutTracking("batches", ReturnJourney.TRACKING_NUMBER, new TrackedParcel(journey.key(), 1))));
    }

    @Test
    void of_several_scans_in_one_call_each_has_its_result_and_unknown_ones_are_counted_in_the_log() {
        trackedByBatches();
        try (CapturedOutput output = new CapturedOutput()) {
            var answer = batch(
                    told("b1", "nobodys", ParcelStatus.HANDED_IN),
                    told("b2", ReturnJourney.TRACKING_NUMBER, ParcelStatus.HANDED_IN),
                    told("b3", ReturnJourney.TRACKING_NUMBER, ParcelStatus.HANDED_IN));

            assertThat(answer.getStatusCode()).isEqualTo(200);
            assertThat(answer.getBody())
                    .isEqualTo(
                            """
                    {"result":"APPLIED","scans":[{"eventId":"b1","result":"UNKNOWN_PARCEL"},\
                    {"eventId":"b2","result":"APPLIED"},{"eventId":"b3","result":"NO_CHANGE"}]}""");
            assertThat(output.text()).contains("scan of an unknown parcel", "\"scans\":1");
        }
        assertThat(parcel().status()).isEqualTo(ParcelStatus.HANDED_IN);
    }

    @Test
    void a_call_that_says_nothing_of_a_parcel_is_acknowledged() {
        var answer = batch();
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).isEqualTo("{\"result\":\"NO_CHANGE\",\"scans\":[]}");
    }

    @Test
    void a_handshake_gets_the_answer_that_its_carrier_wants() {
        batches.next = new CarrierWebhook.Call.Handshake(Answer.text(202, "text/plain", "here I am"));
        var answer = router.apply(
                ApiCall.to(ApiRoute.POST_CARRIER_EVENT, "batches").body("{}").event());
        assertThat(answer.getStatusCode()).isEqualTo(202);
        assertThat(answer.getBody()).isEqualTo("here I am");
    }

    @Test
    void a_store_that_is_away_lets_the_carrier_repeat_the_call_and_nothing_is_applied_twice() {
        trackedByBatches();
        CarrierScan first = told("b1", ReturnJourney.TRACKING_NUMBER, ParcelStatus.HANDED_IN);
        CarrierScan second = new CarrierScan(
                "b2",
                ReturnJourney.TRACKING_NUMBER,
                ParcelStatus.IN_TRANSIT,
                "X2",
                clock.instant().plusSeconds(60));
        breakable.breakBefore(2);
        assertThat(batch(first, second).getStatusCode()).isEqualTo(503);
        assertThat(parcel().status()).isEqualTo(ParcelStatus.HANDED_IN);

        var answer = batch(first, second);

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody())
                .contains("{\"eventId\":\"b1\",\"result\":\"NO_CHANGE\"}", "\"b2\",\"result\":\"APPLIED\"");
        assertThat(journey.trail()).endsWith("ParcelHandedIn", "ParcelMoved");
    }
}
