package dev.kehrwieder.core.model;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A declaration of withdrawal as it was received (§ 356a BGB). What it says stands in {@link Person}.
 *
 * @param version 1 when received
 * @param customer the hash of the e-mail address, as the customer index knows it
 * @param locale in which it is acknowledged, a BCP 47 tag
 * @param begunAt when the first of the two steps was done, business time
 * @param receivedAt when the confirmation reached us, business time; written once
 * @param outcome what came of it
 * @param mailProblem that the acknowledgement did not arrive: the latest sign of it
 * @param dueAt when {@code deadlines} must look at it next; empty where nothing is expected any more
 */
public record Withdrawal(
        WithdrawalKey key,
        long version,
        String customer,
        String locale,
        Instant begunAt,
        Instant receivedAt,
        Outcome outcome,
        Optional<MailProblem> mailProblem,
        Optional<Instant> dueAt) {
    public Withdrawal {
        requireNonNull(key, "key is null");
        requireNonNull(customer, "customer is null");
        requireNonNull(locale, "locale is null");
        requireNonNull(begunAt, "begunAt is null");
        requireNonNull(receivedAt, "receivedAt is null");
        requireNonNull(outcome, "outcome is null");
        requireNonNull(mailProblem, "mailProblem is null");
        requireNonNull(dueAt, "dueAt is null");
        if (version < 1) {
            throw new IllegalArgumentException("version " + version);
        }
    }

    /** What came of a declaration. It is received in every case, and never refused. */
    public sealed interface Outcome {
        /** Nobody has looked yet. */
        record Received() implements Outcome {}

        /** Its contract is known and in time. */
        record Returned(String rma) implements Outcome {}

        /** A person finds out what it is about. */
        record LeftToStaff(String taskId) implements Outcome {}
    }

    public static Withdrawal received(WithdrawalDraft draft, Instant now, Instant dueAt) {
        return new Withdrawal(
                draft.key(),
                1,
                CustomerHash.of(draft.declaration().email()),
                draft.locale(),
                draft.begunAt(),
                now,
                new Outcome.Received(),
                Optional.empty(),
                Optional.of(dueAt));
    }

    public Withdrawal with(Outcome next) {
        return new Withdrawal(key, version, customer, locale, begunAt, receivedAt, next, mailProblem, dueAt);
    }

    public Withdrawal with(MailProblem problem) {
        return new Withdrawal(
                key, version, customer, locale, begunAt, receivedAt, outcome, Optional.of(problem), dueAt);
    }

    /** The next version. */
    public Withdrawal next(Optional<Instant> nextDueAt) {
        return new Withdrawal(key, version + 1, customer, locale, begunAt, receivedAt, outcome, mailProblem, nextDueAt);
    }
}
