package dev.kehrwieder.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrackingNumbersTest {
    /** Printed examples: the GS1 SSCC example, EAN-13 of the GS1 and ISBN manuals, EAN-8, UPC-A. */
    @ParameterizedTest
    @CsvSource({
        "10614141234567890, 8",
        "37610425002123456, 9",
        "400638133393, 1",
        "978316148410, 0",
        "7351353, 7",
        "03600029145, 2"
    })
    void check_digit_is_that_of_published_numbers(String digits, char check) {
        assertThat(TrackingNumbers.checkDigit(digits)).isEqualTo(check);
    }

    @Test
    void number_is_an_sscc_with_its_application_identifier() {
        String number = TrackingNumbers.of("demo", "RT-7F3K9X2M", 1, 1);

        assertThat(number).matches("009[0-9]{17}");
        assertThat(TrackingNumbers.isValid(number)).isTrue();
    }

    @Test
    void same_parcel_has_the_same_number_for_ever() {
        assertThat(TrackingNumbers.of("demo", "RT-7F3K9X2M", 1, 1)).isEqualTo("00952998175722510439");
    }

    @Test
    void shops_returns_and_parcels_have_numbers_of_their_own() {
        Set<String> numbers = new HashSet<>();
        for (int parcel = 1; parcel <= 1000; parcel++) {
            numbers.add(TrackingNumbers.of("demo", "RT-1", parcel, 1));
            numbers.add(TrackingNumbers.of("demo", "RT-11", parcel, 1));
            numbers.add(TrackingNumbers.of("other", "RT-1", parcel, 1));
            numbers.add(TrackingNumbers.of("demo", "RT-1", parcel, 2));
        }
        assertThat(numbers).hasSize(4000).allMatch(TrackingNumbers::isValid);
    }

    @Test
    void one_wrong_digit_is_found_wherever_it_is() {
        String number = TrackingNumbers.of("demo", "RT-7F3K9X2M", 1, 1);
        for (int at = 0; at < number.length(); at++) {
            StringBuilder wrong = new StringBuilder(number);
            wrong.setCharAt(at, (char) ('0' + (number.charAt(at) - '0' + 1) % 10));
            assertThat(TrackingNumbers.isValid(wrong.toString()))
                    .as("digit %d", at)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "00", "0010614141234567890", "001061414123456789X8", "00106141412345678908 ", "JD014600003"})
    void what_is_not_twenty_digits_is_not_valid(String text) {
        assertThat(TrackingNumbers.isValid(text)).isFalse();
    }

    @Test
    void published_sscc_is_valid() {
        assertThat(TrackingNumbers.isValid("00106141412345678908")).isTrue();
    }

    @Test
    void check_digit_of_letters_and_parcel_nought_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> TrackingNumbers.checkDigit("12A"));
        assertThatIllegalArgumentException().isThrownBy(() -> TrackingNumbers.checkDigit(""));
        assertThatIllegalArgumentException().isThrownBy(() -> TrackingNumbers.of("demo", "RT-1", 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> TrackingNumbers.of("demo", "RT-1", 1, 0));
    }
}
