package dev.kehrwieder.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.policy.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PaletteTest {

    @Test
    void every_color_of_a_shop_gives_text_that_can_be_read_on_light_and_on_dark() {
        assertThat(colors()).allSatisfy(hex -> {
            Palette palette = Palette.of(new Color(hex));
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
        assertThat(Palette.of(new Color("#1F5f99")).light().button())
                .isEqualTo(new Palette.Ground("#1F5f99", "#ffffff"));
        assertThat(Palette.of(new Color("#f2b705")).light().button())
                .isEqualTo(new Palette.Ground("#f2b705", "#000000"));
        assertThat(Palette.of(new Color("#101010")).dark().button().color())
                .isEqualTo(Palette.of(new Color("#101010")).dark().accent());
    }

    @Test
    void a_color_that_can_be_read_is_left_as_it_is() {
        assertThat(Palette.of(new Color("#1f5f99")).light().accent()).isEqualTo("#1f5f99");
        assertThat(Palette.of(new Color("#f2b705")).dark().accent()).isEqualTo("#f2b705");
    }

    private static void assertReadable(String text, String ground) {
        assertThat(new Color(text).contrastTo(new Color(ground)))
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
