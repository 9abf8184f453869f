package dev.kehrwieder.refunds;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.port.BankTransfers;
import dev.kehrwieder.core.port.Ids;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.ConcludeTransfer;
import dev.kehrwieder.core.usecase.ExportTransfers;
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
import dev.kehrwieder.platform.store.DynamoBankTransfers;
import dev.kehrwieder.refunds.manual.PaymentOrder;
import dev.kehrwieder.refunds.manual.TransferEndpoints;
import dev.kehrwieder.refunds.stripe.StripeWebhook;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The function {@code refunds-api}, put together. */
public final class RefundsApiFunction extends FunctionStart {
    /** Reads the process's environment. */
    public RefundsApiFunction() {
        this(System.getenv());
    }

    public RefundsApiFunction(Map<String, String> environment) {
        Deployment deployment = new Deployment(environment);
        RecordRefund record = new RecordRefund(deployment.store(), deployment.commits(), deployment.businessClock());
        PaymentEvents events = new PaymentEvents(
                record,
                List.of(
                        new LocalWebhook(deployment.secrets(), deployment.machineClock()),
                        new StripeWebhook(
                                URI.create(deployment.environment().required("PAYMENT_STRIPE_URL")),
                                deployment.secrets(),
                                deployment.machineClock())),
                deployment.defaultShop());
        Map<ApiRoute, Endpoint> endpoints = new EnumMap<>(ApiRoute.class);
        endpoints.put(ApiRoute.POST_PAYMENT_EVENT, events::post);
        endpoints.put(ApiRoute.POST_PAYMENT_EVENT_OF_SHOP, events::post);
        endpoints.putAll(RefundEndpoints.of(deployment, record).routes());
        endpoints.putAll(creditAndStaff(deployment));
        endpoints.putAll(transfers(deployment, record));
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

    private static Map<ApiRoute, Endpoint> transfers(Deployment deployment, RecordRefund record) {
        BankTransfers list = new DynamoBankTransfers(deployment.dynamoDb(), deployment.table());
        Ids ids = deployment.ids();
        ExportTransfers exports = new ExportTransfers(
                list, deployment.store(), PaymentOrder::write, () -> "X" + ids.rma(), deployment.businessClock());
        TransferEndpoints transfers = new TransferEndpoints(
                list, exports, new ConcludeTransfer(list, record, deployment.businessClock()), deployment.secrets());
        return Map.of(
                ApiRoute.LIST_TRANSFERS, transfers::list,
                ApiRoute.EXPORT_TRANSFERS, transfers::export,
                ApiRoute.GET_TRANSFER_EXPORT, transfers::file,
                ApiRoute.TRANSFER_PAID, transfers::paid,
                ApiRoute.TRANSFER_BOUNCED, transfers::bounced);
    }
}
