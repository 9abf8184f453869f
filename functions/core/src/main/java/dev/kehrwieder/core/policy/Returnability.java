package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.time.Periods;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of an order may come back now, and for the rest why not: every line, every quantity. */
public final class Returnability {
    /** Goods that a shop does not take back by itself; a withdrawal may still open them. */
    private static final Set<LineFlag> KEPT_BY_NATURE =
            EnumSet.of(LineFlag.MADE_TO_ORDER, LineFlag.PERISHABLE, LineFlag.GIFT_CARD, LineFlag.DIGITAL);

    private final Periods periods;

    public Returnability(Periods periods) {
        this.periods = requireNonNull(periods, "periods is null");
    }

    /** Why units can't come back (handbook, domain 3, "Not returnable"). */
    public enum Code {
        RETURN_WINDOW_EXPIRED,
        FINAL_SALE,
        UNFULFILLED,
        RETURNED,
        OTHER
    }

    /** @param rule which rule of the policy says so */
    public record Obstacle(int quantity, Code code, String rule, String detail) {}

    /**
     * What of one line may come back.
     *
     * @param voluntary units that the policy lets come back
     * @param withdrawable units that the right of withdrawal opens
     */
    public record Line(
            OrderLine line, int voluntary, int withdrawable, List<Obstacle> obstacles, Optional<Instant> windowEndsAt) {
        public int returnable() {
            return Math.max(voluntary, withdrawable);
        }

        /** Whether only the right of withdrawal opens what may come back. */
        public boolean withdrawalOnly() {
            return voluntary < withdrawable;
        }
    }

    /** @param withdrawalOpen as {@link #withdrawalOpen} says: one answer for all lines of the order */
    public Line line(
            Order order,
            LineBalance balance,
            Policy policy,
            OrderLine line,
            String reason,
            Instant now,
            boolean withdrawalOpen) {
        LineTerms terms = policy.terms(order, line, reason);
        Optional<Instant> windowEndsAt = periods.windowEndsAt(policy, order, line, terms.windowDays());
        int left = line.quantity() - balance.taken();
        int here = Math.max(0, Math.min(left, order.delivered(line) - balance.taken()));
        Optional<Obstacle> obstacle = obstacle(line, terms, windowEndsAt, here, policy, now);
        List<Obstacle> obstacles = new ArrayList<>();
        if (balance.taken() > 0) {
            obstacles.add(new Obstacle(
                    balance.taken(), Code.RETURNED, "balance", "already returned or asked back in an open return"));
        }
        if (left > here) {
            obstacles.add(new Obstacle(left - here, Code.UNFULFILLED, "deliveries", "not delivered"));
        }
        obstacle.ifPresent(obstacles::add);
        int withdrawable = withdrawalOpen ? left : 0;
        return new Line(line, obstacle.isPresent() ? 0 : here, withdrawable, List.copyOf(obstacles), windowEndsAt);
    }

    /** Whether the order may be withdrawn from now: a consumer's, and the period is not over or has not begun. */
    public boolean withdrawalOpen(Policy policy, Order order, Instant now, Optional<String> region) {
        return order.consumer()
                && periods.withdrawalEndsAt(policy, order, region)
                        .map(now::isBefore)
                        .orElse(true);
    }

    private static Optional<Obstacle> obstacle(
            OrderLine line, LineTerms terms, Optional<Instant> windowEndsAt, int here, Policy policy, Instant now) {
        if (here == 0) {
            return Optional.empty();
        }
        String version = "policy " + policy.version();
        if (line.flags().contains(LineFlag.FINAL_SALE)) {
            return Optional.of(new Obstacle(here, Code.FINAL_SALE, version + ", flag FINAL_SALE", "sold as final"));
        }
        Optional<LineFlag> nature =
                line.flags().stream().filter(KEPT_BY_NATURE::contains).sorted().findFirst();
        if (nature.isPresent()) {
            return Optional.of(new Obstacle(
                    here, Code.OTHER, version + ", flag " + nature.get(), "goods of this kind do not come back"));
        }
        if (terms.approval() == Approval.REJECT) {
            return Optional.of(new Obstacle(here, Code.OTHER, version + ", approval REJECT", "not taken back"));
        }
        return windowEndsAt
                .filter(end -> !now.isBefore(end))
                .map(end -> new Obstacle(
                        here,
                        Code.RETURN_WINDOW_EXPIRED,
                        version + ", window of " + terms.windowDays() + " days",
                        "the window ended at " + end));
    }
}
