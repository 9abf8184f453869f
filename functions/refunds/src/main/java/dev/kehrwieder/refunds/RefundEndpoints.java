package dev.kehrwieder.refunds;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.ReturnCase;
import dev.kehrwieder.core.model.ReturnKey;
import dev.kehrwieder.core.port.PaymentProvider;
import dev.kehrwieder.core.refund.Iban;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.HoldRefund;
import dev.kehrwieder.core.usecase.RecordRefund;
import dev.kehrwieder.core.usecase.Refusal;
import dev.kehrwieder.core.usecase.RetryRefund;
import dev.kehrwieder.core.usecase.RetryRefund.Means;
import dev.kehrwieder.core.usecase.ReturnResult;
import dev.kehrwieder.platform.api.CreditConsentBody;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.api.Refusals;
import dev.kehrwieder.platform.api.ReturnJson;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.fault.RetryLater;
import dev.kehrwieder.platform.http.Answer;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.Endpoint;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.RequestBody;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What staff do with one refund: hold it, let it go, pay it in another way. */
final class RefundEndpoints {
    private static final int LONGEST_IBAN = 42;
    /** As a credit transfer has room for (pain.001, Nm). */
    private static final int LONGEST_HOLDER = 70;

    private final HoldRefund hold;
    private final RetryRefund retry;
    private final KeyedCalls calls;
    private final ReturnJson returns;

    RefundEndpoints(HoldRefund hold, RetryRefund retry, KeyedCalls calls, ReturnJson returns) {
        this.hold = requireNonNull(hold, "hold is null");
        this.retry = requireNonNull(retry, "retry is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.returns = requireNonNull(returns, "returns is null");
    }

    static RefundEndpoints of(Deployment deployment, RecordRefund record) {
        return new RefundEndpoints(
                new HoldRefund(deployment.store(), deployment.commits(), deployment.businessClock()),
                new RetryRefund(
                        deployment.store(),
                        deployment.commits(),
                        KnownProviders.of(deployment),
                        record,
                        deployment.businessClock()),
                new KeyedCalls(deployment.store()),
                new ReturnJson(deployment.links()));
    }

    Map<ApiRoute, Endpoint> routes() {
        return Map.of(
                ApiRoute.HOLD_REFUND, calls.replaying(this::hold),
                ApiRoute.RELEASE_REFUND, calls.replaying(this::release),
                ApiRoute.RETRY_REFUND, calls.replaying(this::retry));
    }

    private Answer hold(ApiRequest request) {
        Optional<Instant> until =
                request.body(body -> body.optionalDateTime("until")).map(OffsetDateTime::toInstant);
        return command(request, (key, number, by, call) -> hold.hold(key, number, until, by, call));
    }

    private Answer release(ApiRequest request) {
        return command(request, hold::release);
    }

    /** How to pay it this time. */
    private enum MeansName {
        SAME,
        BANK_TRANSFER,
        STORE_CREDIT
    }

    private Answer retry(ApiRequest request) {
        Means means = request.body(RefundEndpoints::means);
        try {
            return command(request, (key, number, by, call) -> retry.retry(key, number, means, by, call));
        } catch (PaymentProvider.Fault e) {
            throw new RetryLater("PAYMENT_PROVIDER", e);
        }
    }

    private static Means means(RequestBody body) {
        return switch (body.optionalChoice("means", MeansName.class).orElse(MeansName.SAME)) {
            case SAME -> new Means.Same();
            case STORE_CREDIT -> new Means.StoreCredit(CreditConsentBody.optional(body));
            case BANK_TRANSFER -> {
                String iban =
                        body.text("iban", LONGEST_IBAN, text -> Iban.parse(text).isPresent(), "an IBAN of SEPA");
                yield new Means.BankTransfer(Iban.parse(iban).orElseThrow(), body.text("holder", LONGEST_HOLDER));
            }
        };
    }

    /** A command on the refund that the path names. */
    private interface Command {
        Commits.Outcome<ReturnResult> run(
                ReturnKey key, int number, String by, Optional<Commits.KeyedCall<ReturnResult>> call);
    }

    private Answer command(ApiRequest request, Command command) {
        ReturnKey key = new ReturnKey(request.caller().shop(), request.path("rma"));
        int number = request.pathNumber("number");
        String by = KeyedCalls.actor(request.caller());
        return calls.<ReturnResult>answer(request, this::answer, call -> command.run(key, number, by, call));
    }

    private Answer answer(ReturnResult result) {
        return switch (result) {
            case ReturnResult.Done(ReturnCase now) -> Answer.ok(returns.of(now));
            case ReturnResult.Unknown() -> Problem.notFound().answer();
            case ReturnResult.NotAllowed(ReturnCase now) -> Refusals.notAllowed(now);
            case ReturnResult.Refused(List<Refusal> refusals) -> Refusals.answer(refusals);
        };
    }
}
