package dev.kehrwieder.core.bench;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.TestClock;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.InMemoryStore;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.settlement.Ground;
import dev.kehrwieder.core.settlement.OrderSettlement;
import dev.kehrwieder.core.settlement.ReturnFee;
import dev.kehrwieder.core.settlement.SettlementCalculator;
import dev.kehrwieder.core.settlement.SettlementClaim;
import dev.kehrwieder.core.settlement.SettlementInput;
import dev.kehrwieder.core.time.Periods;
import dev.kehrwieder.core.usecase.QuoteReturn;
import dev.kehrwieder.core.usecase.ReturnRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a quote for a long order takes: its own arithmetic, over a store in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 4, time = 1)
// The serial collector is what a JVM picks on a function's memory.
@Fork(
        value = 2,
        jvmArgs = {"-Xmx512m", "-XX:+UseSerialGC"})
public class QuoteBenchmark {
    private final LongOrder orders = new LongOrder();
    private final ReturnRequest oneUnitOfOneLine = orders.oneUnitOfOneLine();
    private final ReturnRequest everyLineInPart = orders.everyLineInPart();
    private final QuoteReturn quotes = quotes(orders.order());
    private final SettlementInput settlement = settlement(orders.order(), everyLineInPart);

    @Benchmark
    public QuoteReturn.Result quote_one_unit_of_one_line() {
        return quotes.quote(oneUnitOfOneLine);
    }

    @Benchmark
    public QuoteReturn.Result quote_every_line_in_part() {
        return quotes.quote(everyLineInPart);
    }

    /** The second quote's share that is money. */
    @Benchmark
    public OrderSettlement settle_every_line_in_part() {
        return SettlementCalculator.settle(settlement);
    }

    private static QuoteReturn quotes(Order order) {
        TestClock clock = TestClock.at("2026-11-10T09:00:00Z");
        InMemoryStore store = new InMemoryStore(clock);
        CommitOutcome stored = store.commit(List.of(
                new Write.PutPolicy(LongOrder.policy().build()),
                new Write.PutOrder(order),
                new Write.PutOrderPerson(order.key(), Fixtures.ada())));
        if (stored != CommitOutcome.COMMITTED) {
            throw new IllegalStateException("the order was not stored: " + stored);
        }
        return new QuoteReturn(store, new Returnability(new Periods((day, regions) -> false)), clock);
    }

    private static SettlementInput settlement(Order order, ReturnRequest request) {
        Policy policy = LongOrder.policy().build();
        OrderBalance balance = OrderBalance.untouched(order.key(), order.currency());
        List<SettlementClaim> claims = new ArrayList<>();
        for (ReturnRequest.Item item : request.items()) {
            OrderLine line = order.line(item.lineId()).orElseThrow();
            balance = balance.withLine(line.lineId(), b -> b.reserve(item.quantity()));
            claims.add(new SettlementClaim(
                    String.valueOf(claims.size() + 1),
                    line,
                    item.quantity(),
                    FaultParty.CUSTOMER,
                    item.resolution(),
                    item.exchangeFor(),
                    policy.terms(order, line, item.reason().orElseThrow())
                            .restockingFeePercent()
                            .value(),
                    List.of(),
                    false,
                    0));
        }
        return new SettlementInput(
                order,
                balance,
                policy,
                claims,
                Ground.VOLUNTARY,
                new ReturnFee(Fixtures.eur("4.90"), Optional.empty()));
    }
}
