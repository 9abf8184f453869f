package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a draft of a policy would change for some stored orders and their returns.
 *
 * @param orders looked at, those with something odd not among them
 * @param returns looked at; those that ended without money (canceled, declined, expired) are not among them
 * @param ordersOtherwise orders with a line that would be decided otherwise
 * @param returnsOtherwise returns that would be
 * @param changes by kind, each kind once
 * @param money by currency
 * @param examples of as many kinds as there are
 * @param unreadable the numbers of orders that something is odd about: the rest is counted all the same
 * @param placedUntil when the last order that was looked at was placed; empty where there was none
 * @param next the cursor of the next orders; empty at the end
 */
public record DryRun(
        int orders,
        int lines,
        int returns,
        int ordersOtherwise,
        int returnsOtherwise,
        List<Count> changes,
        List<Paid> money,
        List<Example> examples,
        List<String> unreadable,
        Optional<Instant> placedUntil,
        Optional<String> next) {
    public DryRun {
        changes = List.copyOf(changes);
        money = List.copyOf(money);
        examples = List.copyOf(examples);
        unreadable = List.copyOf(unreadable);
    }

    /** How something may be decided otherwise. */
    public enum Change {
        /** What came back does not any more. */
        NOW_REFUSED,
        /** What did not come back does now. */
        NOW_TAKEN,
        WINDOW_SHORTER,
        WINDOW_LONGER,
        /** Decided by a person instead of by itself, or the other way round. */
        APPROVAL,
        FEE,
        METHODS,
        RESOLUTIONS,
        PHOTOS,
        /** Whether a unit of a line, or an item of a return, stays with the shopper. */
        KEPT,
        /** What is added to store credit. */
        BONUS
    }

    /** How often it is so: of lines, and of returns. */
    public record Count(Change kind, int lines, int returns) {}

    /** What the returns would pay, refunds and credit together. */
    public record Paid(Money before, Money after) {}

    /**
     * One line, or one return, that would be decided otherwise.
     *
     * @param policyVersion the version that the order was put under
     * @param lineId of a line, else empty
     * @param rma of a return, else empty
     */
    public record Example(
            String orderNumber, int policyVersion, Optional<String> lineId, Optional<String> rma, Finding finding) {}

    /**
     * One thing that the draft changes.
     *
     * @param rule what in the draft says so, as a JSON pointer; empty where no single thing does
     */
    public record Finding(Change kind, String before, String after, Optional<String> rule) {
        public Finding {
            requireNonNull(kind, "kind is null");
            requireNonNull(before, "before is null");
            requireNonNull(after, "after is null");
            requireNonNull(rule, "rule is null");
        }
    }
}
