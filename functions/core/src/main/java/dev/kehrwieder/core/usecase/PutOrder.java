package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes an order in. Shares of order-level discounts are fixed here (handbook, domain 4.2 rule 2): for a line of which units
 * are asked back once and for all. A later put may add deliveries and payments, and never lowers what was returned or
 * refunded.
 */
public final class PutOrder {
    private final Store store;
    private final Commits commits;

    public PutOrder(Store store, Commits commits) {
        this.store = requireNonNull(store, "store is null");
        this.commits = requireNonNull(commits, "commits is null");
    }

    /** What came of it. */
    public sealed interface Result {
        record Created(OrderCase order) implements Result {}

        record Replaced(OrderCase order) implements Result {}

        record Refused(List<Refusal> refusals) implements Result {}

        /** The shop has no policy to freeze on the order. */
        record NoPolicy() implements Result {}
    }

    public Result put(OrderDraft draft) {
        return commits.decide(() -> decide(draft)).orElseThrow(Commits.Contention::new);
    }

    private Commits.Decision<Result> decide(OrderDraft draft) {
        List<Refusal> contradictions = OrderCheck.contradictions(draft);
        if (!contradictions.isEmpty()) {
            return Commits.Decision.unchanged(new Result.Refused(contradictions));
        }
        Optional<OrderCase> before = store.order(draft.key());
        return before.isPresent() ? replace(before.get(), draft) : create(draft);
    }

    private Commits.Decision<Result> create(OrderDraft draft) {
        var policy = store.currentPolicy(draft.key().shop());
        if (policy.isEmpty()) {
            return Commits.Decision.unchanged(new Result.NoPolicy());
        }
        Order order = order(draft, Optional.empty(), policy.get().version());
        OrderBalance balance = OrderBalance.untouched(order.key(), order.currency());
        return new Commits.Decision<>(new Result.Created(new OrderCase(order, balance)), writes(draft, order));
    }

    private static Commits.Decision<Result> replace(OrderCase known, OrderDraft draft) {
        Order order = order(draft, Optional.of(known), known.order().policyVersion());
        List<Refusal> losses = OrderCheck.losses(known, order);
        if (!losses.isEmpty()) {
            return Commits.Decision.unchanged(new Result.Refused(losses));
        }
        List<Write> writes = new ArrayList<>(writes(draft, order));
        OrderBalance balance = known.balance();
        if (OrderCheck.changes(known.order(), order)) {
            // A return or refund that is under way has read the figures of before: it must read and decide again; and
            // what it commits first changes what this put must keep.
            balance = balance.next();
            writes.add(new Write.PutBalance(balance));
        }
        return new Commits.Decision<>(new Result.Replaced(new OrderCase(order, balance)), writes);
    }

    private static List<Write> writes(OrderDraft draft, Order order) {
        return List.of(new Write.PutOrder(order), new Write.PutOrderPerson(order.key(), draft.person()));
    }

    private static Order order(OrderDraft draft, Optional<OrderCase> known, int policyVersion) {
        return new Order(
                draft.key(),
                known.map(before -> before.order().version()).orElse(0L) + 1,
                draft.placedAt(),
                draft.currency(),
                draft.locale(),
                draft.market(),
                draft.customer(),
                draft.consumer(),
                lines(draft, known),
                draft.discounts(),
                draft.shipping(),
                draft.payments(),
                draft.deliveries().stream().map(OrderDraft.Delivered::delivery).toList(),
                draft.informedOfWithdrawal(),
                draft.informedOfWithdrawalAt(),
                draft.informedOfReturnCosts(),
                policyVersion);
    }

    private static List<OrderLine> lines(OrderDraft draft, Optional<OrderCase> known) {
        List<Money> shares = DiscountShares.of(draft, known);
        List<OrderLine> lines = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            OrderDraft.Line line = draft.lines().get(i);
            Money paid = DiscountShares.value(line).minus(shares.get(i));
            lines.add(new OrderLine(
                    line.lineId(),
                    line.sku(),
                    line.title(),
                    line.quantity(),
                    line.unitPrice(),
                    line.discount(),
                    line.taxIncluded(),
                    line.taxRate(),
                    paid,
                    paid.taxIncludedAt(line.taxRate()),
                    line.category(),
                    line.weightGrams(),
                    line.flags(),
                    line.supplier(),
                    line.serialNumbers(),
                    line.imageUrl(),
                    line.seasonEndsAt(),
                    line.freight()));
        }
        return lines;
    }
}
