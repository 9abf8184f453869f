package dev.kehrwieder.carriers.dhl;

import static dev.kehrwieder.carriers.dhl.DhlAccounts.euros;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.Carrier;
import dev.kehrwieder.core.port.Carrier.CustomsItem;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ReturnOrderTest {
    private static final CustomsItem SHOES =
            new CustomsItem("Laufschuh", 3, 2_800, euros("100.00"), Optional.of("VN"), Optional.of("64041100"));

    private static JsonNode body(Carrier.LabelRequest request) {
        return ((ReturnOrder.Written.Order) ReturnOrder.of(request)).body();
    }

    private static String refused(Carrier.LabelRequest request) {
        return ((ReturnOrder.Written.Refused) ReturnOrder.of(request)).code();
    }

    private static Carrier.LabelRequest from(Address sender) {
        return DhlAccounts.request("demo", ReturnMethod.BY_MAIL_QR, sender);
    }

    private static Address address(String name, String street, String house, String postalCode, String city) {
        return new Address(name, street, house, postalCode, city, "DE", Optional.empty());
    }

    @Test
    void an_ordinary_address_stays_as_it_is() {
        assertThat(body(DhlAccounts.request()).toString())
                .isEqualTo("{\"receiverId\":\"deu\",\"customerReference\":\"R-7K3M-9QWX\","
                        + "\"shipmentReference\":\"R-7K3M-9QWX/1/1\",\"shipper\":{\"name1\":\"Ada Beispiel\","
                        + "\"addressStreet\":\"Kehrwieder\",\"addressHouse\":\"2\",\"postalCode\":\"20457\","
                        + "\"city\":\"Hamburg\"},\"itemWeight\":{\"uom\":\"g\",\"value\":900},"
                        + "\"itemValue\":{\"currency\":\"EUR\",\"value\":33.33}}");
    }

    @Test
    void what_does_not_fit_goes_on_where_the_carrier_reads_it() {
        String street = "Straße der Vereinigung der Freunde des langen Straßennamens e. V.";
        JsonNode shipper = body(from(address("Ada", street, "12 b, Hinterhaus, dritter Stock", "20457", "Hamburg")))
                .get("shipper");
        assertThat(shipper.get("addressStreet").stringValue())
                .isEqualTo("Straße der Vereinigung der Freunde des langen");
        assertThat(shipper.get("addressHouse").stringValue()).isEqualTo("12 b,");
        assertThat(shipper.get("name1").stringValue()).isEqualTo("Ada");
        assertThat(shipper.get("name2").stringValue()).isEqualTo("Straßennamens e. V.");
        assertThat(shipper.get("name3").stringValue()).isEqualTo("Hinterhaus, dritter Stock");
    }

    @Test
    void a_long_name_takes_the_lines_that_the_address_leaves() {
        String name =
                "Gesellschaft für die Erforschung sehr langer Namen, Zweigstelle Nord, Abteilung für Rücksendungen "
                        + "und andere Angelegenheiten der Post, zweites Büro, links";
        JsonNode shipper =
                body(from(address(name, "Kehrwieder", "2", "20457", "Hamburg"))).get("shipper");
        assertThat(shipper.get("name1").stringValue()).isEqualTo("Gesellschaft für die Erforschung sehr langer");
        assertThat(shipper.get("name3").stringValue()).startsWith("Rücksendungen");
        assertThat(shipper.has("name4")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Kehrwieder 2 a, Kehrwieder, 2 a",
        "12 Rue de la Paix, Rue de la Paix, 12",
        "'10B, Downing Street', Downing Street, 10B",
        "Ballybrack, Ballybrack, -"
    })
    void a_house_number_is_found_in_the_street(String street, String name, String number) {
        JsonNode shipper =
                body(from(address("Ada", street, "", "20457", "Hamburg"))).get("shipper");
        assertThat(shipper.get("addressStreet").stringValue()).isEqualTo(name);
        assertThat(shipper.get("addressHouse").stringValue()).isEqualTo(number);
    }

    @Test
    void characters_are_counted_as_dhl_counts_them_and_none_is_halved() {
        String name = "😀".repeat(60);
        JsonNode shipper =
                body(from(address(name, "Kehrwieder", "2", "20457", "Hamburg"))).get("shipper");
        assertThat(shipper.get("name1").stringValue()).isEqualTo("😀".repeat(50));
        assertThat(shipper.get("name2").stringValue()).isEqualTo("😀".repeat(10));
    }

    @ParameterizedTest
    @CsvSource({
        "'', Kehrwieder, 20457, Hamburg, ADDRESS_INCOMPLETE",
        "Ada, ' ', 20457, Hamburg, ADDRESS_INCOMPLETE",
        "Ada, Kehrwieder, '', Hamburg, ADDRESS_INCOMPLETE",
        "Ada, Kehrwieder, 20457, '', ADDRESS_INCOMPLETE",
        "Ada, Kehrwieder, 20/457, Hamburg, POSTAL_CODE_INVALID",
        "Ada, Kehrwieder, 20, Hamburg, POSTAL_CODE_INVALID",
        "Ada, Kehrwieder, 20457 204570, Hamburg, POSTAL_CODE_INVALID"
    })
    void an_address_that_nobody_can_deliver_to_is_told_by_a_code(
            String name, String street, String postalCode, String city, String code) {
        assertThat(refused(from(address(name, street, "2", postalCode, city)))).isEqualTo(code);
    }

    @Test
    void an_address_that_no_label_has_room_for_is_not_cut() {
        assertThat(refused(from(address("Ada", "Weg ".repeat(60), "2", "20457", "Hamburg"))))
                .isEqualTo("ADDRESS_TOO_LONG");
    }

    @Test
    void from_outside_the_union_each_unit_is_declared_and_the_sum_stays() {
        JsonNode items = body(DhlAccounts.through(List.of(SHOES))).at("/customsDetails/items");
        assertThat(items.toString())
                .isEqualTo("[{\"itemDescription\":\"Laufschuh\",\"packagedQuantity\":2,\"countryOfOrigin\":\"VNM\","
                        + "\"hsCode\":\"64041100\",\"itemWeight\":{\"uom\":\"g\",\"value\":933},"
                        + "\"itemValue\":{\"currency\":\"EUR\",\"value\":33.33}},"
                        + "{\"itemDescription\":\"Laufschuh\",\"packagedQuantity\":1,\"countryOfOrigin\":\"VNM\","
                        + "\"hsCode\":\"64041100\",\"itemWeight\":{\"uom\":\"g\",\"value\":933},"
                        + "\"itemValue\":{\"currency\":\"EUR\",\"value\":33.34}}]");
    }

    @Test
    void what_customs_would_stop_is_refused_here() {
        assertThat(refused(DhlAccounts.through(List.of()))).isEqualTo("CUSTOMS_DATA_MISSING");
        assertThat(refused(DhlAccounts.through(List.of(with(0, euros("1.00"), "64041100", "VN")))))
                .isEqualTo("CUSTOMS_DATA_MISSING");
        assertThat(refused(DhlAccounts.through(List.of(with(500, euros("1.00"), "640", "VN")))))
                .isEqualTo("CUSTOMS_DATA_INVALID");
        assertThat(refused(DhlAccounts.through(List.of(with(500, euros("1.00"), "64041100", "XX")))))
                .isEqualTo("CUSTOMS_DATA_INVALID");
        Money crowns = Money.of(new BigDecimal("10.00"), Currency.getInstance("NOK"));
        assertThat(refused(DhlAccounts.through(List.of(with(500, crowns, "64041100", "VN")))))
                .isEqualTo("CUSTOMS_CURRENCY");
        assertThat(refused(DhlAccounts.through(Collections.nCopies(11, SHOES)))).isEqualTo("TOO_MANY_CUSTOMS_ITEMS");
    }

    private static CustomsItem with(int grams, Money value, String hsCode, String origin) {
        return new CustomsItem("Laufschuh", 1, grams, value, Optional.of(origin), Optional.of(hsCode));
    }

    @Test
    void only_what_is_printed_of_a_reference_is_the_customers() {
        Carrier.LabelRequest request = DhlAccounts.request();
        JsonNode body = body(new Carrier.LabelRequest(
                request.parcel(),
                2,
                "R-" + "7".repeat(60),
                request.link(),
                request.method(),
                request.sender(),
                request.receiver(),
                request.receiverId(),
                request.size(),
                0,
                Money.zero(Currency.getInstance("USD")),
                List.of()));
        assertThat(body.get("customerReference").stringValue()).hasSize(30);
        assertThat(body.get("shipmentReference").stringValue()).hasSize(50);
        assertThat(body.has("itemWeight")).isFalse();
        assertThat(body.has("itemValue")).isFalse();
    }
}
