package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ItemClaim;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnItem;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.Settlement;
import dev.kehrwieder.core.policy.BuiltInReasons;
import dev.kehrwieder.core.policy.LineTerms;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.usecase.DryRun.Change;
import dev.kehrwieder.core.usecase.DryRun.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * One stored return, asked for once more at the instant at which it was registered: under the policies of its orders, and
 * under a draft for all of them. The code that quotes and registers returns answers, so that both say what it would say.
 *
 * <p>Each return is asked for as the first one of its orders. A withdrawal is not touched by windows, approvals and offers,
 * but may cost the return-shipping fee. What the policy refused and a person took is taken under the draft as well.
 */
final class ReturnComparison {
    /** A policy asks for at most twenty photos; how many there were is personal and not looked up. */
    private static final List<String> PHOTOS = Collections.nCopies(20, "photo");

    private final Return state;
    private final DryRunReads reads;
    private final Policy draft;
    private final Returnability returnability;
    private final Money zero;
    private final List<Finding> findings = new ArrayList<>();
    private Money before;
    private Money after;

    private ReturnComparison(Return state, DryRunReads reads, Policy draft, Returnability returnability) {
        this.state = requireNonNull(state, "state is null");
        this.reads = requireNonNull(reads, "reads is null");
        this.draft = requireNonNull(draft, "draft is null");
        this.returnability = requireNonNull(returnability, "returnability is null");
        this.zero = Money.zero(state.currency());
        this.before = paid(state.estimate());
        this.after = before;
    }

    /** @param before what the return would pay under its own policies, {@code after} under the draft */
    record Answer(List<Finding> findings, Money before, Money after) {
        Answer {
            findings = List.copyOf(findings);
        }
    }

    static Answer of(Return state, DryRunReads reads, Policy draft, Returnability returnability) {
        ReturnComparison comparison = new ReturnComparison(state, reads, draft, returnability);
        ReturnRequest request = comparison.request();
        var was = new ReturnDrafting(reads, returnability).draft(request, state.registeredAt());
        var is = new ReturnDrafting(reads.under(draft), returnability).draft(request, state.registeredAt());
        comparison.compare(was, is);
        return new Answer(comparison.findings, comparison.before, comparison.after);
    }

    private ReturnRequest request() {
        return new ReturnRequest(
                state.firstOrder(),
                state.method(),
                Math.max(1, state.parcels().size()),
                state.statutoryWithdrawal(),
                state.claim(),
                state.items().stream().map(ReturnComparison::item).toList());
    }

    private static ReturnRequest.Item item(ReturnItem item) {
        return new ReturnRequest.Item(
                Optional.of(item.orderNumber()),
                item.lineId(),
                item.requested(),
                Optional.of(item.reason()).filter(code -> !code.equals(BuiltInReasons.WITHDRAWAL_NO_REASON)),
                Optional.of("told"),
                item.resolution(),
                item.exchangeFor(),
                PHOTOS,
                item.claim().map(ItemClaim::defectNoticedAt));
    }

    private void compare(ReturnDrafting.Result was, ReturnDrafting.Result is) {
        switch (is) {
            case ReturnDrafting.Result.Drafted(ReturnDraft drafted) -> {
                after = paid(drafted.estimate());
                compare(was, drafted);
            }
            case ReturnDrafting.Result.Refused(List<Refusal> refusals) -> {
                if (was instanceof ReturnDrafting.Result.Drafted(ReturnDraft drafted)) {
                    before = paid(drafted.estimate());
                    after = zero;
                    Refusal first = refusals.getFirst();
                    findings.add(new Finding(Change.NOW_REFUSED, "taken back", why(first), rule(first)));
                }
            }
            case ReturnDrafting.Result.UnknownOrder() -> throw new IllegalStateException("the return lost its order");
        }
    }

    private void compare(ReturnDrafting.Result was, ReturnDraft is) {
        switch (was) {
            case ReturnDrafting.Result.Drafted(ReturnDraft drafted) -> {
                before = paid(drafted.estimate());
                compare(drafted, is);
            }
            case ReturnDrafting.Result.Refused(List<Refusal> refusals) ->
                findings.add(new Finding(Change.NOW_TAKEN, why(refusals.getFirst()), "taken back", Optional.empty()));
            case ReturnDrafting.Result.UnknownOrder() -> throw new IllegalStateException("the return lost its order");
        }
    }

    private void compare(ReturnDraft was, ReturnDraft is) {
        if (was.needsDecision() != is.needsDecision()) {
            findings.add(new Finding(
                    Change.APPROVAL,
                    decided(was),
                    decided(is),
                    Optional.of(terms(0).approval().rule())));
        }
        Settlement paid = was.estimate();
        Settlement pays = is.estimate();
        if (!paid.returnShippingFee().equals(pays.returnShippingFee())) {
            fee(
                    "for sending",
                    paid.returnShippingFee(),
                    pays.returnShippingFee(),
                    terms(0).returnShippingFee().rule());
        } else if (!paid.restockingFee().equals(pays.restockingFee())) {
            fee(
                    "for restocking",
                    paid.restockingFee(),
                    pays.restockingFee(),
                    terms(0).restockingFeePercent().rule());
        }
        for (int i = 0; i < was.items().size(); i++) {
            if (was.items().get(i).isKept() != is.items().get(i).isKept()) {
                findings.add(new Finding(
                        Change.KEPT,
                        kept(was.items().get(i)),
                        kept(is.items().get(i)),
                        Optional.of(terms(i).keepItemBelow().rule())));
                break;
            }
        }
        if (!paid.bonus().equals(pays.bonus())) {
            findings.add(new Finding(
                    Change.BONUS,
                    paid.bonus().toString(),
                    pays.bonus().toString(),
                    Optional.of("/storeCreditBonusPercent")));
        }
    }

    private void fee(String what, Money was, Money is, String rule) {
        findings.add(new Finding(Change.FEE, was + " " + what, is + " " + what, Optional.of(rule)));
    }

    private static String kept(ReturnItem item) {
        return "item " + item.itemId() + (item.isKept() ? " is kept" : " is sent back");
    }

    private static String decided(ReturnDraft drafted) {
        return drafted.needsDecision() ? "by a person" : "by itself";
    }

    private static String why(Refusal refusal) {
        return refusal.code() + ": " + refusal.detail();
    }

    /** What in the draft refuses; empty where a refusal is not of the policy's making. */
    private Optional<String> rule(Refusal refusal) {
        int place = itemAt(refusal.pointer());
        return switch (refusal.code()) {
            case METHOD_NOT_OFFERED -> Optional.of(terms(place).methods().rule());
            case RESOLUTION_NOT_OFFERED ->
                Optional.of(terms(place).resolutions().rule());
            case UNKNOWN_REASON, REASON_NOT_OFFERED -> Optional.of("/reasons");
            case NOT_RETURNABLE -> Optional.of(closes(place));
            default -> Optional.empty();
        };
    }

    private String closes(int place) {
        ReturnItem item = state.items().get(place);
        OrderCase order = reads.order(key(item)).orElseThrow();
        var question = new LineComparison.Question(item.reason(), state.registeredAt());
        return LineComparison.closes(returnability, order, line(order, item), draft, question);
    }

    private static int itemAt(String pointer) {
        String[] parts = pointer.split("/");
        return parts.length > 2 && parts[1].equals("items") ? Integer.parseInt(parts[2]) : 0;
    }

    /** What the draft says of one of the items. */
    private LineTerms terms(int place) {
        ReturnItem item = state.items().get(place);
        OrderCase order = reads.order(key(item)).orElseThrow();
        return draft.terms(order.order(), line(order, item), item.reason(), state.method());
    }

    private OrderKey key(ReturnItem item) {
        return new OrderKey(state.key().shop(), item.orderNumber());
    }

    private static OrderLine line(OrderCase order, ReturnItem item) {
        return order.order().line(item.lineId()).orElseThrow();
    }

    private static Money paid(Settlement settlement) {
        return settlement.netRefund().plus(settlement.storeCredit());
    }
}
