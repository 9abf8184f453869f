package dev.kehrwieder.core.money;

import static dev.kehrwieder.core.Fixtures.EUR;
import static dev.kehrwieder.core.Fixtures.eur;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProrationTest {
    private static final int CASES = 20_000;

    @ParameterizedTest
    @CsvSource({"0,1,30.00", "1,1,29.99", "2,1,30.00", "0,2,59.99", "1,2,59.99", "0,3,89.99"})
    void three_at_33_33_less_10_00_are_worth_89_99_in_every_split(int before, int count, String worth) {
        assertThat(Proration.next(eur("89.99"), 3, before, count)).isEqualTo(eur(worth));
    }

    @Test
    void a_discount_is_spread_by_largest_remainder() {
        // 10.00 over 20 : 30 : 49.99 of 99.99: exact 2.0002, 3.0003, 4.9994…
        assertThat(Proration.spread(eur("10.00"), List.of(eur("20.00"), eur("30.00"), eur("49.99"))))
                .containsExactly(eur("2.00"), eur("3.00"), eur("5.00"));
    }

    @Test
    void of_equal_remainders_the_earlier_line_takes_the_cent() {
        assertThat(Proration.spread(eur("0.02"), List.of(eur("5.00"), eur("5.00"), eur("5.00"))))
                .containsExactly(eur("0.01"), eur("0.01"), eur("0.00"));
    }

    @Test
    void a_free_line_bears_no_discount() {
        assertThat(Proration.spread(eur("1.01"), List.of(eur("0.00"), eur("3.00"), eur("0.00"))))
                .containsExactly(eur("0.00"), eur("1.01"), eur("0.00"));
    }

    @Test
    void nothing_over_nothing_is_nothing() {
        assertThat(Proration.spread(eur("0.00"), List.of(eur("0.00"), eur("0.00"))))
                .containsExactly(eur("0.00"), eur("0.00"));
    }

    @Test
    void the_largest_amounts_are_spread_without_overflow() {
        Money most = new Money(Long.MAX_VALUE, EUR);

        assertThat(Proration.spread(most, List.of(most, most)))
                .containsExactly(new Money(Long.MAX_VALUE / 2 + 1, EUR), new Money(Long.MAX_VALUE / 2, EUR));
    }

    @Test
    void spread_shares_add_up_and_none_exceeds_its_line() {
        for (int i = 0; i < CASES; i++) {
            long seed = 42_000_000L + i;
            Random random = new Random(seed);
            List<Money> weights = random.longs(1 + random.nextInt(8), 0, 20_000)
                    .mapToObj(minor -> new Money(minor, EUR))
                    .toList();
            long sum = weights.stream().mapToLong(Money::minor).sum();
            Money total = new Money(sum == 0 ? 0 : random.nextLong(sum + 1), EUR);

            List<Money> shares = Proration.spread(total, weights);

            assertThat(shares.stream().mapToLong(Money::minor).sum())
                    .as("seed %d", seed)
                    .isEqualTo(total.minor());
            for (int line = 0; line < weights.size(); line++) {
                assertThat(shares.get(line).minor())
                        .as("seed %d, line %d", seed, line)
                        .isBetween(0L, weights.get(line).minor());
            }
        }
    }

    @Test
    void the_units_of_a_line_add_up_to_it_in_every_split() {
        for (int i = 0; i < CASES; i++) {
            long seed = 7_000_000L + i;
            Random random = new Random(seed);
            int units = 1 + random.nextInt(50);
            Money whole = new Money(random.nextLong(random.nextBoolean() ? 100 : 10_000_000), EUR);

            List<Money> parts = split(whole, units, random);

            assertThat(parts.stream().mapToLong(Money::minor).sum())
                    .as("seed %d: %s over %d units in %d parts", seed, whole, units, parts.size())
                    .isEqualTo(whole.minor());
            assertThat(parts).as("seed %d", seed).noneMatch(Money::isNegative);
        }
    }

    @Test
    void no_unit_is_a_cent_off_its_exact_worth() {
        for (int units = 1; units <= 40; units++) {
            Money whole = eur("89.99");
            for (int before = 0; before < units; before++) {
                double exact = 8999.0 / units;
                assertThat(Math.abs(Proration.next(whole, units, before, 1).minor() - exact))
                        .as("unit %d of %d", before + 1, units)
                        .isLessThan(1.0);
            }
        }
    }

    private static List<Money> split(Money whole, int units, Random random) {
        List<Money> parts = new ArrayList<>();
        int before = 0;
        for (long count : counts(units, random)) {
            parts.add(Proration.next(whole, units, before, (int) count));
            before += (int) count;
        }
        return parts;
    }

    private static long[] counts(int units, Random random) {
        LongStream.Builder counts = LongStream.builder();
        for (int left = units; left > 0; ) {
            int count = 1 + random.nextInt(left);
            counts.add(count);
            left -= count;
        }
        return counts.build().toArray();
    }
}
