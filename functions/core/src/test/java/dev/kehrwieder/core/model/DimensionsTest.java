package dev.kehrwieder.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class DimensionsTest {
    @Test
    void girth_counts_the_longest_side_once_whichever_it_was_called() {
        assertThat(new Dimensions(1200, 600, 600).girthMm()).isEqualTo(3600);
        assertThat(new Dimensions(600, 1200, 600).girthMm()).isEqualTo(3600);
        assertThat(new Dimensions(600, 600, 1200).longestMm()).isEqualTo(1200);
    }

    @Test
    void nothing_is_flat() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Dimensions(1, 0, 1));
    }
}
