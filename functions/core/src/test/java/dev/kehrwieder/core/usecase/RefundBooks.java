package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.model.PaymentBalance;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.StaffRefund;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import dev.kehrwieder.core.usecase.MoodyProvider.Booking;
import dev.kehrwieder.core.usecase.MoodyProvider.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Our books beside the providers': whatever we believe on the way, nothing is paid twice, and in the end both are the same. */
final class RefundBooks {
    private final Desk desk;
    private final List<OrderKey> orders;
    private final List<ReturnKey> returns;
    private final List<MoodyProvider> providers;

    RefundBooks(Desk desk, List<OrderKey> orders, List<ReturnKey> returns, List<MoodyProvider> providers) {
        this.desk = desk;
        this.orders = orders;
        this.returns = returns;
        this.providers = providers;
    }

    /** What must hold after each step. */
    void step() {
        List<ReturnCase> found = returns.stream().map(desk::found).toList();
        for (OrderKey key : orders) {
            OrderCase order = desk.memory.order(key).orElseThrow();
            step(
                    order,
                    found.stream()
                            .filter(some -> some.state().firstOrder().equals(key))
                            .toList());
        }
        found.forEach(this::nothingTwice);
        found.stream().flatMap(some -> some.refunds().stream()).forEach(this::wasRefused);
    }

    private void step(OrderCase order, List<ReturnCase> found) {
        OrderBalance balance = order.balance();
        Money taken = balance.credited();
        for (Payment payment : order.order().payments()) {
            PaymentBalance held = balance.payment(payment.paymentId());
            List<Refund> its = refunds(found)
                    .filter(refund -> refund.paymentId().equals(payment.paymentId()))
                    .toList();
            HistoryCheck.equal(
                    "reserved of " + payment.paymentId(),
                    sum(balance, its.stream().filter(refund -> refund.status().isReserved())),
                    held.reserved());
            HistoryCheck.equal(
                    "refunded of " + payment.paymentId(),
                    sum(balance, its.stream().filter(refund -> refund.status() == RefundStatus.SUCCEEDED)),
                    held.refunded());
            HistoryCheck.require(
                    held.taken().compareTo(payment.amount()) <= 0,
                    () -> held.taken() + " of " + payment.amount() + " go back to " + payment.paymentId());
            taken = taken.plus(held.taken());
        }
        Money captured = order.order().payments().stream()
                .map(Payment::amount)
                .reduce(Money.zero(balance.currency()), Money::plus);
        Money all = taken;
        HistoryCheck.require(all.compareTo(captured) <= 0, () -> all + " are given of " + captured);
        credit(order, found);
    }

    /** Whatever became credit stands in the ledger, beside what was paid with credit and went back. */
    private void credit(OrderCase order, List<ReturnCase> found) {
        OrderBalance balance = order.balance();
        Money instead = sum(balance, refunds(found).filter(Refund::isCredited));
        Money owed = instead;
        Money given = instead;
        for (ReturnCase some : found) {
            for (StaffRefund staff : some.state().money().staffRefunds()) {
                if (staff.status() == StaffRefund.Status.GRANTED && staff.means() == StaffRefund.Means.STORE_CREDIT) {
                    given = given.plus(staff.amount());
                    owed = staff.isOfTheOrder() ? owed.plus(staff.amount()) : owed;
                }
            }
        }
        HistoryCheck.equal("credited of " + balance.order().orderNumber(), owed, balance.credited());
        for (Payment payment : order.order().payments()) {
            given = desk.memory
                    .redemption(balance.order().shop(), payment.reference())
                    .map(redemption -> redemption.amount().minus(redemption.left()))
                    .map(given::plus)
                    .orElse(given);
        }
        CreditAccountKey account =
                new CreditAccountKey(balance.order().shop(), order.order().customer(), balance.currency());
        HistoryCheck.equal(
                "the customer's credit",
                given,
                desk.memory.creditAccount(account).balance(desk.clock.instant()));
    }

    private static Stream<Refund> refunds(List<ReturnCase> found) {
        return found.stream().flatMap(some -> some.refunds().stream());
    }

    private static Money sum(OrderBalance balance, Stream<Refund> refunds) {
        return refunds.map(Refund::amount).reduce(Money.zero(balance.currency()), Money::plus);
    }

    /** Of a refund and all that took its place, credit too, at most one is paid or under way. */
    private void nothingTwice(ReturnCase found) {
        Map<Integer, String> active = new HashMap<>();
        for (Booking booking : bookings(found)) {
            if (booking.isActive() && !booking.risen) {
                once(active, first(found, booking.number), booking.toString());
            }
        }
        for (Refund refund : found.refunds()) {
            if (refund.isCredited()) {
                once(active, first(found, refund.number()), "credit for M" + refund.number());
            } else if (refund.provider().equals(Payment.LEDGER) && back(refund).isPositive()) {
                once(active, first(found, refund.number()), "back in the ledger, M" + refund.number());
            }
        }
    }

    private static void once(Map<Integer, String> active, int first, String what) {
        String other = active.put(first, what);
        HistoryCheck.require(other == null, () -> "paid twice: " + other + " and " + what);
    }

    private static int first(ReturnCase found, int number) {
        return found.refund(number)
                .flatMap(refund -> refund.course().replaces())
                .map(earlier -> first(found, earlier))
                .orElse(number);
    }

    /** Silence is no failure: only what the provider says is. */
    private void wasRefused(Refund refund) {
        boolean told = providers.stream()
                .filter(provider -> provider.name().equals(refund.provider()))
                .allMatch(provider -> provider.hasRefused(refund));
        HistoryCheck.require(
                refund.status() != RefundStatus.FAILED
                        || told && !refund.provider().equals(Payment.LEDGER),
                () -> "nobody said that " + refund.refundId() + " failed");
    }

    private List<Booking> bookings(ReturnCase found) {
        return providers.stream()
                .flatMap(provider -> provider.bookings().stream())
                .filter(booking -> booking.rma.equals(found.state().key().rma()))
                .toList();
    }

    /** What the ledger has given back for a refund. */
    private Money back(Refund refund) {
        return desk.memory
                .redemption(refund.of().shop(), refund.reference())
                .flatMap(redemption -> redemption.givenBack(refund.providerKey()))
                .map(Redemption.GivenBack::amount)
                .orElse(Money.zero(refund.amount().currency()));
    }

    /** What must hold once nothing is open any more. */
    void end() {
        returns.forEach(key -> end(desk.found(key)));
    }

    private void end(ReturnCase found) {
        ReturnKey key = found.state().key();
        HistoryCheck.equal(
                "the end of " + key.rma(), Stage.CLOSED, found.state().stage());
        List<Refund> goods = found.refunds().stream()
                .filter(refund -> !found.isOfStaff(refund))
                .toList();
        MoneyState money = goods.isEmpty()
                ? MoneyState.NOT_DUE
                : goods.stream().anyMatch(refund -> refund.status() == RefundStatus.SUCCEEDED)
                        ? MoneyState.REFUNDED
                        : MoneyState.CREDITED;
        for (ReturnItem item : found.state().items()) {
            HistoryCheck.equal("the money of item " + item.itemId(), money, item.money());
        }
        List<Task> tasks = desk.tasks(key);
        for (Refund refund : found.refunds()) {
            boolean toldOfIt = isTold(tasks, TaskKind.REFUND_PAID_TWICE, refund.number());
            Money expected = refund.status() == RefundStatus.SUCCEEDED
                    ? refund.amount()
                    : Money.zero(refund.amount().currency());
            if (refund.status() == RefundStatus.SUCCEEDED || !toldOfIt) {
                HistoryCheck.equal("the provider's book of " + refund.refundId(), expected, theirs(found, refund));
            }
            attempts(key, refund);
        }
        Money none = Money.zero(found.state().currency());
        HistoryCheck.equal(
                "what went back of " + key.rma(),
                found.state().settlement().map(Settlement::netRefund).orElse(none),
                given(none, goods));
        for (StaffRefund staff : found.state().money().staffRefunds()) {
            HistoryCheck.require(staff.status() != StaffRefund.Status.WAITING, () -> "nobody decided on " + staff);
            boolean paid = staff.status() == StaffRefund.Status.GRANTED && staff.means() == StaffRefund.Means.ORIGINAL;
            HistoryCheck.equal(
                    "what staff gave, no. " + staff.number(),
                    paid ? staff.amount() : none,
                    given(none, found.paying(staff)));
        }
        failures(found, tasks);
    }

    private Money theirs(ReturnCase found, Refund refund) {
        return bookings(found).stream()
                .filter(booking -> booking.number == refund.number() && booking.state == State.SUCCEEDED)
                .map(booking -> booking.amount)
                .reduce(back(refund), Money::plus);
    }

    private static Money given(Money none, List<Refund> refunds) {
        return refunds.stream()
                .filter(refund -> refund.status() == RefundStatus.SUCCEEDED || refund.isCredited())
                .map(Refund::amount)
                .reduce(none, Money::plus);
    }

    /** Every call stands in the trail: the first in what came of it, each other one by itself. */
    private void attempts(ReturnKey key, Refund refund) {
        long repeated = desk.memory.trail(key).stream()
                .filter(event -> event.event() instanceof ReturnEvent.RefundRepeated(int number, int _)
                        && number == refund.number())
                .count();
        HistoryCheck.equal("repetitions of " + refund.refundId(), (long) Math.max(0, refund.attempts() - 1), repeated);
    }

    /** Whatever failed is shown to a person, until it became credit. */
    private void failures(ReturnCase found, List<Task> open) {
        desk.memory.trail(found.state().key()).forEach(event -> {
            if (event.event() instanceof ReturnEvent.RefundFailed(int number, Money _, String _)) {
                boolean credited = found.refund(number).orElseThrow().isCredited();
                HistoryCheck.equal(
                        "whether somebody is told that M" + number + " failed",
                        !credited,
                        isTold(open, TaskKind.REFUND_FAILED, number));
            }
        });
    }

    private static boolean isTold(List<Task> tasks, TaskKind kind, int number) {
        return tasks.stream()
                .anyMatch(task -> task.kind() == kind && task.detail().startsWith(number + "/"));
    }
}
