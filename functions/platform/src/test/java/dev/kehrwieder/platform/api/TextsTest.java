package dev.kehrwieder.platform.api;

import static dev.kehrwieder.core.Fixtures.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.money.Money;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextsTest {
    @ParameterizedTest
    @CsvSource({"EUR,19.9,19.90", "EUR,0,0.00", "JPY,1200,1200", "KWD,1.2,1.200"})
    void an_amount_has_exactly_its_currencys_digits(String currency, String amount, String text) {
        Money money = Money.of(new BigDecimal(amount), Currency.getInstance(currency));
        assertThat(Texts.amount(money)).isEqualTo(text);
    }

    @Test
    void a_time_has_an_offset() {
        assertThat(Texts.time(at("2026-11-10T10:00:00+01:00"))).isEqualTo("2026-11-10T09:00:00Z");
        assertThat(Texts.time(at("2026-12-06T00:00:00+01:00"), ZoneId.of("Europe/Berlin")))
                .isEqualTo("2026-12-06T00:00:00+01:00");
        assertThat(Texts.time(at("2026-12-06T00:00:00Z"), ZoneId.of("UTC"))).isEqualTo("2026-12-06T00:00:00Z");
    }
}
