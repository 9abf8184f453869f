package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.money.Money;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The snapshot of an order, written by the shop only. Who the shopper is stands in {@link Person}.
 *
 * @param version 1 at the first put, one more with each later one
 * @param customer the hash that the customer index knows the shopper by
 * @param policyVersion the policy in force when the order was first put; it never changes
 */
public record Order(
        OrderKey key,
        long version,
        OffsetDateTime placedAt,
        Currency currency,
        String locale,
        String market,
        String customer,
        boolean consumer,
        List<OrderLine> lines,
        List<Discount> discounts,
        OrderShipping shipping,
        List<Payment> payments,
        List<Delivery> deliveries,
        boolean informedOfWithdrawal,
        Optional<Instant> informedOfWithdrawalAt,
        boolean informedOfReturnCosts,
        int policyVersion) {
    public Order {
        requireNonNull(key, "key is null");
        requireNonNull(placedAt, "placedAt is null");
        requireNonNull(currency, "currency is null");
        lines = List.copyOf(lines);
        discounts = List.copyOf(discounts);
        payments = List.copyOf(payments);
        deliveries = List.copyOf(deliveries);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an order has at least one line");
        }
    }

    public Optional<OrderLine> line(String lineId) {
        for (OrderLine line : lines) {
            if (line.lineId().equals(lineId)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    public Optional<Payment> payment(String paymentId) {
        return payments.stream().filter(p -> p.paymentId().equals(paymentId)).findFirst();
    }

    /** Units of a line that reached the shopper, never more than were bought. */
    public int delivered(OrderLine line) {
        int delivered = 0;
        for (Delivery delivery : deliveries) {
            delivered += delivery.quantities().getOrDefault(line.lineId(), 0);
        }
        return Math.min(delivered, line.quantity());
    }

    /** When the first parcel with units of this line arrived. */
    public Optional<Instant> firstDelivery(OrderLine line) {
        return deliveriesOf(line).min(Instant::compareTo);
    }

    /** When the last parcel with units of this line arrived. */
    public Optional<Instant> lastDelivery(OrderLine line) {
        return deliveriesOf(line).max(Instant::compareTo);
    }

    private Stream<Instant> deliveriesOf(OrderLine line) {
        return deliveries.stream()
                .filter(delivery -> delivery.quantities().getOrDefault(line.lineId(), 0) > 0)
                .map(Delivery::deliveredAt);
    }

    /**
     * Whether the shopper knew of the right of withdrawal before the first unit of a line came: only then does handling it
     * beyond a test cost its loss of value (§ 357a(1) BGB).
     */
    public boolean informedBeforeUse(OrderLine line) {
        Optional<Instant> first = deliveries.stream()
                .filter(delivery -> delivery.quantities().getOrDefault(line.lineId(), 0) > 0)
                .map(Delivery::deliveredAt)
                .min(Instant::compareTo);
        boolean late = informedOfWithdrawalAt
                .filter(told -> first.filter(told::isAfter).isPresent())
                .isPresent();
        return informedOfWithdrawal && !late;
    }

    /** When the last parcel of the order arrived; empty while any unit is still on its way (§ 356(2) no. 1 b BGB). */
    public Optional<Instant> completelyDeliveredAt() {
        boolean complete = lines.stream().allMatch(line -> delivered(line) == line.quantity());
        return complete ? deliveries.stream().map(Delivery::deliveredAt).max(Instant::compareTo) : Optional.empty();
    }

    public Money paidForGoods() {
        return lines.stream().map(OrderLine::paid).reduce(Money.zero(currency), Money::plus);
    }
}
