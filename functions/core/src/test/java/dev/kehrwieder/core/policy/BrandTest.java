package dev.kehrwieder.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandTest {
    private static final Optional<String> NONE = Optional.empty();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example/logo.png",
                "https://cdn.shop.example:8443/a/b.svg?v=1",
                "https://shop.example"
            })
    void a_logo_is_fetched_encrypted(String url) {
        assertThat(Brand.isLogoUrl(url)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "logo.png",
                "//shop.example/logo.png",
                "http://shop.example/logo.png",
                "HTTPS//shop.example",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA",
                "https:logo.png",
                "https:///logo.png",
                "https://ada@shop.example/logo.png",
                "https://ada:secret@shop.example/logo.png",
                "https://shop.example/\"onerror=\"x",
                "https://shop.example/<b>",
                "https://shop.example/a b.png",
                "https://shop.example/\nlogo.png",
                "https://shop.example/löwe.png"
            })
    void what_is_no_plain_address_of_the_encrypted_web_is_no_logo(String url) {
        assertThat(Brand.isLogoUrl(url)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Brand(NONE, NONE, Optional.of(url), NONE, NONE, Map.of()));
    }

    @Test
    void a_logo_has_an_address_of_at_most_500_characters() {
        String start = "https://shop.example/";
        assertThat(Brand.isLogoUrl(start + "a".repeat(500 - start.length()))).isTrue();
        assertThat(Brand.isLogoUrl(start + "a".repeat(501 - start.length()))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "1f5f99", "#1f5f9", "#1f5f999", "#1f5f9g", "#1f5f99;", "url(x)", "#1f5f99\n"})
    void a_color_has_six_hexadecimal_digits(String color) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Brand(NONE, Optional.of(color), NONE, NONE, NONE, Map.of()));
    }

    @Test
    void an_address_is_one_that_mail_is_delivered_to_and_no_error_repeats_it() {
        Optional<String> two = Optional.of("a@shop.example, b@shop.example");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Brand(NONE, NONE, NONE, two, NONE, Map.of()))
                .withMessage("not an e-mail address");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Brand(NONE, NONE, NONE, NONE, two, Map.of()))
                .withMessage("not an e-mail address");
    }

    @Test
    void a_size_is_found_by_its_code() {
        assertThat(LabelSize.of("4X6")).contains(LabelSize.FOUR_BY_SIX_INCHES);
        assertThat(LabelSize.of("A6")).contains(LabelSize.A6);
        assertThat(LabelSize.of("a6")).isEmpty();
    }
}
