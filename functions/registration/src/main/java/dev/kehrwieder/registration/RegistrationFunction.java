package dev.kehrwieder.registration;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import dev.kehrwieder.core.policy.Returnability;
import dev.kehrwieder.core.port.Links;
import dev.kehrwieder.core.port.Store;
import dev.kehrwieder.core.time.Periods;
import dev.kehrwieder.core.usecase.AddParcel;
import dev.kehrwieder.core.usecase.ChoosePickup;
import dev.kehrwieder.core.usecase.Commits;
import dev.kehrwieder.core.usecase.DecideReturn;
import dev.kehrwieder.core.usecase.DeclareLost;
import dev.kehrwieder.core.usecase.DryRunPolicy;
import dev.kehrwieder.core.usecase.ListCustomer;
import dev.kehrwieder.core.usecase.ListParcels;
import dev.kehrwieder.core.usecase.PickupDays;
import dev.kehrwieder.core.usecase.ProveDispatch;
import dev.kehrwieder.core.usecase.PutOrder;
import dev.kehrwieder.core.usecase.PutPolicy;
import dev.kehrwieder.core.usecase.QuoteReturn;
import dev.kehrwieder.core.usecase.RegisterReturn;
import dev.kehrwieder.core.usecase.ReissueLabel;
import dev.kehrwieder.core.usecase.SeeToTask;
import dev.kehrwieder.platform.api.KeyedCalls;
import dev.kehrwieder.platform.deployment.Deployment;
import dev.kehrwieder.platform.function.FunctionModule;
import dev.kehrwieder.platform.function.FunctionStart;
import dev.kehrwieder.platform.http.ApiRoute;
import dev.kehrwieder.platform.http.ApiRouter;
import dev.kehrwieder.platform.http.Endpoint;
import dev.kehrwieder.platform.http.FunctionNames;
import dev.kehrwieder.registration.published.PublishedEndpoints;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** The function {@code registration}, put together. */
public final class RegistrationFunction extends FunctionStart {
    /** Reads the process's environment. */
    public RegistrationFunction() {
        this(System.getenv());
    }

    public RegistrationFunction(Map<String, String> environment) {
        Deployment deployment = new Deployment(environment);
        ApiRouter router = new ApiRouter(FunctionNames.REGISTRATION, endpoints(deployment));
        super(FunctionModule.of(
                FunctionNames.REGISTRATION,
                APIGatewayProxyRequestEvent.class,
                APIGatewayProxyResponseEvent.class,
                router));
    }

    private static Map<ApiRoute, Endpoint> endpoints(Deployment deployment) {
        Store store = deployment.store();
        Commits commits = deployment.commits();
        Periods periods = deployment.periods();
        InstantSource clock = deployment.businessClock();
        Links links = deployment.links();
        KeyedCalls calls = new KeyedCalls(store);
        OrderEndpoints orders = new OrderEndpoints(store, new PutOrder(store, commits), periods, clock);
        ReturnEndpoints returns = new ReturnEndpoints(
                store,
                new QuoteReturn(store, new Returnability(periods), clock),
                new RegisterReturn(store, commits, periods, deployment.ids(), clock),
                new DecideReturn(store, commits, periods, clock),
                new AddParcel(store, commits, clock),
                new ReissueLabel(store, commits, clock),
                new ProveDispatch(store, commits, periods, clock),
                calls,
                links);
        ParcelEndpoints parcels = new ParcelEndpoints(
                new ListParcels(store, clock),
                new ChoosePickup(
                        store,
                        commits,
                        new PickupDays(store, deployment.holidays()),
                        deployment.pickupCarriers(),
                        clock),
                new DeclareLost(store, commits, periods, clock),
                calls,
                links);
        DocumentEndpoints documents = new DocumentEndpoints(store, deployment.documentLinks());
        TaskEndpoints tasks = new TaskEndpoints(store, new SeeToTask(store, commits, clock), calls, links);
        CustomerEndpoints customers = new CustomerEndpoints(store, new ListCustomer(commits, clock), clock);
        PolicyEndpoints policy = new PolicyEndpoints(
                store,
                new PutPolicy(store, commits, clock),
                new DryRunPolicy(store, new Returnability(periods), deployment.machineClock()),
                clock);
        PublishedEndpoints published = new PublishedEndpoints(
                store, deployment.environment().required("PUBLIC_URL"), deployment.defaultShop(), clock);
        ServiceEndpoints service = ServiceEndpoints.of(deployment);
        Map<ApiRoute, Endpoint> endpoints = new EnumMap<>(ApiRoute.class);
        endpoints.put(ApiRoute.PUT_ORDER, orders::put);
        endpoints.put(ApiRoute.GET_ORDER, orders::get);
        endpoints.put(ApiRoute.GET_RETURNABLE, orders::returnable);
        endpoints.put(ApiRoute.QUOTE_RETURN, returns::quote);
        endpoints.put(ApiRoute.REGISTER_RETURN, calls.replaying(returns::register));
        endpoints.put(ApiRoute.LIST_RETURNS, returns::list);
        endpoints.put(ApiRoute.GET_RETURN, returns::get);
        endpoints.put(ApiRoute.GET_TIMELINE, returns::timeline);
        endpoints.put(ApiRoute.GET_SETTLEMENT, returns::settlement);
        endpoints.put(ApiRoute.APPROVE_RETURN, calls.replaying(returns::approve));
        endpoints.put(ApiRoute.DECLINE_RETURN, calls.replaying(returns::decline));
        endpoints.put(ApiRoute.CANCEL_RETURN, calls.replaying(returns::cancel));
        endpoints.put(ApiRoute.REOPEN_RETURN, calls.replaying(returns::reopen));
        endpoints.put(ApiRoute.ADD_PARCEL, calls.replaying(returns::addParcel));
        endpoints.put(ApiRoute.REISSUE_LABEL, calls.replaying(returns::reissueLabel));
        endpoints.put(ApiRoute.PROVE_DISPATCH, calls.replaying(returns::proveDispatch));
        endpoints.put(ApiRoute.LIST_PARCELS, parcels::list);
        endpoints.put(ApiRoute.DECLARE_LOST, calls.replaying(parcels::declareLost));
        endpoints.put(ApiRoute.GET_PICKUP_SLOTS, parcels::slots);
        endpoints.put(ApiRoute.CHOOSE_PICKUP, calls.replaying(parcels::choosePickup));
        endpoints.put(ApiRoute.GET_LABEL, documents::label);
        endpoints.put(ApiRoute.GET_QR, documents::qr);
        endpoints.put(ApiRoute.GET_SLIP, documents::slip);
        endpoints.put(ApiRoute.LIST_TASKS, tasks::list);
        endpoints.put(ApiRoute.ASSIGN_TASK, calls.replaying(tasks::assign));
        endpoints.put(ApiRoute.CLOSE_TASK, calls.replaying(tasks::close));
        endpoints.put(ApiRoute.LIST_CUSTOMER, customers::list);
        endpoints.put(ApiRoute.LOOK_UP_CUSTOMER, customers::lookUp);
        endpoints.put(ApiRoute.PUT_POLICY, policy::put);
        endpoints.put(ApiRoute.GET_POLICY, policy::get);
        endpoints.put(ApiRoute.GET_POLICY_VERSION, policy::version);
        endpoints.put(ApiRoute.GET_POLICY_SCHEMA_ORG, published::schemaOrg);
        endpoints.put(ApiRoute.GET_POLICY_GOOGLE_MERCHANT, published::googleMerchant);
        endpoints.put(ApiRoute.GET_POLICY_PAGE, published::page);
        endpoints.put(ApiRoute.GET_POLICY_PAGE_OF_SHOP, published::page);
        endpoints.put(ApiRoute.DRY_RUN_POLICY, policy::dryRun);
        endpoints.put(ApiRoute.GET_HEALTH, service::health);
        endpoints.put(ApiRoute.GET_OPENAPI, service::openApi);
        endpoints.put(ApiRoute.GET_DOCS, service::docs);
        endpoints.put(ApiRoute.GET_START_PAGE, service::start);
        return endpoints;
    }
}
