package dev.kehrwieder.registration.published;

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
import dev.kehrwieder.platform.json.Json;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A policy in the vocabulary of schema.org: an {@code OnlineStore} with one {@code MerchantReturnPolicy} for each group of
 * countries with the same terms, and, standing free for offers to refer to by {@code @id}, those of categories that differ.
 *
 * <p>What the vocabulary has no word for, and what is done about it:
 *
 * <ul>
 *   <li>Categories, so they are an {@code additionalProperty}. Rules for single reasons or flags are left out.
 *   <li>A window from the day of the order: {@code merchantReturnDays} count from delivery, so there are none, and the
 *       description tells.
 *   <li>A season that only ever lengthens the window: its last day is told, which may be sooner.
 *   <li>Approval by hand: the description tells.
 *   <li>A pick-up at home, told as by mail; an own shipment is told only where nothing else goes by mail.
 *   <li>Other terms for goods with a defect, so they are a policy of their own for {@code DamagedCondition}.
 * </ul>
 */
final class SchemaOrg {
    private static final String WORD = "https://schema.org/";

    private final PublishedPolicy published;
    private final String pageUrl;
    private final Amounts amounts;
    private final List<Season> seasons;

    SchemaOrg(PublishedPolicy published, String pageUrl, Amounts amounts, LocalDate today) {
        this.published = published;
        this.pageUrl = pageUrl;
        this.amounts = amounts;
        this.seasons = published.seasons(today);
    }

    /** Whether an amount is among what is told of these, so that a currency has to be known. */
    boolean namesAmounts(Collection<String> countries, Collection<String> categories) {
        ReturnKind usual = ReturnKind.usual();
        return countries.stream()
                .map(usual::from)
                .flatMap(kind ->
                        Stream.concat(Stream.of(kind), categories.stream().map(kind::of)))
                .anyMatch(kind -> !published.terms(kind).ways().stream().allMatch(Way::isFree));
    }

    ObjectNode document(Collection<String> countries, Collection<String> categories) {
        ObjectNode document = Json.object().put("@context", "https://schema.org");
        ArrayNode graph = document.putArray("@graph");
        var brand = published.policy().brand();
        ObjectNode store = graph.addObject()
                .put("@type", "OnlineStore")
                .put("@id", pageUrl + "#store")
                .put("name", brand.name());
        brand.logoUrl().ifPresent(url -> store.put("logo", url));
        ArrayNode policies = store.putArray("hasMerchantReturnPolicy");
        groups(countries, Optional.empty()).forEach((terms, where) -> add(policies, terms, where, Optional.empty()));
        for (String category : categories) {
            groups(countries, Optional.of(category))
                    .forEach((terms, where) -> add(graph, terms, where, Optional.of(category)));
        }
        return document;
    }

    /** What is said of a country's returns; equal for countries that the policy does not tell apart. */
    private record Terms(OfferedTerms usual, OfferedTerms defective, String returnCountry) {
        /** Fees aside: these are told for both at once. */
        boolean differByDefect() {
            return usual.approval() != defective.approval()
                    || usual.windowDays() != defective.windowDays()
                    || !usual.resolutions().equals(defective.resolutions())
                    || !methods(usual).equals(methods(defective));
        }

        private static List<ReturnMethod> methods(OfferedTerms terms) {
            return terms.ways().stream().map(Way::method).toList();
        }
    }

    /** For a category only where it differs from other goods. */
    private Map<Terms, List<String>> groups(Collection<String> countries, Optional<String> category) {
        Map<Terms, List<String>> groups = new LinkedHashMap<>();
        for (String country : countries) {
            Terms general = terms(ReturnKind.usual().from(country));
            Terms terms = category.map(
                            it -> terms(ReturnKind.usual().from(country).of(it)))
                    .orElse(general);
            if (category.isEmpty() || !terms.equals(general)) {
                groups.computeIfAbsent(terms, _ -> new ArrayList<>()).add(country);
            }
        }
        return groups;
    }

    private Terms terms(ReturnKind kind) {
        return new Terms(
                published.terms(kind),
                published.terms(kind.defective()),
                published.policy().returnAddress(kind.country().orElseThrow()).country());
    }

    private void add(ArrayNode policies, Terms terms, List<String> countries, Optional<String> category) {
        boolean apart = terms.differByDefect();
        for (List<Way> ways : waysByCost(terms.usual())) {
            ObjectNode policy = policy(policies, terms, terms.usual(), countries, category);
            if (isPermitted(terms.usual())) {
                addWays(policy, terms.usual(), ways);
                addFees(policy, terms.usual(), ways);
            }
        }
        if (apart && isPermitted(terms.defective())) {
            ObjectNode policy = policy(policies, terms, terms.defective(), countries, category);
            policy.put("itemCondition", WORD + "DamagedCondition");
            addWays(policy, terms.defective(), terms.defective().ways());
            policy.put("returnFees", WORD + "FreeReturn");
        }
    }

    private static boolean isPermitted(OfferedTerms terms) {
        return terms.approval() != Approval.REJECT;
    }

    private ObjectNode policy(
            ArrayNode policies, Terms terms, OfferedTerms offered, List<String> countries, Optional<String> category) {
        ObjectNode policy = policies.addObject().put("@type", "MerchantReturnPolicy");
        String name = category.map(it -> URLEncoder.encode(it, StandardCharsets.UTF_8))
                .orElse("returns");
        policy.put("@id", pageUrl + "#" + name + "-" + policies.size());
        category.ifPresent(it -> policy.putObject("additionalProperty")
                .put("@type", "PropertyValue")
                .put("name", "category")
                .put("value", it));
        ArrayNode where = policy.putArray("applicableCountry");
        countries.forEach(where::add);
        policy.put("returnPolicyCountry", terms.returnCountry()).put("merchantReturnLink", pageUrl);
        if (isPermitted(offered)) {
            addWindow(policy, offered);
        } else {
            policy.put("returnPolicyCategory", WORD + "MerchantReturnNotPermitted");
        }
        List<String> notes = new ArrayList<>();
        if (isPermitted(offered) && published.policy().anchor() == Anchor.ORDERED) {
            notes.add("The " + offered.windowDays() + " days count from the day of the order.");
        }
        if (offered.approval() == Approval.MANUAL) {
            notes.add("Each return is approved by hand before goods are sent.");
        }
        notes.add("A consumer's rights of withdrawal and for defective goods are not limited by this policy.");
        policy.put("description", String.join(" ", notes));
        return policy;
    }

    private void addWindow(ObjectNode policy, OfferedTerms offered) {
        policy.put("returnPolicyCategory", WORD + "MerchantReturnFiniteReturnWindow");
        if (published.policy().anchor() == Anchor.DELIVERED) {
            policy.put("merchantReturnDays", offered.windowDays());
        }
        if (!seasons.isEmpty()) {
            ArrayNode overrides = policy.putArray("returnPolicySeasonalOverride");
            seasons.forEach(season -> overrides
                    .addObject()
                    .put("@type", "MerchantReturnPolicySeasonalOverride")
                    .put("startDate", season.orderedFrom().toString())
                    .put("endDate", season.orderedTo().toString())
                    .put("returnPolicyCategory", WORD + "MerchantReturnFiniteReturnWindow")
                    .put("merchantReturnDays", season.returnUntil().toString()));
        }
    }

    /** Each list is one statement: the vocabulary has one fee for all ways of a policy. At least one, be it empty. */
    private static List<List<Way>> waysByCost(OfferedTerms terms) {
        if (!isPermitted(terms)) {
            return List.of(List.of());
        }
        Map<BigDecimal, List<Way>> byFee = new LinkedHashMap<>();
        terms.ways().stream().filter(isTold(terms)).forEach(way -> byFee.computeIfAbsent(
                        way.fee(), _ -> new ArrayList<>())
                .add(way));
        return byFee.isEmpty() ? List.of(List.of()) : List.copyOf(byFee.values());
    }

    /** Who would rather send a parcel of their own may, but that is not what a shop offers where it gives labels. */
    private static Predicate<Way> isTold(OfferedTerms terms) {
        boolean labels = terms.ways().stream().anyMatch(way -> way.method().needsLabel());
        return way -> way.method() != ReturnMethod.OWN_SHIPMENT || !labels;
    }

    private static void addWays(ObjectNode policy, OfferedTerms terms, List<Way> ways) {
        List<Way> told = ways.stream().filter(isTold(terms)).toList();
        addWords(policy, "returnMethod", told.stream().map(way -> method(way.method())));
        addWords(policy, "returnLabelSource", told.stream().map(Way::method).flatMap(SchemaOrg::labelSource));
        addWords(policy, "refundType", terms.resolutions().stream().flatMap(SchemaOrg::refundType));
    }

    private void addFees(ObjectNode policy, OfferedTerms terms, List<Way> ways) {
        Optional<Way> way = ways.stream().findFirst();
        boolean restocking = terms.restockingFeePercent().signum() > 0;
        boolean postage = way.filter(it -> !it.isFree()).isPresent();
        boolean ownPostage = ways.stream().anyMatch(it -> it.method() == ReturnMethod.OWN_SHIPMENT);
        if (!restocking && !postage && !ownPostage) {
            policy.put("returnFees", WORD + "FreeReturn");
            return;
        }
        Stream.Builder<String> fees = Stream.builder();
        if (postage) {
            fees.add("ReturnShippingFees");
            amounts.of(way.get().fee()).ifPresent(fee -> addAmount(policy, fee));
        }
        if (ownPostage) {
            fees.add("ReturnFeesCustomerResponsibility");
        } else {
            policy.put("itemDefectReturnFees", WORD + "FreeReturn");
        }
        if (restocking) {
            fees.add("RestockingFees");
            policy.put("restockingFee", plain(terms.restockingFeePercent()));
        }
        addWords(policy, "customerRemorseReturnFees", fees.build());
    }

    private static void addAmount(ObjectNode policy, Money fee) {
        policy.putObject("customerRemorseReturnShippingFeesAmount")
                .put("@type", "MonetaryAmount")
                .put("value", fee.decimal())
                .put("currency", fee.currency().getCurrencyCode());
    }

    /** Without an exponent. */
    private static BigDecimal plain(BigDecimal number) {
        return number.setScale(Math.max(0, number.scale()));
    }

    private static String method(ReturnMethod method) {
        return switch (method) {
            case BY_MAIL_LABEL, BY_MAIL_QR, HOME_PICKUP, OWN_SHIPMENT -> "ReturnByMail";
            case DROP_OFF_POINT -> "ReturnAtKiosk";
            case IN_STORE -> "ReturnInStore";
            case KEEP_ITEM -> "KeepProduct";
        };
    }

    private static Stream<String> labelSource(ReturnMethod method) {
        if (method.needsLabel()) {
            // A QR code comes with a label to print for those who would rather.
            return Stream.of("ReturnLabelDownloadAndPrint");
        }
        return method == ReturnMethod.OWN_SHIPMENT ? Stream.of("ReturnLabelCustomerResponsibility") : Stream.empty();
    }

    private static Stream<String> refundType(Resolution resolution) {
        return switch (resolution) {
            case REFUND_ORIGINAL_PAYMENT, REFUND_KEEP_ITEM -> Stream.of("FullRefund");
            case STORE_CREDIT -> Stream.of("StoreCreditRefund");
            case EXCHANGE_VARIANT, EXCHANGE_PRODUCT, INSTANT_EXCHANGE, REPLACEMENT -> Stream.of("ExchangeRefund");
            case REPAIR, PARTIAL_REFUND_KEEP_ITEM, NO_COMPENSATION -> Stream.empty();
        };
    }

    /** Nothing where there are none: an empty list says as much, and some readers stumble over it. */
    private static void addWords(ObjectNode policy, String property, Stream<String> words) {
        List<String> distinct = words.distinct().toList();
        if (!distinct.isEmpty()) {
            ArrayNode values = policy.putArray(property);
            distinct.forEach(word -> values.add(WORD + word));
        }
    }
}
