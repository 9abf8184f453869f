package dev.kehrwieder.withdrawals;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Declaration;
import dev.kehrwieder.core.model.Task;
import dev.kehrwieder.core.model.Withdrawal;
import dev.kehrwieder.core.model.Withdrawal.Outcome;
import dev.kehrwieder.core.model.WithdrawalKey;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.port.TaskQuery;
import dev.kehrwieder.core.usecase.DeclareWithdrawal;
import dev.kehrwieder.core.usecase.DeclareWithdrawal.Confirming;
import dev.kehrwieder.core.usecase.DeclareWithdrawal.Drafting;
import dev.kehrwieder.core.usecase.DeclareWithdrawal.Receipt;
import dev.kehrwieder.platform.api.DeclarationText;
import dev.kehrwieder.platform.api.Texts;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.PageLanguage;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemCode;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.json.Json;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Declarations by API: draft, confirm; and for staff, read. */
final class WithdrawalEndpoints {
    private static final int MOST_TASKS = 100;

    private final Store store;
    private final DeclareWithdrawal declare;
    private final String defaultShop;

    WithdrawalEndpoints(Store store, DeclareWithdrawal declare, String defaultShop) {
        this.store = requireNonNull(store, "store is null");
        this.declare = requireNonNull(declare, "declare is null");
        this.defaultShop = requireNonNull(defaultShop, "defaultShop is null");
    }

    private record Draft(Declaration declaration, Optional<String> locale) {}

    Answer draft(ApiRequest request) {
        Draft draft = request.body(body -> new Draft(DeclarationBody.read(body), DeclarationBody.locale(body)));
        String shop = policy(request).shop();
        String locale =
                draft.locale().orElseGet(() -> PageLanguage.accepted(request).toLanguageTag());
        return switch (declare.draft(shop, draft.declaration(), locale, request.sourceAddress())) {
            case Drafting.Drafted(String token, Declaration _) ->
                Answer.json(201, Json.object().put("token", token));
            case Drafting.TooMany(Duration pause) -> tooMany(pause);
        };
    }

    Answer confirm(ApiRequest request) {
        Policy policy = policy(request);
        return switch (declare.confirm(policy.shop(), request.path("withdrawal"), request.sourceAddress())) {
            case Confirming.Confirmed(Receipt receipt) -> Answer.json(201, json(receipt, policy.timeZone()));
            case Confirming.Unknown() -> Problem.notFound().answer();
            case Confirming.TooMany(Duration pause) -> tooMany(pause);
        };
    }

    Answer get(ApiRequest request) {
        WithdrawalKey key = new WithdrawalKey(request.caller().shop(), request.path("withdrawal"));
        return store.withdrawal(key)
                .map(withdrawal -> Answer.ok(json(withdrawal, policy(request).timeZone())))
                .orElseGet(() -> Problem.notFound().answer());
    }

    /** A shop without a policy is none. */
    private Policy policy(ApiRequest request) {
        return store.currentPolicy(request.shop(defaultShop))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private static Answer tooMany(Duration pause) {
        return Problem.of(
                        ProblemCode.RATE_LIMITED,
                        "Too many declarations within an hour. Try again later, or declare it in another way, such as by e-mail")
                .answer()
                .withHeader("Retry-After", RetryAfter.seconds(pause));
    }

    private static ObjectNode json(Receipt receipt, ZoneId zone) {
        Withdrawal withdrawal = receipt.withdrawal();
        return Json.object()
                .put("withdrawalId", withdrawal.key().id())
                .put("receivedAt", Texts.time(withdrawal.receivedAt(), zone))
                .put("content", content(receipt.declaration(), withdrawal));
    }

    private ObjectNode json(Withdrawal withdrawal, ZoneId zone) {
        Optional<Declaration> declaration = store.person(withdrawal.key()).flatMap(Declaration::of);
        ObjectNode json = Json.object()
                .put("withdrawalId", withdrawal.key().id())
                .put("receivedAt", Texts.time(withdrawal.receivedAt(), zone))
                .put("locale", withdrawal.locale());
        switch (withdrawal.outcome()) {
            case Outcome.Received() -> json.put("status", "RECEIVED").putNull("rma");
            case Outcome.Returned(String rma) -> json.put("status", "RETURNED").put("rma", rma);
            case Outcome.LeftToStaff(String _) ->
                json.put("status", "WITH_STAFF").putNull("rma");
        }
        json.put("name", declaration.map(Declaration::name).orElse(null))
                .put("contract", declaration.map(Declaration::contract).orElse(null))
                .put("email", declaration.map(Declaration::email).orElse(null));
        ArrayNode lines = json.putArray("lines");
        declaration.map(Declaration::lines).orElse(List.of()).forEach(line -> lines.add(json(line)));
        json.put("content", declaration.map(some -> content(some, withdrawal)).orElse(null));
        ArrayNode tasks = json.putArray("tasks");
        tasks(withdrawal.key()).forEach(task -> tasks.add(json(task)));
        return json;
    }

    private static ObjectNode json(Declaration.Line line) {
        ObjectNode json = Json.object();
        line.lineId().ifPresent(id -> json.put("lineId", id));
        line.text().ifPresent(text -> json.put("text", text));
        line.quantity().ifPresent(units -> json.put("quantity", units));
        return json;
    }

    private List<Task> tasks(WithdrawalKey key) {
        return store.tasks(TaskQuery.about(key, MOST_TASKS)).tasks();
    }

    private static ObjectNode json(Task task) {
        return Json.object()
                .put("id", task.key().id())
                .put("kind", task.kind().name())
                .put("status", task.status().name())
                .put("detail", task.detail());
    }

    private static String content(Declaration declaration, Withdrawal withdrawal) {
        return DeclarationText.of(declaration, Locale.forLanguageTag(withdrawal.locale()))
                .plain();
    }
}
