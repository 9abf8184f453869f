package dev.kehrwieder.core.port;

import dev.kehrwieder.core.credit.CreditAccount;
import dev.kehrwieder.core.credit.CreditEntry;
import dev.kehrwieder.core.credit.Redemption;
import dev.kehrwieder.core.event.StoredEvent;
import dev.kehrwieder.core.model.CallCount;
import dev.kehrwieder.core.model.CreditAccountKey;
import dev.kehrwieder.core.model.Due;
import dev.kehrwieder.core.model.Inspection;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKey;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.WithdrawalDraft;
import dev.kehrwieder.core.model.WithdrawalKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one store. Every read is strongly consistent except {@link #due}, {@link #list}, {@link #orders} and {@link #tasks}, which
 * read indexes and may lag (nothing about money is decided from those), and {@link #listing}, which may lag by a moment.
 *
 * <p>Every method throws {@link StoreUnavailable} where the store does not answer or asks to slow down, and a commit
 * {@link TooLarge} where a record does not fit.
 */
public interface Store extends RequestReads {
    /** Orders of a shop by when they were placed, oldest first. */
    OrderPage orders(OrderQuery query);

    /** Empty where there is none or it was erased. */
    Optional<Person> person(ReturnKey key);

    /** Empty where there is none or it was erased. */
    Optional<Person> person(WithdrawalKey key);

    Optional<Withdrawal> withdrawal(WithdrawalKey key);

    /** A declaration that waits for its confirmation; empty where there is none, it ran out or it is confirmed. */
    Optional<WithdrawalDraft> draft(WithdrawalKey key);

    /** How often a caller has called. */
    CallCount calls(String shop, String caller);

    /** Everything that happened to it, in order. */
    List<StoredEvent> trail(Subject key);

    /** The events that each subscriber has recorded as done. */
    List<InboxMark> recorded(Subject key);

    /** The inspections of a return, in order. */
    List<Inspection> inspections(ReturnKey key);

    /** Whose parcel a tracking number is. */
    Optional<TrackedParcel> tracked(String carrier, String trackingNumber);

    /** The answer that a call with this idempotency key got; empty where there is none or it ran out. */
    Optional<IdempotencyRecord> answered(String shop, String route, String key);

    /** Whatever has a due instant that is not after {@code until}, earliest first. */
    List<Due> due(Instant until, int limit);

    /** Returns of a shop, newest first. */
    ReturnPage list(ReturnQuery query);

    /** As it was last left; {@link CreditAccount#untouched} where nothing was ever given. */
    CreditAccount creditAccount(CreditAccountKey key);

    /** The newest entries of an account, newest first. @param before only those with lower numbers */
    List<CreditEntry> creditEntries(CreditAccountKey key, Optional<Long> before, int limit);

    /** What the storefront redeemed under a reference of its own. */
    Optional<Redemption> redemption(String shop, String reference);

    Optional<Task> task(TaskKey key);

    /** Tasks of a shop, oldest first. Of one subject: as they are; of all: as the index has them, none that has left it. */
    TaskPage tasks(TaskQuery query);

    /**
     * All of the writes or none.
     *
     * @return what came of it; a version that has moved on, and an item that must be new and is not, are no faults
     */
    CommitOutcome commit(List<Write> writes);
}
