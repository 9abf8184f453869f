package dev.kehrwieder.core.usecase;

import static dev.kehrwieder.core.Fixtures.order;
import static dev.kehrwieder.core.Fixtures.policy;
import static dev.kehrwieder.core.usecase.RequestFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.event.EventId;
import dev.kehrwieder.core.model.PaymentBalance;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.port.PaymentProviders;
import dev.kehrwieder.core.refund.Refund;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two hundred callers at once at the refunds of one order: two for each of a hundred returns, as a queue that delivers twice. */
final class ManyCallersTest {
    private static final int RETURNS = 100;

    /** Pays at once, each key once, and knows how much it has paid. */
    private static final class PromptProvider implements PaymentProvider {
        private final Map<String, Money> paid = new ConcurrentHashMap<>();

        @Override
        public String name() {
            return "local";
        }

        @Override
        public Answer refund(Refund refund) {
            paid.putIfAbsent(refund.providerKey(), refund.amount());
            return new Answer.Succeeded("re_" + refund.refundId());
        }

        @Override
        public Optional<Answer> find(Refund refund) {
            return paid.containsKey(refund.providerKey())
                    ? Optional.of(new Answer.Succeeded("re_" + refund.refundId()))
                    : Optional.empty();
        }

        Money sum() {
            return paid.values().stream().reduce(Money.zero(Fixtures.EUR), Money::plus);
        }
    }

    private final Desk desk = new Desk();
    private final PromptProvider provider = new PromptProvider();
    private final Commits commits = new Commits(desk.memory, new Random(1), ManyCallersTest::pause, desk.clock);
    private final SettleReturn settle = new SettleReturn(desk.memory, commits, desk.periods, desk.clock);
    private final PayRefund pay = new PayRefund(
            desk.memory,
            new PaymentProviders(List.of(provider)),
            new RecordRefund(desk.memory, commits, desk.clock),
            desk.clock);

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.dividedBy(10));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void never_more_than_was_captured_goes_back_and_in_the_end_all_of_it()
            throws InterruptedException, ExecutionException {
        desk.with(policy());
        desk.with(order("1001")
                .line("1", RETURNS, "33.33")
                .shipping("0.00", "0.00")
                .payment("p1", "CARD", "3333.00"));
        Money captured = desk.memory
                .order(Fixtures.orderKey("1001"))
                .orElseThrow()
                .order()
                .payments()
                .getFirst()
                .amount();
        List<ReturnKey> keys = new ArrayList<>();
        for (int i = 0; i < RETURNS; i++) {
            keys.add(desk.labelled(request("1001").item("1", 1).reason("DEFECTIVE")));
        }
        keys.forEach(key -> desk.inspected(InspectionFixture.inspection(key).accept("1", 1)));

        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> callers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < 2 * RETURNS; caller++) {
                ReturnKey key = keys.get(caller % RETURNS);
                callers.add(threads.submit(() -> {
                    start.await();
                    bring(key, captured);
                    return key;
                }));
            }
            start.countDown();
        }
        for (Future<?> caller : callers) {
            caller.get();
        }

        assertThat(balance()).isEqualTo(new PaymentBalance(Money.zero(Fixtures.EUR), captured));
        assertThat(provider.sum()).isEqualTo(captured);
        assertThat(keys).allSatisfy(key -> assertThat(desk.state(key).stage()).isEqualTo(Stage.CLOSED));
    }

    /** As the queue does: a message that could not be handled now comes again. */
    private void bring(ReturnKey key, Money captured) {
        EventId inspected = desk.event(key, "ItemsInspected").id();
        again(() -> settle.on(key, inspected), captured);
        EventId reserved = desk.event(key, "RefundReserved").id();
        again(() -> pay.on(key, reserved, 1), captured);
    }

    private void again(Runnable message, Money captured) {
        for (boolean done = false; !done; ) {
            try {
                message.run();
                done = true;
            } catch (Commits.Contention | PaymentProvider.Fault e) {
                Thread.yield();
            }
            assertThat(balance().taken()).isLessThanOrEqualTo(captured);
            assertThat(provider.sum()).isLessThanOrEqualTo(captured);
        }
    }

    private PaymentBalance balance() {
        return desk.balance("1001").payment("p1");
    }
}
