package dev.kehrwieder.core.port;

import dev.kehrwieder.core.credit.CreditAccount;
import dev.kehrwieder.core.credit.CreditEntry;
import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.CallCount;
import dev.kehrwieder.core.model.CustomerListing;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderBalance;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.WithdrawalDraft;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.refund.Refund;
import java.time.Instant;
import java.util.Optional;

/** One change in a commit. Each carries the condition under which it holds. */
public sealed interface Write {
    /** Condition: the version before this one is stored, or nothing where this is version 1. */
    record PutOrder(Order order) implements Write {}

    /** Condition: the version before this one is stored; version 0 is "no item". */
    record PutBalance(OrderBalance balance) implements Write {}

    /**
     * Header and, where they differ, items. Condition: {@code before}'s version is stored, or nothing where there is no
     * {@code before}.
     */
    record PutReturn(Optional<Return> before, Return after) implements Write {}

    /** Condition: new. An event is never changed. */
    record AppendEvent(StoredEvent event) implements Write {}

    /** The return under its order. Condition: none. */
    record PutPointer(OrderKey order, ReturnKey of) implements Write {}

    /** Condition: none of its own; the return's version guards it. */
    record PutRefund(Refund refund) implements Write {}

    /** Condition: new, or the one that is there is OPEN. */
    record PutInspection(Inspection inspection) implements Write {}

    /** Condition: new, or it already names the same parcel. */
    record PutTracking(String carrier, String trackingNumber, TrackedParcel parcel) implements Write {}

    record PutOrderPerson(OrderKey of, Person person) implements Write {}

    record PutReturnPerson(ReturnKey of, Person person) implements Write {}

    /** Condition: new. The item of the personal data, until it runs out. */
    record PutDraft(WithdrawalDraft draft) implements Write {}

    /** Condition: the version before this one is stored, or nothing where this is version 1. */
    record PutWithdrawal(Withdrawal withdrawal) implements Write {}

    /** In the place of the draft, and for good. */
    record PutWithdrawalPerson(WithdrawalKey of, Person person) implements Write {}

    /**
     * Condition: the version before this one is stored, or nothing where this is version 1.
     *
     * @param expiresAt machine time from which nobody needs it
     */
    record PutCalls(CallCount calls, Instant expiresAt) implements Write {}

    /** Condition: new. A policy is never changed. */
    record PutPolicy(Policy policy) implements Write {}

    /** Condition: none; the last word counts. */
    record PutListing(CustomerListing listing) implements Write {}

    /** Condition: new, else {@link CommitOutcome#ALREADY_DONE}. */
    record PutInbox(Subject of, InboxMark mark) implements Write {}

    /** Condition: there is none, it ran out, or it is this holder's own; else {@link CommitOutcome#ALREADY_DONE}. */
    record TakeLease(Lease lease) implements Write {}

    /** Condition: new or run out, else {@link CommitOutcome#ALREADY_DONE}. */
    record PutIdempotency(IdempotencyRecord idempotency) implements Write {}

    /** Condition: the version before this one is stored, or nothing where this is version 1. */
    record PutCreditAccount(CreditAccount account) implements Write {}

    /** Condition: the version before this one is stored, or nothing where this is version 1. */
    record PutRedemption(Redemption redemption) implements Write {}

    /** Condition: new. The ledger is append-only. */
    record AppendCredit(CreditEntry entry) implements Write {}

    /**
     * A task, and its name under what it is about. Condition: new, else {@link CommitOutcome#ALREADY_DONE}.
     *
     * <p>Whoever raises one commits it with the mark that keeps the whole from being done twice, so that neither is there
     * without the other.
     */
    record RaiseTask(Task task) implements Write {}

    /** A raised task, changed. Condition: the version before this one is stored. */
    record PutTask(Task task) implements Write {}
}
