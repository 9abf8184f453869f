package dev.kehrwieder.local.payments;

import java.math.BigDecimal;

/** What the ledger says to a request for a refund. */
sealed interface RefundOutcome {
    record Made(Refund refund) implements RefundOutcome {}

    /** The key and the request were here before; this is the refund as it was answered then. */
    record Repeated(Refund refund) implements RefundOutcome {}

    record KeyReused() implements RefundOutcome {}

    record UnknownPayment() implements RefundOutcome {}

    record OtherCurrency(String currency) implements RefundOutcome {}

    record TooMuch(BigDecimal left) implements RefundOutcome {}
}
