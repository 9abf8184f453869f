package dev.kehrwieder.core.usecase;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.port.CommitOutcome;
import dev.kehrwieder.core.port.IdempotencyRecord;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.StoredAnswer;
import dev.kehrwieder.core.port.Write;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Reads, decides, commits; where another commit came first, reads and decides again: five times, with jitter (DESIGN
 * 3.1).
 */
public final class Commits {
    private static final int TRIES = 5;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(25);
    private static final Duration KEPT = Duration.ofHours(24);

    private final Store store;
    private final RandomGenerator random;
    private final Pause pause;
    private final InstantSource machineClock;

    public Commits(Store store, RandomGenerator random, Pause pause, InstantSource machineClock) {
        this.store = requireNonNull(store, "store is null");
        this.random = requireNonNull(random, "random is null");
        this.pause = requireNonNull(pause, "pause is null");
        this.machineClock = requireNonNull(machineClock, "machineClock is null");
    }

    /** Waits between two tries. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration duration);
    }

    /** A decision: the result, and what must be written for it to be true; nothing where nothing changes. */
    public record Decision<R>(R result, List<Write> writes) {
        public Decision {
            writes = List.copyOf(writes);
        }

        public static <R> Decision<R> unchanged(R result) {
            return new Decision<>(result, List.of());
        }
    }

    /** A call that carries an idempotency key. @param answer what a result is answered with; empty unless 2xx */
    public record KeyedCall<R>(
            String shop, String route, String key, String bodyHash, Function<R, Optional<StoredAnswer>> answer) {}

    /** What came of a keyed call. */
    public sealed interface Outcome<R> {
        record Decided<R>(R result) implements Outcome<R> {}

        /** The same call came before: its answer. */
        record Replayed<R>(StoredAnswer answer) implements Outcome<R> {}

        /** The key was used with another body. */
        record KeyReused<R>() implements Outcome<R> {}

        /** Others kept changing the same thing. */
        record Contended<R>() implements Outcome<R> {}
    }

    /**
     * Decides and commits.
     *
     * @return the result; empty where something that must happen once had happened before
     * @throws Contention if others kept changing the same thing
     */
    public <R> Optional<R> decide(Supplier<Decision<R>> decide) {
        for (int attempt = 1; ; attempt++) {
            try {
                Decision<R> decision = decide.get();
                CommitOutcome outcome = commit(decision.writes());
                if (outcome == CommitOutcome.COMMITTED) {
                    return Optional.of(decision.result());
                }
                if (outcome == CommitOutcome.ALREADY_DONE) {
                    return Optional.empty();
                }
                giveUpAfter(attempt, null);
            } catch (StaleRead e) {
                giveUpAfter(attempt, e);
            }
            pauseBefore(attempt + 1);
        }
    }

    private static void giveUpAfter(int attempt, StaleRead cause) {
        if (attempt == TRIES) {
            throw new Contention(cause);
        }
    }

    /**
     * Decides and commits a call that may carry an idempotency key; the key's record is part of the commit. The edge has
     * looked for the record before it read the request's fields.
     */
    public <R> Outcome<R> call(Optional<KeyedCall<R>> call, Supplier<Decision<R>> decide) {
        try {
            Optional<R> result = decide(() -> keyed(call, decide.get()));
            // A twin with the same key may have come first, and have taken what this one then found gone.
            Optional<Outcome<R>> twin =
                    call.filter(keyed -> !isAnswered(keyed, result)).flatMap(this::replay);
            return twin.or(() -> result.map(Outcome.Decided::new)).orElseGet(Outcome.Contended::new);
        } catch (Contention e) {
            return call.flatMap(this::replay).orElseGet(Outcome.Contended::new);
        }
    }

    private static <R> boolean isAnswered(KeyedCall<R> call, Optional<R> result) {
        return result.flatMap(call.answer()).isPresent();
    }

    private <R> Optional<Outcome<R>> replay(KeyedCall<R> call) {
        return store.answered(call.shop(), call.route(), call.key())
                .map(record -> record.bodyHash().equals(call.bodyHash())
                        ? new Outcome.Replayed<>(record.answer())
                        : new Outcome.KeyReused<>());
    }

    private <R> Decision<R> keyed(Optional<KeyedCall<R>> call, Decision<R> decision) {
        Optional<StoredAnswer> answer = call.flatMap(c -> c.answer().apply(decision.result()));
        if (answer.isEmpty()) {
            return decision;
        }
        KeyedCall<R> keyed = call.orElseThrow();
        List<Write> writes = new ArrayList<>(decision.writes());
        writes.add(new Write.PutIdempotency(new IdempotencyRecord(
                keyed.shop(),
                keyed.route(),
                keyed.key(),
                keyed.bodyHash(),
                answer.get(),
                machineClock.instant().plus(KEPT))));
        return new Decision<>(decision.result(), writes);
    }

    private CommitOutcome commit(List<Write> writes) {
        return writes.isEmpty() ? CommitOutcome.COMMITTED : store.commit(writes);
    }

    private void pauseBefore(int attempt) {
        long most = SHORTEST_PAUSE.toMillis() << attempt;
        pause.pause(Duration.ofMillis(random.nextLong(1, most)));
    }

    /** Others kept changing the same thing: it may be tried again later. */
    public static final class Contention extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Contention() {
            this(null);
        }

        private Contention(StaleRead cause) {
            super("changed by others at each of " + TRIES + " tries", cause);
        }
    }
}
