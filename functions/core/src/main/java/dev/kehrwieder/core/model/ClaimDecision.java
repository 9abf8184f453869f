package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

/**
 * What an inspection decided of a warranty claim, where it is not simply what was asked for.
 *
 * @param reductionPercent by how much the price is reduced, 1 to 99; 0 for every other resolution
 */
public record ClaimDecision(Resolution resolution, int reductionPercent) {
    public ClaimDecision {
        requireNonNull(resolution, "resolution is null");
        if (!resolution.isOfAClaim()) {
            throw new IllegalArgumentException("a claim never ends with " + resolution);
        }
        boolean reduces = resolution == Resolution.PARTIAL_REFUND_KEEP_ITEM;
        if (reduces ? reductionPercent < 1 || reductionPercent > 99 : reductionPercent != 0) {
            throw new IllegalArgumentException(resolution + " by " + reductionPercent + " %");
        }
    }
}
