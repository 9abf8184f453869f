package dev.kehrwieder.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.usecase.ReturnRequest;
import dev.kehrwieder.platform.http.Caller;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.http.RequestBody;
import dev.kehrwieder.platform.http.Role;
import dev.kehrwieder.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the bodies of orders, returns and policies take and refuse at their edges. */
final class RequestLimitsTest {
    private static final String ORDER =
            """
            {"placedAt": "2026-11-02T10:15:00+01:00", "currency": "%s", "locale": "de-DE", "market": "DE",
             "customer": {"email": "ada@example.org"},
             "lines": [{"lineId": "1", "sku": "S", "title": "Schuh", "quantity": 1, "unitPrice": "%s",
                        "taxRate": "0.19", "imageUrl": "%s"}]}
            """;
    private static final String IMAGE = "https://shop.example/shoe.jpg";

    private static <T> T read(String json, Function<RequestBody, T> reader) {
        return RequestBody.read(Json.parse(json.getBytes(StandardCharsets.UTF_8)), reader);
    }

    private static List<String> errorsOfOrder(String currency, String unitPrice, String imageUrl) {
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> read(
                        ORDER.formatted(currency, unitPrice, imageUrl),
                        body -> OrderBody.read(new OrderKey("demo", "1001"), body)));
        return e == null
                ? List.of()
                : e.problem().errors().stream()
                        .map(error -> error.pointer() + " " + error.code())
                        .toList();
    }

    @ParameterizedTest
    @CsvSource({"EUR, 19.90", "EUR, 0.00", "JPY, 1200", "KWD, 1.234"})
    void an_amount_has_exactly_its_currencys_digits(String currency, String amount) {
        assertThat(errorsOfOrder(currency, amount, IMAGE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EUR, 19", "EUR, 19.9", "KWD, 1.23"})
    void an_amount_with_too_few_digits_is_refused(String currency, String amount) {
        assertThat(errorsOfOrder(currency, amount, IMAGE)).containsExactly("/lines/0/unitPrice TOO_FEW_DIGITS");
    }

    @ParameterizedTest
    @CsvSource({"EUR, 19.990", "JPY, 1200.0", "KWD, 1.2345"})
    void an_amount_with_too_many_digits_is_refused(String currency, String amount) {
        assertThat(errorsOfOrder(currency, amount, IMAGE)).containsExactly("/lines/0/unitPrice TOO_MANY_DIGITS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "//shop.example/x.jpg", "https://", "shoe.jpg"})
    void a_picture_that_is_no_web_address_is_refused(String address) {
        assertThat(errorsOfOrder("EUR", "19.99", address)).containsExactly("/lines/0/imageUrl INVALID_FORMAT");
    }

    @Test
    void a_quantity_of_any_size_is_read_so_that_the_order_says_how_many_are_left() {
        ReturnRequest request = read(
                """
                {"orderNumber": "1001", "items": [{"lineId": "1", "quantity": 1000000, "reason": "TOO_SMALL"}]}
                """,
                body -> new ReturnBody(order -> Optional.empty())
                        .read(new Caller("demo", Role.STOREFRONT, "k1"), body));

        assertThat(request.items().getFirst().quantity()).isEqualTo(1_000_000);
    }

    private static Policy policy(String more) {
        return read(
                        """
                        {"returnAddress": {"name": "Demo Retouren", "street": "Kehrwieder", "houseNumber": "1",
                         "postalCode": "20457", "city": "Hamburg", "country": "DE"}%s}
                        """
                                .formatted(more),
                        body -> PolicyBody.read("demo", body))
                .apply(1);
    }

    @Test
    void a_policy_without_holiday_regions_has_the_ones_of_hamburg_and_an_empty_list_has_none() {
        assertThat(policy("").holidayRegions()).containsExactly("DE-HH");
        assertThat(policy(", \"holidayRegions\": []").holidayRegions()).isEmpty();
    }

    @Test
    void a_policy_without_fees_is_written_as_it_is_documented() {
        assertThat(policy("").returnShippingFee()).hasToString("0.00");
        assertThat(policy("").keepItemBelow()).hasToString("0.00");
    }
}
