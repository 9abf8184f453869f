package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.MoneyState;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.model.PaymentBalance;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
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

/** Our books beside the providers': whatever we believe on the way, nothing is paid twice, and in the end both are the same. */
final class RefundBooks {
    private final Desk desk;
    private final List<ReturnKey> returns;
    private final List<MoodyProvider> providers;

    RefundBooks(Desk desk, List<ReturnKey> returns, List<MoodyProvider> providers) {
        this.desk = desk;
        this.returns = returns;
        this.providers = providers;
    }

    /** What must hold after each step. */
    void step() {
        OrderCase order = desk.memory.order(Fixtures.orderKey("1001")).orElseThrow();
        for (Payment payment : order.order().payments()) {
            PaymentBalance balance = order.balance().payment(payment.paymentId());
            HistoryCheck.equal("reserved of " + payment.paymentId(), ours(payment, true), balance.reserved());
            HistoryCheck.equal("refunded of " + payment.paymentId(), ours(payment, false), balance.refunded());
            HistoryCheck.require(
                    balance.taken().compareTo(payment.amount()) <= 0,
                    () -> balance.taken() + " of " + payment.amount() + " go back to " + payment.paymentId());
        }
        returns.forEach(this::nothingTwice);
    }

    private Money ours(Payment payment, boolean reserved) {
        return returns.stream()
                .flatMap(key -> desk.found(key).refunds().stream())
                .filter(refund -> refund.paymentId().equals(payment.paymentId()))
                .filter(refund -> reserved ? refund.status().isReserved() : refund.status() == RefundStatus.SUCCEEDED)
                .map(Refund::amount)
                .reduce(zero(), Money::plus);
    }

    /** Of a refund and all that took its place, at most one is paid or under way. */
    private void nothingTwice(ReturnKey key) {
        ReturnCase found = desk.found(key);
        Map<Integer, Booking> active = new HashMap<>();
        for (Booking booking : bookings(key)) {
            if (booking.isActive() && !booking.risen) {
                Booking other = active.put(first(found, booking.number), booking);
                HistoryCheck.require(other == null, () -> "paid twice: " + other + " and " + booking);
            }
        }
    }

    private static int first(ReturnCase found, int number) {
        return found.refund(number)
                .flatMap(refund -> refund.course().replaces())
                .map(earlier -> first(found, earlier))
                .orElse(number);
    }

    private List<Booking> bookings(ReturnKey key) {
        return providers.stream()
                .flatMap(provider -> provider.bookings().stream())
                .filter(booking -> booking.rma.equals(key.rma()))
                .toList();
    }

    /** What must hold once nothing is open any more. */
    void end() {
        returns.forEach(this::end);
    }

    private void end(ReturnKey key) {
        ReturnCase found = desk.found(key);
        HistoryCheck.equal(
                "the end of " + key.rma(), Stage.CLOSED, found.state().stage());
        for (ReturnItem item : found.state().items()) {
            HistoryCheck.equal("the money of item " + item.itemId(), MoneyState.REFUNDED, item.money());
        }
        List<Task> tasks = desk.tasks(key);
        Money paid = zero();
        for (Refund refund : found.refunds()) {
            Money theirs = bookings(key).stream()
                    .filter(booking -> booking.number == refund.number() && booking.state == State.SUCCEEDED)
                    .map(booking -> booking.amount)
                    .reduce(zero(), Money::plus);
            boolean toldOfIt = tasks.stream()
                    .anyMatch(task -> task.kind() == TaskKind.REFUND_PAID_TWICE
                            && task.detail().startsWith(refund.number() + "/"));
            if (refund.status() == RefundStatus.SUCCEEDED) {
                HistoryCheck.equal("the provider's book of " + refund.refundId(), refund.amount(), theirs);
                paid = paid.plus(theirs);
            } else if (!toldOfIt) {
                HistoryCheck.equal("the provider's book of " + refund.refundId(), zero(), theirs);
            }
            attempts(key, refund);
        }
        HistoryCheck.equal(
                "what went back of " + key.rma(),
                found.state().settlement().map(Settlement::netRefund).orElse(zero()),
                paid);
        failures(key, tasks);
    }

    /** Every call stands in the trail: the first in what came of it, each other one by itself. */
    private void attempts(ReturnKey key, Refund refund) {
        long repeated = desk.memory.trail(key).stream()
                .filter(event -> event.event() instanceof ReturnEvent.RefundRepeated(int number, int _)
                        && number == refund.number())
                .count();
        HistoryCheck.equal("repetitions of " + refund.refundId(), (long) Math.max(0, refund.attempts() - 1), repeated);
    }

    /** Whatever failed was shown to a person. */
    private void failures(ReturnKey key, List<Task> tasks) {
        desk.memory.trail(key).forEach(event -> {
            if (event.event() instanceof ReturnEvent.RefundFailed(int number, Money _, String _)) {
                HistoryCheck.require(
                        tasks.stream()
                                .anyMatch(task -> task.kind() == TaskKind.REFUND_FAILED
                                        && task.detail().startsWith(number + "/")),
                        () -> "nobody was told that M" + number + " failed");
            }
        });
    }

    private static Money zero() {
        return Money.zero(Fixtures.EUR);
    }
}
