package dev.kehrwieder.refunds.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StripeAmountTest {
    @ParameterizedTest
    @CsvSource({
        "30.00,EUR,3000",
        "0.01,EUR,1",
        "500,JPY,500",
        "500,KRW,500",
        "5.120,KWD,5120",
        "0.010,TND,10",
        "5,ISK,500",
        "5,UGX,500",
        "5.00,MGA,5",
        "10.45,HUF,1045",
        "800.00,TWD,80000"
    })
    void an_amount_goes_out_in_stripes_minor_units(String amount, String currency, long minor) {
        assertThat(StripeAmount.of(money(amount, currency))).hasValue(minor);
    }

    @ParameterizedTest
    @CsvSource({"5.124,KWD", "0.001,BHD", "5.50,MGA"})
    void an_amount_that_stripe_cannot_pay_exactly_is_not_rounded(String amount, String currency) {
        assertThat(StripeAmount.of(money(amount, currency))).isEmpty();
    }

    private static Money money(String amount, String currency) {
        return Money.of(new BigDecimal(amount), Currency.getInstance(currency));
    }
}
