package dev.kehrwieder.core.policy;

import static java.util.Objects.requireNonNull;

import dev.kehrwieder.core.model.Address;
import dev.kehrwieder.core.model.Order;
import dev.kehrwieder.core.model.OrderLine;
import dev.kehrwieder.core.model.Resolution;
import dev.kehrwieder.core.model.ReturnMethod;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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
 * @param brand what shoppers see of the shop
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
        RefundTrigger refundOn,
        boolean valueLossEnabled,
        int secondPersonAbovePercent,
        TenderOrder tenderOrder,
        List<Season> seasons,
        List<Rule> rules,
        List<Reason> reasons,
        Brand brand) {
    public Policy {
        requireNonNull(shop, "shop is null");
        requireNonNull(timeZone, "timeZone is null");
        requireNonNull(returnAddress, "returnAddress is null");
        requireNonNull(labelSize, "labelSize is null");
        requireNonNull(tenderOrder, "tenderOrder is null");
        requireNonNull(brand, "brand is null");
        holidayRegions = List.copyOf(holidayRegions);
        returnAddresses = Map.copyOf(returnAddresses);
        methods = List.copyOf(methods);
        resolutions = List.copyOf(resolutions);
        seasons = List.copyOf(seasons);
        rules = List.copyOf(rules);
        reasons = List.copyOf(reasons);
    }

    /** The policy of one line for one reason, rules applied. */
    public LineTerms terms(Order order, OrderLine line, String reason) {
        return new LineTerms(
                pick(order, line, reason, Rule::windowDays, windowDays),
                pick(order, line, reason, Rule::approval, approval),
                pick(order, line, reason, Rule::restockingFeePercent, restockingFeePercent));
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

    public Address returnAddress(String senderCountry) {
        return returnAddresses.getOrDefault(senderCountry, returnAddress);
    }

    private <T> T pick(Order order, OrderLine line, String reason, Function<Rule, Optional<T>> field, T otherwise) {
        return rules.stream()
                .filter(rule -> rule.matches(line.category(), order.market(), reason, line.flags()))
                .flatMap(rule -> field.apply(rule).stream())
                .findFirst()
                .orElse(otherwise);
    }
}
