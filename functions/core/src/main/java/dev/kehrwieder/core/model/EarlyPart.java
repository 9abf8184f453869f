package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.money.Money;

/**
 * What the settlements of a return that is paid before the goods are inspected took of one order's balance, beside lines and
 * payments: so that it can be settled again as if everything had been known.
 *
 * @param shippingRefund outbound postage given back
 * @param faultValue what units were worth that somebody other than the shopper answers for
 * @param credited given as credit without bonus, or for new goods
 */
public record EarlyPart(String orderNumber, Money shippingRefund, Money faultValue, Money credited) {
    public EarlyPart {
        requireNonNull(orderNumber, "orderNumber is null");
    }

    EarlyPart plus(EarlyPart more) {
        return new EarlyPart(
                orderNumber,
                shippingRefund.plus(more.shippingRefund),
                faultValue.plus(more.faultValue),
                credited.plus(more.credited));
    }
}
