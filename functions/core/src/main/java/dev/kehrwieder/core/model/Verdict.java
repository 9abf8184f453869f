package dev.kehrwieder.core.model;

import java.util.Optional;

/**
 * What an inspection decided of some units of an item. Grade and disposition are independent.
 *
 * @param inspection the number of the inspection that it belongs to
 * @param valueLossPercent 0 to 100, as inspected; whether it is deducted is the settlement's matter
 * @param claim what was decided of a warranty claim; empty where it is what the item asks for
 */
public record Verdict(
        int inspection,
        int quantity,
        boolean accepted,
        Optional<Grade> grade,
        Optional<Disposition> disposition,
        int valueLossPercent,
        Optional<ClaimDecision> claim) {
    public Verdict {
        if (quantity < 1 || valueLossPercent < 0 || valueLossPercent > 100) {
            throw new IllegalArgumentException(quantity + " units with a loss of " + valueLossPercent + " %");
        }
    }

    /** One that decides nothing but whether the units are accepted. */
    public Verdict(
            int inspection,
            int quantity,
            boolean accepted,
            Optional<Grade> grade,
            Optional<Disposition> disposition,
            int valueLossPercent) {
        this(inspection, quantity, accepted, grade, disposition, valueLossPercent, Optional.empty());
    }

    /** The same of fewer units. */
    Verdict of(int units) {
        return new Verdict(inspection, units, accepted, grade, disposition, valueLossPercent, claim);
    }

    /** Whether refused units are with the shopper, or will be: who may then ask again. */
    public boolean isTheShoppers() {
        return !accepted
                && disposition.filter(Disposition::leavesItToTheShopper).isPresent();
    }
}
