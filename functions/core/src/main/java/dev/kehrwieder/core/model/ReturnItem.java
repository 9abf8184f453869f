package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Units of one order line with one reason and one resolution, on three tracks.
 *
 * <p>Holds: requested ≥ authorized; received = accepted + rejected + still to be inspected.
 *
 * @param exceptionCandidate why an inspection may find that a withdrawal does not cover units (§ 312g(2) BGB)
 * @param missing authorised units that will not come, known once receiving is complete or the time to send them is over
 * @param lost units that the carrier lost after they were handed in: they are paid for although they did not come
 * @param settled units whose money is decided
 * @param money where the money of the settled units is
 * @param claim of a warranty claim, else empty
 */
public record ReturnItem(
        String itemId,
        String orderNumber,
        String lineId,
        String sku,
        String title,
        String reason,
        FaultParty fault,
        Resolution resolution,
        Optional<ExchangeFor> exchangeFor,
        Optional<LineFlag> exceptionCandidate,
        int requested,
        int authorized,
        int received,
        int missing,
        int lost,
        int settled,
        List<Verdict> verdicts,
        GoodsState goods,
        MoneyState money,
        Optional<ItemClaim> claim) {
    public ReturnItem {
        requireNonNull(itemId, "itemId is null");
        requireNonNull(resolution, "resolution is null");
        verdicts = List.copyOf(verdicts);
        int decided = verdicts.stream().mapToInt(Verdict::quantity).sum();
        if (lost < 0
                || authorized > requested
                || decided > received
                || settled > requested
                || received + missing + lost > requested) {
            throw new IllegalArgumentException(itemId + ": requested " + requested + ", authorized " + authorized
                    + ", received " + received + ", decided " + decided + ", missing " + missing + ", lost " + lost);
        }
    }

    /** Units that are taken as come back, by an inspection or because they stay with the shopper. */
    public int accepted() {
        return kept() + judged(true);
    }

    public int rejected() {
        return judged(false);
    }

    private int judged(boolean accepted) {
        return verdicts.stream()
                .filter(verdict -> verdict.accepted() == accepted)
                .mapToInt(Verdict::quantity)
                .sum();
    }

    /** The verdicts on so many accepted units, after the first {@code skip} of them; fewer where no more are accepted. */
    public List<Verdict> accepted(int skip, int units) {
        List<Verdict> some = new ArrayList<>();
        int toSkip = skip;
        int open = units;
        for (Verdict verdict : verdicts) {
            if (verdict.accepted()) {
                int skipped = Math.min(toSkip, verdict.quantity());
                int taken = Math.min(open, verdict.quantity() - skipped);
                toSkip -= skipped;
                open -= taken;
                if (taken > 0) {
                    some.add(verdict.of(taken));
                }
            }
        }
        return some;
    }

    /** The verdicts on so many accepted units whose money is next; the settled ones came first, but for those that never came. */
    public List<Verdict> unsettled(int units) {
        return accepted(Math.max(0, settled - lost), units);
    }

    /** What accepted units come to: what was decided of them, else what was asked for. */
    public Resolution resolution(Verdict verdict) {
        return verdict.claim().map(ClaimDecision::resolution).orElse(resolution);
    }

    /** Whether it stays with the shopper, as a whole and without having come; refused goods may stay there too. */
    public boolean isKept() {
        return goods == GoodsState.KEPT && received == 0;
    }

    /** Units that stay with the shopper although their money goes back. */
    public int kept() {
        return isKept() ? authorized : 0;
    }

    /** Units on the table that nobody has judged. */
    public int pendingInspection() {
        return received - judged(true) - judged(false);
    }

    /** Authorised units that should still arrive. */
    public int expected() {
        return Math.max(0, authorized - received - missing - lost - kept());
    }

    /** Units whose money is due: accepted, or lost on the way at the shop's risk. */
    public int payable() {
        return accepted() + lost;
    }

    /** Units that can still be judged: on the table or still to come. */
    public int open() {
        return pendingInspection() + expected();
    }

    /**
     * Units that an open return still holds on the order's balance: neither their money nor that they will not be taken
     * back is decided. A unit may be paid for before it comes, and be missing or refused then.
     */
    public int reserved() {
        return Math.max(0, requested - settled - missing - rejected());
    }

    public boolean isDecided() {
        return open() == 0;
    }

    /** Whether the money of each accepted unit is decided, and none of it is on its way or came back. */
    public boolean isPaid() {
        boolean open = money == MoneyState.RESERVED || (settled > 0 && money == MoneyState.NONE);
        return settled >= payable() && !open;
    }

    public DecisionState decision() {
        if (kept() > 0) {
            return DecisionState.ACCEPTED;
        }
        if (verdicts.isEmpty()) {
            return DecisionState.PENDING;
        }
        if (rejected() == 0) {
            return open() == 0 ? DecisionState.ACCEPTED : DecisionState.PARTIALLY_ACCEPTED;
        }
        return accepted() == 0 ? DecisionState.REJECTED : DecisionState.PARTIALLY_ACCEPTED;
    }

    /** All units that were asked for may come. */
    public ReturnItem authorize() {
        return copy(requested, received, missing, lost, settled, verdicts, goods, money);
    }

    /** No unit may come until somebody says so. */
    public ReturnItem unauthorized() {
        return copy(0, received, missing, lost, settled, verdicts, isKept() ? GoodsState.ANNOUNCED : goods, money);
    }

    /** All units that were asked for stay with the shopper; nothing of it may have come. */
    public ReturnItem keep() {
        if (received + missing + lost + settled > 0) {
            throw new IllegalStateException(itemId + " is under way already");
        }
        return copy(requested, received, missing, lost, settled, verdicts, GoodsState.KEPT, money);
    }

    public ReturnItem withGoods(GoodsState next) {
        return copy(received, missing, lost, verdicts, next);
    }

    /** So many units are here; more than are expected were lost and turned up. */
    public ReturnItem receive(int units) {
        int found = Math.max(0, units - expected());
        return copy(received + units, missing, lost - found, verdicts, GoodsState.RECEIVED);
    }

    /** What is still expected was in a parcel that the carrier lost. */
    public ReturnItem lose() {
        if (expected() == 0) {
            return this;
        }
        GoodsState next = received == 0 ? GoodsState.LOST_IN_TRANSIT : goods;
        return copy(received, missing, lost + expected(), verdicts, next).withMoneyThatIsDue();
    }

    public ReturnItem judge(Verdict verdict) {
        List<Verdict> all = new ArrayList<>(verdicts);
        all.add(verdict);
        boolean noneStays =
                pendingInspection() == verdict.quantity() && all.stream().allMatch(Verdict::isTheShoppers);
        GoodsState next = noneStays ? away(all) : here();
        return copy(received, missing, lost, all, next).withMoneyThatIsDue();
    }

    /** Nothing more comes: what is still expected is missing. */
    public ReturnItem endReceiving() {
        GoodsState next = received == 0 && !isKept() ? GoodsState.NOT_RECEIVED : goods;
        return copy(received, missing + expected(), lost, verdicts, next).withMoneyThatIsDue();
    }

    /** Nobody sent it: what is still expected is given up. */
    public ReturnItem giveUp() {
        return copy(received, missing + expected(), lost, verdicts, goods).withMoneyThatIsDue();
    }

    /** So many units of what was missing or given up may come after all. */
    public ReturnItem expectAgain(int units) {
        GoodsState next = units > 0 && received == 0 ? GoodsState.ANNOUNCED : goods;
        return copy(received, missing - units, lost, verdicts, next).withMoneyThatIsDue();
    }

    /** None once no unit can be accepted any more; what was decided stays where it is. */
    private ReturnItem withMoneyThatIsDue() {
        if (settled > 0) {
            return this;
        }
        MoneyState open = money == MoneyState.NOT_DUE ? MoneyState.NONE : money;
        return withMoney(isDecided() && payable() == 0 ? MoneyState.NOT_DUE : open);
    }

    private static GoodsState away(List<Verdict> all) {
        if (all.stream()
                .allMatch(verdict -> verdict.disposition().equals(Optional.of(Disposition.KEEP_WITH_CUSTOMER)))) {
            return GoodsState.KEPT;
        }
        return all.stream().allMatch(verdict -> verdict.disposition().equals(Optional.of(Disposition.MISSING)))
                ? GoodsState.NOT_RECEIVED
                : GoodsState.SENT_BACK;
    }

    private GoodsState here() {
        boolean away = goods == GoodsState.SENT_BACK || goods == GoodsState.KEPT || goods == GoodsState.NOT_RECEIVED;
        return away ? GoodsState.RECEIVED : goods;
    }

    public ReturnItem settle(int units, MoneyState next) {
        return copy(authorized, received, missing, lost, settled + units, verdicts, goods, next);
    }

    public ReturnItem withMoney(MoneyState next) {
        return copy(authorized, received, missing, lost, settled, verdicts, goods, next);
    }

    private ReturnItem copy(
            int nextReceived, int nextMissing, int nextLost, List<Verdict> nextVerdicts, GoodsState nextGoods) {
        return copy(authorized, nextReceived, nextMissing, nextLost, settled, nextVerdicts, nextGoods, money);
    }

    public ReturnItem withClaim(ItemClaim next) {
        return copy(authorized, received, missing, lost, settled, verdicts, goods, money, Optional.of(next));
    }

    private ReturnItem copy(
            int nextAuthorized,
            int nextReceived,
            int nextMissing,
            int nextLost,
            int nextSettled,
            List<Verdict> nextVerdicts,
            GoodsState nextGoods,
            MoneyState nextMoney) {
        return copy(
                nextAuthorized,
                nextReceived,
                nextMissing,
                nextLost,
                nextSettled,
                nextVerdicts,
                nextGoods,
                nextMoney,
                claim);
    }

    private ReturnItem copy(
            int nextAuthorized,
            int nextReceived,
            int nextMissing,
            int nextLost,
            int nextSettled,
            List<Verdict> nextVerdicts,
            GoodsState nextGoods,
            MoneyState nextMoney,
            Optional<ItemClaim> nextClaim) {
        return new ReturnItem(
                itemId,
                orderNumber,
                lineId,
                sku,
                title,
                reason,
                fault,
                resolution,
                exchangeFor,
                exceptionCandidate,
                requested,
                nextAuthorized,
                nextReceived,
                nextMissing,
                nextLost,
                nextSettled,
                nextVerdicts,
                nextGoods,
                nextMoney,
                nextClaim);
    }
}
