package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.Delivery;
import dev.kehrwieder.core.model.Discount;
import dev.kehrwieder.core.model.Freight;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.OrderShipping;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** An order as the shop sends it: the shares are not fixed. @param customer the hash of the shopper's e-mail */
public record OrderDraft(
        OrderKey key,
        OffsetDateTime placedAt,
        Currency currency,
        String locale,
        String market,
        String customer,
        boolean consumer,
        Person person,
        List<Line> lines,
        List<Discount> discounts,
        OrderShipping shipping,
        List<Payment> payments,
        List<Delivered> deliveries,
        boolean informedOfWithdrawal,
        Optional<Instant> informedOfWithdrawalAt,
        boolean informedOfReturnCosts) {
    /** A delivery as the shop sends it: a line may stand in it more than once. */
    public record Delivered(Instant deliveredAt, List<Units> lines) {
        public Delivered {
            lines = List.copyOf(lines);
        }

        Delivery delivery() {
            return new Delivery(
                    deliveredAt,
                    lines.stream().collect(Collectors.toMap(Units::lineId, Units::quantity, Integer::sum)));
        }
    }

    /** So many units of a line. */
    public record Units(String lineId, int quantity) {}

    /** A line as the shop sends it. */
    public record Line(
            String lineId,
            String sku,
            String title,
            int quantity,
            Money unitPrice,
            Money discount,
            boolean taxIncluded,
            BigDecimal taxRate,
            String category,
            int weightGrams,
            Set<LineFlag> flags,
            Optional<String> supplier,
            List<String> serialNumbers,
            Optional<String> imageUrl,
            Optional<Instant> seasonEndsAt,
            Freight freight) {}
}
