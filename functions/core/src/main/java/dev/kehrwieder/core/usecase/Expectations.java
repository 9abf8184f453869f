package dev.kehrwieder.core.usecase;

import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When the next thing of a return must have happened (DESIGN 3.4). */
final class Expectations {
    /** How long an event may take to be recorded by every subscriber before it counts as lost. */
    private static final Duration DELIVERY = Duration.ofMinutes(10);

    /** A closed return is looked at once more (DESIGN 3.4). */
    private static final Duration AFTER_CLOSE = Duration.ofHours(1);

    /** An open return is looked at at least this often, whatever else is expected. */
    private static final Duration AT_LEAST = Duration.ofDays(1);

    /** So long a closed return is looked at all the same, as money of staff may be under way. */
    private static final Duration STAFF_MONEY = Duration.ofDays(30);

    private Expectations() {}

    static Duration delivery() {
        return DELIVERY;
    }

    static Duration healing(Return state) {
        return state.stage() == Stage.CLOSED ? AFTER_CLOSE : DELIVERY;
    }

    static Optional<Instant> dueAt(Return state, Optional<Instant> healAt, Instant now) {
        boolean finished = state.status().isFinished();
        boolean staffMoney = state.money().staffRefunds().stream()
                .anyMatch(some -> now.isBefore(some.at().plus(STAFF_MONEY)));
        Stream<Instant> looks = finished && !staffMoney ? Stream.empty() : Stream.of(now.plus(AT_LEAST));
        // A deadline that has passed was dealt with by the visit that saw it, and must not call for another at once.
        Stream<Instant> shipBy = finished ? Stream.empty() : state.deadlines().shipBy().filter(now::isBefore).stream();
        Stream<Instant> refund =
                finished ? Stream.empty() : RefundWatch.instants(state).filter(now::isBefore);
        Stream<Instant> reminders =
                finished ? Stream.empty() : LabelReminder.instants(state).filter(now::isBefore);
        Stream<Instant> silence =
                finished ? Stream.empty() : ParcelWatch.instants(state).filter(now::isBefore);
        return Stream.of(healAt.stream(), looks, shipBy, refund, reminders, silence)
                .flatMap(s -> s)
                .min(Instant::compareTo);
    }
}
