package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One version of a shop's policy.
 *
 * @param timeZone the shop's zone: days and deadlines are counted in it
 * @param returnAddresses by the sender's country, where they differ from {@code returnAddress}
 * @param returnShippingFee once per return; in the currency of the order
 * @param tenderOrder in which order the means of payment get their money back
 * @param labelSize of the labels that we draw; a carrier's own come as they are
 * @param rules the first that matches wins, field by field
 * @param reasons the shop's own, beside or instead of the built-in ones
 * @param reasonGroups the shop's own, beside or instead of the built-in ones
 * @param lostAfterDays without a scan from when on somebody looks for a parcel that was handed in; 0: never
 * @param brand what shoppers see of the shop
 * @param creditValidity how long store credit may be used
 * @param since when it was put; empty for a draft, and for what an earlier release put
 */
public record Policy(
        String shop,
        int version,
        ZoneId timeZone,
        List<String> holidayRegions,
        Address returnAddress,
        Map<String, Address> returnAddresses,
        int windowDays,
        Anchor anchor,
        Approval approval,
        BigDecimal restockingFeePercent,
        BigDecimal returnShippingFee,
        List<ReturnMethod> methods,
        List<Resolution> resolutions,
        BigDecimal storeCreditBonusPercent,
        BigDecimal keepItemBelow,
        int labelValidDays,
        LabelSize labelSize,
        LabelTerms labels,
        RefundTrigger refundOn,
        boolean valueLossEnabled,
        int secondPersonAbovePercent,
        TenderOrder tenderOrder,
        List<Season> seasons,
        List<Rule> rules,
        List<Reason> reasons,
        List<ReasonGroup> reasonGroups,
        SkuLists skus,
        ClaimTerms claims,
        StaffLimits staffLimits,
        int lostAfterDays,
        Brand brand,
        CreditValidity creditValidity,
        Optional<Instant> since) {
    /** As long as carriers take to search, roughly. */
    public static final int LOST_AFTER_DAYS = 14;

    public Policy {
        requireNonNull(shop, "shop is null");
        requireNonNull(timeZone, "timeZone is null");
        requireNonNull(returnAddress, "returnAddress is null");
        requireNonNull(labelSize, "labelSize is null");
        requireNonNull(labels, "labels is null");
        requireNonNull(tenderOrder, "tenderOrder is null");
        requireNonNull(brand, "brand is null");
        requireNonNull(since, "since is null");
        holidayRegions = List.copyOf(holidayRegions);
        returnAddresses = Map.copyOf(returnAddresses);
        methods = List.copyOf(methods);
        resolutions = List.copyOf(resolutions);
        seasons = List.copyOf(seasons);
        rules = List.copyOf(rules);
        reasons = List.copyOf(reasons);
        reasonGroups = List.copyOf(reasonGroups);
        requireNonNull(skus, "skus is null");
        requireNonNull(claims, "claims is null");
        requireNonNull(staffLimits, "staffLimits is null");
        requireNonNull(creditValidity, "creditValidity is null");
    }

    /** The same, put at an instant. */
    public Policy putAt(Instant instant) {
        return new Policy(
                shop,
                version,
                timeZone,
                holidayRegions,
                returnAddress,
                returnAddresses,
                windowDays,
                anchor,
                approval,
                restockingFeePercent,
                returnShippingFee,
                methods,
                resolutions,
                storeCreditBonusPercent,
                keepItemBelow,
                labelValidDays,
                labelSize,
                labels,
                refundOn,
                valueLossEnabled,
                secondPersonAbovePercent,
                tenderOrder,
                seasons,
                rules,
                reasons,
                reasonGroups,
                skus,
                claims,
                staffLimits,
                lostAfterDays,
                brand,
                creditValidity,
                Optional.of(instant));
    }

    /** The policy of a line before its reason is known: rules that ask for a reason do not speak. */
    public LineTerms terms(Order order, OrderLine line) {
        return terms(new Asked(order, line, Optional.empty(), Optional.empty()));
    }

    /** The policy of a line for one reason, rules applied; rules that ask for the way of the return do not speak. */
    public LineTerms terms(Order order, OrderLine line, String reason) {
        return terms(new Asked(order, line, reason(reason), Optional.empty()));
    }

    /** The policy of a line for one reason and one way of its return, rules applied. */
    public LineTerms terms(Order order, OrderLine line, String reason, ReturnMethod method) {
        return terms(new Asked(order, line, reason(reason), Optional.of(method)));
    }

    private LineTerms terms(Asked asked) {
        return new LineTerms(
                pick(asked, Rule::windowDays, "windowDays", new Term<>(windowDays, "/window/days")),
                pick(asked, Rule::approval, "approval", new Term<>(approval, "/approval")),
                pick(
                        asked,
                        Rule::restockingFeePercent,
                        "restockingFeePercent",
                        new Term<>(restockingFeePercent, "/restockingFeePercent")),
                pick(
                        asked,
                        Rule::returnShippingFee,
                        "returnShippingFee",
                        new Term<>(returnShippingFee, "/returnShippingFee")),
                pick(asked, Rule::saidMethods, "methods", new Term<>(methods, "/methods")),
                pick(asked, Rule::saidResolutions, "resolutions", new Term<>(resolutions, "/resolutions")),
                pick(asked, Rule::photos, "photos", photos(asked)),
                pick(asked, Rule::keepItemBelow, "keepItemBelow", new Term<>(keepItemBelow, "/keepItemBelow")));
    }

    private static Term<Integer> photos(Asked asked) {
        return new Term<>(
                asked.reason().map(Reason::photos).orElse(0),
                asked.reason().map(reason -> "/reasons/" + reason.code()).orElse("/reasons"));
    }

    /** The reasons that may be chosen for goods of a category, the shop's own before the built-in ones. */
    public List<Reason> reasonsFor(String category) {
        return reasonsOfAll().filter(reason -> reason.isOfferedFor(category)).toList();
    }

    /** Every reason that is offered for any goods. */
    public List<Reason> offeredReasons() {
        return reasonsOfAll().filter(Reason::offered).toList();
    }

    private Stream<Reason> reasonsOfAll() {
        return Stream.concat(reasons.stream(), BuiltInReasons.all().stream().filter(builtIn -> reasons.stream()
                .noneMatch(own -> own.code().equals(builtIn.code()))));
    }

    /** The groups that the offered reasons stand under, the shop's own before the built-in ones. */
    public List<ReasonGroup> groups() {
        Set<String> parents = offeredReasons().stream().map(Reason::parent).collect(Collectors.toSet());
        return Stream.concat(
                        reasonGroups.stream(), BuiltInReasons.groups().stream().filter(builtIn -> reasonGroups.stream()
                                .noneMatch(own -> own.code().equals(builtIn.code()))))
                .filter(group -> parents.contains(group.code()))
                .toList();
    }

    /** A reason that may be given, the shop's own before a built-in one. */
    public Optional<Reason> reason(String code) {
        return reasons.stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .or(() -> BuiltInReasons.find(code));
    }

    /** A reason in words, the shop's own before the built-in ones; empty where there are none in this language. */
    public String reasonInWords(String code, Locale locale) {
        return reason(code)
                .map(reason -> reason.labels().get(BuiltInReasons.language(locale)))
                .orElseGet(() -> BuiltInReasons.words(code, locale));
    }

    /** The season that an order falls into. */
    public Optional<Season> season(Order order) {
        var ordered = order.placedAt().atZoneSameInstant(timeZone).toLocalDate();
        return seasons.stream().filter(season -> season.covers(ordered)).findFirst();
    }

    /** The first instant at which credit that is given now is worth nothing. */
    public Instant creditEndsAt(Instant given) {
        return creditValidity.endsAt(given, timeZone);
    }

    public Address returnAddress(String senderCountry) {
        return returnAddresses.getOrDefault(senderCountry, returnAddress);
    }

    private <T> Term<T> pick(Asked asked, Function<Rule, Optional<T>> field, String name, Term<T> otherwise) {
        for (int i = 0; i < rules.size(); i++) {
            Optional<T> said = field.apply(rules.get(i));
            if (said.isPresent() && rules.get(i).match().matches(asked)) {
                return new Term<>(said.get(), "/rules/" + i + "/" + name);
            }
        }
        return otherwise;
    }
}
