package dev.kehrwieder.core.event;

import dev.kehrwieder.core.model.BounceKind;
import dev.kehrwieder.core.model.ClaimDecision;
import dev.kehrwieder.core.model.DeclineReason;
import dev.kehrwieder.core.model.Disposition;
import dev.kehrwieder.core.model.Grade;
import dev.kehrwieder.core.model.Overpayment;
import dev.kehrwieder.core.model.OverrideReason;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.StaffRefund;
import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.model.WithdrawalException;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.parcel.ParcelStatus;
import dev.kehrwieder.core.policy.CarrierChoice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Everything that can happen to a return, and to a withdrawal before it becomes one. The record's name is the event's name everywhere. */
public sealed interface ReturnEvent {
    /** The event's name in the timeline, in messages and in webhooks. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** @param needsDecision whether it waits for a person */
    record ReturnRequested(
            List<String> orderNumbers,
            ReturnMethod method,
            boolean statutoryWithdrawal,
            boolean needsDecision,
            List<RequestedItem> items)
            implements ReturnEvent {}

    record RequestedItem(
            String itemId, String orderNumber, String lineId, int quantity, String reason, Resolution resolution) {}

    /**
     * Staff decided against the policy. Without the note, which is personal.
     *
     * @param agent as the shop names its people
     */
    record PolicyOverridden(String agent, StaffRole role, OverrideReason reason, List<OverriddenItem> items)
            implements ReturnEvent {}

    record OverriddenItem(String itemId, List<SetAside> setAside) {
        public OverriddenItem {
            setAside = List.copyOf(setAside);
        }
    }

    /**
     * @param code as the API names the refusal; MANUAL for what would have waited for a person
     * @param rule what said so: a JSON pointer into the policy, or what else speaks of the units
     */
    record SetAside(String code, String rule) {}

    /** @param automatic by the policy, not by a person */
    record ReturnApproved(boolean automatic) implements ReturnEvent {}

    record ReturnDeclined(DeclineReason reason) implements ReturnEvent {}

    record ReturnCanceled() implements ReturnEvent {}

    record ReturnExpired() implements ReturnEvent {}

    record ReturnReopened() implements ReturnEvent {}

    record LabelRequested(List<Integer> parcels) implements ReturnEvent {}

    record LabelIssued(List<IssuedLabel> labels) implements ReturnEvent {}

    record IssuedLabel(int parcel, String carrier, String trackingNumber) {}

    /**
     * Which carrier a parcel goes with, where the shop has several.
     *
     * @param carrier empty where none was possible
     * @param why empty where none was
     * @param quotedCost by the shop's tariffs; empty where they don't say
     * @param withoutQr whether a QR code was asked for and no carrier gives one
     */
    record CarrierChosen(
            int parcel,
            int attempt,
            Optional<String> carrier,
            Optional<CarrierChoice.Why> why,
            Optional<Money> quotedCost,
            boolean withoutQr,
            List<CarrierChoice.RuledOut> ruledOut)
            implements ReturnEvent {
        public CarrierChosen {
            ruledOut = List.copyOf(ruledOut);
        }
    }

    /** @param carrier empty where none was chosen */
    record LabelFailed(int parcel, String carrier, String reason) implements ReturnEvent {}

    /** The label is not to be used any more, and is given back. */
    record LabelVoided(int parcel, String trackingNumber) implements ReturnEvent {}

    /** The labels of these parcels are not used and run out soon. */
    record LabelExpiring(List<Integer> parcels) implements ReturnEvent {}

    /** @param code the carrier's own; empty where staff said it */
    record ParcelHandedIn(int parcel, Instant occurredAt, Optional<String> code) implements ReturnEvent {
        /** By staff's word. */
        public ParcelHandedIn(int parcel, Instant occurredAt) {
            this(parcel, occurredAt, Optional.empty());
        }
    }

    /** Also what tells nothing new of where the parcel is. @param code the carrier's own; empty where we said it */
    record ParcelMoved(int parcel, ParcelStatus status, Instant occurredAt, Optional<String> code)
            implements ReturnEvent {
        /** By our own word. */
        public ParcelMoved(int parcel, ParcelStatus status, Instant occurredAt) {
            this(parcel, status, occurredAt, Optional.empty());
        }
    }

    /** @param code the carrier's own */
    record ParcelDelivered(int parcel, Instant occurredAt, Optional<String> code) implements ReturnEvent {}

    /**
     * @param occurredAt empty where the loss was told before, and only its money is due now
     * @param code the carrier's own; empty where staff said it
     */
    record ParcelLost(int parcel, Optional<Instant> occurredAt, Optional<String> code) implements ReturnEvent {}

    /** What was told of the parcel before this did not happen. @param code the carrier's own */
    record ScanTakenBack(int parcel, Instant occurredAt, Optional<String> code) implements ReturnEvent {}

    /** @param day on which the shopper wants the parcel to be fetched */
    record PickupRequested(int parcel, LocalDate day) implements ReturnEvent {}

    /** @param orderId the carrier's name of the pickup */
    record PickupScheduled(int parcel, LocalDate day, String orderId) implements ReturnEvent {}

    /**
     * @param reason CARRIER where a carrier's scan tells it, else why none was booked
     * @param occurredAt by the carrier's clock; empty where none was booked
     * @param code the carrier's own, of the scan
     */
    record PickupFailed(int parcel, String reason, Optional<Instant> occurredAt, Optional<String> code)
            implements ReturnEvent {}

    /** @param inspected whether the same commit says what the inspection found */
    record GoodsReceived(int inspection, Optional<Integer> parcel, List<ReceivedItem> items, boolean inspected)
            implements ReturnEvent {}

    record ReceivedItem(String itemId, int quantity) {}

    record ItemsInspected(int inspection, List<InspectedItem> items, List<ReceivedItem> missing)
            implements ReturnEvent {}

    /** @param claim what was decided of a warranty claim, where it is not simply what was asked for */
    record InspectedItem(
            String itemId,
            int quantity,
            boolean accepted,
            Optional<Grade> grade,
            Optional<Disposition> disposition,
            int valueLossPercent,
            Optional<WithdrawalException> exception,
            Optional<ClaimDecision> claim) {}

    /** Units that stay with the shopper: nothing of them comes, and their money is due. */
    record ItemsKept(List<KeptItem> items) implements ReturnEvent {}

    record KeptItem(String itemId, int quantity) {}

    record InspectionDisputed(int inspection) implements ReturnEvent {}

    record SettlementDecided(Money netRefund, Money storeCredit, Money amountDue) implements ReturnEvent {}

    record RefundReserved(int refund, String orderNumber, String paymentId, Money amount) implements ReturnEvent {}

    record RefundSubmitted(int refund, String providerRefundId) implements ReturnEvent {}

    record RefundSucceeded(int refund, Money amount) implements ReturnEvent {}

    record RefundFailed(int refund, Money amount, String reason) implements ReturnEvent {}

    /**
     * Whether it is paid is not known until the provider is asked.
     *
     * @param attempt which call, 1 for the first
     * @param reason NO_ANSWER, or CONTRADICTED where a failed one is said to be paid
     */
    record RefundUnknown(int refund, int attempt, String reason) implements ReturnEvent {}

    /** The provider is asked to pay once more, under the same key, after it was asked what it knows. */
    record RefundRepeated(int refund, int attempt) implements ReturnEvent {}

    /** The shopper or staff must do something at the provider. */
    record RefundActionRequired(int refund, Money amount, String providerRefundId) implements ReturnEvent {}

    record RefundHeld(int refund, Instant until) implements ReturnEvent {}

    /** Held no longer. */
    record RefundResumed(int refund) implements ReturnEvent {}

    /**
     * A refund that will never pay.
     *
     * @param reason why, such as the means in its place
     * @param replacedBy the refund in its place, where it is one
     */
    record RefundReleased(int refund, Money amount, String reason, Optional<Integer> replacedBy)
            implements ReturnEvent {}

    record CreditIssued(Money amount, Money bonus) implements ReturnEvent {}

    /**
     * Staff gives money beside the settlement. Without the note, which is personal.
     *
     * @param number of the staff's refund; the refunds that pay it have numbers of their own
     * @param agent as the shop names its people
     */
    record StaffRefundRequested(
            int number,
            StaffRefund.Kind kind,
            StaffRefund.Reason reason,
            StaffRefund.Means means,
            Money amount,
            String agent,
            StaffRole role)
            implements ReturnEvent {}

    /** A second person agreed. */
    record StaffRefundApproved(int number, String agent, StaffRole role) implements ReturnEvent {}

    /** A second person refused. */
    record StaffRefundRejected(int number, String agent, StaffRole role) implements ReturnEvent {}

    /**
     * An inspection found that more was paid before it than is due, or less too much than was thought.
     *
     * @param amount so far in all
     * @param open of it
     */
    record OverpaymentFound(Money amount, Money open) implements ReturnEvent {}

    /** @param open what is left to resolve */
    record OverpaymentResolved(Overpayment.Resolution resolution, Money amount, Money open, String agent)
            implements ReturnEvent {}

    /** All of one settlement in one event: a commit has room for a hundred items, and a return may have two hundred. */
    record ExchangeReleased(List<ReleasedItem> items) implements ReturnEvent {}

    record ReleasedItem(String itemId, String sku, int quantity) {}

    record ReturnClosed() implements ReturnEvent {}

    /** In the trail of the withdrawal itself. */
    record WithdrawalDeclared(String withdrawalId) implements ReturnEvent {}

    record DataErased() implements ReturnEvent {}

    /**
     * A mail came back.
     *
     * @param about the event that the mail told of
     * @param code the mail service's own word for why
     */
    record MailBounced(EventId about, String template, BounceKind kind, String code) implements ReturnEvent {}

    /** The shopper called a mail unwanted. Parameters as of {@link MailBounced}. */
    record MailComplained(EventId about, String template, String code) implements ReturnEvent {}

    /** A mail was not sent and will not be. Parameters as of {@link MailBounced}. */
    record MailUndeliverable(EventId about, String template, String code) implements ReturnEvent {}
}
