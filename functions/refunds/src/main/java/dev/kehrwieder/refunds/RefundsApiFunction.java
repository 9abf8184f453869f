package dev.kehrwieder.refunds;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.port.BankTransfers;
import dev.kehrwieder.core.port.Ids;
import dev.kehrwieder.core.usecase.ConcludeTransfer;
import dev.kehrwieder.core.usecase.ExportTransfers;
import dev.kehrwieder.core.usecase.RecordRefund;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.FunctionNames;
import dev.kehrwieder.platform.store.DynamoBankTransfers;
import dev.kehrwieder.refunds.manual.PaymentOrder;
import dev.kehrwieder.refunds.manual.TransferEndpoints;
import dev.kehrwieder.refunds.stripe.StripeWebhook;
import java.net.URI;
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
        TransferEndpoints transfers = transfers(deployment, record);
        super(FunctionModule.of(
                FunctionNames.REFUNDS_API,
                APIGatewayProxyRequestEvent.class,
                APIGatewayProxyResponseEvent.class,
                new ApiRouter(
                        FunctionNames.REFUNDS_API,
                        Map.of(
                                ApiRoute.POST_PAYMENT_EVENT, events::post,
                                ApiRoute.POST_PAYMENT_EVENT_OF_SHOP, events::post,
                                ApiRoute.LIST_TRANSFERS, transfers::list,
                                ApiRoute.EXPORT_TRANSFERS, transfers::export,
                                ApiRoute.GET_TRANSFER_EXPORT, transfers::file,
                                ApiRoute.TRANSFER_PAID, transfers::paid,
                                ApiRoute.TRANSFER_BOUNCED, transfers::bounced))));
    }

    private static TransferEndpoints transfers(Deployment deployment, RecordRefund record) {
        BankTransfers list = new DynamoBankTransfers(deployment.dynamoDb(), deployment.table());
        Ids ids = deployment.ids();
        ExportTransfers exports = new ExportTransfers(
                list, deployment.store(), PaymentOrder::write, () -> "X" + ids.rma(), deployment.businessClock());
        return new TransferEndpoints(
                list, exports, new ConcludeTransfer(list, record, deployment.businessClock()), deployment.secrets());
    }
}
