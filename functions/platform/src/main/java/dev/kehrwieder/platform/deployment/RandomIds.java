package dev.kehrwieder.platform.deployment;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.port.Ids;
import java.util.random.RandomGenerator;

/**
 * RMA numbers such as {@code R7F3K9X2M42}: 45 random bits in letters that nobody mistakes for others when reading them
 * aloud (Crockford's base 32), and a check character that finds every wrong letter, and swapped neighbours unless they are
 * sixteen letters apart.
 */
final class RandomIds implements Ids {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 9;

    private final RandomGenerator random;

    RandomIds(RandomGenerator random) {
        this.random = requireNonNull(random, "random is null");
    }

    @Override
    public String rma() {
        StringBuilder rma = new StringBuilder("R");
        int check = 0;
        for (int place = 1; place <= LENGTH; place++) {
            int letter = random.nextInt(LETTERS.length());
            rma.append(LETTERS.charAt(letter));
            // Odd weights are invertible modulo 32: no single wrong letter goes unnoticed.
            check += (2 * place - 1) * letter;
        }
        return rma.append(LETTERS.charAt(check % LETTERS.length())).toString();
    }
}
