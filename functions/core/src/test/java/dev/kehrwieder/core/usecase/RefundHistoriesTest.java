package dev.kehrwieder.core.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What holds of the money of any order, wherever a function is stopped and whatever the provider does. {@code -Dseed=…} plays
 * one history again, {@code -Dhistories=…} more or fewer than usual.
 */
final class RefundHistoriesTest {
    private static final long FIRST_SEED = 20_261_127L;

    @Test
    void the_providers_books_and_ours_agree_to_the_cent_in_any_history() {
        Long seed = Long.getLong("seed");
        int histories = Integer.getInteger("histories", 10_000);
        LongStream seeds = seed == null ? LongStream.range(FIRST_SEED, FIRST_SEED + histories) : LongStream.of(seed);
        long began = System.nanoTime();
        Map<String, Integer> tally = seeds.parallel()
                .mapToObj(RefundHistory::play)
                .collect(TreeMap::new, RefundHistoriesTest::add, RefundHistoriesTest::add);
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();

        System.out.println("Played in " + seconds + " s: " + tally);
        assertThat(tally.get("histories")).isEqualTo(seed == null ? histories : 1);
    }

    private static void add(Map<String, Integer> sum, Map<String, Integer> more) {
        more.forEach((what, count) -> sum.merge(what, count, Integer::sum));
    }
}
