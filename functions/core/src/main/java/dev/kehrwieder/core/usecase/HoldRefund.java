package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.event.ReturnEvent;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.Write;
import dev.kehrwieder.core.refund.Refund;
import dev.kehrwieder.core.refund.RefundStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Holds a refund back that looks like a fraud, until a day on which somebody is told of it, and lets it go again. Never the
 * money of a statutory withdrawal (§ 357 BGB), and never once the provider was asked to pay.
 */
public final class HoldRefund {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(30);

    private final ReturnCommands commands;
    private final Commits commits;
    private final InstantSource clock;

    public HoldRefund(Store store, Commits commits, InstantSource clock) {
        this.commands = new ReturnCommands(store);
        this.commits = requireNonNull(commits, "commits is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    /** @param until when somebody is told that it is still held; a week from now where it is not given */
    public Commits.Outcome<ReturnResult> hold(
            ReturnKey key,
            int number,
            Optional<Instant> until,
            String by,
            Optional<Commits.KeyedCall<ReturnResult>> call) {
        return commits.call(call, () -> on(key, number, (found, refund) -> hold(found, refund, until, by)));
    }

    public Commits.Outcome<ReturnResult> release(
            ReturnKey key, int number, String by, Optional<Commits.KeyedCall<ReturnResult>> call) {
        return commits.call(call, () -> on(key, number, (found, refund) -> release(found, refund, by)));
    }

    private Commits.Decision<ReturnResult> on(
            ReturnKey key, int number, BiFunction<ReturnCase, Refund, Commits.Decision<ReturnResult>> decide) {
        return commands.on(key, found -> found.refund(number)
                .map(refund -> decide.apply(found, refund))
                .orElseGet(() -> Commits.Decision.unchanged(new ReturnResult.Unknown())));
    }

    private Commits.Decision<ReturnResult> hold(ReturnCase found, Refund refund, Optional<Instant> until, String by) {
        Instant now = clock.instant();
        Instant end = until.orElse(now.plus(USUAL));
        if (!end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            return Commits.Decision.unchanged(new ReturnResult.Refused(
                    List.of(new Refusal("/until", RefusalCode.OUT_OF_RANGE, "a day to come, within thirty days"))));
        }
        boolean held = refund.status() == RefundStatus.HELD;
        if (held && until.isEmpty()) {
            return ReturnCommands.unchanged(found);
        }
        boolean unasked = refund.status() == RefundStatus.RESERVED && refund.attempts() == 0;
        if (held || !unasked || found.state().statutoryWithdrawal()) {
            return ReturnCommands.notAllowed(found);
        }
        return done(found, refund.held(end, now), by, new ReturnEvent.RefundHeld(refund.number(), end));
    }

    private Commits.Decision<ReturnResult> release(ReturnCase found, Refund refund, String by) {
        return switch (refund.status()) {
            case HELD ->
                done(found, refund.resumed(clock.instant()), by, new ReturnEvent.RefundResumed(refund.number()));
            case RESERVED -> ReturnCommands.unchanged(found);
            case SUBMITTED, SUCCEEDED, FAILED, UNKNOWN, RELEASED, REQUIRES_ACTION -> ReturnCommands.notAllowed(found);
        };
    }

    private Commits.Decision<ReturnResult> done(ReturnCase found, Refund next, String by, ReturnEvent event) {
        Transition transition = Transition.of(found.state(), clock.instant(), by)
                .also(new Write.PutRefund(next))
                .event(event);
        return ReturnCommands.done(transition, found.with(next));
    }
}
