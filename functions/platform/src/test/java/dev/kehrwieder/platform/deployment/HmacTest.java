package dev.kehrwieder.platform.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HmacTest {
    private static final byte[] TEXT = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);

    /** RFC 4231, section 4.3. */
    private static final String EXPECTED = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    void it_is_the_one_of_the_standard() {
        assertThat(HexFormat.of().formatHex(Hmac.sha256("Jefe", TEXT))).isEqualTo(EXPECTED);
        assertThat(Hmac.matches("Jefe", TEXT, EXPECTED)).isTrue();
        assertThat(Hmac.matches("Jefe", TEXT, EXPECTED.toUpperCase(Locale.ROOT)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "no hexadecimal text",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec38",
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3844"
            })
    void nothing_else_matches(String other) {
        assertThat(Hmac.matches("Jefe", TEXT, other)).isFalse();
        assertThat(Hmac.matches("other", TEXT, EXPECTED)).isFalse();
    }
}
