package dev.kehrwieder.carriers.easypost;

import static dev.kehrwieder.carriers.easypost.EasyPostShop.LITTLE_PATIENCE;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.PATIENCE;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.SHOPPER;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.account;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.request;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.secrets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.port.Carrier.Answer;
import dev.kehrwieder.core.port.Carrier.GivenBack;
import dev.kehrwieder.core.port.Carrier.Label;
import dev.kehrwieder.core.port.Carrier.LabelRequest;
import dev.kehrwieder.core.port.Carrier.Purchase;
import dev.kehrwieder.core.port.Carrier.Refused;
import dev.kehrwieder.core.port.Carrier.Unknown;
import dev.kehrwieder.core.port.CarrierAway;
import dev.kehrwieder.fakes.Fault;
import dev.kehrwieder.fakes.easypost.FakeEasyPost;
import dev.kehrwieder.platform.secret.Secrets;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What becomes of a purchase, and of a label given back, when something goes wrong. */
class EasyPostPurchaseTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

    private FakeEasyPost easyPost;

    /** A first call takes as long as its classes take to load. */
    @BeforeAll
    static void warmUp() throws IOException {
        try (FakeEasyPost easyPost = new FakeEasyPost(InstantSource.fixed(NOW))) {
            new EasyPostCarrier(easyPost.uri(), secrets(), PATIENCE).label(request());
        }
    }

    @BeforeEach
    void start() throws IOException {
        easyPost = new FakeEasyPost(InstantSource.fixed(NOW));
    }

    @AfterEach
    void stop() {
        easyPost.close();
    }

    private EasyPostCarrier carrier(Secrets secrets) {
        return new EasyPostCarrier(easyPost.uri(), secrets, LITTLE_PATIENCE);
    }

    private Answer label(LabelRequest request) {
        return carrier(secrets()).label(request);
    }

    private JsonNode onlyShipment() {
        assertThat(easyPost.shipments()).hasSize(1);
        return easyPost.shipments().getFirst();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNPROCESSABLE", "ERROR_BEFORE", "TIMEOUT_AFTER", "BROKEN_JSON"})
    void a_code_that_fails_costs_nobody_the_label(Fault fault) {
        easyPost.next("form", fault);
        Label label = (Label) label(request(ReturnMethod.BY_MAIL_QR, SHOPPER, 1000, 1, List.of()));
        assertThat(label.documents()).containsOnlyKeys(DocumentKind.LABEL_PDF);
    }

    @Test
    void what_is_refused_is_refused_with_their_code() {
        easyPost.next("create", Fault.UNPROCESSABLE);
        assertThat(label(request())).isEqualTo(new Refused("SHIPMENT.POSTAGE.FAILURE"));
        easyPost.next("buy", Fault.PAYMENT_REQUIRED);
        assertThat(label(request())).isEqualTo(new Refused("PAYMENT_REQUIRED"));
        assertThat(easyPost.bought()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "UNAUTHORIZED",
                "TOO_MANY_REQUESTS",
                "ERROR_BEFORE",
                "ERROR_AFTER",
                "UNAVAILABLE",
                "TIMEOUT_AFTER",
                "BREAK_AFTER",
                "BROKEN_JSON",
                "REDIRECT"
            })
    void as_long_as_nothing_is_bought_it_can_be_asked_for_again(Fault fault) {
        easyPost.next("create", fault);
        assertThatThrownBy(() -> label(request())).isInstanceOf(CarrierAway.class);
        assertThat(label(request())).isInstanceOf(Label.class);
        assertThat(easyPost.bought()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNAUTHORIZED", "TOO_MANY_REQUESTS", "ERROR_BEFORE", "UNAVAILABLE", "TIMEOUT_BEFORE", "REDIRECT"})
    void whoever_cannot_look_does_not_buy(Fault fault) {
        easyPost.next("retrieve", fault);
        assertThatThrownBy(() -> label(request())).isInstanceOf(CarrierAway.class);
        assertThat(easyPost.shipments()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNAUTHORIZED", "FORBIDDEN", "TOO_MANY_REQUESTS", "ERROR_BEFORE", "UNAVAILABLE"})
    void a_purchase_that_surely_was_none_can_be_asked_for_again(Fault fault) {
        easyPost.next("buy", fault);
        assertThatThrownBy(() -> label(request())).isInstanceOf(CarrierAway.class);
        assertThat(easyPost.bought()).isEmpty();

        assertThat(label(request())).isInstanceOf(Label.class);
        assertThat(easyPost.shipments()).hasSize(1);
        assertThat(easyPost.heard("rerate")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ERROR_AFTER", "TIMEOUT_AFTER", "BREAK_AFTER", "BROKEN_JSON"})
    void a_purchase_without_an_answer_is_looked_at(Fault fault) {
        easyPost.next("buy", fault);
        assertThat(label(request())).isInstanceOf(Label.class);
        assertThat(easyPost.bought()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"TIMEOUT_BEFORE", "BREAK_BEFORE", "REDIRECT"})
    void a_purchase_that_may_still_come_about_is_unknown(Fault fault) {
        easyPost.next("buy", fault);
        assertThat(label(request())).isInstanceOf(Unknown.class);
        assertThat(easyPost.bought()).isEmpty();
    }

    @Test
    void a_purchase_that_nobody_can_look_at_is_unknown_and_found_when_asked_for_again() throws InterruptedException {
        easyPost.next("buy", Fault.TIMEOUT_AFTER);
        // Only the look after the purchase goes wrong.
        Thread later = Thread.startVirtualThread(() -> {
            while (easyPost.heard("buy") == 0) {
                Thread.onSpinWait();
            }
            easyPost.next("retrieve", Fault.UNAVAILABLE);
        });

        assertThat(label(request())).isEqualTo(new Unknown("TIMEOUT"));
        later.join();
        assertThat(easyPost.bought()).hasSize(1);

        Label label = (Label) label(request());
        assertThat(label.trackingNumber())
                .isEqualTo(easyPost.bought().getFirst().path("tracking_code").stringValue());
        assertThat(easyPost.bought()).hasSize(1);
    }

    @Test
    void a_shipment_that_somebody_else_bought_meanwhile_is_taken_as_it_is() {
        easyPost.next("buy", Fault.ERROR_BEFORE);
        assertThatThrownBy(() -> label(request())).isInstanceOf(CarrierAway.class);
        // The twin of this call has seen the shipment unbought, too.
        JsonNode shipment = onlyShipment();
        EasyPostApi api = EasyPostApi.of(easyPost.uri(), secrets(), LITTLE_PATIENCE, "demo");
        api.buy(shipment.path("id").stringValue(), shipment.at("/rates/0/id").stringValue());

        assertThat(api.buy(
                        shipment.path("id").stringValue(),
                        shipment.at("/rates/0/id").stringValue()))
                .isEqualTo(new Outcome.Declined<>(422, "SHIPMENT.POSTAGE.EXISTS"));
        assertThat(label(request())).isInstanceOf(Label.class);
        assertThat(easyPost.bought()).hasSize(1);
    }

    /** A kept connection that breaks is where the JDK sends a POST again. */
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"BREAK_BEFORE", "BREAK_AFTER", "REDIRECT", "TIMEOUT_BEFORE", "ERROR_BEFORE", "UNAVAILABLE"})
    void the_client_never_buys_again_by_itself(Fault fault) {
        EasyPostApi api = EasyPostApi.of(easyPost.uri(), secrets(), LITTLE_PATIENCE, "demo");
        api.shipment("shp_1");
        easyPost.next("buy", fault);
        api.buy("shp_1", "rate_1");
        api.shipment("shp_1");
        easyPost.next("refund", fault);
        api.refund("shp_1");
        assertThat(easyPost.heard("buy")).isEqualTo(1);
        assertThat(easyPost.heard("refund")).isEqualTo(1);
    }

    @Test
    void a_label_that_cannot_be_fetched_is_bought_all_the_same() {
        easyPost.next("file", Fault.UNAVAILABLE);
        assertThat(label(request())).as("the second try").isInstanceOf(Label.class);

        easyPost.next("file", Fault.UNAVAILABLE);
        easyPost.next("file", Fault.TIMEOUT_BEFORE);
        LabelRequest next = request(ReturnMethod.BY_MAIL_LABEL, SHOPPER, 1000, 2, List.of());
        assertThat(label(next)).isEqualTo(new Unknown("BOUGHT_BUT_NOT_FETCHED"));
        assertThat(label(next)).isInstanceOf(Label.class);
        assertThat(easyPost.bought()).hasSize(2);
    }

    @Test
    void a_server_that_is_not_there_is_away() {
        easyPost.close();
        assertThatThrownBy(() -> label(request())).isInstanceOf(CarrierAway.class);
        assertThatThrownBy(() -> carrier(secrets()).giveBack("demo", new Purchase("94", Optional.of("shp_1"))))
                .isInstanceOf(CarrierAway.class);
    }

    @Test
    void a_wrong_key_is_named_by_its_secret_and_not_shown() {
        assertThatThrownBy(() -> carrier(secrets(account("EZTK_wrong", List.of(), List.of())))
                        .label(request()))
                .isInstanceOf(CarrierAway.class)
                .hasMessageContaining("carrier/easypost/demo")
                .hasMessageNotContaining("EZTK_wrong");
    }

    @Test
    void a_shop_without_an_account_is_a_fault_of_ours() {
        Secrets none = name -> {
            throw new IllegalStateException("There is no secret " + name);
        };
        assertThatThrownBy(() -> carrier(none).label(request())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_unused_label_is_given_back_once_however_often_it_is_asked() {
        Label label = (Label) label(request());
        EasyPostCarrier carrier = carrier(secrets());
        assertThat(carrier.giveBack("demo", label.purchase())).isEqualTo(GivenBack.DONE);
        assertThat(carrier.giveBack("demo", label.purchase())).isEqualTo(GivenBack.DONE);
        assertThat(onlyShipment().path("refund_status").stringValue()).isEqualTo("submitted");
    }

    @Test
    void a_used_label_is_not_taken_back() {
        Label label = (Label) label(request());
        easyPost.scan(label.trackingNumber(), "in_transit", NOW);
        assertThat(carrier(secrets()).giveBack("demo", label.purchase())).isEqualTo(GivenBack.REFUSED);
        assertThat(carrier(secrets()).giveBack("demo", new Purchase("94", Optional.of("shp_nobody"))))
                .isEqualTo(GivenBack.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNAUTHORIZED", "TOO_MANY_REQUESTS", "ERROR_BEFORE", "ERROR_AFTER", "TIMEOUT_AFTER", "BROKEN_JSON"
            })
    void giving_back_is_asked_again_after_a_doubt(Fault fault) {
        Label label = (Label) label(request());
        easyPost.next("refund", fault);
        EasyPostCarrier carrier = carrier(secrets());
        assertThatThrownBy(() -> carrier.giveBack("demo", label.purchase())).isInstanceOf(CarrierAway.class);
        assertThat(carrier.giveBack("demo", label.purchase())).isEqualTo(GivenBack.DONE);
    }

    @Test
    void a_request_whose_answer_got_lost_is_not_repeated_by_itself() {
        assertThat(carrier(secrets()).isRepeatable()).isFalse();
        assertThat(new EasyPostCarrier(URI.create("https://api.easypost.com/"), secrets(), LITTLE_PATIENCE).name())
                .isEqualTo("easypost");
    }
}
