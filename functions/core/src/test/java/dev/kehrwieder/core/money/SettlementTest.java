package dev.kehrwieder.core.money;

import static dev.kehrwieder.core.Fixtures.EUR;
import static dev.kehrwieder.core.Fixtures.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SettlementTest {
    private static final Money ZERO = eur("0.00");

    @Test
    void what_does_not_add_up_cannot_be_made() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settled("29.99", "30.00", List.of(), Set.of(), List.of()))
                .withMessageContaining("does not add up");
    }

    @Test
    void nothing_is_nothing() {
        assertThat(Settlement.nothing(EUR).netRefund()).isEqualTo(ZERO);
        assertThat(Settlement.nothing(EUR).plus(Settlement.nothing(EUR))).isEqualTo(Settlement.nothing(EUR));
    }

    @Test
    void two_steps_are_one_settlement_with_their_taxes_by_rate() {
        Settlement first = settled(
                "30.00",
                "30.00",
                List.of(new TaxAmount(new BigDecimal("0.19"), eur("25.21"), eur("4.79"))),
                Set.of(SettlementNote.FEE_SUPPRESSED_FAULT),
                List.of("first"));
        Settlement second = settled(
                "40.70",
                "40.70",
                List.of(
                        new TaxAmount(new BigDecimal("0.07"), eur("10.00"), eur("0.70")),
                        new TaxAmount(new BigDecimal("0.19"), eur("25.21"), eur("4.79"))),
                Set.of(SettlementNote.FEE_CAPPED),
                List.of("second"));

        Settlement both = first.plus(second);

        assertThat(both.netRefund()).isEqualTo(eur("70.70"));
        assertThat(both.taxes())
                .containsExactly(
                        new TaxAmount(new BigDecimal("0.19"), eur("50.42"), eur("9.58")),
                        new TaxAmount(new BigDecimal("0.07"), eur("10.00"), eur("0.70")));
        assertThat(both.notes())
                .containsExactlyInAnyOrder(SettlementNote.FEE_SUPPRESSED_FAULT, SettlementNote.FEE_CAPPED);
        assertThat(both.trace()).containsExactly("first", "second");
    }

    private static Settlement settled(
            String itemSubtotal,
            String netRefund,
            List<TaxAmount> taxes,
            Set<SettlementNote> notes,
            List<String> trace) {
        return new Settlement(
                EUR,
                eur(itemSubtotal),
                ZERO,
                ZERO,
                ZERO,
                ZERO,
                ZERO,
                ZERO,
                ZERO,
                ZERO,
                eur(netRefund),
                ZERO,
                List.of(),
                taxes,
                notes,
                trace);
    }
}
