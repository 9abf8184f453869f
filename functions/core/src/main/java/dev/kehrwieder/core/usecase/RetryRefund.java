package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Iban;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Pays a failed refund once more, or in another way: a new refund of exactly the same amount in the place of the failed one,
 * with the failed one's part of the balance, so that never both are paid.
 */
public final class RetryRefund {
    /** As the list of bank transfers is named among the providers. */
    public static final String MANUAL = "manual";

    /** More than anybody tries; a number has three digits. */
    private static final int MOST = 99;

    private final Store store;
    private final ReturnCommands commands;
    private final Commits commits;
    private final InstantSource clock;

    public RetryRefund(Store store, Commits commits, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commands = new ReturnCommands(store);
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** How it is paid this time. */
    public sealed interface Means {
        /** As before. */
        record Same() implements Means {}

        /** By a transfer that staff make. */
        record BankTransfer(Iban iban, String holder) implements Means {}
    }

    public Commits.Outcome<ReturnResult> retry(
            ReturnKey key, int number, Means means, String by, Optional<Commits.KeyedCall<ReturnResult>> call) {
        return commits.call(
                call,
                () -> commands.on(key, found -> found.refund(number)
                        .map(refund -> decide(found, refund, means, by))
                        .orElseGet(() -> Commits.Decision.unchanged(new ReturnResult.Unknown()))));
    }

    private Commits.Decision<ReturnResult> decide(ReturnCase found, Refund failed, Means means, String by) {
        if (failed.status() != RefundStatus.FAILED || found.refunds().size() >= MOST) {
            return ReturnCommands.notAllowed(found);
        }
        Transition transition = Transition.of(found.state(), clock.instant(), by);
        Refund next = failed.replacement(found.refunds().size() + 1, target(failed, means), transition.at());
        if (means instanceof Means.BankTransfer(Iban iban, String holder)) {
            Person person = store.person(found.state().key()).orElseGet(Person::nobody);
            transition.also(new Write.PutReturnPerson(
                    found.state().key(),
                    person.withText(iban(next.number()), iban.text()).withText(holder(next.number()), holder)));
        }
        RefundSteps steps = new RefundSteps(commands, found, transition);
        steps.replaced(failed, next, "REPLACED");
        return ReturnCommands.done(transition, steps.now());
    }

    private static Refund.Target target(Refund failed, Means means) {
        return switch (means) {
            case Means.Same() -> failed.target();
            // A transfer has no payment to refer to: it is named as the refund is.
            case Means.BankTransfer(Iban _, String _) ->
                new Refund.Target(failed.orderNumber(), failed.paymentId(), MANUAL, failed.refundId());
        };
    }

    /** Where the IBAN of a transfer stands among the texts of the return's {@link Person}. */
    public static String iban(int number) {
        return "refund/" + number + "/iban";
    }

    /** Where the name of the account's holder stands. */
    public static String holder(int number) {
        return "refund/" + number + "/holder";
    }
}
