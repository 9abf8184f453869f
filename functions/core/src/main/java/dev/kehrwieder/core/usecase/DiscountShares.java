package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.Discount;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Proration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fixes what each line bears of the order-level discounts (handbook, domain 4.2 rule 2).
 *
 * <p>A line of which units are asked back, or came back, keeps its share through a later put that leaves the line as it was:
 * its money is quoted, or out, by that share. The other lines bear what remains.
 */
final class DiscountShares {
    private DiscountShares() {}

    /** The shares, line by line. */
    static List<Money> of(OrderDraft draft, Optional<OrderCase> known) {
        List<Money> values = draft.lines().stream().map(DiscountShares::value).toList();
        List<Optional<Money>> kept = new ArrayList<>();
        draft.lines().forEach(line -> kept.add(known.flatMap(order -> kept(line, order))));
        Money left = total(draft);
        Money room = Money.zero(draft.currency());
        for (int i = 0; i < values.size(); i++) {
            left = left.minus(kept.get(i).orElse(Money.zero(draft.currency())));
            room = kept.get(i).isPresent() ? room : room.plus(values.get(i));
        }
        boolean fits = !left.isNegative() && left.compareTo(room) <= 0;
        // Another discount over the same lines: whoever refuses to lower what is refunded has the last word.
        return fits ? remaining(left, values, kept) : Proration.spread(total(draft), values);
    }

    private static Optional<Money> kept(OrderDraft.Line line, OrderCase order) {
        return order.order()
                .line(line.lineId())
                .filter(before -> order.balance().line(line.lineId()).taken() > 0)
                .filter(before -> isAsItWas(line, before))
                .map(before -> value(line).minus(before.paid()));
    }

    private static boolean isAsItWas(OrderDraft.Line line, OrderLine before) {
        return line.quantity() == before.quantity()
                && line.unitPrice().equals(before.unitPrice())
                && line.discount().equals(before.discount())
                && line.taxIncluded() == before.taxIncluded()
                && line.taxRate().compareTo(before.taxRate()) == 0;
    }

    private static List<Money> remaining(Money left, List<Money> values, List<Optional<Money>> kept) {
        List<Money> weights = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            weights.add(kept.get(i).isPresent() ? Money.zero(left.currency()) : values.get(i));
        }
        List<Money> spread = Proration.spread(left, weights);
        List<Money> shares = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            shares.add(kept.get(i).orElse(spread.get(i)));
        }
        return shares;
    }

    /** What the line cost after its own discount, tax included. */
    static Money value(OrderDraft.Line line) {
        Money value = line.unitPrice().times(line.quantity()).minus(line.discount());
        return line.taxIncluded()
                ? value
                : value.plus(value.percent(line.taxRate().movePointRight(2)));
    }

    static Money total(OrderDraft draft) {
        return draft.discounts().stream().map(Discount::amount).reduce(Money.zero(draft.currency()), Money::plus);
    }
}
