package dev.kehrwieder.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CustomsUnionTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
            DE, DE, false
            FR, DE, false
            MC, DE, false
            AX, DE, false
            RE, DE, false
            GB, DE, true
            CH, DE, true
            NO, DE, true
            GG, DE, true
            GL, DE, true
            LI, DE, true
            DE, CH, true
            CH, CH, false
            '', DE, false
            """)
    void customs_ask_between_two_countries_that_are_not_both_inside(String sender, String receiver, boolean asks) {
        assertThat(CustomsUnion.asks(sender, receiver)).isEqualTo(asks);
    }
}
