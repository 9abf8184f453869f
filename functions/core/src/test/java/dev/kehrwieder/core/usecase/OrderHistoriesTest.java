package dev.kehrwieder.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What holds of any order, whatever is done with it in whatever sequence. {@code -Dseed=…} plays one history again,
 * {@code -Dorders=…} more or fewer than usual.
 */
final class OrderHistoriesTest {
    private static final long FIRST_SEED = 20_261_124L;

    @Test
    void units_and_money_are_exact_in_any_history_of_any_order() {
        Long seed = Long.getLong("seed");
        int orders = Integer.getInteger("orders", 100_000);
        LongStream seeds = seed == null ? LongStream.range(FIRST_SEED, FIRST_SEED + orders) : LongStream.of(seed);
        long began = System.nanoTime();
        HistoryTally tally = seeds.parallel()
                .mapToObj(OrderHistory::play)
                .collect(HistoryTally::new, HistoryTally::plus, HistoryTally::plus);
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();

        System.out.println("Played in " + seconds + " s: " + tally);
        assertThat(tally.orders).isEqualTo(seed == null ? orders : 1);
    }
}
