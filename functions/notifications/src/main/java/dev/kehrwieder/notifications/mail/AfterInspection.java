package dev.kehrwieder.notifications.mail;

import static java.util.Objects.requireNonNull;

/** What follows for the shopper. */
public sealed interface AfterInspection {

    /** The amount is decided. */
    record RefundFollows(Amount amount) implements AfterInspection {

        public RefundFollows {
            requireNonNull(amount, "amount is null");
        }
    }

    /** Money goes back, how much is not decided yet. */
    record AmountFollows() implements AfterInspection {}

    /** Accepted, but what it is worth comes as credit or exchange, or came before. */
    record SettledOtherwise() implements AfterInspection {}

    /** Nothing goes back for what was inspected. */
    record NoRefund() implements AfterInspection {}

    /** Goods of a warranty claim are repaired, replaced, or some of them each. */
    record MadeGood(boolean repaired, boolean replaced) implements AfterInspection {}

    /** Goods of a warranty claim are neither repaired nor replaced. */
    record NotMadeGood() implements AfterInspection {}
}
