package dev.kehrwieder.registration;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.CustomerStanding;
import dev.kehrwieder.core.model.LineBalance;
import dev.kehrwieder.core.model.OrderCase;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Person;
import dev.kehrwieder.core.policy.ClaimRight;
import dev.kehrwieder.core.policy.Claims;
import dev.kehrwieder.core.policy.LineTerms;
import dev.kehrwieder.core.policy.Policy;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.time.Periods;
import dev.kehrwieder.core.usecase.EarlierCures;
import dev.kehrwieder.core.usecase.OrderDraft;
import dev.kehrwieder.core.usecase.PutOrder;
import dev.kehrwieder.core.usecase.Refusal;
import dev.kehrwieder.platform.api.Refusals;
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
                .put("withdrawalEndsAt", ReturnableJson.time(withdrawalEndsAt, policy));
        boolean withdrawalOpen = returnability.withdrawalOpen(policy, found.order(), now, region);
        CustomerStanding standing =
                store.standing(key(request).shop(), found.order().customer(), now);
        var question = new Returnability.Question(found.order(), policy, now, withdrawalOpen, standing);
        var claims = new Claims.Question(found.order(), policy, region, new EarlierCures(store).of(found));
        ArrayNode lines = json.putArray("lines");
        for (OrderLine line : found.order().lines()) {
            // No reason is known yet, so rules that ask for one do not speak here.
            LineTerms terms = policy.terms(found.order(), line);
            LineBalance balance = found.balance().line(line.lineId());
            ClaimRight claim = returnability.claims().right(claims, line);
            Returnability.Line may = returnability
                    .line(question, balance, line, terms)
                    .withRemedies(returnability.lawful(question, region, claim));
            int left = line.quantity() - balance.taken();
            lines.add(ReturnableJson.line(may, policy, ReturnableJson.claim(claim, left, now, policy)));
        }
        ReturnableJson.putReasons(json, policy);
        return Answer.ok(json);
    }

    private OrderCase find(ApiRequest request) {
        return store.order(key(request)).orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private static OrderKey key(ApiRequest request) {
        return new OrderKey(request.caller().shop(), request.path("orderNumber"));
    }
}
