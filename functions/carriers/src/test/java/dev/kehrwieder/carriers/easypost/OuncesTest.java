package dev.kehrwieder.carriers.easypost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OuncesTest {
    @ParameterizedTest
    @CsvSource({
        "1, 0.1",
        "2, 0.1",
        "3, 0.2",
        "28, 1.0",
        "29, 1.1",
        "453, 16.0",
        "454, 16.1",
        "1000, 35.3",
        "31500, 1111.2"
    })
    void grams_are_rounded_up_to_a_tenth_of_an_ounce(int grams, String ounces) {
        assertThat(Ounces.ofGrams(grams)).isEqualByComparingTo(ounces);
    }
}
