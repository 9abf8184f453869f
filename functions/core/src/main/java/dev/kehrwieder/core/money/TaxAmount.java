package dev.kehrwieder.core.money;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The tax of one rate, the rate as the order gave it. */
public record TaxAmount(BigDecimal rate, Money net, Money tax) {
    /** One amount a rate, in the order in which the rates first come up; 0.19 and 0.190 are one. */
    public static List<TaxAmount> byRate(List<TaxAmount> amounts) {
        Map<BigDecimal, TaxAmount> sums = new TreeMap<>();
        amounts.forEach(amount -> sums.merge(amount.rate(), amount, TaxAmount::plus));
        return amounts.stream()
                .map(TaxAmount::rate)
                .map(sums::remove)
                .filter(Objects::nonNull)
                .toList();
    }

    private TaxAmount plus(TaxAmount other) {
        return new TaxAmount(rate, net.plus(other.net), tax.plus(other.tax));
    }
}
