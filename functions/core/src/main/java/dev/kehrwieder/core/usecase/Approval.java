package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnDeadlines;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.Stage;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.time.Periods;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What approving makes of a return, by the policy or by a person. */
final class Approval {
    private Approval() {}

    /** @param before with the items marked that stay with the shopper */
    static Return approved(Return before, Policy policy, int parcels, Periods periods, Instant now) {
        Instant shipBy = before.statutoryWithdrawal()
                ? periods.dispatchBy(before.registeredAt(), policy.timeZone())
                : periods.daysAfter(now, policy.labelValidDays(), policy.timeZone());
        ReturnDeadlines deadlines = new ReturnDeadlines(
                Optional.of(shipBy),
                before.deadlines().refundDueAt(),
                before.deadlines().withdrawalEndsAt());
        Return approved = before.withStage(Stage.APPROVED)
                .withItems(ReturnItem::authorize)
                .withDeadlines(deadlines);
        if (approved.items().stream().allMatch(ReturnItem::isKept)) {
            return approved.withoutJourney();
        }
        for (int number = 1; number <= parcels; number++) {
            approved = approved.withParcel(Parcel.requested(number, Parcel.UNCHOSEN, now));
        }
        return approved;
    }

    /** Says what stays with the shopper, where anything does. */
    static void sayKept(Transition transition) {
        List<ReturnEvent.KeptItem> kept = transition.state().items().stream()
                .filter(item -> item.kept() > 0)
                .map(item -> new ReturnEvent.KeptItem(item.itemId(), item.kept()))
                .toList();
        if (!kept.isEmpty()) {
            transition.event(new ReturnEvent.ItemsKept(kept));
        }
    }

    /** A new day to hand the parcels in by. */
    static Return renewed(Return before, Policy policy, Periods periods, Instant now) {
        return before.withDeadlines(new ReturnDeadlines(
                Optional.of(periods.daysAfter(now, policy.labelValidDays(), policy.timeZone())),
                before.deadlines().refundDueAt(),
                before.deadlines().withdrawalEndsAt()));
    }
}
