package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.Dimensions;
import dev.kehrwieder.core.model.LineFlag;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.policy.Consignment;
import dev.kehrwieder.core.policy.CustomsUnion;
import dev.kehrwieder.core.port.Carrier;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Goods that are to come back, before anybody has packed them. Nobody knows which lie in which of several parcels: at least
 * one has an even share of the weight, and one the heaviest unit.
 *
 * @param sender the country, as {@code receiver}
 */
record Goods(List<Units> units, Currency currency, ReturnMethod method, String sender, String receiver, int parcels) {
    Goods {
        units = List.copyOf(units);
    }

    /** So many units of a line. */
    record Units(OrderLine line, int quantity) {
        long weightGrams() {
            return (long) line.weightGrams() * quantity;
        }

        Money value() {
            return line.paid().share(quantity, line.quantity());
        }

        Carrier.CustomsItem customs() {
            return new Carrier.CustomsItem(
                    line.title(),
                    quantity,
                    atMost(weightGrams()),
                    value(),
                    line.freight().originCountry(),
                    line.freight().hsCode());
        }
    }

    /** What is still expected of items; nothing of those that stay with the shopper. */
    static List<Units> expected(Map<String, OrderCase> orders, List<ReturnItem> items) {
        return items.stream()
                .filter(item -> !item.isKept() && item.expected() > 0)
                .map(item -> new Units(
                        orders.get(item.orderNumber())
                                .order()
                                .line(item.lineId())
                                .orElseThrow(() -> new IllegalStateException("the item's line is gone")),
                        item.expected()))
                .toList();
    }

    Consignment consignment() {
        Set<LineFlag> flags = EnumSet.noneOf(LineFlag.class);
        units.forEach(some -> flags.addAll(some.line().flags()));
        return new Consignment(
                sender,
                method,
                weightGrams(),
                longest(Dimensions::longestMm),
                longest(Dimensions::girthMm),
                value().decimal(),
                flags,
                crossCustoms(),
                parcels);
    }

    List<Carrier.CustomsItem> customs() {
        return crossCustoms() ? units.stream().map(Units::customs).toList() : List.of();
    }

    int weightGrams() {
        long all = units.stream().mapToLong(Units::weightGrams).sum();
        long heaviest = units.stream()
                .mapToLong(some -> some.line().weightGrams())
                .max()
                .orElse(0);
        return atMost(Math.max(Math.ceilDiv(all, parcels), heaviest));
    }

    Money value() {
        Money all = units.stream().map(Units::value).reduce(Money.zero(currency), Money::plus);
        Money share = new Money(Math.ceilDiv(all.minor(), parcels), currency);
        return units.stream()
                .map(some -> some.line().paid().share(1, some.line().quantity()))
                .reduce(share, (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    private boolean crossCustoms() {
        return CustomsUnion.asks(sender, receiver);
    }

    private int longest(ToIntFunction<Dimensions> measure) {
        return units.stream()
                .flatMap(some -> some.line().freight().dimensions().stream())
                .mapToInt(measure)
                .max()
                .orElse(0);
    }

    private static int atMost(long grams) {
        return (int) Math.min(Integer.MAX_VALUE, grams);
    }
}
