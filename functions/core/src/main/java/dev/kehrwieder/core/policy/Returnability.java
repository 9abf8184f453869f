package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.CustomerStanding;
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
    private final Claims claims;

    public Returnability(Periods periods) {
        this.periods = requireNonNull(periods, "periods is null");
        this.claims = new Claims(periods);
    }

    public Claims claims() {
        return claims;
    }

    /** Why units can't come back (handbook, domain 3, "Not returnable"). */
    public enum Code {
        RETURN_WINDOW_EXPIRED,
        FINAL_SALE,
        UNFULFILLED,
        RETURNED,
        OTHER;

        /** Whether the shop decided so; the rest is as it is. */
        public boolean isDecided() {
            return this != UNFULFILLED && this != RETURNED;
        }
    }

    /**
     * Why some units can't come back.
     *
     * @param rule which rule says so: a JSON pointer into the policy, or what else speaks of them
     * @param since the first instant at which they could not; empty where they never could
     * @param remedies what the shopper may still do
     */
    public record Obstacle(
            int quantity, Code code, String rule, String detail, Optional<Instant> since, List<Remedy> remedies) {
        public Obstacle {
            remedies = List.copyOf(remedies);
        }

        /** For people: how many, why, and what is still open. */
        public String words() {
            String rest = remedies.stream()
                    .map(Remedy::words)
                    .reduce((a, b) -> a + ", " + b)
                    .map(all -> " (still open: " + all + ")")
                    .orElse("");
            return quantity + " " + code + ": " + detail + rest;
        }

        private Obstacle withRemedies(List<Remedy> lawful) {
            if (code == Code.RETURNED) {
                return this;
            }
            List<Remedy> all = new ArrayList<>(lawful);
            if (code == Code.UNFULFILLED) {
                // What nobody has seen can be withdrawn from, but has no defect yet.
                all.removeIf(remedy -> remedy.kind() == Remedy.Kind.CLAIM);
            }
            all.addAll(remedies);
            return new Obstacle(quantity, code, rule, detail, since, all);
        }
    }

    /**
     * Of which order it is asked, and when.
     *
     * @param policy the one that the order was put under
     * @param withdrawalOpen as {@link #withdrawalOpen} says: one answer for all lines of the order
     */
    public record Question(
            Order order, Policy policy, Instant now, boolean withdrawalOpen, CustomerStanding standing) {}

    /**
     * What of one line may come back.
     *
     * @param voluntary units that the policy lets come back
     * @param withdrawable units that the right of withdrawal opens
     * @param terms what the policy says of the line
     */
    public record Line(
            OrderLine line,
            int voluntary,
            int withdrawable,
            List<Obstacle> obstacles,
            Optional<Instant> windowEndsAt,
            LineTerms terms) {
        public int returnable() {
            return Math.max(voluntary, withdrawable);
        }

        /** Units that are delivered and not taken, whatever is said against them. */
        public int here() {
            return voluntary
                    + obstacles.stream()
                            .filter(obstacle -> obstacle.code().isDecided())
                            .mapToInt(Obstacle::quantity)
                            .sum();
        }

        /** The same, beside each obstacle what the law gives all the same; nothing for units that came back before. */
        public Line withRemedies(List<Remedy> lawful) {
            List<Obstacle> told = obstacles.stream()
                    .map(obstacle -> obstacle.withRemedies(lawful))
                    .toList();
            return new Line(line, voluntary, withdrawable, told, windowEndsAt, terms);
        }

        /** Whether only the right of withdrawal opens what may come back. */
        public boolean withdrawalOnly() {
            return voluntary < withdrawable;
        }
    }

    /** @param terms what the policy says of the line, for as much as is known of its return */
    public Line line(Question question, LineBalance balance, OrderLine line, LineTerms terms) {
        Order order = question.order();
        Optional<Instant> windowEndsAt = periods.windowEndsAt(
                question.policy(), order, line, terms.windowDays().value());
        int left = line.quantity() - balance.taken();
        int here = Math.max(0, Math.min(left, order.delivered(line) - balance.taken()));
        Optional<Obstacle> obstacle =
                objections(question, line, terms, windowEndsAt, here).stream().findFirst();
        List<Obstacle> obstacles = new ArrayList<>();
        if (balance.taken() > 0) {
            obstacles.add(new Obstacle(
                    balance.taken(),
                    Code.RETURNED,
                    "balance",
                    "already returned or asked back in an open return",
                    Optional.empty(),
                    List.of()));
        }
        if (left > here) {
            obstacles.add(new Obstacle(
                    left - here,
                    Code.UNFULFILLED,
                    "deliveries",
                    "not delivered",
                    Optional.empty(),
                    List.of(new Remedy(Remedy.Kind.WAIT_FOR_DELIVERY, Optional.empty()))));
        }
        obstacle.ifPresent(obstacles::add);
        int withdrawable = question.withdrawalOpen() ? left : 0;
        return new Line(line, obstacle.isPresent() ? 0 : here, withdrawable, obstacles, windowEndsAt, terms);
    }

    /** What the law gives for a line whatever the policy says: withdrawal and warranty, each while it is open. */
    public List<Remedy> lawful(Question question, Optional<String> region, ClaimRight claim) {
        List<Remedy> lawful = new ArrayList<>();
        if (question.withdrawalOpen()) {
            lawful.add(new Remedy(
                    Remedy.Kind.WITHDRAW, periods.withdrawalEndsAt(question.policy(), question.order(), region)));
        }
        if (claim.isOpen(question.now())) {
            lawful.add(new Remedy(Remedy.Kind.CLAIM, claim.endsAt()));
        }
        return lawful;
    }

    /** Whether the order may be withdrawn from now: a consumer's, and the period is not over or has not begun. */
    public boolean withdrawalOpen(Policy policy, Order order, Instant now, Optional<String> region) {
        return order.consumer()
                && periods.withdrawalEndsAt(policy, order, region)
                        .map(now::isBefore)
                        .orElse(true);
    }

    /** Everything that the shop says against the units that are here, where {@link Line#obstacles} has what comes first. */
    public static List<Obstacle> objections(Question question, Line line) {
        return objections(question, line.line(), line.terms(), line.windowEndsAt(), line.here());
    }

    private static List<Obstacle> objections(
            Question question, OrderLine line, LineTerms terms, Optional<Instant> windowEndsAt, int here) {
        if (here == 0) {
            return List.of();
        }
        List<Obstacle> objections = new ArrayList<>();
        SkuLists skus = question.policy().skus();
        if (question.standing() == CustomerStanding.BLOCKED) {
            objections.add(always(here, Code.OTHER, "customer", "please speak with the shop before sending this back"));
        }
        if (skus.blocked().contains(line.sku())) {
            objections.add(always(here, Code.OTHER, "/skus/blocked", "goods of this SKU do not come back"));
        }
        if (!skus.allowed().contains(line.sku())) {
            objections.addAll(kind(line, terms, here));
        }
        windowEndsAt
                .filter(end -> !question.now().isBefore(end))
                .map(end -> new Obstacle(
                        here,
                        Code.RETURN_WINDOW_EXPIRED,
                        terms.windowDays().rule(),
                        "the window of " + terms.windowDays().value() + " days ended at " + end,
                        Optional.of(end),
                        List.of(new Remedy(Remedy.Kind.ASK_THE_SHOP, Optional.empty()))))
                .ifPresent(objections::add);
        return objections;
    }

    /** Goods of a kind that does not come back, whenever it is. */
    private static List<Obstacle> kind(OrderLine line, LineTerms terms, int here) {
        List<Obstacle> objections = new ArrayList<>();
        if (line.flags().contains(LineFlag.FINAL_SALE)) {
            objections.add(always(here, Code.FINAL_SALE, "flag FINAL_SALE", "sold as final"));
        }
        line.flags().stream()
                .filter(KEPT_BY_NATURE::contains)
                .sorted()
                .map(flag -> always(here, Code.OTHER, "flag " + flag, "goods of this kind do not come back"))
                .forEach(objections::add);
        if (terms.approval().value() == Approval.REJECT) {
            objections.add(always(here, Code.OTHER, terms.approval().rule(), "not taken back"));
        }
        return objections;
    }

    private static Obstacle always(int here, Code code, String rule, String detail) {
        return new Obstacle(
                here,
                code,
                rule,
                detail,
                Optional.empty(),
                List.of(new Remedy(Remedy.Kind.ASK_THE_SHOP, Optional.empty())));
    }
}
