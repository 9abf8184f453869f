package dev.kehrwieder.registration.published;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import dev.kehrwieder.core.money.Money;
import dev.kehrwieder.core.policy.Anchor;
import dev.kehrwieder.core.policy.Approval;
import dev.kehrwieder.core.policy.OfferedTerms;
import dev.kehrwieder.core.policy.OfferedTerms.Way;
import dev.kehrwieder.core.policy.PublishedPolicy;
import dev.kehrwieder.core.policy.ReturnKind;
import dev.kehrwieder.core.policy.Season;
import dev.kehrwieder.platform.http.FieldError;
import dev.kehrwieder.platform.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A policy as the {@code OnlineReturnPolicy} that Google's Merchant API takes for one country
 * (developers.google.com/merchant/api/reference/rest/accounts_v1/accounts.onlineReturnPolicies): for all goods, or for those
 * whose {@code return_policy_label} is a category.
 *
 * <p>It has no words for goods that the shopper keeps and for approval by hand, and one fee for all ways, so the dearest of
 * those by parcel is told. Of the conditions of goods only NEW is named: no other is sure to be accepted. How many days a
 * refund takes is not in a policy, so it is not named. Rules for single reasons or flags are left out.
 */
final class GoogleMerchant {
    private static final BigDecimal MICROS = new BigDecimal(1_000_000);

    private final PublishedPolicy published;
    private final String country;
    private final Optional<String> category;
    private final boolean acceptsDefectiveOnly;
    private final OfferedTerms terms;

    GoogleMerchant(PublishedPolicy published, String country, Optional<String> category) {
        this.published = requireNonNull(published, "published is null");
        this.country = requireNonNull(country, "country is null");
        this.category = requireNonNull(category, "category is null");
        ReturnKind anyGoods = ReturnKind.usual().from(country);
        ReturnKind kind = category.map(anyGoods::of).orElse(anyGoods);
        OfferedTerms usual = published.terms(kind);
        OfferedTerms defective = published.terms(kind.defective());
        this.acceptsDefectiveOnly = usual.approval() == Approval.REJECT && defective.approval() != Approval.REJECT;
        this.terms = acceptsDefectiveOnly ? defective : usual;
    }

    /** What the resource has no true word for, as pointers into the policy. */
    List<FieldError> unsayable() {
        List<FieldError> errors = new ArrayList<>();
        if (isPermitted() && published.policy().anchor() == Anchor.ORDERED) {
            errors.add(new FieldError(
                    "/window/anchor",
                    "UNSUPPORTED",
                    "Google counts days from the delivery, this policy from the order"));
        }
        if (isPermitted() && methods().isEmpty()) {
            errors.add(new FieldError("/methods", "UNSUPPORTED", "Google asks for a way in which goods come back"));
        }
        return errors;
    }

    boolean namesAmounts() {
        return isPermitted() && fee().signum() > 0;
    }

    ObjectNode resource(String pageUrl, Amounts amounts, LocalDate today) {
        ObjectNode resource = Json.object();
        // Without a label it is the country's default; "default" itself would be an exception's.
        category.ifPresent(it -> resource.put("label", it));
        resource.putArray("countries").add(country);
        ObjectNode policy = resource.putObject("policy");
        if (isPermitted()) {
            policy.put("type", "NUMBER_OF_DAYS_AFTER_DELIVERY").put("days", Integer.toString(terms.windowDays()));
            addSeasons(resource, today);
            addFees(resource, amounts);
            ArrayNode methods = resource.putArray("returnMethods");
            methods().forEach(methods::add);
            resource.putArray("itemConditions").add("NEW");
            resource.put("acceptExchange", terms.resolutions().stream().anyMatch(Resolution::isExchange));
        } else {
            policy.put("type", "NO_RETURNS");
        }
        return resource.put("acceptDefectiveOnly", acceptsDefectiveOnly).put("returnPolicyUri", pageUrl);
    }

    private boolean isPermitted() {
        return terms.approval() != Approval.REJECT;
    }

    private void addSeasons(ObjectNode resource, LocalDate today) {
        List<Season> seasons = published.seasons(today);
        if (seasons.isEmpty()) {
            return;
        }
        ArrayNode overrides = resource.putArray("seasonalOverrides");
        for (Season season : seasons) {
            ObjectNode override =
                    overrides.addObject().put("label", season.orderedFrom() + " to " + season.orderedTo());
            override.set("startDate", date(season.orderedFrom()));
            override.set("endDate", date(season.orderedTo()));
            override.set("returnUntilDate", date(season.returnUntil()));
        }
    }

    private static ObjectNode date(LocalDate date) {
        return Json.object()
                .put("year", date.getYear())
                .put("month", date.getMonthValue())
                .put("day", date.getDayOfMonth());
    }

    private void addFees(ObjectNode resource, Amounts amounts) {
        if (terms.restockingFeePercent().signum() > 0) {
            resource.putObject("restockingFee")
                    .put(
                            "microPercent",
                            terms.restockingFeePercent().multiply(MICROS).intValue());
        }
        if (terms.ways().stream().anyMatch(way -> way.method().needsLabel())) {
            resource.put("returnLabelSource", "DOWNLOAD_AND_PRINT");
            // A fixed fee without an amount is none.
            ObjectNode shipping = resource.putObject("returnShippingFee").put("type", "FIXED");
            if (fee().signum() > 0) {
                amounts.of(fee()).ifPresent(fee -> shipping.set("fixedFee", price(fee)));
            }
        } else if (terms.ways().stream().anyMatch(way -> way.method() == ReturnMethod.OWN_SHIPMENT)) {
            resource.put("returnLabelSource", "CUSTOMER_RESPONSIBILITY");
        }
    }

    private static ObjectNode price(Money fee) {
        return Json.object()
                .put(
                        "amountMicros",
                        fee.decimal().multiply(MICROS).toBigInteger().toString())
                .put("currencyCode", fee.currency().getCurrencyCode());
    }

    private BigDecimal fee() {
        return terms.ways().stream()
                .filter(way -> way.method().needsLabel())
                .map(Way::fee)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    private List<String> methods() {
        return terms.ways().stream()
                .map(Way::method)
                .filter(method -> method != ReturnMethod.KEEP_ITEM)
                .map(GoogleMerchant::method)
                .distinct()
                .toList();
    }

    private static String method(ReturnMethod method) {
        return switch (method) {
            case DROP_OFF_POINT -> "AT_A_KIOSK";
            case IN_STORE -> "IN_STORE";
            case BY_MAIL_LABEL, BY_MAIL_QR, HOME_PICKUP, OWN_SHIPMENT, KEEP_ITEM -> "BY_MAIL";
        };
    }
}
