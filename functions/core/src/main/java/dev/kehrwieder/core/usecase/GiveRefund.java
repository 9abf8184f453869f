package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.StaffRefund;
import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.StaffLimits;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.settlement.OrderSettlement;
import dev.kehrwieder.core.settlement.Tenders;
import dev.kehrwieder.core.time.Periods;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Staff gives money beside a return's settlement: a present, a correction, a part of the price of goods that are kept. Up to the
 * limit of the role, over all that the role gave in this return; above it a second person must agree.
 *
 * <p>Money of the order is taken of its balance, so that never more goes back than was captured; a closed return stays closed.
 */
public final class GiveRefund {
    /** A note of each stands apart; more than these are a case for the order's own books. */
    private static final int MOST = 20;

    /** A refund's number has three digits in its key. */
    private static final int MOST_REFUNDS = 999;

    private static final Duration SECOND_PERSON_WITHIN = Duration.ofDays(2);

    private final Store store;
    private final ReturnCommands commands;
    private final Commits commits;
    private final Periods periods;
    private final IssueCredit issueCredit;
    private final InstantSource clock;

    public GiveRefund(Store store, Commits commits, Periods periods, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commands = new ReturnCommands(store);
        this.commits = requireNonNull(commits, "commits is null");
        this.periods = requireNonNull(periods, "periods is null");
        this.issueCredit = new IssueCredit(store);
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** What came of it. */
    public sealed interface Result {
        /** Given, rejected, or waiting for a second person, as it says; so it may have been before. */
        record Done(StaffRefund refund, ReturnCase now) implements Result {}

        record Unknown() implements Result {}

        record NotAllowed(ReturnCase now) implements Result {}

        record Refused(List<Refusal> refusals) implements Result {}
    }

    /** Who agrees or refuses. */
    public record SecondPerson(String agent, StaffRole role) {
        public SecondPerson {
            requireNonNull(agent, "agent is null");
            requireNonNull(role, "role is null");
        }
    }

    public Commits.Outcome<Result> give(
            StaffRefundRequest request, String by, Optional<Commits.KeyedCall<Result>> call) {
        return commits.call(call, () -> store.returnCase(request.of())
                .map(found -> give(request, found, by))
                .orElseGet(() -> Commits.Decision.unchanged(new Result.Unknown())));
    }

    private Commits.Decision<Result> give(StaffRefundRequest request, ReturnCase found, String by) {
        Return state = found.state();
        if (!state.mayBeRefundedByStaff()) {
            return Commits.Decision.unchanged(new Result.NotAllowed(found));
        }
        StaffRefund wanted = new StaffRefund(
                state.money().staffRefunds().size() + 1,
                request.kind(),
                request.reason(),
                request.means(),
                request.orderNumber().orElse(state.orderNumbers().getFirst()),
                request.amount(),
                request.agent(),
                request.role(),
                clock.instant(),
                StaffRefund.Status.WAITING,
                Optional.empty(),
                List.of());
        Optional<Refusal> refusal = refusal(wanted, found);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        Transition transition = Transition.of(state, wanted.at(), by)
                .to(state.withMoney(state.money().with(wanted)))
                .event(new ReturnEvent.StaffRefundRequested(
                        wanted.number(),
                        wanted.kind(),
                        wanted.reason(),
                        wanted.means(),
                        wanted.amount(),
                        wanted.agent(),
                        wanted.role()));
        request.note().filter(text -> !text.isBlank()).ifPresent(text -> note(transition, wanted, text));
        if (!isWithinLimit(wanted, state)) {
            transition.also(new Write.RaiseTask(task(wanted, state)));
            return done(wanted, transition, found.refunds());
        }
        return grant(wanted, transition, found, Optional.empty());
    }

    private void note(Transition transition, StaffRefund wanted, String text) {
        ReturnKey key = transition.state().key();
        Person person = store.person(key).orElseGet(Person::nobody);
        transition.also(new Write.PutReturnPerson(key, person.withText("staffRefund/" + wanted.number(), text)));
    }

    /** @return what came of it: the same again changes nothing */
    public Commits.Outcome<Result> approve(
            ReturnKey key, int number, SecondPerson second, String by, Optional<Commits.KeyedCall<Result>> call) {
        return commits.call(call, () -> on(key, number, (found, waiting) -> approve(found, waiting, second, by)));
    }

    private Commits.Decision<Result> approve(ReturnCase found, StaffRefund waiting, SecondPerson second, String by) {
        Optional<Refusal> refusal = secondPerson(waiting, second)
                .or(() -> limit(second.role(), waiting.amount(), found.state()))
                .or(() -> refusal(waiting, found));
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        Transition transition = Transition.of(found.state(), clock.instant(), by)
                .event(new ReturnEvent.StaffRefundApproved(waiting.number(), second.agent(), second.role()));
        closeTask(transition, waiting, by);
        return grant(waiting, transition, found, Optional.of(second.agent()));
    }

    /** @return what came of it: the same again changes nothing */
    public Commits.Outcome<Result> reject(
            ReturnKey key, int number, SecondPerson second, String by, Optional<Commits.KeyedCall<Result>> call) {
        return commits.call(call, () -> on(key, number, (found, waiting) -> reject(found, waiting, second, by)));
    }

    private Commits.Decision<Result> reject(ReturnCase found, StaffRefund waiting, SecondPerson second, String by) {
        Optional<Refusal> refusal = secondPerson(waiting, second);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        StaffRefund rejected = waiting.rejected(second.agent());
        Return state = found.state();
        Transition transition = Transition.of(state, clock.instant(), by)
                .to(state.withMoney(state.money().with(rejected)))
                .event(new ReturnEvent.StaffRefundRejected(waiting.number(), second.agent(), second.role()));
        closeTask(transition, waiting, by);
        return done(rejected, transition, found.refunds());
    }

    private interface Decide {
        Commits.Decision<Result> on(ReturnCase found, StaffRefund waiting);
    }

    private Commits.Decision<Result> on(ReturnKey key, int number, Decide decide) {
        Optional<ReturnCase> found = store.returnCase(key);
        Optional<StaffRefund> refund =
                found.flatMap(returned -> returned.state().money().staffRefund(number));
        if (refund.isEmpty()) {
            return Commits.Decision.unchanged(new Result.Unknown());
        }
        return refund.get().status() == StaffRefund.Status.WAITING
                ? decide.on(found.get(), refund.get())
                : Commits.Decision.unchanged(new Result.NotAllowed(found.get()));
    }

    /** Nobody is the second person to himself, however he spells his name. */
    private static Optional<Refusal> secondPerson(StaffRefund waiting, SecondPerson second) {
        return second.agent().strip().equalsIgnoreCase(waiting.agent().strip())
                ? Optional.of(new Refusal("/agent", RefusalCode.CONTRADICTION, "a second person is somebody else"))
                : Optional.empty();
    }

    private Optional<Refusal> refusal(StaffRefund wanted, ReturnCase found) {
        Return state = found.state();
        if (!state.orderNumbers().contains(wanted.orderNumber())) {
            return Optional.of(new Refusal("/orderNumber", RefusalCode.UNKNOWN_ORDER, "the return has no such order"));
        }
        if (wanted.number() > MOST) {
            return Optional.of(new Refusal("", RefusalCode.TOO_MANY, "a return takes " + MOST + " of these"));
        }
        boolean owedAsCredit = wanted.means() == StaffRefund.Means.STORE_CREDIT && wanted.isOfTheOrder();
        if (owedAsCredit
                && state.statutoryWithdrawal()
                && state.money().creditConsent().isEmpty()) {
            return Optional.of(new Refusal(
                    "/means", RefusalCode.CONTRADICTION, "a withdrawal takes store credit only with express consent"));
        }
        OrderCase order = commands.orders(state).get(wanted.orderNumber());
        Money left = Tenders.left(order.order().payments(), order.balance());
        if (wanted.isOfTheOrder() && wanted.amount().compareTo(left) > 0) {
            return Optional.of(new Refusal(
                    "/amount", RefusalCode.OUT_OF_RANGE, left + " were captured for the order and are left"));
        }
        boolean full = found.refunds().size() + order.order().payments().size() > MOST_REFUNDS;
        return wanted.means() == StaffRefund.Means.ORIGINAL && full
                ? Optional.of(new Refusal("", RefusalCode.TOO_MANY, "the return has no room for more refunds"))
                : Optional.empty();
    }

    private boolean isWithinLimit(StaffRefund wanted, Return state) {
        Money sum = state.money().staffRefunds().stream()
                .filter(other -> other.role() == wanted.role() && other.status() != StaffRefund.Status.REJECTED)
                .map(StaffRefund::amount)
                .reduce(wanted.amount(), Money::plus);
        return limit(wanted.role(), sum, state).isEmpty();
    }

    /** What the policy in force says of it. */
    private Optional<Refusal> limit(StaffRole role, Money amount, Return state) {
        StaffLimits limits =
                store.currentPolicy(state.key().shop()).map(Policy::staffLimits).orElse(StaffLimits.DEFAULT);
        Optional<BigDecimal> most = limits.of(role);
        return most.filter(limit -> amount.decimal().compareTo(limit) > 0)
                .map(limit -> new Refusal(
                        "/agent", RefusalCode.OVERRIDE_LIMIT, role + " decides up to " + limit.toPlainString()));
    }

    private Commits.Decision<Result> grant(
            StaffRefund wanted, Transition transition, ReturnCase found, Optional<String> second) {
        Map<String, OrderCase> orders = commands.orders(found.state());
        BalanceChanges balances = new BalanceChanges(orders);
        OrderCase order = orders.get(wanted.orderNumber());
        List<Refund> refunds = new ArrayList<>(found.refunds());
        List<Integer> numbers = List.of();
        if (wanted.means() == StaffRefund.Means.ORIGINAL) {
            numbers = reserve(wanted, transition, order, balances, refunds);
        } else {
            credit(wanted, transition, order, balances);
        }
        balances.writeTo(transition);
        StaffRefund granted = wanted.granted(second, numbers);
        Return state = transition.state();
        transition.to(state.withMoney(state.money().with(granted)));
        return done(granted, transition, refunds);
    }

    private List<Integer> reserve(
            StaffRefund wanted, Transition transition, OrderCase order, BalanceChanges balances, List<Refund> refunds) {
        Return state = transition.state();
        Policy policy = commands.policies(state).get(wanted.orderNumber());
        Instant now = transition.at();
        Instant due = periods.refundDueAt(now, Optional.empty(), policy.timeZone());
        List<OrderSettlement.Tender> tenders =
                Tenders.split(wanted.amount(), order.order().payments(), policy.tenderOrder(), order.balance());
        List<Integer> numbers = new ArrayList<>();
        OrderBalance balance = order.balance();
        for (OrderSettlement.Tender tender : tenders) {
            int number = refunds.size() + 1;
            String paymentId = tender.payment().paymentId();
            Refund refund = Refund.reserved(
                    state.key(),
                    number,
                    new Refund.Target(
                            wanted.orderNumber(),
                            paymentId,
                            tender.payment().provider(),
                            tender.payment().reference()),
                    tender.amount(),
                    now,
                    due);
            refunds.add(refund);
            numbers.add(number);
            balance = balance.withPayment(paymentId, payment -> payment.reserve(tender.amount()));
            transition
                    .also(new Write.PutRefund(refund))
                    .event(new ReturnEvent.RefundReserved(number, wanted.orderNumber(), paymentId, tender.amount()));
        }
        balances.replace(wanted.orderNumber(), balance);
        return numbers;
    }

    /** A present is bonus: it never becomes money. What is owed is money of the order, given in another form. */
    private void credit(StaffRefund wanted, Transition transition, OrderCase order, BalanceChanges balances) {
        Money zero = Money.zero(wanted.amount().currency());
        Money owed = wanted.isOfTheOrder() ? wanted.amount() : zero;
        Money bonus = wanted.amount().minus(owed);
        if (owed.isPositive()) {
            balances.replace(wanted.orderNumber(), order.balance().withCredited(owed));
        }
        Return state = transition.state();
        issueCredit
                .writes(state, owed, bonus, commands.policies(state).get(wanted.orderNumber()), transition.at())
                .forEach(transition::also);
        transition.event(new ReturnEvent.CreditIssued(wanted.amount(), bonus));
    }

    private static Task task(StaffRefund wanted, Return state) {
        return Task.about(
                state.key(),
                TaskKind.REFUND_APPROVAL,
                "staff/" + wanted.number(),
                wanted.number() + "/" + wanted.kind(),
                wanted.at(),
                Optional.of(wanted.at().plus(SECOND_PERSON_WITHIN)));
    }

    private void closeTask(Transition transition, StaffRefund waiting, String by) {
        commands.close(task(waiting, transition.state()).key(), transition, by);
    }

    private static Commits.Decision<Result> done(StaffRefund refund, Transition transition, List<Refund> refunds) {
        Result result = new Result.Done(refund, new ReturnCase(transition.next(), refunds));
        return new Commits.Decision<>(result, transition.writes());
    }

    private static Commits.Decision<Result> refused(Refusal refusal) {
        return Commits.Decision.unchanged(new Result.Refused(List.of(refusal)));
    }
}
