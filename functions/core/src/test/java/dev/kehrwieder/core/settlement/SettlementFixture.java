package dev.kehrwieder.core.settlement;

import static dev.kehrwieder.core.Fixtures.eur;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.OrderFixture;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.ExchangeFor;
import dev.kehrwieder.core.model.FaultParty;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.SettlementNote;
import dev.kehrwieder.core.policy.Policy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Settles units of one order, one step after the other on the same balance, as returns of it would. */
final class SettlementFixture {
    private final Order order;
    private final Policy policy;
    private OrderBalance balance;
    private boolean statutory;
    private boolean warranty;
    private Money feeTaken;
    private Optional<SettlementNote> feeSuppressed = Optional.empty();
    private List<SettlementClaim> claims = new ArrayList<>();

    private String restockingFeePercent = "0";
    private FaultParty fault = FaultParty.CUSTOMER;
    private Resolution resolution = Resolution.REFUND_ORIGINAL_PAYMENT;
    private Optional<ExchangeFor> exchangeFor = Optional.empty();
    private List<SettlementClaim.Loss> losses = List.of();
    private boolean kept;
    private int reductionPercent;

    private SettlementFixture(Order order, Policy policy, OrderBalance balance) {
        this.order = order;
        this.policy = policy;
        this.balance = balance;
        this.feeTaken = Money.zero(order.currency());
    }

    static SettlementFixture of(OrderFixture order) {
        return of(order, Fixtures.policy());
    }

    static SettlementFixture of(OrderFixture order, PolicyFixture policy) {
        Order built = order.build();
        return new SettlementFixture(built, policy.build(), OrderBalance.untouched(built.key(), built.currency()));
    }

    /** An order of which something was decided before. */
    static SettlementFixture of(Order order, OrderBalance balance) {
        return new SettlementFixture(order, Fixtures.policy().build(), balance);
    }

    Order order() {
        return order;
    }

    OrderBalance balance() {
        return balance;
    }

    SettlementFixture withdrawn() {
        statutory = true;
        return this;
    }

    SettlementFixture voluntary() {
        statutory = false;
        return this;
    }

    SettlementFixture warranty() {
        warranty = true;
        return this;
    }

    SettlementFixture resolution(Resolution wanted) {
        resolution = wanted;
        return this;
    }

    /** Of goods that the shopper keeps. */
    SettlementFixture reduced(int percent) {
        resolution = Resolution.PARTIAL_REFUND_KEEP_ITEM;
        reductionPercent = percent;
        return this;
    }

    /** What others answer for, and a withdrawal that was not told of it, bear no return-shipping fee. */
    SettlementFixture withoutReturnFee(SettlementNote why) {
        feeSuppressed = Optional.of(why);
        return this;
    }

    /** Of the claims that follow. */
    SettlementFixture restockingFee(String percent) {
        restockingFeePercent = percent;
        return this;
    }

    SettlementFixture fault(FaultParty party) {
        fault = party;
        return this;
    }

    SettlementFixture credited() {
        resolution = Resolution.STORE_CREDIT;
        return this;
    }

    SettlementFixture refunded() {
        resolution = Resolution.REFUND_ORIGINAL_PAYMENT;
        reductionPercent = 0;
        return this;
    }

    SettlementFixture exchangedFor(String unitPrice) {
        resolution = Resolution.EXCHANGE_VARIANT;
        exchangeFor =
                Optional.of(new ExchangeFor("SHOE-43", "Laufschuh, Größe 43", eur(unitPrice), new BigDecimal("0.19")));
        return this;
    }

    SettlementFixture kept() {
        kept = true;
        return this;
    }

    SettlementFixture lost(SettlementClaim.Loss... some) {
        losses = List.of(some);
        return this;
    }

    SettlementFixture claim(String lineId, int units) {
        OrderLine line = order.line(lineId).orElseThrow();
        claims.add(new SettlementClaim(
                "i" + (claims.size() + 1),
                line,
                units,
                fault,
                resolution,
                exchangeFor,
                new BigDecimal(restockingFeePercent),
                losses,
                kept,
                reductionPercent));
        balance = balance.withLine(lineId, b -> b.reserve(units));
        return this;
    }

    private Ground ground() {
        return Ground.of(statutory, warranty);
    }

    /** Decides the claims so far; the next ones come on top. */
    OrderSettlement settle() {
        Money fee = Money.rounded(policy.returnShippingFee(), order.currency()).minus(feeTaken);
        OrderSettlement settled = SettlementCalculator.settle(
                new SettlementInput(order, balance, policy, claims, ground(), new ReturnFee(fee, feeSuppressed)));
        balance = settled.balance();
        feeTaken = feeTaken.plus(settled.settlement().returnShippingFee());
        claims = new ArrayList<>();
        return settled;
    }
}
