package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;

/**
 * One row of a carrier's price list.
 *
 * @param countries the sender's; empty: every country
 * @param upToGrams up to this weight, inclusive
 * @param cost in the currency of the order
 * @param bulkySurcharge on top for bulky goods
 */
public record Tariff(List<String> countries, int upToGrams, BigDecimal cost, BigDecimal bulkySurcharge) {
    public Tariff {
        countries = List.copyOf(countries);
        requireNonNull(cost, "cost is null");
        requireNonNull(bulkySurcharge, "bulkySurcharge is null");
    }

    boolean fits(Consignment parcel) {
        return parcel.weightGrams() <= upToGrams && (countries.isEmpty() || countries.contains(parcel.country()));
    }

    BigDecimal cost(Consignment parcel) {
        return parcel.isBulky() ? cost.add(bulkySurcharge) : cost;
    }
}
