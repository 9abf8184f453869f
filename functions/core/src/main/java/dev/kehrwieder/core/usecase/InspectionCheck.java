package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.ClaimDecision;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.model.WithdrawalException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the items that an inspection names and checks that so many of their units are still open. */
final class InspectionCheck {
    private final Map<String, OrderCase> orders;
    private final InspectionRequest request;
    private final Return state;
    private final boolean givenUp;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    /** Units that earlier entries of the same inspection have used up, by item: judged ones, and taken in ones. */
    private final Map<String, Integer> judged = new HashMap<>();

    private final Map<String, Integer> takenIn = new HashMap<>();
    private boolean alreadyInspected;

    private InspectionCheck(InspectionRequest request, Return state, boolean givenUp, Map<String, OrderCase> orders) {
        this.orders = orders;
        this.request = request;
        this.state = state;
        this.givenUp = givenUp;
    }

    /** @param claim what it decides of a warranty claim, where that is not simply what was asked for */
    record Entry(String itemId, InspectionRequest.Item request, Optional<ClaimDecision> claim) {}

    sealed interface Result {
        record Fine(List<Entry> entries) implements Result {}

        record AlreadyInspected() implements Result {}

        record Refused(List<Refusal> refusals) implements Result {}
    }

    /**
     * @param givenUp whether the return had expired, and expects again what no other return has taken
     * @param orders the return's, by number
     */
    static Result check(InspectionRequest request, Return state, boolean givenUp, Map<String, OrderCase> orders) {
        return new InspectionCheck(request, state, givenUp, orders).check();
    }

    private Result check() {
        request.parcel().ifPresent(number -> {
            if (state.parcel(number).isEmpty()) {
                refuse("/parcel", RefusalCode.UNKNOWN_PARCEL, "the return has no parcel " + number);
            }
        });
        for (int i = 0; i < request.items().size(); i++) {
            check("/items/" + i, request.items().get(i));
        }
        if (!refusals.isEmpty()) {
            return new Result.Refused(List.copyOf(refusals));
        }
        boolean endsAgain = state.mayEndAgain() && !givenUp && request.complete();
        boolean nothingLeft = state.allDecided() && request.items().isEmpty() && !endsAgain;
        return alreadyInspected || nothingLeft ? new Result.AlreadyInspected() : new Result.Fine(List.copyOf(entries));
    }

    private void check(String pointer, InspectionRequest.Item wanted) {
        Optional<ReturnItem> found = find(pointer, wanted);
        if (found.isEmpty()) {
            return;
        }
        ReturnItem item = found.get();
        wanted.exception().ifPresent(exception -> checkException(pointer, wanted, item, exception));
        boolean judges = wanted.accepted().isPresent();
        int used = judged.getOrDefault(item.itemId(), 0);
        int in = takenIn.getOrDefault(item.itemId(), 0);
        // What was lost may turn up.
        int toCome = item.expected() + item.lost();
        int left = judges
                ? item.pendingInspection() + toCome - used
                : toCome - in - Math.max(0, used - item.pendingInspection());
        if (item.isDecided() && item.lost() == 0 && !elsewhere(item)) {
            alreadyInspected = true;
        } else if (wanted.quantity() > left) {
            refuse(
                    pointer + "/quantity",
                    RefusalCode.QUANTITY_EXCEEDED,
                    Math.max(0, left) + " units of item " + item.itemId() + " are open");
        } else {
            (judges ? judged : takenIn).merge(item.itemId(), wanted.quantity(), Integer::sum);
            entries.add(new Entry(item.itemId(), wanted, claim(pointer, wanted, item)));
        }
    }

    /** An exception explains a "no", and only of goods that the shop has called such. */
    private void checkException(
            String pointer, InspectionRequest.Item wanted, ReturnItem item, WithdrawalException exception) {
        boolean fits = orders.get(item.orderNumber())
                .order()
                .line(item.lineId())
                .filter(line -> line.flags().contains(exception.flag()))
                .isPresent();
        if (!fits) {
            refuse(
                    pointer + "/exception",
                    RefusalCode.CONTRADICTION,
                    "line " + item.lineId() + " is not flagged " + exception.flag());
        } else if (wanted.accepted().orElse(true)) {
            refuse(pointer + "/exception", RefusalCode.CONTRADICTION, "an exception goes with the decision REJECTED");
        }
    }

    /** Whoever inspects a claim may find that it can't be made good as asked, or at all. */
    private Optional<ClaimDecision> claim(String pointer, InspectionRequest.Item wanted, ReturnItem item) {
        boolean decides = item.claim().isPresent() && wanted.accepted().orElse(false);
        if (!decides) {
            wanted.resolution()
                    .ifPresent(r -> refuse(
                            pointer + "/resolution", RefusalCode.CONTRADICTION, "only an accepted claim comes to one"));
            wanted.reductionPercent().ifPresent(percent -> refuseReduction(pointer));
            return Optional.empty();
        }
        Resolution resolution = wanted.resolution().orElse(item.resolution());
        if (!resolution.isOfAClaim()) {
            refuse(pointer + "/resolution", RefusalCode.RESOLUTION_NOT_OFFERED, "a claim never comes to " + resolution);
            return Optional.empty();
        }
        boolean reduces = resolution == Resolution.PARTIAL_REFUND_KEEP_ITEM;
        if (reduces && wanted.reductionPercent().isEmpty()) {
            refuse(pointer + "/reductionPercent", RefusalCode.REQUIRED, "say by how much the price is reduced");
            return Optional.empty();
        }
        if (!reduces && wanted.reductionPercent().isPresent()) {
            refuseReduction(pointer);
            return Optional.empty();
        }
        return reduces || wanted.resolution().isPresent()
                ? Optional.of(
                        new ClaimDecision(resolution, wanted.reductionPercent().orElse(0)))
                : Optional.empty();
    }

    private void refuseReduction(String pointer) {
        refuse(
                pointer + "/reductionPercent",
                RefusalCode.CONTRADICTION,
                "only " + Resolution.PARTIAL_REFUND_KEEP_ITEM + " of an accepted claim reduces a price");
    }

    /** Units of a return that was given up, and that another one has asked back since, are not its own any more. */
    private boolean elsewhere(ReturnItem item) {
        return givenUp && item.missing() > 0;
    }

    private Optional<ReturnItem> find(String pointer, InspectionRequest.Item wanted) {
        if (wanted.itemId().isPresent()) {
            Optional<ReturnItem> byId = state.items().stream()
                    .filter(item -> item.itemId().equals(wanted.itemId().get()))
                    .findFirst();
            if (byId.isEmpty()) {
                refuse(pointer + "/itemId", RefusalCode.UNKNOWN_ITEM, "the return has no such item");
                return byId;
            }
            String itsLine = byId.get().lineId();
            if (wanted.lineId().filter(line -> !line.equals(itsLine)).isPresent()) {
                refuse(pointer + "/lineId", RefusalCode.CONTRADICTION, "the item is of line " + itsLine);
                return Optional.empty();
            }
            return byId;
        }
        String lineId = wanted.lineId().orElse("");
        List<ReturnItem> byLine = state.items().stream()
                .filter(item -> item.lineId().equals(lineId))
                .toList();
        if (byLine.isEmpty()) {
            refuse(pointer + "/lineId", RefusalCode.UNKNOWN_ITEM, "the return has no item of line " + lineId);
        } else if (byLine.size() > 1) {
            refuse(pointer + "/lineId", RefusalCode.AMBIGUOUS_LINE, "several items are of this line: name the itemId");
        }
        return byLine.size() == 1 ? Optional.of(byLine.getFirst()) : Optional.empty();
    }

    private void refuse(String pointer, RefusalCode code, String detail) {
        refusals.add(new Refusal(pointer, code, detail));
    }
}
