package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.policy.LineTerms;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.policy.Term;
import dev.kehrwieder.core.usecase.DryRun.Change;
import dev.kehrwieder.core.usecase.DryRun.Finding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * One order line under the policy of its order and under a draft, asked for one reason at one instant.
 *
 * <p>What a shopper may do by law is the same under both, so only the voluntary return is compared; and a line that comes
 * back under neither is decided as before.
 */
final class LineComparison {
    private final Order order;
    private final OrderLine line;
    private final String reason;
    private final Side before;
    private final Side after;
    private final List<Finding> findings = new ArrayList<>();

    private LineComparison(OrderCase found, OrderLine line, String reason, Side before, Side after) {
        this.order = requireNonNull(found, "found is null").order();
        this.line = requireNonNull(line, "line is null");
        this.reason = requireNonNull(reason, "reason is null");
        this.before = before;
        this.after = after;
    }

    /** What one policy says of the line. */
    private record Side(Policy policy, Returnability.Line may, LineTerms terms) {
        boolean isTaken() {
            return may.voluntary() > 0;
        }

        Returnability.Obstacle obstacle() {
            return may.obstacles().getLast();
        }
    }

    /** When and for which reason it is asked. */
    record Question(String reason, Instant at) {}

    static List<Finding> of(
            Returnability returnability,
            OrderCase found,
            OrderLine line,
            Policy frozen,
            Policy draft,
            Question question) {
        LineComparison comparison = new LineComparison(
                found,
                line,
                question.reason(),
                side(returnability, found, line, frozen, question),
                side(returnability, found, line, draft, question));
        comparison.compare();
        return comparison.findings;
    }

    /** What in a policy keeps a line from coming back. */
    static String closes(
            Returnability returnability, OrderCase found, OrderLine line, Policy policy, Question question) {
        return side(returnability, found, line, policy, question).obstacle().rule();
    }

    private static Side side(
            Returnability returnability, OrderCase found, OrderLine line, Policy policy, Question question) {
        LineTerms terms = policy.terms(found.order(), line, question.reason());
        Returnability.Line may = returnability.line(
                new Returnability.Question(found.order(), policy, question.at(), false, CustomerStanding.UNLISTED),
                found.balance().line(line.lineId()),
                line,
                terms);
        return new Side(policy, may, terms);
    }

    private void compare() {
        if (before.isTaken() && after.isTaken()) {
            compareTerms();
        } else if (before.isTaken()) {
            found(Change.NOW_REFUSED, "taken back", why(after), after.obstacle().rule());
        } else if (after.isTaken()) {
            found(Change.NOW_TAKEN, why(before), "taken back", opened());
        }
    }

    private static String why(Side side) {
        return side.obstacle().code() + ": " + side.obstacle().detail();
    }

    /** What in the draft opens what the policy had closed. */
    private String opened() {
        return before.obstacle().code() == Returnability.Code.RETURN_WINDOW_EXPIRED
                ? after.terms().windowDays().rule()
                : after.terms().approval().rule();
    }

    private void compareTerms() {
        windows();
        LineTerms was = before.terms();
        LineTerms is = after.terms();
        if (was.approval().value() != is.approval().value()) {
            found(
                    Change.APPROVAL,
                    was.approval().value().name(),
                    is.approval().value().name(),
                    is.approval().rule());
        }
        fees();
        offers(Change.METHODS, was.methods(), is.methods());
        offers(Change.RESOLUTIONS, was.resolutions(), is.resolutions());
        if (!was.photos().value().equals(is.photos().value())) {
            found(
                    Change.PHOTOS,
                    was.photos().value().toString(),
                    is.photos().value().toString(),
                    is.photos().rule());
        }
        if (isKept(before) != isKept(after)) {
            found(
                    Change.KEPT,
                    keeping(before),
                    keeping(after),
                    is.keepItemBelow().rule());
        }
        bonus();
    }

    private void windows() {
        Optional<Instant> was = before.may().windowEndsAt();
        Optional<Instant> is = after.may().windowEndsAt();
        if (was.isPresent() && is.isPresent() && !was.equals(is)) {
            Change kind = is.get().isBefore(was.get()) ? Change.WINDOW_SHORTER : Change.WINDOW_LONGER;
            found(kind, was.get().toString(), is.get().toString(), windowRule(is.get()));
        }
    }

    /** What in the draft ends the window then: a season, or the days. */
    private String windowRule(Instant end) {
        Policy draft = after.policy();
        return draft.season(order)
                .filter(season -> season.returnUntil()
                        .plusDays(1)
                        .atStartOfDay(draft.timeZone())
                        .toInstant()
                        .equals(end))
                .map(season -> "/seasons/" + draft.seasons().indexOf(season))
                .orElse(after.terms().windowDays().rule());
    }

    /** The fees by the first way of sending that both offer and that makes a difference. */
    private void fees() {
        for (ReturnMethod method : before.terms().methods().value()) {
            String was = fees(before, method);
            String is = fees(after, method);
            if (after.terms().methods().value().contains(method) && !was.equals(is)) {
                boolean sameShipping = shippingFee(before, method).equals(shippingFee(after, method));
                found(
                        Change.FEE,
                        was,
                        is,
                        sameShipping
                                ? after.terms().restockingFeePercent().rule()
                                : terms(after, method).returnShippingFee().rule());
                return;
            }
        }
    }

    private String fees(Side side, ReturnMethod method) {
        BigDecimal percent = isSpared(side)
                ? BigDecimal.ZERO
                : side.terms().restockingFeePercent().value();
        return "%s for sending %s, %s %% for restocking"
                .formatted(
                        shippingFee(side, method),
                        method,
                        percent.stripTrailingZeros().toPlainString());
    }

    private Money shippingFee(Side side, ReturnMethod method) {
        BigDecimal fee = isSpared(side)
                ? BigDecimal.ZERO
                : terms(side, method).returnShippingFee().value();
        return Money.rounded(fee, order.currency());
    }

    private LineTerms terms(Side side, ReturnMethod method) {
        return side.policy().terms(order, line, reason, method);
    }

    private boolean isSpared(Side side) {
        return side.policy()
                .reason(reason)
                .map(Reason::fault)
                .filter(fault -> fault.sparesTheShopper())
                .isPresent();
    }

    /** The order of what is offered decides nothing. */
    private <E extends Enum<E>> void offers(Change kind, Term<List<E>> was, Term<List<E>> is) {
        if (!was.value().containsAll(is.value()) || !is.value().containsAll(was.value())) {
            found(kind, names(was.value()), names(is.value()), is.rule());
        }
    }

    private static <E extends Enum<E>> String names(List<E> values) {
        return values.isEmpty()
                ? "none"
                : String.join(
                        ", ", EnumSet.copyOf(values).stream().map(Enum::name).toList());
    }

    private boolean isKept(Side side) {
        Money unit = line.paid().share(1, line.quantity());
        return unit.decimal().compareTo(side.terms().keepItemBelow().value()) < 0;
    }

    private String keeping(Side side) {
        return isKept(side) ? "a unit is kept" : "sent back";
    }

    private void bonus() {
        BigDecimal was = before.policy().storeCreditBonusPercent();
        BigDecimal is = after.policy().storeCreditBonusPercent();
        boolean credit = before.terms().resolutions().value().contains(Resolution.STORE_CREDIT)
                && after.terms().resolutions().value().contains(Resolution.STORE_CREDIT);
        if (credit && was.compareTo(is) != 0) {
            found(Change.BONUS, was.toPlainString() + " %", is.toPlainString() + " %", "/storeCreditBonusPercent");
        }
    }

    private void found(Change kind, String was, String is, String rule) {
        findings.add(new Finding(kind, was, is, Optional.of(rule)));
    }
}
