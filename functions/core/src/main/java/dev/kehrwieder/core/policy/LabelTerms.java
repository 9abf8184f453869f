package dev.kehrwieder.core.policy;

import java.util.List;

/**
 * How a shop gets labels. They are no terms of sale: the version in force counts, not the one that was frozen on the
 * order, for a carrier whose contract ended can't be asked because an order is old.
 *
 * @param carriers empty: the local one, for everything
 * @param reminderDays so many days before a label runs out its shopper is reminded; 0: never
 */
public record LabelTerms(List<CarrierRule> carriers, int reminderDays) {
    public static final int DEFAULT_REMINDER_DAYS = 5;
    public static final LabelTerms DEFAULT = new LabelTerms(List.of(), DEFAULT_REMINDER_DAYS);

    private static final List<CarrierRule> LOCAL = List.of(CarrierRule.ofEverything("local"));

    public LabelTerms {
        carriers = List.copyOf(carriers);
    }

    /** Whether the shop has said which carriers there are. */
    public boolean areSaid() {
        return !carriers.isEmpty();
    }

    /** The carriers to choose from. */
    public List<CarrierRule> choice() {
        return areSaid() ? carriers : LOCAL;
    }
}
