package dev.kehrwieder.carriers.dhl;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.carriers.CarrierWebhook.Call;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.parcel.CarrierScan;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiCall;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.FunctionNames;
import dev.kehrwieder.platform.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DhlWebhookTest {
    private static final String PUSH =
            """
            {"scope":"subscription.push","shipments":[{"id":"999991587211","service":"parcel-de",
              "status":{"timestamp":"2026-11-13T09:00:00Z","statusCode":"delivered","standardEventCode":"ZU",
                "ice":"DLVRD","ric":"ACCPT"}}]}""";

    private final DhlWebhook webhook =
            new DhlWebhook(DhlAccounts.api(URI.create("http://127.0.0.1:1"), TestClock.at("2026-11-13T09:00:00Z")));
    private final List<CarrierScan> scans = new ArrayList<>();
    private final ApiRouter router = new ApiRouter(
            FunctionNames.TRACKING,
            Map.of(
                    ApiRoute.POST_CARRIER_EVENT,
                    request -> answer("demo", request),
                    ApiRoute.POST_CARRIER_EVENT_OF_SHOP,
                    request -> answer(request.path("shop"), request)));

    private Answer answer(String shop, ApiRequest request) {
        return switch (webhook.read(shop, request)) {
            case Call.Scans told -> {
                scans.addAll(told.scans());
                yield Answer.ok(Json.object());
            }
            case Call.Handshake(Answer answer) -> answer;
        };
    }

    private APIGatewayProxyResponseEvent post(String token, String body) {
        return router.apply(ApiCall.to(ApiRoute.POST_CARRIER_EVENT, "dhl")
                .header(DhlWebhook.TOKEN, token)
                .body(body)
                .event());
    }

    @Test
    void a_push_with_our_word_is_read() {
        assertThat(post(DhlAccounts.HOOK_TOKEN, PUSH).getStatusCode()).isEqualTo(200);
        assertThat(scans).singleElement().satisfies(scan -> {
            assertThat(scan.trackingNumber()).isEqualTo("999991587211");
            assertThat(scan.status()).isEqualTo(ParcelStatus.DELIVERED);
        });
    }

    @Test
    void the_same_push_names_the_same_event() {
        post(DhlAccounts.HOOK_TOKEN, PUSH);
        post(DhlAccounts.HOOK_TOKEN, PUSH);
        assertThat(scans)
                .extracting(CarrierScan::eventId)
                .hasSize(2)
                .containsOnly(scans.getFirst().eventId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "our-own-wor", "our-own-word2", "OUR-OWN-WORD"})
    void without_our_word_nobody_is_dhl(String token) {
        assertThat(post(token, PUSH).getStatusCode()).isEqualTo(401);
        assertThat(scans).isEmpty();
    }

    @Test
    void a_shop_without_an_account_is_as_unknown_as_a_wrong_word() {
        var answer = router.apply(ApiCall.to(ApiRoute.POST_CARRIER_EVENT_OF_SHOP, "dhl", "nobody")
                .header(DhlWebhook.TOKEN, "")
                .body(PUSH)
                .event());
        assertThat(answer.getStatusCode()).isEqualTo(401);
    }

    @Test
    void a_new_subscription_gets_its_secret_back() {
        var answer = post(DhlAccounts.HOOK_TOKEN, "{\"scope\":\"subscription.activation\",\"secret\":\"s3cret\"}");
        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(answer.getBody()).isEqualTo("{\"secret\":\"s3cret\"}");
        assertThat(post("wrong", "{\"secret\":\"s3cret\"}").getStatusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "{\"shipments\":{}}", "{\"secret\":7}", "nonsense"})
    void what_is_no_push_is_refused(String body) {
        assertThat(post(DhlAccounts.HOOK_TOKEN, body).getStatusCode()).isEqualTo(400);
    }
}
