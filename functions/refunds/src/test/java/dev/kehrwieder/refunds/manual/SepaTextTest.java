package dev.kehrwieder.refunds.manual;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SepaTextTest {
    @ParameterizedTest
    @CsvSource({
        "Ada Beispiel,Ada Beispiel",
        "Jürgen Größe-Öztürk,Juergen Groesse-Oeztuerk",
        "Łukasz Żółć,Lukasz Zolc",
        "Søren Ærø & Søn,Soren AEro + Son",
        "José  Núñez\u00a0Peña,Jose Nunez Pena",
        "//Shop//Nord/,Shop/Nord",
        "Đorđe Ðð Þór,Dorde Dd Thor",
        "Жанна,.....",
        "😀,.",
        "O’Neill,O'Neill",
        "<b>&amp;</b>,.b.+amp../b."
    })
    void letters_that_not_every_bank_takes_become_letters_that_it_takes(String text, String written) {
        assertThat(SepaText.of(text, 70)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"abcdef,3,abc", "ab cdef,3,ab", "ßßß,5,sssss"})
    void a_long_text_is_cut(String text, int longest, String written) {
        assertThat(SepaText.of(text, longest)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({"' '", "'/'", "''"})
    void nothing_is_a_full_stop(String text) {
        assertThat(SepaText.of(text, 70)).isEqualTo(".");
    }
}
