package dev.kehrwieder.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventIdTest {
    @Test
    void its_text_is_read_back_and_sorts_as_the_trail_does() {
        EventId second = new EventId(2, 10);
        EventId tenth = new EventId(10, 0);

        assertThat(second).hasToString("000000002#10");
        assertThat(EventId.parse("000000002#10")).isEqualTo(second);
        assertThat(second).isLessThan(tenth);
        assertThat(Stream.of(tenth, second).map(EventId::toString).sorted())
                .containsExactly("000000002#10", "000000010#00");
    }

    @Test
    void it_reads_the_same_whatever_the_machines_language() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(new EventId(2, 1)).hasToString("000000002#01");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2#1", "000000000#00", "000000002#1", "000000002#00 "})
    void other_texts_are_none(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> EventId.parse(text));
    }
}
