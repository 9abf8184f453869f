package dev.kehrwieder.carriers.easypost;

import static dev.kehrwieder.carriers.easypost.EasyPostShop.PATIENCE;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.SHOPPER;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.SHOPPER_IN_CANADA;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.account;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.dollars;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.request;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.secrets;
import static dev.kehrwieder.carriers.easypost.EasyPostShop.shirts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.parcel.DocumentKind;
import dev.kehrwieder.core.port.Carrier.Answer;
import dev.kehrwieder.core.port.Carrier.Label;
import dev.kehrwieder.core.port.Carrier.LabelRequest;
import dev.kehrwieder.core.port.Carrier.Purchase;
import dev.kehrwieder.core.port.Carrier.Refused;
import dev.kehrwieder.fakes.Fault;
import dev.kehrwieder.fakes.easypost.FakeEasyPost;
import dev.kehrwieder.platform.secret.Secrets;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EasyPostCarrierTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");

    private FakeEasyPost easyPost;

    @BeforeEach
    void start() throws IOException {
        easyPost = new FakeEasyPost(InstantSource.fixed(NOW));
    }

    @AfterEach
    void stop() {
        easyPost.close();
    }

    private EasyPostCarrier carrier(Secrets secrets) {
        return new EasyPostCarrier(easyPost.uri(), secrets, PATIENCE);
    }

    private Answer label(LabelRequest request) {
        return carrier(secrets()).label(request);
    }

    private Label bought(LabelRequest request) {
        assertThat(label(request)).isInstanceOf(Label.class);
        return (Label) label(request);
    }

    private JsonNode onlyShipment() {
        assertThat(easyPost.shipments()).hasSize(1);
        return easyPost.shipments().getFirst();
    }

    @Test
    void the_cheapest_rate_of_a_return_shipment_is_bought() {
        Label label = (Label) label(request());

        JsonNode shipment = onlyShipment();
        assertThat(easyPost.heard()).containsExactly("retrieve", "create", "buy", "file");
        assertThat(label.purchase())
                .isEqualTo(new Purchase(
                        shipment.path("tracking_code").stringValue(),
                        Optional.of(shipment.path("id").stringValue())));
        assertThat(shipment.at("/selected_rate/service").stringValue()).isEqualTo("GroundAdvantage");
        // 35.3 ounces at 4.90 and 0.05 each.
        assertThat(label.billedCost()).contains(dollars("6.67"));
        assertThat(shipment.path("is_return").booleanValue()).isTrue();
        assertThat(shipment.at("/parcel/weight").decimalValue()).isEqualByComparingTo("35.3");
        assertThat(shipment.at("/options/print_custom_1").stringValue()).isEqualTo("R7K2P9X");
        assertThat(shipment.path("customs_info").isNull()).isTrue();
    }

    @Test
    void the_addresses_are_those_of_the_way_out_and_the_label_shows_the_way_back() {
        Label label = (Label) label(request());

        JsonNode shipment = onlyShipment();
        assertThat(shipment.at("/from_address/name").stringValue()).isEqualTo("Demo Returns");
        assertThat(shipment.at("/from_address/street1").stringValue()).isEqualTo("1 Battery St");
        assertThat(shipment.at("/to_address/name").stringValue()).isEqualTo("Robin Roe");
        assertThat(shipment.at("/to_address/state").stringValue()).isEqualTo("CA");
        assertThat(shipment.at("/to_address/zip").stringValue()).isEqualTo("90277");
        assertThat(new String(label.documents().get(DocumentKind.LABEL_PDF), StandardCharsets.ISO_8859_1))
                .contains("From: Robin Roe, 179 Harbor Dr", "To: Demo Returns, 1 Battery St");
    }

    @Test
    void the_label_is_passed_on_byte_for_byte() {
        Label label = (Label) label(request());
        String address = onlyShipment().at("/postage_label/label_url").stringValue();
        assertThat(label.documents()).containsOnlyKeys(DocumentKind.LABEL_PDF);
        assertThat(label.documents().get(DocumentKind.LABEL_PDF)).isEqualTo(easyPost.file(address));
    }

    @Test
    void the_same_request_again_finds_the_label_and_buys_none() {
        Label first = (Label) label(request());
        Label again = (Label) label(request());

        assertThat(again.purchase()).isEqualTo(first.purchase());
        assertThat(again.billedCost()).isEqualTo(first.billedCost());
        assertThat(again.documents().get(DocumentKind.LABEL_PDF))
                .isEqualTo(first.documents().get(DocumentKind.LABEL_PDF));
        assertThat(easyPost.bought()).hasSize(1);
        assertThat(easyPost.heard("create")).isEqualTo(1);
    }

    @Test
    void the_next_attempt_is_another_label() {
        Label first = bought(request());
        Label next = bought(request(ReturnMethod.BY_MAIL_LABEL, SHOPPER, 1000, 2, List.of()));
        assertThat(next.trackingNumber()).isNotEqualTo(first.trackingNumber());
        assertThat(easyPost.bought()).hasSize(2);
    }

    @Test
    void a_corrected_address_is_not_sent_to_the_wrong_one() {
        easyPost.next("buy", Fault.UNPROCESSABLE);
        assertThat(label(request())).isEqualTo(new Refused("SHIPMENT.POSTAGE.FAILURE"));

        Address corrected =
                new Address("Robin Roe", "Harbour Dr", "197", "90277", "Redondo Beach", "US", Optional.of("US-CA"));
        Label label = (Label) label(request(ReturnMethod.BY_MAIL_LABEL, corrected, 1000, 1, List.of()));

        assertThat(new String(label.documents().get(DocumentKind.LABEL_PDF), StandardCharsets.ISO_8859_1))
                .contains("From: Robin Roe, 197 Harbour Dr");
        assertThat(easyPost.bought()).hasSize(1);
    }

    @Test
    void a_code_for_the_counter_comes_with_the_label_where_the_carrier_has_one() {
        LabelRequest request = request(ReturnMethod.BY_MAIL_QR, SHOPPER, 1000, 1, List.of());
        Label label = (Label) label(request);
        String address = onlyShipment().at("/forms/0/form_url").stringValue();
        assertThat(label.documents()).containsOnlyKeys(DocumentKind.LABEL_PDF, DocumentKind.QR);
        assertThat(label.documents().get(DocumentKind.QR)).isEqualTo(easyPost.file(address));

        // Asked again, the form that is there is taken.
        assertThat(((Label) label(request)).documents()).containsKey(DocumentKind.QR);
        assertThat(easyPost.heard("form")).isEqualTo(1);
    }

    @Test
    void where_the_carrier_has_no_code_for_the_counter_there_is_the_label() {
        Label label = (Label)
                carrier(secrets("ca_fedex")).label(request(ReturnMethod.BY_MAIL_QR, SHOPPER, 1000, 1, List.of()));
        assertThat(label.documents()).containsOnlyKeys(DocumentKind.LABEL_PDF);
        assertThat(easyPost.heard("form")).isZero();
    }

    @Test
    void a_label_that_comes_as_a_picture_is_asked_for_as_a_pdf() {
        Label label = (Label) carrier(secrets("ca_fedex")).label(request());
        assertThat(onlyShipment().at("/postage_label/label_file_type").stringValue())
                .isEqualTo("image/png");
        assertThat(easyPost.heard("label")).isEqualTo(1);
        assertThat(new String(label.documents().get(DocumentKind.LABEL_PDF), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
    }

    @Test
    void the_account_decides_which_carriers_and_services_are_bought() {
        assertThat(((Label) carrier(secrets(account(FakeEasyPost.API_KEY, List.of(), List.of("Priority"))))
                                .label(request()))
                        .billedCost())
                .contains(dollars("9.32"));
        assertThat(onlyShipment().at("/selected_rate/service").stringValue()).isEqualTo("Priority");
        assertThat(carrier(secrets("ca_nobody"))
                        .label(request(ReturnMethod.BY_MAIL_LABEL, SHOPPER, 1000, 2, List.of())))
                .isEqualTo(new Refused("NO_RATE"));
    }

    @Test
    void across_a_border_the_parcel_is_declared_in_ounces() {
        LabelRequest request = request(ReturnMethod.BY_MAIL_LABEL, SHOPPER_IN_CANADA, 600, 1, List.of(shirts()));
        assertThat(carrier(secrets("ca_usps")).label(request)).isInstanceOf(Label.class);

        JsonNode customs = onlyShipment().path("customs_info");
        assertThat(customs.path("contents_type").stringValue()).isEqualTo("returned_goods");
        assertThat(customs.path("customs_signer").stringValue()).isEqualTo("Robin Roe");
        assertThat(customs.path("eel_pfc").isNull()).isTrue();
        JsonNode item = customs.at("/customs_items/0");
        assertThat(item.path("quantity").intValue()).isEqualTo(2);
        assertThat(item.path("weight").decimalValue()).isEqualByComparingTo("17.7");
        assertThat(new BigDecimal(item.path("value").stringValue())).isEqualByComparingTo("40.00");
        assertThat(item.path("currency").stringValue()).isEqualTo("USD");
        assertThat(item.path("origin_country").stringValue()).isEqualTo("PT");
        assertThat(item.path("hs_tariff_number").stringValue()).isEqualTo("610910");
    }

    @Test
    void without_customs_data_nobody_offers_a_rate_across_the_border() {
        assertThat(label(request(ReturnMethod.BY_MAIL_LABEL, SHOPPER_IN_CANADA, 600, 1, List.of())))
                .isEqualTo(new Refused("NO_RATE"));
        assertThat(easyPost.bought()).isEmpty();
    }

    @Test
    void a_weight_is_not_guessed() {
        assertThat(label(request(ReturnMethod.BY_MAIL_LABEL, SHOPPER, 0, 1, List.of())))
                .isEqualTo(new Refused("WEIGHT_UNKNOWN"));
        assertThat(easyPost.heard()).isEmpty();
    }
}
