package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.Fixtures;
import dev.kehrwieder.core.model.CustomerHash;
import dev.kehrwieder.core.model.Discount;
import dev.kehrwieder.core.model.Freight;
import dev.kehrwieder.core.model.OrderShipping;
import dev.kehrwieder.core.model.Payment;
import dev.kehrwieder.core.money.Money;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An order as a shop sends it: everything delivered, its shopper told of everything. */
final class DraftFixture {
    private DraftFixture() {}

    static OrderDraft draft(
            String orderNumber,
            List<OrderDraft.Line> lines,
            List<Discount> discounts,
            OrderShipping shipping,
            List<Payment> payments) {
        List<OrderDraft.Units> all = lines.stream()
                .map(line -> new OrderDraft.Units(line.lineId(), line.quantity()))
                .toList();
        return new OrderDraft(
                Fixtures.orderKey(orderNumber),
                OffsetDateTime.parse("2026-11-02T10:15:00+01:00"),
                lines.getFirst().unitPrice().currency(),
                "de-DE",
                "DE",
                CustomerHash.of(Fixtures.EMAIL),
                true,
                Fixtures.ada(),
                lines,
                discounts,
                shipping,
                payments,
                List.of(new OrderDraft.Delivered(Fixtures.at("2026-11-05T14:00:00+01:00"), all)),
                true,
                Optional.empty(),
                true);
    }

    static OrderDraft.Line line(
            String lineId,
            String sku,
            int quantity,
            Money unitPrice,
            Money discount,
            boolean taxIncluded,
            String taxRate) {
        return new OrderDraft.Line(
                lineId,
                sku,
                "Socken",
                quantity,
                unitPrice,
                discount,
                taxIncluded,
                new BigDecimal(taxRate),
                "SOCKS",
                100,
                Set.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Freight.UNKNOWN);
    }

    static Payment payment(String id, String method, Money amount) {
        return new Payment(id, "local", "pay_" + id, method, amount);
    }
}
