package dev.kehrwieder.registration;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.Subject;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.TaskKey;
import dev.kehrwieder.core.model.TaskKind;
import dev.kehrwieder.core.model.TaskStatus;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.TaskPage;
import dev.kehrwieder.core.port.TaskQuery;
import dev.kehrwieder.core.usecase.SeeToTask;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.api.Texts;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemCode;
import dev.kehrwieder.platform.http.QueryParameters;
import dev.kehrwieder.platform.json.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What needs a person: list, assign, close. */
final class TaskEndpoints {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 500;

    private final Store store;
    private final SeeToTask seeTo;
    private final KeyedCalls calls;
    private final Links links;

    TaskEndpoints(Store store, SeeToTask seeTo, KeyedCalls calls, Links links) {
        this.store = requireNonNull(store, "store is null");
        this.seeTo = requireNonNull(seeTo, "seeTo is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.links = requireNonNull(links, "links is null");
    }

    Answer list(ApiRequest request) {
        String shop = request.caller().shop();
        TaskQuery query = request.query(q -> new TaskQuery(
                shop,
                q.choice("status", TaskStatus.class),
                q.choice("kind", TaskKind.class),
                about(shop, q),
                q.text("assignee", LONGEST_NAME),
                q.limit(),
                q.opaqueCursor()));
        TaskPage page = page(query);
        ObjectNode json = Json.object();
        ArrayNode items = json.putArray("items");
        page.tasks().forEach(task -> items.add(json(task)));
        return Answer.ok(json.put("nextCursor", page.next().orElse(null)));
    }

    private static Optional<Subject> about(String shop, QueryParameters query) {
        Optional<Subject> withdrawal = query.text("withdrawalId", 64).map(id -> new WithdrawalKey(shop, id));
        Optional<Subject> returned = query.text("rma", 64).map(rma -> new ReturnKey(shop, rma));
        if (withdrawal.isPresent() && returned.isPresent()) {
            query.refuse("withdrawalId", "CONTRADICTION", "A task is about a return or about a withdrawal");
        }
        return returned.or(() -> withdrawal);
    }

    private TaskPage page(TaskQuery query) {
        try {
            return store.tasks(query);
        } catch (IllegalArgumentException e) {
            if (query.after().isEmpty()) {
                throw e;
            }
            throw WrongCursor.problem();
        }
    }

    Answer assign(ApiRequest request) {
        String assignee = request.body(body -> body.text("assignee", LONGEST_NAME));
        return calls.<SeeToTask.Result>answer(
                request, this::answer, call -> seeTo.assign(key(request), assignee, call));
    }

    Answer close(ApiRequest request) {
        Optional<String> note = request.body(body -> body.optionalLines("note", LONGEST_NOTE));
        String by = KeyedCalls.actor(request.caller());
        return calls.<SeeToTask.Result>answer(request, this::answer, call -> seeTo.close(key(request), note, by, call));
    }

    private Answer answer(SeeToTask.Result result) {
        return switch (result) {
            case SeeToTask.Result.Done(Task now) -> Answer.ok(json(now));
            case SeeToTask.Result.Unknown() -> Problem.notFound().answer();
            case SeeToTask.Result.NotAllowed(Task now) ->
                Problem.inState(
                                ProblemCode.INVALID_STATE,
                                "The task is " + now.status(),
                                now.status().name(),
                                List.of())
                        .answer();
        };
    }

    private ObjectNode json(Task task) {
        ObjectNode json = Json.object()
                .put("id", task.key().id())
                .put("kind", task.kind().name())
                .put("status", task.status().name())
                .put("rma", returned(task).map(ReturnKey::rma).orElse(null))
                .put("withdrawalId", withdrawal(task).map(WithdrawalKey::id).orElse(null))
                .put("detail", task.detail())
                .put("raisedAt", Texts.time(task.raisedAt()))
                .put("dueAt", task.dueAt().map(Texts::time).orElse(null))
                .put("assignee", task.assignee().orElse(null))
                .put("closedBy", task.closing().map(Task.Closing::by).orElse(null))
                .put("closedAt", task.closing().map(c -> Texts.time(c.at())).orElse(null))
                .put("note", task.closing().flatMap(Task.Closing::note).orElse(null));
        json.putObject("links").put("return", returned(task).map(links::api).orElse(null));
        return json;
    }

    private static Optional<ReturnKey> returned(Task task) {
        return task.about().filter(ReturnKey.class::isInstance).map(ReturnKey.class::cast);
    }

    private static Optional<WithdrawalKey> withdrawal(Task task) {
        return task.about().filter(WithdrawalKey.class::isInstance).map(WithdrawalKey.class::cast);
    }

    private static TaskKey key(ApiRequest request) {
        return new TaskKey(request.caller().shop(), request.path("id"));
    }
}
