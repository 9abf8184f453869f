package dev.kehrwieder.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class CodeWordsTest {

    @Test
    void built_in_codes_have_words_in_both_languages() {
        assertThat(CodeWords.means("CARD", Locale.GERMAN)).isEqualTo("Karte");
        assertThat(CodeWords.declineReason("FINAL_SALE", Locale.UK))
                .isEqualTo("The item was excluded from voluntary returns.");
    }

    @Test
    void an_unknown_code_is_never_shown_to_a_shopper() {
        assertThat(CodeWords.declineReason("OTHER", Locale.GERMANY)).isEmpty();
        assertThat(CodeWords.means("CRYPTO_17", Locale.UK)).isEqualTo("your original means of payment");
    }
}
