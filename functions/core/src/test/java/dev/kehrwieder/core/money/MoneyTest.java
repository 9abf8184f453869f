package dev.kehrwieder.core.money;

import static dev.kehrwieder.core.Fixtures.EUR;
import static dev.kehrwieder.core.Fixtures.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MoneyTest {
    private static final Currency YEN = Currency.getInstance("JPY");

    @ParameterizedTest
    @CsvSource({"JPY,1200,1200", "EUR,19.99,1999", "KWD,1.234,1234", "EUR,0.10,10", "JPY,0,0"})
    void an_amount_has_exactly_its_currencys_digits(String currency, String amount, long minor) {
        Money money = money(amount, currency);

        assertThat(money.minor()).isEqualTo(minor);
        assertThat(money.decimal().toPlainString()).isEqualTo(amount);
        assertThat(money).hasToString(amount + " " + currency);
    }

    @Test
    void trailing_zeros_beyond_the_digits_are_no_digits() {
        assertThat(money("1.500", "EUR")).isEqualTo(eur("1.50"));
        assertThat(money("12E2", "JPY")).isEqualTo(new Money(1200, YEN));
    }

    @ParameterizedTest
    @CsvSource({"JPY,1200.5", "EUR,0.001", "KWD,0.0001"})
    void an_amount_finer_than_the_currency_is_refused(String currency, String amount) {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> money(amount, currency));
    }

    @ParameterizedTest
    @CsvSource({"0.004,0.00", "0.005,0.01", "2.345,2.35", "2.3449999,2.34"})
    void a_figure_without_a_currency_is_rounded_half_up(String figure, String amount) {
        assertThat(Money.rounded(new BigDecimal(figure), EUR)).isEqualTo(eur(amount));
    }

    @ParameterizedTest
    @CsvSource({
        "33.33,15,5.00", // 4.9995
        "0.10,5,0.01", // 0.005
        "0.09,5,0.00", // 0.0045
        "10.00,12.5,1.25",
        "19.99,0,0.00",
        "19.99,100,19.99",
        "0.01,50,0.01",
    })
    void a_percentage_is_rounded_half_up_once(String amount, String percent, String part) {
        assertThat(eur(amount).percent(new BigDecimal(percent))).isEqualTo(eur(part));
    }

    @ParameterizedTest
    @CsvSource({
        "119.00,0.19,19.00",
        "89.99,0.19,14.37", // net 75.6218…
        "4.95,0.19,0.79", // net 4.1597…
        "1.07,0.07,0.07",
        "0.01,0.19,0.00",
        "10.00,0,0.00",
        "0.00,0.19,0.00",
    })
    void the_tax_in_an_amount_is_what_the_rounded_net_leaves(String gross, String rate, String tax) {
        assertThat(eur(gross).taxIncludedAt(new BigDecimal(rate))).isEqualTo(eur(tax));
    }

    @ParameterizedTest
    @CsvSource({"89.99,1,3,30.00", "89.99,2,3,59.99", "89.99,3,3,89.99", "0.01,1,2,0.01", "0.01,1,3,0.00", "7,0,5,0"})
    void a_share_is_rounded_half_up(String amount, long part, long whole, String share) {
        assertThat(eur(amount).share(part, whole)).isEqualTo(eur(share));
    }

    @Test
    void a_share_of_the_largest_amount_does_not_overflow_on_the_way() {
        Money most = new Money(Long.MAX_VALUE, EUR);

        assertThat(most.share(1000, 1000)).isEqualTo(most);
        assertThat(most.share(1, 2).minor()).isEqualTo(Long.MAX_VALUE / 2 + 1);
    }

    @Test
    void arithmetic_that_overflows_is_refused_and_never_wraps() {
        Money most = new Money(Long.MAX_VALUE, EUR);
        Money cent = new Money(1, EUR);

        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(cent));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> new Money(-2, EUR).minus(most));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.times(2));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.percent(new BigDecimal("101")));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> money("92233720368547758.08", "EUR"));
    }

    @Test
    void two_currencies_never_meet() {
        Money euro = eur("1.00");
        Money yen = new Money(100, YEN);

        assertThatIllegalArgumentException().isThrownBy(() -> euro.plus(yen)).withMessage("EUR met JPY");
        assertThatIllegalArgumentException().isThrownBy(() -> euro.minus(yen));
        assertThatIllegalArgumentException().isThrownBy(() -> euro.compareTo(yen));
        assertThatIllegalArgumentException().isThrownBy(() -> euro.atMost(yen));
    }

    @Test
    void what_has_no_minor_unit_is_no_money() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, Currency.getInstance("XXX")));
    }

    @Test
    void the_lesser_of_two_and_never_less_than_nothing() {
        assertThat(eur("2.00").atMost(eur("1.00"))).isEqualTo(eur("1.00"));
        assertThat(eur("1.00").atMost(eur("2.00"))).isEqualTo(eur("1.00"));
        assertThat(new Money(-1, EUR).orZero()).isEqualTo(eur("0.00"));
        assertThat(eur("0.01").orZero()).isEqualTo(eur("0.01"));
    }

    private static Money money(String amount, String currency) {
        return Money.of(new BigDecimal(amount), Currency.getInstance(currency));
    }
}
