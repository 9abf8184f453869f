package dev.kehrwieder.refunds;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Overpayment;
import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.model.StaffRefund;
import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.usecase.GiveRefund;
import dev.kehrwieder.core.usecase.Refusal;
import dev.kehrwieder.core.usecase.ResolveOverpayment;
import dev.kehrwieder.core.usecase.ReturnResult;
import dev.kehrwieder.core.usecase.StaffRefundRequest;
import dev.kehrwieder.platform.api.Agent;
import dev.kehrwieder.platform.api.Amounts;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.api.Refusals;
import dev.kehrwieder.platform.api.ReturnJson;
import dev.kehrwieder.platform.api.StaffRefundJson;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.http.Role;
import java.util.List;
import java.util.Optional;

/** Money that staff gives beside a settlement, and what becomes of money that was paid too much. */
final class StaffRefundEndpoints {
    private static final int LONGEST_NOTE = 500;
    private static final int ACCEPTED = 202;

    private final Store store;
    private final GiveRefund give;
    private final ResolveOverpayment resolve;
    private final KeyedCalls calls;
    private final ReturnJson returns;

    StaffRefundEndpoints(Store store, GiveRefund give, ResolveOverpayment resolve, KeyedCalls calls, Links links) {
        this.store = requireNonNull(store, "store is null");
        this.give = requireNonNull(give, "give is null");
        this.resolve = requireNonNull(resolve, "resolve is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.returns = new ReturnJson(links);
    }

    Answer give(ApiRequest request) {
        ReturnKey key = key(request);
        Amounts amounts = amounts(key);
        StaffRole role = role(request.caller().role());
        StaffRefundRequest wanted = request.body(body -> new StaffRefundRequest(
                key,
                body.optionalText("orderNumber", 64),
                body.choice("kind", StaffRefund.Kind.class),
                body.choice("reason", StaffRefund.Reason.class),
                body.optionalChoice("means", StaffRefund.Means.class).orElse(StaffRefund.Means.ORIGINAL),
                amounts.positive(body, "amount"),
                Agent.of(request.caller(), body),
                role,
                body.optionalLines("note", LONGEST_NOTE)));
        return calls.<GiveRefund.Result>answer(
                request,
                result -> answer(ACCEPTED, result),
                call -> give.give(wanted, KeyedCalls.actor(request.caller()), call));
    }

    Answer approve(ApiRequest request) {
        GiveRefund.SecondPerson second = secondPerson(request);
        return calls.<GiveRefund.Result>answer(
                request,
                result -> answer(ACCEPTED, result),
                call -> give.approve(
                        key(request), request.pathNumber("number"), second, KeyedCalls.actor(request.caller()), call));
    }

    Answer reject(ApiRequest request) {
        GiveRefund.SecondPerson second = secondPerson(request);
        return calls.<GiveRefund.Result>answer(
                request,
                result -> answer(200, result),
                call -> give.reject(
                        key(request), request.pathNumber("number"), second, KeyedCalls.actor(request.caller()), call));
    }

    private static GiveRefund.SecondPerson secondPerson(ApiRequest request) {
        StaffRole role = role(request.caller().role());
        return request.body(body -> new GiveRefund.SecondPerson(Agent.of(request.caller(), body), role));
    }

    Answer resolveOverpaid(ApiRequest request) {
        ReturnKey key = key(request);
        Amounts amounts = amounts(key);
        record Body(String agent, Overpayment.Resolution resolution, Optional<Money> amount) {}
        Body body = request.body(b -> new Body(
                Agent.of(request.caller(), b),
                b.choice("resolution", Overpayment.Resolution.class),
                amounts.optional(b, "amount")));
        return calls.<ReturnResult>answer(
                request,
                this::answer,
                call -> resolve.resolve(
                        key, body.resolution(), body.amount(), body.agent(), KeyedCalls.actor(request.caller()), call));
    }

    private Answer answer(ReturnResult result) {
        return switch (result) {
            case ReturnResult.Done(ReturnCase now) -> Answer.ok(returns.of(now));
            case ReturnResult.Unknown() -> Problem.notFound().answer();
            case ReturnResult.NotAllowed(ReturnCase now) -> Refusals.notAllowed(now);
            case ReturnResult.Refused(List<Refusal> refusals) -> Refusals.answer(refusals);
        };
    }

    private static Answer answer(int status, GiveRefund.Result result) {
        return switch (result) {
            case GiveRefund.Result.Done(StaffRefund refund, ReturnCase now) ->
                Answer.json(status, StaffRefundJson.of(refund, now));
            case GiveRefund.Result.Unknown() -> Problem.notFound().answer();
            case GiveRefund.Result.NotAllowed(ReturnCase now) -> Refusals.notAllowed(now);
            case GiveRefund.Result.Refused(List<Refusal> refusals) -> Refusals.answer(refusals);
        };
    }

    /** An amount is read in the return's currency, so an unknown return is found out before any field. */
    private Amounts amounts(ReturnKey key) {
        return store.returnCase(key)
                .map(found -> new Amounts(found.state().currency()))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
    }

    private static ReturnKey key(ApiRequest request) {
        return new ReturnKey(request.caller().shop(), request.path("rma"));
    }

    private static StaffRole role(Role role) {
        return switch (role) {
            case SUPPORT -> StaffRole.SUPPORT;
            case FINANCE -> StaffRole.FINANCE;
            case ADMIN -> StaffRole.ADMIN;
            case STOREFRONT, WAREHOUSE -> throw new IllegalStateException(role + " is no role of these routes");
        };
    }
}
