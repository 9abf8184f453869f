package dev.kehrwieder.core.settlement;

import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.money.SettlementNote;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Why a settlement comes to what it comes to: each step for people, and notes for machines. */
final class Explanation {
    private final String order;
    private final Set<SettlementNote> notes = EnumSet.noneOf(SettlementNote.class);
    private final List<String> trace = new ArrayList<>();

    Explanation(OrderKey order) {
        this.order = "order " + order.orderNumber();
    }

    Set<SettlementNote> notes() {
        return notes;
    }

    List<String> trace() {
        return trace;
    }

    void say(String what) {
        trace.add(order + ": " + what);
    }

    void say(SettlementClaim claim, String what) {
        trace.add(where(claim) + what);
    }

    void note(SettlementNote note) {
        notes.add(note);
    }

    /** What is not taken, and why. */
    void suppressed(String what, SettlementNote note) {
        notes.add(note);
        say("no " + what + ": " + note.words());
    }

    void suppressed(SettlementClaim claim, String what, SettlementNote note) {
        notes.add(note);
        say(claim, "no " + what + ": " + note.words());
    }

    /** That less is paid than something is worth, where it is so. */
    void capped(Money worth, Money payable) {
        if (payable.compareTo(worth) < 0) {
            notes.add(SettlementNote.CAPPED_AT_PAID);
            say(onlyPaid(payable));
        }
    }

    void capped(SettlementClaim claim, Money worth, Money payable) {
        if (payable.compareTo(worth) < 0) {
            notes.add(SettlementNote.CAPPED_AT_PAID);
            say(claim, onlyPaid(payable));
        }
    }

    void result(Money credit, Money amountDue, Money refund, List<OrderSettlement.Tender> tenders) {
        if (credit.isPositive()) {
            say("store credit " + credit);
        }
        if (amountDue.isPositive()) {
            say("due for the exchange " + amountDue);
        }
        say("net refund " + refund + to(tenders));
    }

    private static String to(List<OrderSettlement.Tender> tenders) {
        return tenders.stream()
                .map(tender -> tender.amount() + " to payment "
                        + tender.payment().paymentId() + " (" + tender.payment().method() + ")")
                .reduce((a, b) -> a + ", " + b)
                .map(all -> ": " + all)
                .orElse("");
    }

    private static String onlyPaid(Money payable) {
        return "only " + payable + ": " + SettlementNote.CAPPED_AT_PAID.words();
    }

    private String where(SettlementClaim claim) {
        return order + ", line " + claim.line().lineId() + ": ";
    }
}
