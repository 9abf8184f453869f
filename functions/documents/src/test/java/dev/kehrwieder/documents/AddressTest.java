package dev.kehrwieder.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            Kehrwieder | 2 | 20457 | Hamburg | DE-HH | DE | Kehrwieder 2 / 20457 Hamburg / GERMANY
            Bahnhofstrasse | 1 | 8001 | Zürich | CH-ZH | CH | Bahnhofstrasse 1 / 8001 Zürich / SWITZERLAND
            5th Avenue | 350 | 10118 | New York | US-NY | US | 350 5th Avenue / New York, NY 10118 / UNITED STATES
            5th Avenue | 350 | 10118 | New York | '' | US | 350 5th Avenue / New York 10118 / UNITED STATES
            Wellington Street | 111 | K1A 0A9 | Ottawa | CA-ON | CA | 111 Wellington Street / Ottawa, ON K1A 0A9 / CANADA
            George Street | 1 | 2000 | Sydney | AU-NSW | AU | 1 George Street / Sydney, NSW 2000 / AUSTRALIA
            Downing Street | 10 | SW1A 2AA | London | GB-LND | GB | 10 Downing Street / London / SW1A 2AA / UNITED KINGDOM
            Main Street | 5 | D02 X285 | Dublin 2 | '' | IE | 5 Main Street / Dublin 2 / D02 X285 / IRELAND
            rue de Rivoli | 99 | 75001 | Paris | FR-75 | FR | 99 rue de Rivoli / 75001 Paris / FRANCE
            Via Roma | 1 | 00144 | Roma | IT-RM | IT | Via Roma 1 / 00144 Roma RM / ITALY
            Queen Street | 3 | 1010 | Auckland | '' | NZ | 3 Queen Street / Auckland 1010 / NEW ZEALAND
            """)
    void lines_are_in_the_order_of_their_country(
            String street, String number, String code, String city, String region, String country, String lines) {
        assertThat(new Address("Ada", street, number, code, city, region, country).lines())
                .isEqualTo(List.of(("Ada / " + lines).split(" / ")));
    }

    @Test
    void what_is_not_known_leaves_no_blank_and_no_empty_line() {
        assertThat(new Address("", "Kehrwieder", "", "", "Hamburg", "", "").lines())
                .containsExactly("Kehrwieder", "Hamburg");
        assertThat(new Address("", "", "", "", "", "", "").lines()).isEmpty();
    }

    /** The names are printed on labels all over the world, whatever the machine that draws them speaks. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "en"})
    void countries_are_named_in_english(String language) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.of(language));
        try {
            assertThat(Labels.SHOP.lines()).last().isEqualTo("GERMANY");
        } finally {
            Locale.setDefault(before);
        }
    }
}
