package dev.kehrwieder.core.settlement;

import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.money.SettlementLine;
import dev.kehrwieder.core.money.TaxAmount;
import java.util.Optional;
import java.util.stream.Stream;

/** What holds of any settlement and any estimate (DESIGN 6, "Settlement"). */
public final class SettlementInvariants {
    private SettlementInvariants() {}

    /** Which of them does not, in words. */
    public static Optional<String> broken(Settlement s) {
        Money left = s.itemSubtotal()
                .plus(s.shippingRefund())
                .plus(s.bonus())
                .minus(s.valueDeduction())
                .minus(s.restockingFee())
                .minus(s.returnShippingFee())
                .minus(s.exchangeTotal());
        if (!left.equals(s.netRefund().plus(s.storeCredit()).minus(s.amountDue()))) {
            return Optional.of("the identity does not hold: " + s);
        }
        if (amounts(s).anyMatch(Money::isNegative)) {
            return Optional.of("an amount is negative: " + s);
        }
        if (!s.itemSubtotal().equals(sum(s, s.lines().stream().map(SettlementLine::itemSubtotal)))) {
            return Optional.of("the lines are not worth the subtotal: " + s);
        }
        if (!s.tax().equals(sum(s, s.lines().stream().map(SettlementLine::tax)))) {
            return Optional.of("the lines do not have the tax: " + s);
        }
        if (!s.tax().equals(sum(s, s.taxes().stream().map(TaxAmount::tax)))) {
            return Optional.of("the rates do not have the tax: " + s);
        }
        return s.itemSubtotal()
                        .equals(sum(s, s.taxes().stream().map(rate -> rate.net().plus(rate.tax()))))
                ? Optional.empty()
                : Optional.of("the rates are not worth the subtotal: " + s);
    }

    private static Stream<Money> amounts(Settlement s) {
        Stream<Money> whole = Stream.of(
                s.itemSubtotal(),
                s.tax(),
                s.shippingRefund(),
                s.restockingFee(),
                s.returnShippingFee(),
                s.valueDeduction(),
                s.exchangeTotal(),
                s.storeCredit(),
                s.bonus(),
                s.netRefund(),
                s.amountDue());
        Stream<Money> lines = s.lines().stream().flatMap(line -> Stream.of(line.itemSubtotal(), line.tax()));
        Stream<Money> rates = s.taxes().stream().flatMap(rate -> Stream.of(rate.net(), rate.tax()));
        return Stream.of(whole, lines, rates).flatMap(some -> some);
    }

    private static Money sum(Settlement s, Stream<Money> amounts) {
        return amounts.reduce(Money.zero(s.currency()), Money::plus);
    }
}
