package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.parcel.Parcel;
import dev.kehrwieder.core.parcel.ParcelStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A return: items on three tracks, parcels, and what was decided of it as a whole. The headline is derived.
 *
 * @param version 1 at registration, one more with each commit
 * @param orderNumbers the order it was registered for first, then the others in the box
 * @param customer the hash that the customer index knows the shopper by
 * @param policyVersions the policy frozen on each order
 * @param estimate what it would have paid when it was registered
 * @param settlement what was decided so far; empty until then
 * @param goodsReceivedAt when the warehouse first had goods of it
 * @param mailProblem why the shopper may not have heard from us; it stays, since a later mail says nothing when it arrives
 * @param money what is known of it beside the settlement
 * @param healAt when every subscriber must have recorded the last event; empty once they have
 * @param dueAt when the next thing must have happened, the earliest of all; empty once nothing is expected
 */
public record Return(
        ReturnKey key,
        long version,
        List<String> orderNumbers,
        Currency currency,
        String customer,
        String locale,
        Instant registeredAt,
        ReturnMethod method,
        boolean statutoryWithdrawal,
        boolean claim,
        Stage stage,
        List<ReturnItem> items,
        List<Parcel> parcels,
        Map<String, Integer> policyVersions,
        Settlement estimate,
        Optional<Settlement> settlement,
        ReturnDeadlines deadlines,
        Optional<Instant> goodsReceivedAt,
        int inspections,
        Optional<MailProblem> mailProblem,
        ReturnMoney money,
        Optional<Instant> healAt,
        Optional<Instant> dueAt) {
    public static final int MOST_PARCELS = 20;

    public Return {
        requireNonNull(key, "key is null");
        requireNonNull(stage, "stage is null");
        requireNonNull(money, "money is null");
        orderNumbers = List.copyOf(orderNumbers);
        items = List.copyOf(items);
        parcels = List.copyOf(parcels);
        policyVersions = Map.copyOf(policyVersions);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("a return has at least one item");
        }
    }

    /** The order it was registered for. */
    public OrderKey firstOrder() {
        return new OrderKey(key.shop(), orderNumbers.getFirst());
    }

    public List<OrderKey> orders() {
        return orderNumbers.stream()
                .map(number -> new OrderKey(key.shop(), number))
                .toList();
    }

    public ReturnStatus status() {
        return switch (stage) {
            case REQUESTED -> ReturnStatus.REQUESTED;
            case IN_REVIEW -> ReturnStatus.IN_REVIEW;
            case DECLINED -> ReturnStatus.DECLINED;
            case CANCELED -> ReturnStatus.CANCELED;
            case EXPIRED -> ReturnStatus.EXPIRED;
            case CLOSED -> ReturnStatus.CLOSED;
            case REOPENED -> ReturnStatus.REOPENED;
            case APPROVED -> progress();
        };
    }

    private ReturnStatus progress() {
        int received = items.stream().mapToInt(ReturnItem::received).sum();
        if (received > 0 || items.stream().anyMatch(item -> item.missing() + item.lost() > 0)) {
            if (allDecided()) {
                return ReturnStatus.INSPECTED;
            }
            return items.stream().allMatch(item -> item.expected() == 0)
                    ? ReturnStatus.RECEIVED
                    : ReturnStatus.PARTIALLY_RECEIVED;
        }
        if (parcels.stream().anyMatch(parcel -> parcel.handedInAt().isPresent())) {
            return ReturnStatus.IN_TRANSIT;
        }
        boolean ready = method.needsLabel()
                && parcels.stream().noneMatch(parcel -> parcel.status() == ParcelStatus.LABEL_REQUESTED);
        return ready ? ReturnStatus.AWAITING_DROP_OFF : ReturnStatus.APPROVED;
    }

    /** Whether each authorised unit is accepted, rejected, kept or missing. */
    public boolean allDecided() {
        return items.stream().allMatch(ReturnItem::isDecided);
    }

    public boolean anythingReceived() {
        return items.stream().anyMatch(item -> item.received() > 0);
    }

    /** Whether units were lost on the way, which may turn up. */
    public boolean anythingLost() {
        return items.stream().anyMatch(item -> item.lost() > 0);
    }

    public boolean anythingSettled() {
        return items.stream().anyMatch(item -> item.settled() > 0);
    }

    /** The guards of handbook, domain 2.2. */
    public List<ReturnCommand> allowedCommands() {
        List<ReturnCommand> allowed = new ArrayList<>();
        if (isUndecided()) {
            allowed.add(ReturnCommand.APPROVE);
            allowed.add(ReturnCommand.DECLINE);
        }
        if (mayBeCanceled()) {
            allowed.add(ReturnCommand.CANCEL);
        }
        if (stage == Stage.CLOSED || stage == Stage.EXPIRED) {
            allowed.add(ReturnCommand.REOPEN);
        }
        if (stage.isOpen() && !allDecided()) {
            allowed.add(ReturnCommand.ADD_PARCEL);
        }
        if (stage == Stage.EXPIRED || mayEndAgain() || (mayBeInspected() && awaitsGoods())) {
            allowed.add(ReturnCommand.INSPECT);
        }
        if (mayBeRefundedByStaff()) {
            allowed.add(ReturnCommand.REFUND);
        }
        return List.copyOf(allowed);
    }

    /** Whether staff may give money beside the settlement: of whatever was decided, even if nothing was taken back. */
    public boolean mayBeRefundedByStaff() {
        return !isUndecided() && stage != Stage.CANCELED;
    }

    public boolean isUndecided() {
        return stage == Stage.REQUESTED || stage == Stage.IN_REVIEW;
    }

    public boolean mayBeCanceled() {
        return (isUndecided() || stage.isOpen()) && !anythingReceived() && !anythingLost() && !anythingSettled();
    }

    /** Whether it was reopened and nothing of it is open: neither a unit nor money that is to go out or came back. */
    public boolean mayEndAgain() {
        return stage == Stage.REOPENED && allDecided() && items.stream().allMatch(ReturnItem::isPaid);
    }

    /** Goods on the table are proof of arrival, in every state from APPROVED on, even after the label ran out. */
    public boolean mayBeInspected() {
        return stage.isOpen() || stage == Stage.EXPIRED || stage == Stage.CLOSED;
    }

    /** Whether units are still to be judged, or were lost and may turn up. */
    public boolean awaitsGoods() {
        return !allDecided() || anythingLost();
    }

    public Optional<Parcel> parcel(int number) {
        return parcels.stream().filter(parcel -> parcel.number() == number).findFirst();
    }

    /** The first proof that the shopper sent the goods or that we have them. */
    public Optional<Instant> goodsOrProofOfDispatch() {
        return Stream.concat(goodsReceivedAt.stream(), parcels.stream().flatMap(p -> p.handedInAt().stream()))
                .min(Instant::compareTo);
    }

    /**
     * Until when the shop may keep the money of a withdrawal back at the longest; empty while neither goods nor proof are
     * there, and where the shop collects the goods or wants none: it has no such right then (§ 357(4) BGB).
     */
    public Optional<Instant> withholdingEndedAt() {
        return mayNotWait() ? Optional.empty() : goodsOrProofOfDispatch();
    }

    /** Whether it is a withdrawal whose money the shop may not keep back any longer, whether goods came or not. */
    public boolean owesTheWithdrawal() {
        return statutoryWithdrawal
                && stage.isOpen()
                && (mayNotWait() || goodsOrProofOfDispatch().isPresent());
    }

    private boolean mayNotWait() {
        return method == ReturnMethod.HOME_PICKUP || method == ReturnMethod.KEEP_ITEM;
    }

    public Return withStage(Stage next) {
        return copy(next, items, parcels, settlement, deadlines, goodsReceivedAt, inspections);
    }

    /** The same where everything stays with the shopper: it travels no way, in no parcel, by no day. */
    public Return withoutJourney() {
        ReturnDeadlines nothingToSend =
                new ReturnDeadlines(Optional.empty(), deadlines.refundDueAt(), deadlines.withdrawalEndsAt());
        return new Return(
                key,
                version,
                orderNumbers,
                currency,
                customer,
                locale,
                registeredAt,
                ReturnMethod.KEEP_ITEM,
                statutoryWithdrawal,
                claim,
                stage,
                items,
                List.of(),
                policyVersions,
                estimate,
                settlement,
                nothingToSend,
                goodsReceivedAt,
                inspections,
                mailProblem,
                money,
                healAt,
                dueAt);
    }

    public Return withItems(UnaryOperator<ReturnItem> change) {
        List<ReturnItem> next = items.stream().map(change).toList();
        return copy(stage, next, parcels, settlement, deadlines, goodsReceivedAt, inspections);
    }

    public Return withItem(ReturnItem changed) {
        return withItems(item -> item.itemId().equals(changed.itemId()) ? changed : item);
    }

    public Return withParcels(UnaryOperator<Parcel> change) {
        List<Parcel> next = parcels.stream().map(change).toList();
        return copy(stage, items, next, settlement, deadlines, goodsReceivedAt, inspections);
    }

    public Return withParcel(Parcel added) {
        List<Parcel> next = new ArrayList<>(parcels);
        next.removeIf(parcel -> parcel.number() == added.number());
        next.add(added);
        next.sort(Comparator.comparingInt(Parcel::number));
        return copy(stage, items, next, settlement, deadlines, goodsReceivedAt, inspections);
    }

    public Return withDeadlines(ReturnDeadlines next) {
        return copy(stage, items, parcels, settlement, next, goodsReceivedAt, inspections);
    }

    /** A further part of the money is decided. */
    public Return withDecided(Settlement more) {
        Settlement sum = settlement.map(before -> before.plus(more)).orElse(more);
        return copy(stage, items, parcels, Optional.of(sum), deadlines, goodsReceivedAt, inspections);
    }

    public Return withGoodsReceived(Instant at) {
        return goodsReceivedAt.isPresent()
                ? this
                : copy(stage, items, parcels, settlement, deadlines, Optional.of(at), inspections);
    }

    public Return withInspections(int count) {
        return copy(stage, items, parcels, settlement, deadlines, goodsReceivedAt, count);
    }

    public Return withMailProblem(MailProblem latest) {
        return with(Optional.of(latest), money);
    }

    public Return withMoney(ReturnMoney next) {
        return with(mailProblem, next);
    }

    private Return with(Optional<MailProblem> nextMailProblem, ReturnMoney nextMoney) {
        return new Return(
                key,
                version,
                orderNumbers,
                currency,
                customer,
                locale,
                registeredAt,
                method,
                statutoryWithdrawal,
                claim,
                stage,
                items,
                parcels,
                policyVersions,
                estimate,
                settlement,
                deadlines,
                goodsReceivedAt,
                inspections,
                nextMailProblem,
                nextMoney,
                healAt,
                dueAt);
    }

    /** The same state as the next version, with the instants that {@code deadlines} looks at. */
    public Return next(Optional<Instant> nextHealAt, Optional<Instant> nextDueAt) {
        return new Return(
                key,
                version + 1,
                orderNumbers,
                currency,
                customer,
                locale,
                registeredAt,
                method,
                statutoryWithdrawal,
                claim,
                stage,
                items,
                parcels,
                policyVersions,
                estimate,
                settlement,
                deadlines,
                goodsReceivedAt,
                inspections,
                mailProblem,
                money,
                nextHealAt,
                nextDueAt);
    }

    private Return copy(
            Stage nextStage,
            List<ReturnItem> nextItems,
            List<Parcel> nextParcels,
            Optional<Settlement> nextSettlement,
            ReturnDeadlines nextDeadlines,
            Optional<Instant> nextGoodsReceivedAt,
            int nextInspections) {
        return new Return(
                key,
                version,
                orderNumbers,
                currency,
                customer,
                locale,
                registeredAt,
                method,
                statutoryWithdrawal,
                claim,
                nextStage,
                nextItems,
                nextParcels,
                policyVersions,
                estimate,
                nextSettlement,
                nextDeadlines,
                nextGoodsReceivedAt,
                nextInspections,
                mailProblem,
                money,
                healAt,
                dueAt);
    }
}
