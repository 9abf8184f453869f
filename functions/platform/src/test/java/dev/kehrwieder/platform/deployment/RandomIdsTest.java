package dev.kehrwieder.platform.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RandomIdsTest {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final RandomIds ids = new RandomIds(new Random(7));

    /** The rule, told in another way than the class tells it. */
    private static boolean checks(String rma) {
        int sum = IntStream.rangeClosed(1, 9)
                .map(place -> (2 * place - 1) * LETTERS.indexOf(rma.charAt(place)))
                .sum();
        return LETTERS.indexOf(rma.charAt(10)) == sum % 32;
    }

    @Test
    void a_number_is_r_nine_letters_and_a_check_character() {
        for (int i = 0; i < 1_000; i++) {
            String rma = ids.rma();
            assertThat(rma).matches("R[0-9A-HJKMNP-TV-Z]{10}");
            assertThat(checks(rma)).as(rma).isTrue();
        }
    }

    @Test
    void the_number_of_the_samples_is_one() {
        assertThat(checks(ReturnJourney.RMA)).isTrue();
    }

    @Test
    void every_single_wrong_letter_is_found() {
        String rma = ids.rma();
        for (int place = 1; place <= 10; place++) {
            for (char wrong : LETTERS.toCharArray()) {
                String typed = rma.substring(0, place) + wrong + rma.substring(place + 1);
                assertThat(checks(typed)).as(typed).isEqualTo(typed.equals(rma));
            }
        }
    }

    @Test
    void swapped_neighbours_are_found_unless_they_are_sixteen_apart() {
        for (int i = 0; i < 1_000; i++) {
            String rma = ids.rma();
            for (int place = 1; place < 9; place++) {
                char one = rma.charAt(place);
                char other = rma.charAt(place + 1);
                String typed = rma.substring(0, place) + other + one + rma.substring(place + 2);
                boolean same = Math.abs(LETTERS.indexOf(one) - LETTERS.indexOf(other)) % 16 == 0;
                assertThat(checks(typed)).as(rma + " typed as " + typed).isEqualTo(same);
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_numbers_and_no_number_comes_twice() {
        RandomIds twin = new RandomIds(new Random(7));
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> ids.rma()).toList())
                .isEqualTo(IntStream.range(0, 1_000).mapToObj(i -> twin.rma()).toList())
                .doesNotHaveDuplicates();
    }
}
