package dev.kehrwieder.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaletteTest {

    /** The last one is the least gray that can be read on white, which is widely known. */
    @ParameterizedTest
    @CsvSource({"#000000, #ffffff, 21", "#1f5f99, #1f5f99, 1", "#ff0000, #ffffff, 3.998", "#767676, #ffffff, 4.54"})
    void contrast_is_the_one_of_wcag(String one, String other, double expected) {
        assertThat(Color.of(one).contrast(Color.of(other))).isCloseTo(expected, within(0.005));
    }

    @Test
    void every_color_of_a_shop_gives_text_that_can_be_read_on_light_and_on_dark() {
        assertThat(colors()).allSatisfy(hex -> {
            Palette palette = Palette.of(hex);
            for (Palette.Shades shades : List.of(palette.light(), palette.dark())) {
                assertReadable(shades.text(), shades.card());
                assertReadable(shades.text(), shades.tint());
                assertReadable(shades.soft(), shades.card());
                assertReadable(shades.accent(), shades.card());
                assertReadable(shades.accent(), shades.tint());
                assertReadable(shades.button().text(), shades.button().color());
            }
        });
    }

    @Test
    void a_button_has_the_shops_color_on_light_and_one_that_stands_out_on_dark() {
        assertThat(Palette.of("#1F5F99").light().button()).isEqualTo(new Palette.Ground("#1f5f99", "#ffffff"));
        assertThat(Palette.of("#f2b705").light().button()).isEqualTo(new Palette.Ground("#f2b705", "#050505"));
        assertThat(Palette.of("#101010").dark().button().color())
                .isEqualTo(Palette.of("#101010").dark().accent());
    }

    @Test
    void a_color_that_can_be_read_is_left_as_it_is() {
        assertThat(Palette.of("#1f5f99").light().accent()).isEqualTo("#1f5f99");
        assertThat(Palette.of("#f2b705").dark().accent()).isEqualTo("#f2b705");
    }

    private static void assertReadable(String text, String ground) {
        assertThat(Color.of(text).contrast(Color.of(ground)))
                .as("%s on %s", text, ground)
                .isGreaterThanOrEqualTo(Color.READABLE);
    }

    /** Black, white and what lies between in steps of a sixteenth. */
    private static Stream<String> colors() {
        return IntStream.range(0, 17 * 17 * 17)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "#%02x%02x%02x",
                        Math.min(255, i / 289 * 16),
                        Math.min(255, i / 17 % 17 * 16),
                        Math.min(255, i % 17 * 16)));
    }
}
