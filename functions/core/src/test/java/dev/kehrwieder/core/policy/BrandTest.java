package dev.kehrwieder.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BrandTest {
    private static Brand brand(String name, String logoUrl, String sender) {
        return new Brand(
                name, Brand.DEFAULT_COLOR, Optional.of(logoUrl), Optional.of(sender), Optional.empty(), Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/logo.png",
                "https://shop.example:8443/a%20b/logo?w=400&h=96",
                "https://xn--mller-jua.example/logo.svg"
            })
    void a_logo_lies_on_the_web(String url) {
        assertThat(Brand.isLogoUrl(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "logo.png",
                "http://shop.example/logo.png",
                "//shop.example/logo.png",
                "https:///logo.png",
                "https://ada:secret@shop.example/logo.png",
                "https://ada@shop.example/logo.png",
                "https://shop.example/a b.png",
                "https://shop.example/\"onload=\"alert(1)",
                "https://shop.example/<script>",
                "https://shop.example/\r\nX: y",
                "https://shop.example/größe.png",
                "javascript:alert(1)",
                "data:image/png;base64,AA=="
            })
    void anything_else_is_no_logo(String url) {
        assertThat(Brand.isLogoUrl(url)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> brand("Demo", url, "returns@shop.example"));
    }

    @Test
    void a_shop_has_a_name_and_an_address_of_its_own() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> brand(" ", "https://shop.example/l.png", "returns@shop.example"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> brand("Demo", "https://shop.example/l.png", "a@shop.example\r\nBcc: x@example.org"));
    }

    @ParameterizedTest
    @CsvSource({"de-DE, sorgfältig", "de-CH, sorgfältig", "en-GB, with care", "fr-FR, with care"})
    void packing_is_told_in_the_language_of_the_mail(String locale, String words) {
        Brand brand = new Brand(
                "Demo",
                Brand.DEFAULT_COLOR,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("de", "sorgfältig", "en", "with care"));

        assertThat(brand.packing(Locale.forLanguageTag(locale))).contains(words);
        assertThat(Brand.named("Demo").packing(Locale.forLanguageTag(locale))).isEmpty();
    }
}
