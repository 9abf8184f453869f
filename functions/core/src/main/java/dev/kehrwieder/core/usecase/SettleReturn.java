package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.GoodsState;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.model.Verdict;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.RefundTrigger;
import dev.kehrwieder.core.port.InboxMark;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.settlement.Ground;
import dev.kehrwieder.core.settlement.OrderSettlement;
import dev.kehrwieder.core.time.Periods;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides the money of what has been accepted, or was lost on the way of a withdrawal, and is not settled: the settlement, the refunds reserved on the balances,
 * credit and exchange, in one commit. Nothing is paid here.
 */
public final class SettleReturn {
    /** As subscriber and as actor. */
    public static final String NAME = "refunds";

    private final Store store;
    private final ReturnCommands commands;
    private final Commits commits;
    private final Periods periods;
    private final IssueCredit issueCredit;
    private final InstantSource clock;

    public SettleReturn(Store store, Commits commits, Periods periods, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commands = new ReturnCommands(store);
        this.commits = requireNonNull(commits, "commits is null");
        this.periods = requireNonNull(periods, "periods is null");
        this.issueCredit = new IssueCredit(store);
        this.clock = requireNonNull(clock, "clock is null");
    }

    public ConsumerResult on(ReturnKey key, EventId event) {
        return commits.decide(() -> decide(key, event)).orElse(ConsumerResult.DONE_BEFORE);
    }

    private Commits.Decision<ConsumerResult> decide(ReturnKey key, EventId event) {
        Optional<ReturnCase> found = store.returnCase(key);
        if (found.isEmpty()) {
            return Commits.Decision.unchanged(ConsumerResult.UNKNOWN_RETURN);
        }
        Return state = found.get().state();
        Transition transition = Transition.of(state, clock.instant(), NAME).mark(new InboxMark(NAME, event.toString()));
        Step step = new Step(found.get(), transition);
        if (state.stage().isOpen()) {
            step.settle();
        } else if (state.stage() == Stage.CLOSED) {
            // The last refund may have closed it after the inspection and before this.
            step.claimBack();
        }
        return new Commits.Decision<>(ConsumerResult.DONE, transition.writes());
    }

    /** One settlement under way. */
    private final class Step {
        private final ReturnCase found;
        private final Transition transition;
        private final List<Refund> refunds;
        private final Map<String, OrderBalance> settledBalances = new LinkedHashMap<>();

        Step(ReturnCase found, Transition transition) {
            this.found = found;
            this.transition = transition;
            this.refunds = new ArrayList<>(found.refunds());
        }

        void settle() {
            Return state = found.state();
            Map<String, Policy> policies = commands.policies(state);
            RefundTrigger trigger =
                    policies.get(state.orderNumbers().getFirst()).refundOn();
            // Of a return that was reopened, units were missing before: they are paid for once they are here.
            // A claim pays nothing before the goods were looked at: most are repaired or replaced.
            boolean early = state.stage() == Stage.APPROVED && !state.claim() && isTriggered(trigger, state);
            boolean anyUnits = state.items().stream().anyMatch(item -> units(item, early) > 0);
            boolean nothingToPay = state.allDecided() && state.settlement().isEmpty();
            if (anyUnits) {
                decide(state, policies, early, trigger != RefundTrigger.INSPECTED && !state.claim());
            } else if (nothingToPay) {
                say(Settlement.nothing(state.currency()));
            }
            claimBack();
            close();
        }

        /** What was paid early and is not due. */
        void claimBack() {
            Return state = transition.state();
            if (!state.money().early().isEmpty()) {
                Map<String, OrderCase> orders = new LinkedHashMap<>(commands.orders(state));
                settledBalances.forEach((number, balance) ->
                        orders.computeIfPresent(number, (key, order) -> new OrderCase(order.order(), balance)));
                new EarlyPayment(new ReturnCase(state, refunds), orders, commands.policies(state)).claim(transition);
            }
        }

        /** @param mayBeEarly whether the return is paid, or may be, before all of it is inspected */
        private void decide(Return state, Map<String, Policy> policies, boolean early, boolean mayBeEarly) {
            var orders = commands.orders(state);
            requireReserved(state, orders, early);
            Map<String, OrderSettlement> settled = Settlements.decide(
                    state.items(),
                    orders,
                    policies,
                    Ground.of(state),
                    state.method(),
                    state.settlement().map(Settlement::returnShippingFee).orElse(Money.zero(state.currency())),
                    item -> units(item, early));
            Settlement whole = settled.values().stream()
                    .map(OrderSettlement::settlement)
                    .reduce(Settlement.nothing(state.currency()), Settlement::plus);
            say(whole);
            BalanceChanges balances = new BalanceChanges(orders);
            settled.forEach((number, order) -> {
                balances.replace(number, order.balance());
                settledBalances.put(number, order.balance());
                reserve(number, order, policies.get(number));
                if (mayBeEarly) {
                    Return so = transition.state();
                    transition.to(so.withMoney(so.money().with(EarlyPayment.part(orders.get(number), order))));
                }
            });
            balances.writeTo(transition);
            credit(whole);
            exchange(early);
            boolean paid = settled.values().stream().anyMatch(o -> !o.tenders().isEmpty());
            transition.to(transition
                    .state()
                    .withItems(item -> item.claim().isPresent()
                            ? claimed(item, units(item, early), paid)
                            : settled(item, units(item, early), paid)));
        }

        /** Units to be settled are reserved, unless another commit has settled them since the return was read. */
        private void requireReserved(Return state, Map<String, OrderCase> orders, boolean early) {
            for (ReturnItem item : state.items()) {
                int reserved = orders.get(item.orderNumber())
                        .balance()
                        .line(item.lineId())
                        .reserved();
                if (units(item, early) > reserved) {
                    throw new StaleRead("the balance is newer than the return", null);
                }
            }
        }

        private void say(Settlement settlement) {
            transition
                    .to(transition.state().withDecided(settlement))
                    .event(new ReturnEvent.SettlementDecided(
                            settlement.netRefund(), settlement.storeCredit(), settlement.amountDue()));
        }

        private void reserve(String orderNumber, OrderSettlement order, Policy policy) {
            Return state = found.state();
            Instant now = clock.instant();
            Instant due = state.deadlines()
                    .refundDueAt()
                    .orElseGet(() -> periods.refundDueAt(now, Optional.empty(), policy.timeZone()));
            for (OrderSettlement.Tender tender : order.tenders()) {
                int number = refunds.size() + 1;
                Payment to = tender.payment();
                Refund refund = Refund.reserved(
                        state.key(),
                        number,
                        new Refund.Target(orderNumber, to.paymentId(), to.provider(), to.reference()),
                        tender.amount(),
                        now,
                        due);
                refunds.add(refund);
                transition
                        .also(new Write.PutRefund(refund))
                        .event(new ReturnEvent.RefundReserved(number, orderNumber, to.paymentId(), tender.amount()));
            }
        }

        /** The bonus is an entry of its own, so that it can be taken back. */
        private void credit(Settlement settlement) {
            Money bonus = settlement.bonus();
            Money paid = settlement.storeCredit().minus(bonus);
            if (!settlement.storeCredit().isPositive()) {
                return;
            }
            issueCredit
                    .writes(found.state(), paid, bonus, commands.policy(found.state()), transition.at())
                    .forEach(transition::also);
            transition.event(new ReturnEvent.CreditIssued(settlement.storeCredit(), bonus));
        }

        private void exchange(boolean early) {
            List<ReturnEvent.ReleasedItem> released = new ArrayList<>();
            for (ReturnItem item : found.state().items()) {
                int replaced = replaced(item, units(item, early));
                if (replaced > 0) {
                    released.add(new ReturnEvent.ReleasedItem(item.itemId(), item.sku(), replaced));
                }
                if (item.resolution().isExchange() && units(item, early) > 0) {
                    item.exchangeFor()
                            .ifPresent(wanted -> released.add(
                                    new ReturnEvent.ReleasedItem(item.itemId(), wanted.sku(), units(item, early))));
                }
            }
            if (!released.isEmpty()) {
                transition.event(new ReturnEvent.ExchangeReleased(released));
            }
        }

        private void close() {
            if (new ReturnCase(transition.state(), refunds).isComplete()) {
                transition.to(transition.state().withStage(Stage.CLOSED)).event(new ReturnEvent.ReturnClosed());
            }
        }
    }

    /** Units whose money is to be decided now: the accepted and the lost ones, or before any inspection all that are to come. */
    private static int units(ReturnItem item, boolean early) {
        int decided = early ? item.authorized() - item.missing() - item.rejected() : item.payable();
        return Math.max(0, Math.max(decided, item.payable()) - item.settled());
    }

    private static boolean isTriggered(RefundTrigger trigger, Return state) {
        return switch (trigger) {
            case INSPECTED -> false;
            case HANDED_IN ->
                !state.parcels().isEmpty()
                        && state.parcels().stream().allMatch(p -> p.handedInAt().isPresent());
            case DELIVERED ->
                !state.parcels().isEmpty() && state.parcels().stream().allMatch(SettleReturn::delivered);
        };
    }

    private static boolean delivered(Parcel parcel) {
        return parcel.deliveredAt().isPresent();
    }

    /** Units of a claim that another one of the same goods goes out for. */
    private static int replaced(ReturnItem item, int units) {
        return item.claim().isEmpty()
                ? 0
                : decided(item, units)
                        .filter(verdict -> item.resolution(verdict) == Resolution.REPLACEMENT)
                        .mapToInt(Verdict::quantity)
                        .sum();
    }

    private static Stream<Verdict> decided(ReturnItem item, int units) {
        return item.unsettled(units).stream();
    }

    /**
     * Money that is under way, or came back, for units decided before stays the news; goods that are made good go back to
     * the shopper.
     */
    private ReturnItem claimed(ReturnItem item, int units, boolean paid) {
        if (units == 0) {
            return item;
        }
        List<Resolution> all = decided(item, units).map(item::resolution).toList();
        boolean pays = paid && !all.stream().allMatch(Resolution::isCure);
        MoneyState free = all.contains(Resolution.REPLACEMENT) ? MoneyState.EXCHANGED : MoneyState.NOT_DUE;
        boolean noNews = item.settled() == 0 || item.money() == MoneyState.NOT_DUE;
        ReturnItem next = item.settle(units, pays ? MoneyState.RESERVED : noNews ? free : item.money());
        boolean stays = Stream.concat(item.accepted(0, item.settled()).stream().map(item::resolution), all.stream())
                .allMatch(r -> r == Resolution.REPAIR || r == Resolution.PARTIAL_REFUND_KEEP_ITEM);
        next = stays && item.rejected() == 0 ? next.withGoods(GoodsState.SENT_BACK) : next;
        boolean cured = all.stream().anyMatch(Resolution::isCure);
        return cured ? next.withClaim(next.claim().orElseThrow().cured(clock.instant())) : next;
    }

    private static ReturnItem settled(ReturnItem item, int units, boolean paid) {
        if (units == 0) {
            return item;
        }
        MoneyState next = item.resolution() == Resolution.STORE_CREDIT
                ? MoneyState.CREDITED
                : item.resolution().isExchange()
                        ? MoneyState.EXCHANGED
                        : paid ? MoneyState.RESERVED : MoneyState.NOT_DUE;
        return item.settle(units, next);
    }
}
