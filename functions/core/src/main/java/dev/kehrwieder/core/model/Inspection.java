package dev.kehrwieder.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One inspection of a return: evidence, never overwritten once graded. An OPEN one is an expected arrival.
 *
 * @param inspector the caller's own id of a person, such as {@code w-17}
 * @param unexpected goods in the box that belong to no item
 */
public record Inspection(
        ReturnKey of,
        int number,
        InspectionStatus status,
        Optional<Integer> parcel,
        Optional<String> inspector,
        Instant at,
        List<Finding> findings,
        List<Unexpected> unexpected,
        boolean complete) {
    public Inspection {
        findings = List.copyOf(findings);
        unexpected = List.copyOf(unexpected);
    }

    /**
     * What was found of some units of an item.
     *
     * @param photos upload ids or references, never fetched
     * @param exception why refused units are not covered by the right of withdrawal
     * @param claim what was decided of a warranty claim, where it is not simply what was asked for
     */
    public record Finding(
            String itemId,
            int quantity,
            Optional<Boolean> accepted,
            Optional<Grade> grade,
            Optional<Disposition> disposition,
            Optional<String> location,
            Optional<String> note,
            List<String> photos,
            int valueLossPercent,
            Optional<WithdrawalException> exception,
            Optional<ClaimDecision> claim) {
        public Finding {
            photos = List.copyOf(photos);
        }
    }

    /** Something in the box that nobody asked back. */
    public record Unexpected(String sku, int quantity, Optional<String> note) {}
}
