package dev.kehrwieder.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ColorTest {
    /** 17 levels of red, green and blue each, the ends among them. */
    private static Stream<Color> everyColor() {
        return IntStream.range(0, 17 * 17 * 17)
                .mapToObj(i -> new Color("#%02x%02x%02x".formatted(level(i % 17), level(i / 17 % 17), level(i / 289))));
    }

    private static int level(int step) {
        return Math.min(255, step * 16);
    }

    /** Figures that the calculators of W3C's own pages and of WebAIM give. */
    @ParameterizedTest
    @CsvSource({
        "#000000, #ffffff, 21.00",
        "#ffffff, #ffffff, 1.00",
        "#777777, #ffffff, 4.48",
        "#767676, #FFFFFF, 4.54",
        "#ff0000, #ffffff, 4.00",
        "#0000ff, #ffffff, 8.59"
    })
    void contrast_is_the_one_of_wcag(String one, String other, double expected) {
        assertThat(new Color(one).contrastTo(new Color(other))).isCloseTo(expected, within(0.005));
        assertThat(new Color(other).contrastTo(new Color(one))).isCloseTo(expected, within(0.005));
    }

    @Test
    void text_on_every_color_can_be_read() {
        assertThat(everyColor()).allMatch(color -> color.contrastTo(color.ofTextOnIt()) >= Color.READABLE);
        assertThat(new Color("#1f5f99").ofTextOnIt()).isEqualTo(Color.WHITE);
        assertThat(new Color("#ffd400").ofTextOnIt()).isEqualTo(Color.BLACK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#ffffff", "#e8f1fa", "#1e242b", "#000000"})
    void every_color_becomes_readable_on_light_and_dark(String background) {
        Color behind = new Color(background);
        assertThat(everyColor()).allMatch(color -> color.readableOn(behind).contrastTo(behind) >= Color.READABLE);
    }

    @Test
    void what_can_be_read_stays_as_it_is() {
        assertThat(new Color("#1F5f99").readableOn(Color.WHITE)).isEqualTo(new Color("#1F5f99"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "blue", "#fff", "1f5f99", "#1f5f9", "#1f5f999", "#1f5f9g", "#1f5f99;", "#１f5f99"})
    void what_is_no_color_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Color(text));
    }
}
