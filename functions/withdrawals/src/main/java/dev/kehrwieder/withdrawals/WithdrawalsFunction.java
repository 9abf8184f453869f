package dev.kehrwieder.withdrawals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.usecase.DeclareWithdrawal;
import dev.kehrwieder.documents.Documents;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.deployment.Lazy;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.Endpoint;
import dev.kehrwieder.platform.http.FunctionNames;
import java.util.EnumMap;
import java.util.Map;

/** The function {@code withdrawals}, put together. */
public final class WithdrawalsFunction extends FunctionStart {
    /** Reads the process's environment. */
    public WithdrawalsFunction() {
        this(System.getenv());
    }

    public WithdrawalsFunction(Map<String, String> environment) {
        Deployment deployment = new Deployment(environment);
        super(FunctionModule.of(
                FunctionNames.WITHDRAWALS,
                APIGatewayProxyRequestEvent.class,
                APIGatewayProxyResponseEvent.class,
                new ApiRouter(FunctionNames.WITHDRAWALS, endpoints(deployment))));
    }

    private static Map<ApiRoute, Endpoint> endpoints(Deployment deployment) {
        DeclareWithdrawal declare = new DeclareWithdrawal(
                deployment.store(),
                deployment.commits(),
                deployment.random(),
                deployment.businessClock(),
                deployment.machineClock());
        WithdrawalEndpoints api = new WithdrawalEndpoints(deployment.store(), declare, deployment.defaultShop());
        WithdrawalPages pages = new WithdrawalPages(
                deployment.store(), declare, new ReceiptPdf(Lazy.of(Documents::new)), deployment.defaultShop());
        Map<ApiRoute, Endpoint> endpoints = new EnumMap<>(ApiRoute.class);
        endpoints.put(ApiRoute.DRAFT_WITHDRAWAL, api::draft);
        endpoints.put(ApiRoute.DRAFT_WITHDRAWAL_OF_SHOP, api::draft);
        endpoints.put(ApiRoute.CONFIRM_WITHDRAWAL, api::confirm);
        endpoints.put(ApiRoute.CONFIRM_WITHDRAWAL_OF_SHOP, api::confirm);
        endpoints.put(ApiRoute.GET_WITHDRAWAL, api::get);
        endpoints.put(ApiRoute.GET_WITHDRAWAL_PAGE, pages::show);
        endpoints.put(ApiRoute.GET_WITHDRAWAL_PAGE_OF_SHOP, pages::show);
        endpoints.put(ApiRoute.POST_WITHDRAWAL_PAGE, pages::post);
        endpoints.put(ApiRoute.POST_WITHDRAWAL_PAGE_OF_SHOP, pages::post);
        return endpoints;
    }
}
