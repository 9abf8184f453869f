package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.Overpayment;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.TaskQuery;
import dev.kehrwieder.core.port.Write;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Staff says what became of money that was paid too much. Nothing is charged here, and nothing is forgotten without a name. */
public final class ResolveOverpayment {
    private static final int MOST_TASKS = 100;

    private final Store store;
    private final ReturnCommands commands;
    private final Commits commits;
    private final InstantSource clock;

    public ResolveOverpayment(Store store, Commits commits, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.commands = new ReturnCommands(store);
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * @param amount empty for all that is open
     * @param agent who says so, as the shop names its people
     */
    public Commits.Outcome<ReturnResult> resolve(
            ReturnKey key,
            Overpayment.Resolution how,
            Optional<Money> amount,
            String agent,
            String by,
            Optional<Commits.KeyedCall<ReturnResult>> call) {
        return commits.call(call, () -> commands.on(key, found -> decide(found, how, amount, agent, by)));
    }

    private Commits.Decision<ReturnResult> decide(
            ReturnCase found, Overpayment.Resolution how, Optional<Money> amount, String agent, String by) {
        Return state = found.state();
        Optional<Overpayment> overpaid =
                state.money().overpayment().filter(some -> some.open().isPositive());
        if (overpaid.isEmpty()) {
            return ReturnCommands.notAllowed(found);
        }
        Money open = overpaid.get().open();
        Money resolved = amount.orElse(open);
        if (resolved.compareTo(open) > 0 || !resolved.isPositive()) {
            return Commits.Decision.unchanged(new ReturnResult.Refused(
                    List.of(new Refusal("/amount", RefusalCode.OUT_OF_RANGE, open + " are open"))));
        }
        Overpayment next = overpaid.get().resolved(how, resolved);
        Transition transition = Transition.of(state, clock.instant(), by)
                .to(state.withMoney(state.money().with(next)))
                .event(new ReturnEvent.OverpaymentResolved(how, resolved, next.open(), agent));
        if (next.open().isZero()) {
            openTasks(state.key())
                    .forEach(task -> transition.also(
                            new Write.PutTask(task.closed(new Task.Closing(by, transition.at(), Optional.empty())))));
        }
        return ReturnCommands.done(transition, found);
    }

    private List<Task> openTasks(ReturnKey key) {
        return store.tasks(TaskQuery.about(key, MOST_TASKS).of(TaskKind.OVERPAID))
                .tasks();
    }
}
