package dev.kehrwieder.platform.http;

import static dev.kehrwieder.platform.http.Role.ADMIN;
import static dev.kehrwieder.platform.http.Role.FINANCE;
import static dev.kehrwieder.platform.http.Role.STOREFRONT;
import static dev.kehrwieder.platform.http.Role.SUPPORT;
import static dev.kehrwieder.platform.http.Role.WAREHOUSE;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Every route of the API: the one list behind routing, role checks and OpenAPI; a test compares it with the template.
 * Paths are in API Gateway's syntax; the last argument is "tag: summary".
 */
public enum ApiRoute {
    PUT_ORDER(
            "PUT /v1/orders/{orderNumber}",
            FunctionNames.REGISTRATION,
            roles(STOREFRONT),
            body("OrderSnapshot"),
            json("Order", 201, 200),
            "Orders: Take an order's snapshot in"),
    GET_ORDER(
            "GET /v1/orders/{orderNumber}",
            FunctionNames.REGISTRATION,
            roles(STOREFRONT, SUPPORT, FINANCE),
            nothing(),
            json("Order", 200),
            "Orders: The snapshot with what is returned"),
    GET_RETURNABLE(
            "GET /v1/orders/{orderNumber}/returnable",
            FunctionNames.REGISTRATION,
            roles(STOREFRONT, SUPPORT),
            nothing(),
            json("Returnable", 200),
            "Orders: What can be returned, what not, and why"),
    QUOTE_RETURN(
            "POST /v1/returns/quote",
            FunctionNames.REGISTRATION,
            roles(STOREFRONT, SUPPORT),
            body("ReturnRequest"),
            json("Quote", 200),
            "Returns: What a return would pay; changes nothing"),
    REGISTER_RETURN(
            "POST /v1/returns",
            FunctionNames.REGISTRATION,
            roles(STOREFRONT, SUPPORT),
            body("ReturnRequest"),
            json("Return", 201),
            "Returns: Register a return"),
    LIST_RETURNS(
            "GET /v1/returns",
            FunctionNames.REGISTRATION,
            everyRole(),
            query("status", "order", "from", "to", "limit", "cursor"),
            json("ReturnPage", 200),
            "Returns: The shop's returns, newest first"),
    GET_RETURN(
            "GET /v1/returns/{rma}",
            FunctionNames.REGISTRATION,
            everyRole(),
            nothing(),
            json("Return", 200),
            "Returns: One return"),
    GET_TIMELINE(
            "GET /v1/returns/{rma}/timeline",
            FunctionNames.REGISTRATION,
            everyRole(),
            nothing(),
            json("Timeline", 200),
            "Returns: What happened, in order"),
    GET_SETTLEMENT(
            "GET /v1/returns/{rma}/settlement",
            FunctionNames.REGISTRATION,
            everyRole(),
            nothing(),
            json("Settlement", 200),
            "Returns: The money, an estimate until it is decided"),
    APPROVE_RETURN(
            "POST /v1/returns/{rma}/approve",
            FunctionNames.REGISTRATION,
            roles(SUPPORT),
            optionalBody("Note"),
            json("Return", 200),
            "Returns: Approve what waits for a decision"),
    DECLINE_RETURN(
            "POST /v1/returns/{rma}/decline",
            FunctionNames.REGISTRATION,
            roles(SUPPORT),
            optionalBody("Decline"),
            json("Return", 200),
            "Returns: Decline what waits for a decision"),
    CANCEL_RETURN(
            "POST /v1/returns/{rma}/cancel",
            FunctionNames.REGISTRATION,
            roles(STOREFRONT, SUPPORT),
            optionalBody("Note"),
            json("Return", 200),
            "Returns: Cancel while nothing is received or refunded"),
    REOPEN_RETURN(
            "POST /v1/returns/{rma}/reopen",
            FunctionNames.REGISTRATION,
            roles(SUPPORT),
            optionalBody("Note"),
            json("Return", 200),
            "Returns: Open an expired or closed return again"),
    ADD_PARCEL(
            "POST /v1/returns/{rma}/parcels",
            FunctionNames.REGISTRATION,
            roles(STOREFRONT, SUPPORT),
            body("OwnParcel"),
            json("Return", 201),
            "Parcels: Name the shopper's own shipment"),
    REISSUE_LABEL(
            "POST /v1/returns/{rma}/parcels/{number}/label",
            FunctionNames.REGISTRATION,
            roles(STOREFRONT, SUPPORT),
            optionalBody("Note"),
            json("Return", 202),
            "Parcels: Ask for another label in the place of one that is lost, or that nobody got"),
    PROVE_DISPATCH(
            "POST /v1/returns/{rma}/parcels/{number}/proof-of-dispatch",
            FunctionNames.REGISTRATION,
            roles(SUPPORT),
            body("ProofOfDispatch"),
            json("Return", 200),
            "Parcels: Take a receipt that the shopper showed as proof of dispatch"),
    LIST_PARCELS(
            "GET /v1/parcels",
            FunctionNames.REGISTRATION,
            roles(SUPPORT, WAREHOUSE),
            query("parcelStatus", "parcelCarrier", "silentDays", "limit", "cursor"),
            json("ParcelPage", 200),
            "Parcels: The parcels of open returns, by state, carrier and days without a scan"),
    DECLARE_LOST(
            "POST /v1/returns/{rma}/parcels/{number}/lost",
            FunctionNames.REGISTRATION,
            roles(SUPPORT),
            optionalBody("Note"),
            json("Return", 200),
            "Parcels: Say that a parcel which was handed in is lost; the money of a withdrawal is due then"),
    GET_PICKUP_SLOTS(
            "GET /v1/returns/{rma}/parcels/{number}/pickup-slots",
            FunctionNames.REGISTRATION,
            roles(STOREFRONT, SUPPORT),
            nothing(),
            json("PickupSlots", 200),
            "Parcels: The next days on which the carrier may fetch it"),
    CHOOSE_PICKUP(
            "POST /v1/returns/{rma}/parcels/{number}/pickup",
            FunctionNames.REGISTRATION,
            roles(STOREFRONT, SUPPORT),
            body("PickupChoice"),
            json("Return", 200),
            "Parcels: Have it fetched on a day; the carrier is asked, and what it says is told by its state"),
    GET_LABEL(
            "GET /v1/returns/{rma}/parcels/{number}/label",
            FunctionNames.REGISTRATION,
            roles(STOREFRONT, SUPPORT, WAREHOUSE),
            query("format"),
            redirect(),
            "Parcels: The label"),
    GET_QR(
            "GET /v1/returns/{rma}/parcels/{number}/qr",
            FunctionNames.REGISTRATION,
            roles(STOREFRONT, SUPPORT, WAREHOUSE),
            nothing(),
            redirect(),
            "Parcels: The QR code that the parcel shop scans"),
    GET_SLIP(
            "GET /v1/returns/{rma}/parcels/{number}/slip",
            FunctionNames.REGISTRATION,
            roles(STOREFRONT, SUPPORT, WAREHOUSE),
            nothing(),
            redirect(),
            "Parcels: The slip to put into the box"),
    POST_CARRIER_EVENT(
            "POST /v1/carriers/{carrier}/events",
            FunctionNames.TRACKING,
            open(),
            signed("CarrierEvent"),
            json("Acknowledged", 200),
            "Providers: A carrier's scan, for the default shop"),
    POST_CARRIER_EVENT_OF_SHOP(
            "POST /v1/carriers/{carrier}/{shop}/events",
            FunctionNames.TRACKING,
            open(),
            signed("CarrierEvent"),
            json("Acknowledged", 200),
            "Providers: A carrier's scan"),
    FIND_ARRIVAL(
            "GET /v1/arrivals",
            FunctionNames.INSPECTION_API,
            roles(WAREHOUSE),
            query("scan"),
            json("ArrivalMatches", 200),
            "Warehouse: What a scan belongs to"),
    POST_INSPECTION(
            "POST /v1/inspections",
            FunctionNames.INSPECTION_API,
            roles(WAREHOUSE),
            body("InspectionReport"),
            json("Inspection", 201),
            "Warehouse: Intake and grading, whole or part"),
    POST_PAYMENT_EVENT(
            "POST /v1/payments/{provider}/events",
            FunctionNames.REFUNDS_API,
            open(),
            signed("PaymentEvent"),
            json("Acknowledged", 200),
            "Providers: A payment provider's news, for the default shop"),
    POST_PAYMENT_EVENT_OF_SHOP(
            "POST /v1/payments/{provider}/{shop}/events",
            FunctionNames.REFUNDS_API,
            open(),
            signed("PaymentEvent"),
            json("Acknowledged", 200),
            "Providers: A payment provider's news"),
    GIVE_REFUND(
            "POST /v1/returns/{rma}/refunds",
            FunctionNames.REFUNDS_API,
            roles(SUPPORT, FINANCE),
            body("StaffRefundRequest"),
            json("StaffRefund", 202),
            "Refunds: Goodwill, correction, keep the item: money beside the settlement"),
    APPROVE_REFUND(
            "POST /v1/returns/{rma}/refunds/{number}/approve",
            FunctionNames.REFUNDS_API,
            roles(FINANCE),
            body("SecondPerson"),
            json("StaffRefund", 202),
            "Refunds: Agree, as a second person, to what is above the limit"),
    REJECT_REFUND(
            "POST /v1/returns/{rma}/refunds/{number}/reject",
            FunctionNames.REFUNDS_API,
            roles(FINANCE),
            body("SecondPerson"),
            json("StaffRefund", 200),
            "Refunds: Refuse, as a second person, what is above the limit"),
    RESOLVE_OVERPAID(
            "POST /v1/returns/{rma}/overpaid",
            FunctionNames.REFUNDS_API,
            roles(FINANCE),
            body("OverpaymentResolution"),
            json("Return", 200),
            "Refunds: Say what became of money that was paid too much before the inspection"),
    LOOK_UP_CREDIT(
            "POST /v1/credit/lookup",
            FunctionNames.REFUNDS_API,
            roles(STOREFRONT, SUPPORT, FINANCE),
            body("CreditLookup"),
            json("CreditAccount", 200),
            "Store credit: A customer's account in one currency"),
    GET_CREDIT(
            "GET /v1/credit/{account}",
            FunctionNames.REFUNDS_API,
            roles(STOREFRONT, SUPPORT, FINANCE),
            query("limit", "cursor"),
            json("CreditAccount", 200),
            "Store credit: An account's balance and entries, newest first"),
    REDEEM_CREDIT(
            "POST /v1/credit/redeem",
            FunctionNames.REFUNDS_API,
            roles(STOREFRONT),
            body("CreditUse"),
            json("CreditRedemption", 200),
            "Store credit: Use it for an order"),
    REVERSE_CREDIT(
            "POST /v1/credit/reverse",
            FunctionNames.REFUNDS_API,
            roles(STOREFRONT),
            body("CreditReversal"),
            json("CreditRedemption", 200),
            "Store credit: Give back what was used for an order that does not come about"),
    LIST_TRANSFERS(
            "GET /v1/payments/manual/transfers",
            FunctionNames.REFUNDS_API,
            roles(FINANCE),
            query("transferStatus", "limit", "cursor"),
            json("BankTransferPage", 200),
            "Payments: Refunds that staff pay by bank transfer"),
    EXPORT_TRANSFERS(
            "POST /v1/payments/manual/exports",
            FunctionNames.REFUNDS_API,
            roles(FINANCE),
            nothing(),
            json("TransferExport", 201),
            "Payments: Put the transfers that wait into one file for the bank"),
    GET_TRANSFER_EXPORT(
            "GET /v1/payments/manual/exports/{id}",
            FunctionNames.REFUNDS_API,
            roles(FINANCE),
            nothing(),
            file("application/xml"),
            "Payments: The file, pain.001.001.09"),
    TRANSFER_PAID(
            "POST /v1/payments/manual/transfers/{id}/paid",
            FunctionNames.REFUNDS_API,
            roles(FINANCE),
            nothing(),
            json("BankTransfer", 200),
            "Payments: A transfer left the account"),
    TRANSFER_BOUNCED(
            "POST /v1/payments/manual/transfers/{id}/bounced",
            FunctionNames.REFUNDS_API,
            roles(FINANCE),
            nothing(),
            json("BankTransfer", 200),
            "Payments: A transfer came back"),
    HOLD_REFUND(
            "POST /v1/returns/{rma}/refunds/{number}/hold",
            FunctionNames.REFUNDS_API,
            roles(FINANCE),
            optionalBody("Hold"),
            json("Return", 200),
            "Refunds: Hold back a refund that looks like a fraud"),
    RELEASE_REFUND(
            "POST /v1/returns/{rma}/refunds/{number}/release",
            FunctionNames.REFUNDS_API,
            roles(FINANCE),
            nothing(),
            json("Return", 200),
            "Refunds: Let a held refund go"),
    RETRY_REFUND(
            "POST /v1/returns/{rma}/refunds/{number}/retry",
            FunctionNames.REFUNDS_API,
            roles(FINANCE, SUPPORT),
            optionalBody("Retry"),
            json("Return", 200),
            "Refunds: Pay a failed refund once more, or in another way"),
    LIST_TASKS(
            "GET /v1/tasks",
            FunctionNames.REGISTRATION,
            roles(SUPPORT, WAREHOUSE, FINANCE),
            query("taskStatus", "taskKind", "taskRma", "taskWithdrawal", "assignee", "limit", "cursor"),
            json("TaskPage", 200),
            "Tasks: What needs a person, oldest first"),
    ASSIGN_TASK(
            "POST /v1/tasks/{id}/assign",
            FunctionNames.REGISTRATION,
            roles(SUPPORT, WAREHOUSE, FINANCE),
            body("Assignment"),
            json("Task", 200),
            "Tasks: Say who is at it"),
    CLOSE_TASK(
            "POST /v1/tasks/{id}/close",
            FunctionNames.REGISTRATION,
            roles(SUPPORT, WAREHOUSE, FINANCE),
            optionalBody("Note"),
            json("Task", 200),
            "Tasks: Say that it is seen to"),
    LIST_CUSTOMER(
            "PUT /v1/customers/standing",
            FunctionNames.REGISTRATION,
            roles(SUPPORT),
            body("CustomerListingRequest"),
            json("CustomerListing", 200),
            "Customers: Put a customer on the shop's list, or off it"),
    LOOK_UP_CUSTOMER(
            "POST /v1/customers/standing/lookup",
            FunctionNames.REGISTRATION,
            roles(SUPPORT),
            body("CustomerName"),
            json("CustomerListing", 200),
            "Customers: What the shop's list says of a customer"),
    PUT_POLICY(
            "PUT /v1/policy",
            FunctionNames.REGISTRATION,
            roles(ADMIN),
            body("PolicyRequest"),
            json("Policy", 200),
            "Policy: A new version, replacing the whole"),
    GET_POLICY(
            "GET /v1/policy",
            FunctionNames.REGISTRATION,
            everyRole(),
            nothing(),
            json("Policy", 200),
            "Policy: The version in force"),
    GET_POLICY_VERSION(
            "GET /v1/policy/{version}",
            FunctionNames.REGISTRATION,
            everyRole(),
            nothing(),
            json("Policy", 200),
            "Policy: A version that orders are still under"),
    GET_POLICY_SCHEMA_ORG(
            "GET /v1/policy/exports/schema-org",
            FunctionNames.REGISTRATION,
            everyRole(),
            query("exportCountry", "category", "currency"),
            json("SchemaOrgPolicy", 200),
            "Policy: The version in force as schema.org's MerchantReturnPolicy, JSON-LD"),
    GET_POLICY_GOOGLE_MERCHANT(
            "GET /v1/policy/exports/google-merchant",
            FunctionNames.REGISTRATION,
            everyRole(),
            query("googleCountry", "googleCategory", "currency"),
            json("OnlineReturnPolicy", 200),
            "Policy: The version in force as Google Merchant API's OnlineReturnPolicy of one country"),
    GET_POLICY_PAGE(
            "GET /policy",
            FunctionNames.REGISTRATION,
            open(),
            query("lang", "currency"),
            page(),
            "Policy: The version in force for shoppers"),
    GET_POLICY_PAGE_OF_SHOP(
            "GET /s/{shop}/policy",
            FunctionNames.REGISTRATION,
            open(),
            query("lang", "currency"),
            page(),
            "Policy: The version in force for shoppers, of another shop than the default one"),
    DRY_RUN_POLICY(
            "POST /v1/policy/dry-run",
            FunctionNames.REGISTRATION,
            roles(ADMIN),
            body("DryRunRequest"),
            json("DryRun", 200),
            "Policy: What a draft would change for the orders of a span; changes nothing"),
    DRAFT_WITHDRAWAL(
            "POST /v1/withdrawals",
            FunctionNames.WITHDRAWALS,
            open(),
            body("WithdrawalDraft"),
            json("WithdrawalToken", 201),
            "Withdrawals: Say what is withdrawn from; nothing follows yet"),
    CONFIRM_WITHDRAWAL(
            "POST /v1/withdrawals/{withdrawal}/confirm",
            FunctionNames.WITHDRAWALS,
            open(),
            nothing(),
            json("WithdrawalReceipt", 201),
            "Withdrawals: Declare it; again, the same receipt"),
    DRAFT_WITHDRAWAL_OF_SHOP(
            "POST /s/{shop}/v1/withdrawals",
            FunctionNames.WITHDRAWALS,
            open(),
            body("WithdrawalDraft"),
            json("WithdrawalToken", 201),
            "Withdrawals: Say what is withdrawn from, at another shop than the default one"),
    CONFIRM_WITHDRAWAL_OF_SHOP(
            "POST /s/{shop}/v1/withdrawals/{withdrawal}/confirm",
            FunctionNames.WITHDRAWALS,
            open(),
            nothing(),
            json("WithdrawalReceipt", 201),
            "Withdrawals: Declare it, at another shop than the default one"),
    GET_WITHDRAWAL(
            "GET /v1/withdrawals/{withdrawal}",
            FunctionNames.WITHDRAWALS,
            roles(SUPPORT),
            nothing(),
            json("Withdrawal", 200),
            "Withdrawals: One declaration and what came of it"),
    GET_WITHDRAWAL_PAGE(
            "GET /withdraw",
            FunctionNames.WITHDRAWALS,
            open(),
            query("lang"),
            page(),
            "Withdrawals: The statutory function for people"),
    POST_WITHDRAWAL_PAGE(
            "POST /withdraw",
            FunctionNames.WITHDRAWALS,
            open(),
            form("WithdrawalForm"),
            page(),
            "Withdrawals: Its two steps and the receipt"),
    GET_WITHDRAWAL_PAGE_OF_SHOP(
            "GET /s/{shop}/withdraw",
            FunctionNames.WITHDRAWALS,
            open(),
            query("lang"),
            page(),
            "Withdrawals: The statutory function for people, of another shop than the default one"),
    POST_WITHDRAWAL_PAGE_OF_SHOP(
            "POST /s/{shop}/withdraw",
            FunctionNames.WITHDRAWALS,
            open(),
            form("WithdrawalForm"),
            page(),
            "Withdrawals: Its two steps and the receipt, of another shop than the default one"),
    GET_HEALTH(
            "GET /v1/health",
            FunctionNames.REGISTRATION,
            open(),
            nothing(),
            json("Health", 200, 503),
            "Service: Whether the parts answer; 503 if the table does not"),
    GET_OPENAPI(
            "GET /openapi.json",
            FunctionNames.REGISTRATION,
            open(),
            nothing(),
            json("AnyObject", 200),
            "Service: This document"),
    GET_DOCS("GET /docs", FunctionNames.REGISTRATION, open(), nothing(), page(), "Service: This document for people"),
    GET_START_PAGE("GET /", FunctionNames.REGISTRATION, open(), nothing(), page(), "Service: The start page");

    private final HttpMethod method;
    private final PathTemplate template;
    private final String function;
    private final Set<Role> roles;
    private final RequestContent request;
    private final AnswerContent answer;
    private final String tag;
    private final String summary;

    ApiRoute(
            String call,
            String function,
            Set<Role> roles,
            RequestContent request,
            AnswerContent answer,
            String description) {
        String[] methodAndPath = call.split(" ", 2);
        String[] tagAndSummary = description.split(": ", 2);
        this.method = HttpMethod.valueOf(methodAndPath[0]);
        this.template = new PathTemplate(methodAndPath[1]);
        this.function = function;
        this.roles = roles;
        this.request = request;
        this.answer = answer;
        this.tag = tagAndSummary[0];
        this.summary = tagAndSummary[1];
    }

    public HttpMethod method() {
        return method;
    }

    /** Such as {@code /v1/orders/{orderNumber}}. */
    public String path() {
        return template.text();
    }

    PathTemplate template() {
        return template;
    }

    /** The definition of the function that serves it, one of {@link FunctionNames}. */
    public String function() {
        return function;
    }

    /** Who may call it besides ADMIN; empty if no key is needed. */
    public Set<Role> roles() {
        return roles;
    }

    /** Whether it is called without a key: pages, health, and what carries a signature instead. */
    public boolean isOpen() {
        return roles.isEmpty();
    }

    public boolean allows(Role role) {
        return isOpen() || role == ADMIN || roles.contains(role);
    }

    public RequestContent request() {
        return request;
    }

    public AnswerContent answer() {
        return answer;
    }

    public String tag() {
        return tag;
    }

    public String summary() {
        return summary;
    }

    /** The routes that one function serves. */
    public static Set<ApiRoute> of(String function) {
        Set<ApiRoute> routes = EnumSet.allOf(ApiRoute.class);
        routes.removeIf(route -> !route.function.equals(function));
        return routes;
    }

    private static Set<Role> roles(Role... roles) {
        return Set.of(roles);
    }

    private static Set<Role> everyRole() {
        return EnumSet.allOf(Role.class);
    }

    private static Set<Role> open() {
        return Set.of();
    }

    private static RequestContent nothing() {
        return query();
    }

    private static RequestContent query(String... parameters) {
        return new RequestContent.Query(List.of(parameters));
    }

    private static RequestContent body(String schema) {
        return new RequestContent.JsonBody(schema, true);
    }

    private static RequestContent optionalBody(String schema) {
        return new RequestContent.JsonBody(schema, false);
    }

    private static RequestContent form(String schema) {
        return new RequestContent.Form(schema);
    }

    private static RequestContent signed(String schema) {
        return new RequestContent.SignedBody(schema);
    }

    private static AnswerContent json(String schema, Integer... statuses) {
        return new AnswerContent.JsonAnswer(schema, List.of(statuses));
    }

    private static AnswerContent file(String contentType) {
        return new AnswerContent.File(contentType);
    }

    private static AnswerContent redirect() {
        return new AnswerContent.Redirect();
    }

    private static AnswerContent page() {
        return new AnswerContent.Page();
    }
}
