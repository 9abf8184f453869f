package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ItemClaim;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Verdict;
import dev.kehrwieder.core.policy.Cure;
import dev.kehrwieder.core.port.RequestReads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was repaired and replaced of an order on its earlier claims. */
public final class EarlierCures {
    private final RequestReads reads;

    public EarlierCures(RequestReads reads) {
        this.reads = requireNonNull(reads, "reads is null");
    }

    /** Read after the order: whatever is settled since then is seen by its balance, which a commit passes. */
    public List<Cure> of(OrderCase order) {
        // Of most orders nothing was ever asked back, and there is nothing to read.
        if (order.balance().lines().isEmpty()) {
            return List.of();
        }
        List<Cure> cures = new ArrayList<>();
        for (ReturnKey key : reads.returnsOf(order.order().key())) {
            reads.returnCase(key).ifPresent(found -> found.state().items().stream()
                    .filter(item ->
                            item.orderNumber().equals(order.order().key().orderNumber()))
                    .forEach(item -> cures.addAll(of(item))));
        }
        return List.copyOf(cures);
    }

    private static List<Cure> of(ReturnItem item) {
        Optional<Instant> curedAt = item.claim().flatMap(ItemClaim::curedAt);
        return curedAt.map(at -> item.accepted(0, item.settled()).stream()
                        .filter(verdict -> item.resolution(verdict).isCure())
                        .map(verdict -> cure(item, verdict, at))
                        .toList())
                .orElse(List.of());
    }

    private static Cure cure(ReturnItem item, Verdict verdict, Instant at) {
        Resolution kind = item.resolution(verdict);
        return new Cure(item.lineId(), kind, verdict.quantity(), at);
    }
}
