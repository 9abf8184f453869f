package dev.kehrwieder.refunds;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.GiveRefund;
import dev.kehrwieder.core.usecase.RecordRefund;
import dev.kehrwieder.core.usecase.RedeemCredit;
import dev.kehrwieder.core.usecase.ResolveOverpayment;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.Endpoint;
import dev.kehrwieder.platform.http.FunctionNames;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** The function {@code refunds-api}, put together. */
public final class RefundsApiFunction extends FunctionStart {
    /** Reads the process's environment. */
    public RefundsApiFunction() {
        this(System.getenv());
    }

    public RefundsApiFunction(Map<String, String> environment) {
        Deployment deployment = new Deployment(environment);
        PaymentEvents events = new PaymentEvents(
                new RecordRefund(deployment.store(), deployment.commits(), deployment.businessClock()),
                deployment.secrets(),
                deployment.machineClock(),
                deployment.defaultShop());
        Map<ApiRoute, Endpoint> endpoints = new EnumMap<>(ApiRoute.class);
        endpoints.put(ApiRoute.POST_PAYMENT_EVENT, events::post);
        endpoints.put(ApiRoute.POST_PAYMENT_EVENT_OF_SHOP, events::post);
        endpoints.putAll(RefundEndpoints.of(deployment).routes());
        endpoints.putAll(creditAndStaff(deployment));
        super(FunctionModule.of(
                FunctionNames.REFUNDS_API,
                APIGatewayProxyRequestEvent.class,
                APIGatewayProxyResponseEvent.class,
                new ApiRouter(FunctionNames.REFUNDS_API, endpoints)));
    }

    private static Map<ApiRoute, Endpoint> creditAndStaff(Deployment deployment) {
        Store store = deployment.store();
        Commits commits = deployment.commits();
        InstantSource clock = deployment.businessClock();
        KeyedCalls calls = new KeyedCalls(store);
        CreditEndpoints credit = new CreditEndpoints(store, new RedeemCredit(store, commits, clock), calls, clock);
        StaffRefundEndpoints staff = new StaffRefundEndpoints(
                store,
                new GiveRefund(store, commits, deployment.periods(), clock),
                new ResolveOverpayment(store, commits, clock),
                calls,
                deployment.links());
        return Map.of(
                ApiRoute.GIVE_REFUND, calls.replaying(staff::give),
                ApiRoute.APPROVE_REFUND, calls.replaying(staff::approve),
                ApiRoute.REJECT_REFUND, calls.replaying(staff::reject),
                ApiRoute.RESOLVE_OVERPAID, calls.replaying(staff::resolveOverpaid),
                ApiRoute.LOOK_UP_CREDIT, credit::lookUp,
                ApiRoute.GET_CREDIT, credit::get,
                ApiRoute.REDEEM_CREDIT, calls.replaying(credit::redeem),
                ApiRoute.REVERSE_CREDIT, calls.replaying(credit::reverse));
    }
}
