package dev.kehrwieder.platform.api;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.StoredAnswer;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Caller;
import dev.kehrwieder.platform.http.Endpoint;
import dev.kehrwieder.platform.http.IdempotentRequest;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Calls that may carry an {@code Idempotency-Key} (DESIGN 6, "Manners"): the record of an earlier call answers before any
 * field is read; only 2xx answers are kept, in the command's own transaction.
 */
public final class KeyedCalls {
    private final Store store;

    public KeyedCalls(Store store) {
        this.store = requireNonNull(store, "store is null");
    }

    /** What a commanding endpoint does with a result: how it is answered. */
    public interface Command<R> {
        Commits.Outcome<R> run(Optional<Commits.KeyedCall<R>> call);
    }

    /** An endpoint that answers from the record where there is one. */
    public Endpoint replaying(Endpoint endpoint) {
        return request -> replay(request).orElseGet(() -> endpoint.handle(request));
    }

    /** Runs a command and answers with what came of it. */
    public <R> Answer answer(ApiRequest request, Function<R, Answer> answer, Command<R> command) {
        Optional<Commits.KeyedCall<R>> call = request.idempotency()
                .map(key -> new Commits.KeyedCall<>(
                        request.caller().shop(),
                        scope(request),
                        key.key(),
                        key.bodySha256(),
                        result -> stored(answer.apply(result))));
        return switch (command.run(call)) {
            case Commits.Outcome.Decided<R>(R result) -> answer.apply(result);
            case Commits.Outcome.Replayed<R>(StoredAnswer stored) -> replayed(stored);
            case Commits.Outcome.KeyReused<R>() -> reused();
            case Commits.Outcome.Contended<R>() -> throw new Commits.Contention();
        };
    }

    /** Who did it, for the trail: a role, and a key by its name or a person by a pseudonym. */
    public static String actor(Caller caller) {
        return caller.role() + ":" + caller.keyId();
    }

    /** The same key and body on two returns, tasks or refunds are two calls. */
    private static String scope(ApiRequest request) {
        String route = request.route().name();
        for (String named : List.of("rma", "id", "number")) {
            if (request.route().path().contains("{" + named + "}")) {
                route += "/" + request.path(named);
            }
        }
        return route;
    }

    private Optional<Answer> replay(ApiRequest request) {
        Optional<IdempotentRequest> key = request.idempotency();
        return key.flatMap(k -> store.answered(request.caller().shop(), scope(request), k.key()))
                .map(record -> record.bodyHash().equals(key.get().bodySha256()) ? replayed(record.answer()) : reused());
    }

    private static Optional<StoredAnswer> stored(Answer answer) {
        return answer.status() / 100 == 2
                ? Optional.of(new StoredAnswer(answer.status(), answer.headers(), answer.body()))
                : Optional.empty();
    }

    private static Answer replayed(StoredAnswer answer) {
        return Answer.replayed(answer.status(), answer.headers(), answer.body());
    }

    private static Answer reused() {
        return Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED, "The key was used with another body")
                .answer();
    }
}
