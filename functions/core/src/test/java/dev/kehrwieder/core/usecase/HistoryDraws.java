package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.PolicyFixture;
import dev.kehrwieder.core.model.Discount;
import dev.kehrwieder.core.model.ExchangeFor;
import dev.kehrwieder.core.model.OrderShipping;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.policy.Approval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Draws what a history is made of: policies, orders, wishes. The same seed draws the same. */
final class HistoryDraws {
    private static final List<String> RATES = List.of("0.19", "0.07", "0", "0.255", "0.190");

    private final Random random;
    private final Currency currency;
    private final boolean free;
    private Money keepBelow;

    /** @param free whether the policy takes no fee and gives no bonus */
    HistoryDraws(Random random, Currency currency, boolean free) {
        this.random = random;
        this.currency = currency;
        this.free = free;
        this.keepBelow = new Money(0, currency);
    }

    /** Units worth less stay with the shopper, by the policy that was drawn. */
    Money keepBelow() {
        return keepBelow;
    }

    PolicyFixture policy() {
        PolicyFixture policy = Fixtures.policy();
        if (!free) {
            policy.returnShippingFee(amount(random.nextInt(800)).decimal().toPlainString())
                    .restockingFeePercent(random.nextBoolean() ? "0" : "12.5")
                    .storeCreditBonusPercent(random.nextBoolean() ? "0" : "10");
        }
        if (random.nextInt(6) == 0) {
            policy.approval(Approval.MANUAL);
        }
        if (random.nextInt(3) == 0) {
            keepBelow = amount(random.nextInt(20_000));
            policy.keepItemBelow(keepBelow.decimal().toPlainString());
        }
        return policy;
    }

    OrderDraft order() {
        List<OrderDraft.Line> drawn = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 1; i <= count; i++) {
            drawn.add(line(String.valueOf(i)));
        }
        Money goods = drawn.stream().map(DiscountShares::value).reduce(amount(0), Money::plus);
        List<Discount> discounts =
                random.nextInt(3) == 0 ? List.of() : List.of(new Discount(portion(goods), "WELCOME"));
        Money shipping = amount(random.nextInt(900));
        Money total = discounts.stream().map(Discount::amount).reduce(goods.plus(shipping), Money::minus);
        // One order in six is paid in part only.
        Money captured = random.nextInt(6) == 0 ? portion(total) : total;
        Money card = random.nextBoolean() ? captured : portion(captured);
        return DraftFixture.draft(
                "1001",
                drawn,
                discounts,
                new OrderShipping(shipping, portion(shipping), new BigDecimal("0.19")),
                List.of(
                        DraftFixture.payment("gift", "GIFT_CARD", captured.minus(card)),
                        DraftFixture.payment("card", "CARD", card)));
    }

    OrderDraft.Line line(String lineId) {
        int quantity = random.nextInt(10) == 0 ? 1 + random.nextInt(400) : 1 + random.nextInt(6);
        long price = random.nextInt(6) == 0 ? random.nextInt(3) : random.nextInt(20_000);
        Money unitPrice = amount(price);
        Money discount = random.nextInt(4) == 0 ? portion(unitPrice.times(quantity)) : amount(0);
        return DraftFixture.line(
                lineId,
                "SKU-" + random.nextInt(2),
                quantity,
                unitPrice,
                discount,
                random.nextInt(3) > 0,
                RATES.get(random.nextInt(RATES.size())));
    }

    /** Mostly a part of what is left, now and then more than that. */
    int quantity(int left) {
        int most = random.nextInt(10) == 0 ? left + 1 : Math.max(1, left / 2);
        return 1 + random.nextInt(most);
    }

    ReturnRequest.Item item(String lineId, int quantity) {
        Resolution resolution =
                switch (random.nextInt(6)) {
                    case 0 -> Resolution.STORE_CREDIT;
                    case 1 -> Resolution.EXCHANGE_VARIANT;
                    default -> Resolution.REFUND_ORIGINAL_PAYMENT;
                };
        return new ReturnRequest.Item(
                Optional.empty(),
                lineId,
                quantity,
                Optional.of(random.nextInt(5) == 0 ? "DEFECTIVE" : "TOO_SMALL"),
                Optional.empty(),
                resolution,
                resolution.isExchange()
                        ? Optional.of(new ExchangeFor("S", "Schuh", amount(random.nextInt(9_000)), BigDecimal.ZERO))
                        : Optional.empty(),
                List.of());
    }

    private Money amount(long minor) {
        return new Money(minor, currency);
    }

    private Money portion(Money whole) {
        return amount(random.nextLong(whole.minor() + 1));
    }
}
