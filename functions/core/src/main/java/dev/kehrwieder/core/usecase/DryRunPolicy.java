package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.ReturnStatus;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.port.OrderPage;
import dev.kehrwieder.core.port.OrderQuery;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.StoreUnavailable;
import dev.kehrwieder.core.usecase.DryRun.Example;
import dev.kehrwieder.core.usecase.DryRun.Paid;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says what a draft of a policy would change for the orders of a span and their returns, page by page. Nothing is written, and
 * no version is made of the draft.
 *
 * <p>A return counts with the order that it was registered for.
 */
public final class DryRunPolicy {
    /** A page ends with the portion that reaches it: who asks gives up after 29 seconds, the function after 20. */
    private static final Duration LONG = Duration.ofSeconds(8);

    /** Orders come in portions, so that a page of long ones, or of a slow store, can end early. */
    private static final int PORTION = 25;

    /** A page that has looked at so many lines ends: they are held in memory. */
    private static final int HEAVY = 20_000;

    private static final Set<ReturnStatus> WITHOUT_MONEY =
            EnumSet.of(ReturnStatus.CANCELED, ReturnStatus.DECLINED, ReturnStatus.EXPIRED);

    private final Store store;
    private final Returnability returnability;
    private final InstantSource machineClock;

    /** @param machineClock what a page's time is measured by */
    public DryRunPolicy(Store store, Returnability returnability, InstantSource machineClock) {
        this.store = requireNonNull(store, "store is null");
        this.returnability = requireNonNull(returnability, "returnability is null");
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
    }

    /**
     * Which orders to look at, and how.
     *
     * @param draft its zone says when the days begin
     * @param from the first day of the orders
     * @param to the last day, included
     * @param at when the lines are asked for
     * @param reason for which they are
     * @param limit how many orders a page looks at, at most
     * @param after the cursor of the page before
     */
    public record Question(
            Policy draft, LocalDate from, LocalDate to, Instant at, String reason, int limit, Optional<String> after) {}

    /** @throws IllegalArgumentException if the cursor is none of the store's */
    public DryRun run(Question question) {
        DryRunTally tally = new DryRunTally();
        DryRunReads read = DryRunReads.of(store);
        Optional<String> next = question.after();
        Instant end = machineClock.instant().plus(LONG);
        do {
            int portion = Math.min(PORTION, question.limit() - tally.orders());
            OrderPage page = store.orders(query(question, portion, next));
            page.orders().forEach(key -> look(key, question, read, tally));
            next = page.next();
        } while (next.isPresent()
                && tally.orders() < question.limit()
                && tally.weight() < HEAVY
                && machineClock.instant().isBefore(end));
        return tally.result(next);
    }

    private static OrderQuery query(Question question, int limit, Optional<String> after) {
        Policy draft = question.draft();
        return new OrderQuery(
                draft.shop(),
                question.from().atStartOfDay(draft.timeZone()).toInstant(),
                question.to().plusDays(1).atStartOfDay(draft.timeZone()).toInstant(),
                limit,
                after);
    }

    private void look(OrderKey key, Question question, DryRunReads read, DryRunTally tally) {
        try {
            // The index lags behind: an order that is not there any more is none.
            Optional<OrderCase> order = read.asItIs(key);
            order.ifPresent(found -> tally.add(looked(found, question, read)));
        } catch (StoreUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            // One order that cannot be read, whatever is odd about it, says nothing of the others.
            tally.unreadable(key.orderNumber());
        }
    }

    private DryRunTally.Looked looked(OrderCase found, Question question, DryRunReads read) {
        Order order = found.order();
        Policy frozen = read.policy(order.key().shop(), order.policyVersion())
                .orElseThrow(() -> new IllegalStateException("the order's policy is gone"));
        List<Example> changed = new ArrayList<>();
        for (OrderLine line : order.lines()) {
            var asked = new LineComparison.Question(question.reason(), question.at());
            LineComparison.of(returnability, found, line, frozen, question.draft(), asked)
                    .forEach(finding -> changed.add(new Example(
                            order.key().orderNumber(),
                            frozen.version(),
                            Optional.of(line.lineId()),
                            Optional.empty(),
                            finding)));
        }
        List<Paid> paid = new ArrayList<>();
        for (Return state : returns(order.key(), read)) {
            var answer = ReturnComparison.of(state, read, question.draft(), returnability);
            paid.add(new Paid(answer.before(), answer.after()));
            answer.findings()
                    .forEach(finding -> changed.add(new Example(
                            order.key().orderNumber(),
                            frozen.version(),
                            Optional.empty(),
                            Optional.of(state.key().rma()),
                            finding)));
        }
        return new DryRunTally.Looked(
                order.placedAt().toInstant(), order.lines().size(), paid.size(), changed, paid);
    }

    private static List<Return> returns(OrderKey key, DryRunReads read) {
        List<Return> returns = new ArrayList<>();
        for (ReturnKey of : read.returnsOf(key)) {
            read.returnCase(of)
                    .map(ReturnCase::state)
                    .filter(state -> state.firstOrder().equals(key))
                    .filter(state -> !WITHOUT_MONEY.contains(state.status()))
                    .ifPresent(returns::add);
        }
        return returns;
    }
}
