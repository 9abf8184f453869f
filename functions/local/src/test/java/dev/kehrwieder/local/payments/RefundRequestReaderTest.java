package dev.kehrwieder.local.payments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.local.payments.RefundRequestReader.Result;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundRequestReaderTest {
    private static Result read(String json) {
        return RefundRequestReader.read(json.getBytes(UTF_8));
    }

    @Test
    void whole_request_is_read() {
        assertThat(read("{\"payment\":\"p\",\"amount\":\"19.99\",\"currency\":\"EUR\",\"metadata\":{\"rma\":\"R\"}}"))
                .isEqualTo(
                        new Result.Valid(new RefundRequest("p", new BigDecimal("19.99"), "EUR", Map.of("rma", "R"))));
    }

    @Test
    void metadata_may_be_absent() {
        assertThat(read("{\"payment\":\"p\",\"amount\":\"1.00\",\"currency\":\"EUR\"}"))
                .isEqualTo(new Result.Valid(new RefundRequest("p", new BigDecimal("1.00"), "EUR", Map.of())));
    }

    @ParameterizedTest
    @CsvSource({"0.00,EUR", "1.0,EUR", "1,EUR", "1.001,EUR", "-1.00,EUR", "1e2,EUR", "01.00,EUR", "1.00,JPY", "1.00,KWD"
    })
    void amount_that_is_nothing_or_has_not_its_currencys_digits_is_refused(String amount, String currency) {
        assertThat(read("{\"payment\":\"p\",\"amount\":\"%s\",\"currency\":\"%s\"}".formatted(amount, currency)))
                .isInstanceOfSatisfying(Result.Invalid.class, invalid -> assertThat(invalid.param())
                        .isEqualTo("amount"));
    }

    @ParameterizedTest
    @CsvSource({"1200,JPY", "1.234,KWD", "0.01,EUR"})
    void amount_with_its_currencys_digits_is_taken(String amount, String currency) {
        assertThat(read("{\"payment\":\"p\",\"amount\":\"%s\",\"currency\":\"%s\"}".formatted(amount, currency)))
                .isInstanceOf(Result.Valid.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "body     | {\"payment\"",
                "body     | []",
                "body     | {} {}",
                "payment  | {\"amount\":\"1.00\",\"currency\":\"EUR\"}",
                "payment  | {\"payment\":5,\"amount\":\"1.00\",\"currency\":\"EUR\"}",
                "currency | {\"payment\":\"p\",\"amount\":\"1.00\"}",
                "currency | {\"payment\":\"p\",\"amount\":\"1.00\",\"currency\":\"eur\"}",
                "currency | {\"payment\":\"p\",\"amount\":\"1.00\",\"currency\":\"XXX\"}",
                "amount   | {\"payment\":\"p\",\"amount\":1.00,\"currency\":\"EUR\"}",
                "amuont   | {\"payment\":\"p\",\"amuont\":\"1.00\",\"currency\":\"EUR\"}",
                "metadata | {\"payment\":\"p\",\"amount\":\"1.00\",\"currency\":\"EUR\",\"metadata\":{\"a\":1}}",
                "metadata | {\"payment\":\"p\",\"amount\":\"1.00\",\"currency\":\"EUR\",\"metadata\":[]}",
            })
    void wrong_field_is_named(String param, String json) {
        assertThat(read(json)).isInstanceOfSatisfying(Result.Invalid.class, invalid -> assertThat(invalid.param())
                .isEqualTo(param));
    }
}
