package dev.kehrwieder.core.model;

import java.util.stream.IntStream;

/** How big one unit is, packed. */
public record Dimensions(int lengthMm, int widthMm, int heightMm) {
    public Dimensions {
        if (lengthMm < 1 || widthMm < 1 || heightMm < 1) {
            throw new IllegalArgumentException(lengthMm + " x " + widthMm + " x " + heightMm);
        }
    }

    /** The longest side, whichever it was called. */
    public int longestMm() {
        return IntStream.of(lengthMm, widthMm, heightMm).max().orElseThrow();
    }

    /** L + 2 (W + H), L being the longest side (handbook, carriers "Selection rules"). */
    public int girthMm() {
        return 2 * (lengthMm + widthMm + heightMm) - longestMm();
    }
}
