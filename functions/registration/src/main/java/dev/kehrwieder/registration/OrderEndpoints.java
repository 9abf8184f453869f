package dev.kehrwieder.registration;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.policy.BuiltInReasons;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Reason;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.time.Periods;
import dev.kehrwieder.core.usecase.OrderDraft;
import dev.kehrwieder.core.usecase.PutOrder;
import dev.kehrwieder.core.usecase.Refusal;
import dev.kehrwieder.platform.api.Refusals;
import dev.kehrwieder.platform.api.Texts;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.FieldError;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemCode;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.json.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Orders in and out, and what of them may come back. */
final class OrderEndpoints {
    private final Store store;
    private final PutOrder putOrder;
    private final Periods periods;
    private final Returnability returnability;
    private final InstantSource clock;

    OrderEndpoints(Store store, PutOrder putOrder, Periods periods, InstantSource clock) {
        this.store = requireNonNull(store, "store is null");
        this.putOrder = requireNonNull(putOrder, "putOrder is null");
        this.periods = requireNonNull(periods, "periods is null");
        this.returnability = new Returnability(periods);
        this.clock = requireNonNull(clock, "clock is null");
    }

    Answer put(ApiRequest request) {
        OrderKey key = key(request);
        if (key.orderNumber().length() > 64 || key.orderNumber().chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(Problem.invalid(
                    List.of(new FieldError("/orderNumber", "INVALID_FORMAT", "At most 64 visible characters"))));
        }
        OrderDraft draft = request.body(body -> OrderBody.read(key, body));
        return switch (putOrder.put(draft)) {
            case PutOrder.Result.Created(OrderCase order) ->
                Answer.json(201, OrderJson.of(order, Optional.of(draft.person())));
            case PutOrder.Result.Replaced(OrderCase order) ->
                Answer.ok(OrderJson.of(order, Optional.of(draft.person())));
            case PutOrder.Result.Refused(List<Refusal> refusals) -> Refusals.answer(refusals);
            case PutOrder.Result.NoPolicy() ->
                Problem.of(ProblemCode.INVALID_STATE, "The shop has no policy: PUT /v1/policy comes first")
                        .answer();
        };
    }

    Answer get(ApiRequest request) {
        OrderCase order = find(request);
        return Answer.ok(OrderJson.of(order, store.person(order.order().key())));
    }

    Answer returnable(ApiRequest request) {
        OrderCase found = find(request);
        Policy policy = store.policy(key(request).shop(), found.order().policyVersion())
                .orElseThrow(() -> new IllegalStateException("the order's policy is gone"));
        Instant now = clock.instant();
        Optional<String> region =
                store.person(found.order().key()).flatMap(Person::address).flatMap(address -> address.region());
        Optional<Instant> withdrawalEndsAt = periods.withdrawalEndsAt(policy, found.order(), region);
        ObjectNode json = Json.object()
                .put("orderNumber", found.order().key().orderNumber())
                .put("policyVersion", policy.version())
                .put("withdrawalEndsAt", time(withdrawalEndsAt, policy));
        boolean withdrawalOpen = returnability.withdrawalOpen(policy, found.order(), now, region);
        ArrayNode lines = json.putArray("lines");
        for (OrderLine line : found.order().lines()) {
            // No reason is known yet, so rules that ask for one do not speak here.
            var balance = found.balance().line(line.lineId());
            lines.add(line(returnability.line(found.order(), balance, policy, line, "", now, withdrawalOpen), policy));
        }
        return Answer.ok(json);
    }

    private static ObjectNode line(Returnability.Line line, Policy policy) {
        ObjectNode json = Json.object()
                .put("lineId", line.line().lineId())
                .put("sku", line.line().sku())
                .put("title", line.line().title())
                .put("quantity", line.line().quantity())
                .put("returnableQuantity", line.returnable());
        ArrayNode obstacles = json.putArray("nonReturnable");
        for (Returnability.Obstacle obstacle : line.obstacles()) {
            // What the right of withdrawal opens all the same is returnable: the note says why only that.
            boolean open = line.withdrawable() > 0 && obstacle.code() != Returnability.Code.RETURNED;
            if (!open) {
                obstacles
                        .addObject()
                        .put("quantity", obstacle.quantity())
                        .put("code", obstacle.code().name())
                        .put("rule", obstacle.rule())
                        .put("detail", obstacle.detail());
            }
        }
        ArrayNode notes = json.putArray("notes");
        if (line.withdrawalOnly()) {
            notes.add("WITHDRAWAL_ONLY");
        }
        json.put("windowEndsAt", time(line.windowEndsAt(), policy));
        ArrayNode reasons = json.putArray("reasons");
        reasons(policy).forEach(reasons::add);
        ArrayNode methods = json.putArray("methods");
        policy.methods().forEach(method -> methods.add(method.name()));
        ArrayNode resolutions = json.putArray("resolutions");
        policy.resolutions().forEach(resolution -> resolutions.add(resolution.name()));
        return json;
    }

    private static Set<String> reasons(Policy policy) {
        Set<String> codes = new TreeSet<>();
        Stream.concat(policy.reasons().stream(), BuiltInReasons.all().stream())
                .map(Reason::code)
                .forEach(codes::add);
        return codes;
    }

    private OrderCase find(ApiRequest request) {
        return store.order(key(request)).orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private static OrderKey key(ApiRequest request) {
        return new OrderKey(request.caller().shop(), request.path("orderNumber"));
    }

    private static String time(Optional<Instant> instant, Policy policy) {
        return instant.map(at -> Texts.time(at, policy.timeZone())).orElse(null);
    }
}
