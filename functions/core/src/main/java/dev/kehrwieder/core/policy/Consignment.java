package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.ReturnMethod;
import java.math.BigDecimal;
import java.util.Set;

/**
 * What is known of a parcel before anybody has packed it. Of goods that go into several parcels nobody knows which lie in
 * which: a measure is what at least one of them must have.
 *
 * @param country the sender's, ISO 3166-1 alpha-2; empty if nobody knows it
 * @param weightGrams 0 if unknown, as the lengths
 * @param value in the currency of the order
 * @param crossesCustoms whether customs will ask what is in it
 * @param parcels how many the goods go into
 */
public record Consignment(
        String country,
        ReturnMethod method,
        int weightGrams,
        int longestMm,
        int girthMm,
        BigDecimal value,
        Set<LineFlag> flags,
        boolean crossesCustoms,
        int parcels) {
    public Consignment {
        requireNonNull(country, "country is null");
        requireNonNull(method, "method is null");
        requireNonNull(value, "value is null");
        flags = Set.copyOf(flags);
    }

    boolean isBulky() {
        return flags.contains(LineFlag.BULKY);
    }
}
