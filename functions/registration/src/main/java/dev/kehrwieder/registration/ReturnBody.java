package dev.kehrwieder.registration;

import dev.kehrwieder.core.model.ExchangeFor;
import dev.kehrwieder.core.model.OrderKey;
import dev.kehrwieder.core.model.OverrideReason;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.Return;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.model.StaffRole;
import dev.kehrwieder.core.policy.Claims;
import dev.kehrwieder.core.usecase.ReturnRequest;
import dev.kehrwieder.core.usecase.StaffOverride;
import dev.kehrwieder.platform.api.Agent;
import dev.kehrwieder.platform.api.Amounts;
import dev.kehrwieder.platform.api.CreditConsentBody;
import dev.kehrwieder.platform.http.ApiRequest;
import dev.kehrwieder.platform.http.Caller;
import dev.kehrwieder.platform.http.Problem;
import dev.kehrwieder.platform.http.ProblemCode;
import dev.kehrwieder.platform.http.ProblemException;
import dev.kehrwieder.platform.http.RequestBody;
import dev.kehrwieder.platform.http.Role;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;

/** Reads what a shopper asks for (DESIGN 6, "Register"). */
final class ReturnBody {
    private static final int MAX_ITEMS = 200;
    private static final String OVERRIDE = "override";
    private static final Currency STAND_IN = Currency.getInstance("EUR");

    private final Function<String, Optional<Currency>> currencyOf;

    /** @param currencyOf the currency of an order by its number: a wished exchange is priced in it */
    ReturnBody(Function<String, Optional<Currency>> currencyOf) {
        this.currencyOf = currencyOf;
    }

    ReturnRequest read(Caller caller, RequestBody body) {
        String orderNumber = body.text("orderNumber", 64);
        boolean claim = body.optionalBool("claim").orElse(false);
        // A claim that names no resolution is not a wish for money: first the goods are made good.
        Resolution unsaid = claim ? Claims.UNSAID : Resolution.REFUND_ORIGINAL_PAYMENT;
        return new ReturnRequest(
                new OrderKey(caller.shop(), orderNumber),
                body.optionalChoice("method", ReturnMethod.class).orElse(ReturnMethod.BY_MAIL_QR),
                body.optionalInteger("parcels", 1, Return.MOST_PARCELS).orElse(1),
                body.optionalBool("statutoryWithdrawal").orElse(false),
                claim,
                body.objects("items", 1, MAX_ITEMS, item -> item(orderNumber, unsaid, item)),
                body.optionalObject(OVERRIDE, override -> override(caller, override)),
                CreditConsentBody.optional(body));
    }

    /**
     * Before any field is read.
     *
     * @throws ProblemException FORBIDDEN if the body sets the policy aside and the caller's role may not
     */
    static void requireMayOverride(ApiRequest request) {
        if (request.json().hasNonNull(OVERRIDE)) {
            staffRole(request.caller().role());
        }
    }

    private static StaffRole staffRole(Role role) {
        return switch (role) {
            case SUPPORT -> StaffRole.SUPPORT;
            case ADMIN -> StaffRole.ADMIN;
            case STOREFRONT, WAREHOUSE, FINANCE ->
                throw new ProblemException(
                        Problem.of(ProblemCode.FORBIDDEN, "An override needs another role than " + role));
        };
    }

    private static StaffOverride override(Caller caller, RequestBody body) {
        return new StaffOverride(
                Agent.of(caller, body),
                staffRole(caller.role()),
                body.choice("reason", OverrideReason.class),
                body.optionalLines("note", 500));
    }

    private ReturnRequest.Item item(String firstOrder, Resolution unsaid, RequestBody body) {
        Optional<String> orderNumber = body.optionalText("orderNumber", 64);
        return new ReturnRequest.Item(
                orderNumber,
                body.text("lineId", 64),
                body.integer("quantity", 1, Integer.MAX_VALUE),
                body.optionalText("reason", 64),
                body.optionalLines("comment", 500),
                body.optionalChoice("resolution", Resolution.class).orElse(unsaid),
                body.optionalObject("exchangeFor", wish -> exchange(orderNumber.orElse(firstOrder), wish)),
                body.texts("photos", 20, 200),
                body.optionalDate("defectNoticedAt"));
    }

    private ExchangeFor exchange(String orderNumber, RequestBody body) {
        // An unknown order is refused by the use case; until then any currency will do.
        Amounts amounts = new Amounts(currencyOf.apply(orderNumber).orElse(STAND_IN));
        return new ExchangeFor(
                body.text("sku", 100),
                body.text("title", 300),
                amounts.required(body, "unitPrice"),
                body.optionalDecimal("taxRate", BigDecimal.ZERO, BigDecimal.ONE).orElse(BigDecimal.ZERO));
    }
}
