package dev.kehrwieder.carriers.easypost;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** EasyPost weighs in avoirdupois ounces. */
final class Ounces {
    private static final BigDecimal GRAMS = new BigDecimal("28.349523125");

    private Ounces() {}

    /** Rounded up to a tenth: a parcel that weighs more than its label says costs a surcharge, or stays where it is. */
    static BigDecimal ofGrams(int grams) {
        return BigDecimal.valueOf(grams).divide(GRAMS, 1, RoundingMode.CEILING);
    }
}
