package dev.kehrwieder.carriers.easypost;

import static org.assertj.core.api.Assertions.assertThat;

import com.easypost.Constants;
import com.easypost.model.Rate;
import dev.kehrwieder.core.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateChoiceTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final EasyPostAccount ANY = new EasyPostAccount("k", "s", List.of(), List.of());

    /** As the client reads it. */
    private static Rate rate(String id, String amount, String currency) {
        return Constants.Http.GSON.fromJson(
                """
                {"id":"%s","carrier":"USPS","service":"First","rate":"%s","currency":"%s","carrier_account_id":"ca_1"}"""
                        .formatted(id, amount, currency),
                Rate.class);
    }

    private static Optional<String> chosen(Rate... rates) {
        return RateChoice.cheapest(List.of(rates), ANY, USD).map(Rate::getId);
    }

    @Test
    void the_cheapest_is_chosen_and_of_equal_ones_always_the_same() {
        assertThat(chosen(rate("b", "5.57", "USD"), rate("a", "5.58", "USD"))).contains("b");
        assertThat(chosen(rate("b", "5.57", "USD"), rate("a", "5.570", "USD"))).contains("a");
        assertThat(chosen(rate("a", "10.00", "USD"), rate("b", "9.00", "USD"))).contains("b");
    }

    @Test
    void amounts_of_two_currencies_are_not_compared() {
        assertThat(chosen(rate("a", "5.00", "CAD"), rate("b", "7.00", "USD"))).contains("b");
        assertThat(chosen(rate("a", "5.00", "CAD"), rate("b", "7.00", "CAD"))).contains("a");
        assertThat(chosen(rate("a", "5.00", "CAD"), rate("b", "7.00", "EUR"))).isEmpty();
    }

    @Test
    void what_is_no_whole_rate_is_none() {
        assertThat(chosen(Constants.Http.GSON.fromJson("{\"id\":\"a\"}", Rate.class)))
                .isEmpty();
        assertThat(RateChoice.cheapest(null, ANY, USD)).isEmpty();
        assertThat(RateChoice.price(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5.57, USD", "0.29, USD", "1234.56, EUR", "99999.99, USD", "100, JPY"})
    void a_price_is_kept_to_the_cent(String amount, String currency) {
        assertThat(RateChoice.price(rate("a", amount, currency)))
                .contains(Money.of(new BigDecimal(amount), Currency.getInstance(currency)));
    }

    @ParameterizedTest
    @CsvSource({"5.575, USD", "5.57, XYZ"})
    void a_price_that_cannot_be_said_to_the_cent_is_not_known(String amount, String currency) {
        assertThat(RateChoice.price(rate("a", amount, currency))).isEmpty();
    }
}
