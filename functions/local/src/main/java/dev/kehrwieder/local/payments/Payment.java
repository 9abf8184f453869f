package dev.kehrwieder.local.payments;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A payment inside the ledger, which guards it. What is left = captured − pending − succeeded. */
final class Payment {
    private final String reference;
    private final String currency;
    private final Map<String, BigDecimal> captures = new LinkedHashMap<>();
    private final Map<String, Refund> refunds = new LinkedHashMap<>();
    private boolean nextFails;

    Payment(String reference, String currency) {
        this.reference = reference;
        this.currency = currency;
    }

    /** What people see of it; refunds newest first. */
    record View(
            String reference,
            BigDecimal amount,
            String currency,
            BigDecimal left,
            boolean nextFails,
            List<Refund> refunds) {}

    View view() {
        return new View(reference, amount(), currency, left(), nextFails, refunds());
    }

    String currency() {
        return currency;
    }

    BigDecimal capturedBy(String source) {
        return captures.getOrDefault(source, BigDecimal.ZERO);
    }

    void capture(String source, BigDecimal amount) {
        captures.put(source, amount);
    }

    BigDecimal amount() {
        BigDecimal zero = BigDecimal.ZERO.setScale(Currencies.digits(currency));
        return captures.values().stream().reduce(zero, BigDecimal::add);
    }

    /** Pending money is as good as gone; a failed refund gives it back. */
    BigDecimal taken() {
        return refunds.values().stream()
                .filter(refund -> refund.status() != RefundStatus.FAILED)
                .map(refund -> refund.request().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal left() {
        return amount().subtract(taken());
    }

    boolean nextFails() {
        return nextFails;
    }

    void orderFailure() {
        nextFails = true;
    }

    void put(Refund refund) {
        if (refunds.put(refund.id(), refund) == null) {
            nextFails = false;
        }
    }

    List<Refund> refunds() {
        return new ArrayList<>(refunds.values()).reversed();
    }
}
