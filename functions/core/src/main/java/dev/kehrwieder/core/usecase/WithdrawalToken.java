package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.Sha256;
import dev.kehrwieder.core.model.WithdrawalKey;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * What whoever drafts a withdrawal confirms it with: 128 random bits. The withdrawal's number follows from its hash, so
 * the token itself is stored nowhere, and a number on a receipt opens nothing.
 */
record WithdrawalToken(String text) {
    private static final int BYTES = 16;
    private static final int LETTERS_OF_NUMBER = 12;

    /** Crockford's base 32: letters that nobody mistakes for others when reading them aloud. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int BITS_OF_LETTER = 5;

    static WithdrawalToken next(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new WithdrawalToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    WithdrawalKey key(String shop) {
        long bits = ByteBuffer.wrap(Sha256.of(text)).getLong();
        StringBuilder number = new StringBuilder("W");
        for (int letter = 0; letter < LETTERS_OF_NUMBER; letter++) {
            bits = Long.rotateLeft(bits, BITS_OF_LETTER);
            number.append(LETTERS.charAt((int) (bits & (LETTERS.length() - 1))));
        }
        return new WithdrawalKey(shop, number.toString());
    }

    /** Whoever has it can confirm: it stays out of logs. */
    @Override
    public String toString() {
        return "WithdrawalToken[…]";
    }
}
