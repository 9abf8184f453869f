package dev.kehrwieder.core.money;

import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a return pays (DESIGN 6, "Settlement"). No amount is negative, and
 *
 * <p>itemSubtotal + shippingRefund + bonus − valueDeduction − restockingFee − returnShippingFee − exchangeTotal =
 * netRefund + storeCredit − amountDue.
 *
 * @param netRefund what goes back to the means of payment
 * @param amountDue what the shopper would owe for an exchange; never charged by itself
 * @param trace each step, for people
 */
public record Settlement(
        Currency currency,
        Money itemSubtotal,
        Money tax,
        Money shippingRefund,
        Money restockingFee,
        Money returnShippingFee,
        Money valueDeduction,
        Money exchangeTotal,
        Money storeCredit,
        Money bonus,
        Money netRefund,
        Money amountDue,
        List<SettlementLine> lines,
        List<TaxAmount> taxes,
        Set<SettlementNote> notes,
        List<String> trace) {
    public Settlement {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
        notes = Set.copyOf(notes);
        trace = List.copyOf(trace);
        Money given = itemSubtotal
                .plus(shippingRefund)
                .plus(bonus)
                .minus(valueDeduction)
                .minus(restockingFee)
                .minus(returnShippingFee)
                .minus(exchangeTotal);
        if (!given.equals(netRefund.plus(storeCredit).minus(amountDue))) {
            throw new IllegalArgumentException("the settlement does not add up: " + trace);
        }
    }

    public static Settlement nothing(Currency currency) {
        Money zero = Money.zero(currency);
        return new Settlement(
                currency, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, List.of(), List.of(),
                Set.of(), List.of());
    }

    /** Both together, for a return whose money was decided in several steps. */
    public Settlement plus(Settlement other) {
        List<SettlementLine> allLines = new ArrayList<>(lines);
        allLines.addAll(other.lines);
        List<TaxAmount> allTaxes = new ArrayList<>(taxes);
        allTaxes.addAll(other.taxes);
        List<String> allTrace = new ArrayList<>(trace);
        allTrace.addAll(other.trace);
        Set<SettlementNote> allNotes = EnumSet.noneOf(SettlementNote.class);
        allNotes.addAll(notes);
        if (other.returnShippingFee.isPositive()) {
            // What was left before did not do for the fee; whether it does now, the later step says.
            allNotes.remove(SettlementNote.FEE_CAPPED);
        }
        allNotes.addAll(other.notes);
        return new Settlement(
                currency,
                itemSubtotal.plus(other.itemSubtotal),
                tax.plus(other.tax),
                shippingRefund.plus(other.shippingRefund),
                restockingFee.plus(other.restockingFee),
                returnShippingFee.plus(other.returnShippingFee),
                valueDeduction.plus(other.valueDeduction),
                exchangeTotal.plus(other.exchangeTotal),
                storeCredit.plus(other.storeCredit),
                bonus.plus(other.bonus),
                netRefund.plus(other.netRefund),
                amountDue.plus(other.amountDue),
                allLines,
                TaxAmount.byRate(allTaxes),
                allNotes,
                allTrace);
    }
}
