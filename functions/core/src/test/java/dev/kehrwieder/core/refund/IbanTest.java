package dev.kehrwieder.core.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are those of the SWIFT registry. */
final class IbanTest {
    @ParameterizedTest
    @CsvSource({
        "DE89 3704 0044 0532 0130 00,DE89370400440532013000",
        "gb29 nwbk 6016 1331 9268 19,GB29NWBK60161331926819",
        "FR1420041010050500013M02606,FR1420041010050500013M02606",
        "NO9386011117947,NO9386011117947",
        "MT84MALT011000012345MTLCAST001S,MT84MALT011000012345MTLCAST001S"
    })
    void an_account_is_read_as_people_type_it(String typed, String text) {
        assertThat(Iban.parse(typed)).contains(new Iban(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DE89 3704 0044 0532 0130 01",
                "DE8937040044053201300",
                "DE893704004405320130000",
                "DE98370400440532013000",
                "BR1800360305000010009795493C1",
                "XX89370400440532013000",
                "DE89-3704-0044-0532-0130-00",
                "ＤＥ89370400440532013000"
            })
    void wrong_digits_a_wrong_length_and_accounts_outside_of_sepa_are_none(String typed) {
        assertThat(Iban.parse(typed)).isEmpty();
    }

    @Test
    void two_neighbours_that_changed_places_are_noticed() {
        assertThat(Iban.parse("DE89 3704 0044 0532 0103 00")).isEmpty();
    }

    @Test
    void it_tells_nobody_its_number() {
        assertThat(new Iban("DE89370400440532013000").toString()).isEqualTo("DE…");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Iban("DE00370400440532013000"))
                .withMessageNotContaining("3704");
    }
}
